using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two reports tell one story when their names and words are alike and they were published within a few days, the closer the less likeness is
/// asked; or when one holds most of the other's text. Reports without a date of their own need more, and with dated ones a passage or a
/// quotation in common.
/// </summary>
public sealed class StoryJoin : IJoinRule<StorySketch>
{
    private const double LeastLikeness = .46;
    private const double LeastUndated = .5;

    /// <summary>Likeness that is asked where a report without a date quotes the same words as the other.</summary>
    private const double LeastQuoted = .25;
    private const int KeyQuotations = 16;

    /// <summary>What a text of hardly any words must have more: two developments of one dispute share most of what little they say.</summary>
    private const double MoreForShort = .22;
    private const int EnoughWords = 50;
    private const double PerDay = .06;
    private const double ShareOfNames = .15;
    private const int FarthestDays = 3;
    private const int KeyTerms = 8;
    private const int KeyFingerprints = 12;
    private const double NearCopy = .3;
    private const int FarthestCopyDays = 14;

    /// <summary>Fingerprints in common that make a passage: one may be a phrase.</summary>
    private const int LeastPassage = 2;

    public string Kind => "story";

    public IEnumerable<BlockingKey> BlockingKeys(Mention<StorySketch> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        StorySketch sketch = mention.Told;
        string[] top = [.. sketch.Words.Take(KeyTerms).Select(static t => t.Term).Order(StringComparer.Ordinal)];
        string[] whens = Whens(mention);
        for (int i = 0; i < top.Length; i++)
        {
            for (int j = i + 1; j < top.Length; j++)
            {
                foreach (string when in whens)
                {
                    yield return new BlockingKey($"{when} {top[i]} {top[j]}");
                }
            }
        }

        // Words in common are all that an undated report meets dated ones by.
        foreach (ulong fingerprint in sketch.Fingerprints.Take(KeyFingerprints))
        {
            yield return new BlockingKey(fingerprint.ToString("x16", CultureInfo.InvariantCulture));
        }

        foreach (ulong run in sketch.Quotations.Take(KeyQuotations))
        {
            yield return new BlockingKey("q" + run.ToString("x16", CultureInfo.InvariantCulture));
        }
    }

    public bool Joins(Mention<StorySketch> left, Mention<StorySketch> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Margin(left, right) >= 0;
    }

    /// <summary>How far the likeness of two reports lies above what their dates ask, -1 for reports too far apart.</summary>
    internal static double Margin(Mention<StorySketch> left, Mention<StorySketch> right)
    {
        int? days = DaysApart(left.Report, right.Report);
        if ((days ?? 0) <= FarthestCopyDays && Resemblance(left.Told.Fingerprints, right.Told.Fingerprints) >= NearCopy)
        {
            return 1 - LeastLikeness;
        }

        if (days is null && Shared(left.Told.Quotations, right.Told.Quotations) >= LeastPassage)
        {
            return Likeness(left.Told, right.Told) - LeastQuoted;
        }

        if (days > FarthestDays || (IsDated(left) != IsDated(right) && !SharePassage(left.Told, right.Told)))
        {
            return -1;
        }

        double asked =
            days is { } apart ? LeastLikeness + (PerDay * apart)
            : IsDated(left) != IsDated(right) ? LeastUndated
            : LeastUndated + (MoreForShort * Shortness(left.Told, right.Told));
        return Likeness(left.Told, right.Told) - asked;
    }

    // Spans of days, so that two reports at most the farthest number of days apart have one in common.
    private static string[] Whens(Mention<StorySketch> mention)
    {
        if (OwnDay(mention.Report) is not { } day)
        {
            return [""];
        }

        int first = DateOverlap.Number(day) / (FarthestDays + 1);
        int last = (DateOverlap.Number(day) + FarthestDays) / (FarthestDays + 1);
        return first == last ? [Span(first)] : [Span(first), Span(last)];

        static string Span(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsDated(Mention<StorySketch> mention) => OwnDay(mention.Report) is not null;

    // Reports of one dispute are alike whatever day they tell of: only words in common place one without a date among dated ones.
    private static bool SharePassage(StorySketch left, StorySketch right) => Shared(left.Fingerprints, right.Fingerprints) >= LeastPassage;

    private static int Shared(ImmutableArray<ulong> left, ImmutableArray<ulong> right) => Walk(left, right, int.MaxValue).Shared;

    // Goes through both ascending lists side by side, over at most so many different hashes.
    private static (int Shared, int Seen) Walk(ImmutableArray<ulong> left, ImmutableArray<ulong> right, int most)
    {
        int shared = 0;
        int seen = 0;
        for (int i = 0, j = 0; seen < most && i < left.Length && j < right.Length; seen++)
        {
            int order = left[i].CompareTo(right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (shared, seen);
    }

    private static double Shortness(StorySketch left, StorySketch right) =>
        Math.Max(0, 1 - ((double)Math.Min(left.Words.Length, right.Words.Length) / EnoughWords));

    /// <summary>Likeness of names and words, 0 to 1.</summary>
    public static double Likeness(StorySketch left, StorySketch right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return ((1 - ShareOfNames) * Cosine(left.Words, right.Words)) + (ShareOfNames * Cosine(left.Names, right.Names));
    }

    // A date that was inferred from a story must not decide which story it is.
    private static int? DaysApart(ReportFacts left, ReportFacts right) =>
        OwnDay(left) is { } a && OwnDay(right) is { } b ? Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) : null;

    private static LocalDate? OwnDay(ReportFacts report) => report.Published.IsInferred ? null : DateOverlap.DayOf(report);

    private static double Cosine(ImmutableArray<WeightedTerm> left, ImmutableArray<WeightedTerm> right)
    {
        double product = 0;
        double leftNorm = 0;
        double rightNorm = 0;
        foreach (WeightedTerm term in left)
        {
            leftNorm += term.Weight * term.Weight;
            foreach (WeightedTerm other in right)
            {
                if (other.Term == term.Term)
                {
                    product += term.Weight * other.Weight;
                    break;
                }
            }
        }

        foreach (WeightedTerm other in right)
        {
            rightNorm += other.Weight * other.Weight;
        }

        return product == 0 ? 0 : product / Math.Sqrt(leftNorm * rightNorm);
    }

    // Estimate of how much of their texts is one, from the smallest fingerprints of both.
    private static double Resemblance(ImmutableArray<ulong> left, ImmutableArray<ulong> right)
    {
        int most = Math.Min(left.Length, right.Length);
        if (most < 4)
        {
            return 0;
        }

        (int shared, int seen) = Walk(left, right, most);
        return (double)shared / Math.Max(1, seen);
    }
}
