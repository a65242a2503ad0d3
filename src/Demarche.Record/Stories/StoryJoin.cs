using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two reports tell one story when their names and words are alike and they were published within a few days, the closer the less likeness is
/// asked; or when one holds most of the other's text. Reports without a date of their own need more.
/// </summary>
public sealed class StoryJoin : IJoinRule<StorySketch>
{
    private const double LeastLikeness = .46;
    private const double LeastUndated = .5;

    /// <summary>What a text of hardly any words must have more: two developments of one dispute share most of what little they say.</summary>
    private const double MoreForShort = .22;
    private const int EnoughWords = 50;
    private const double PerDay = .06;
    private const double ShareOfNames = .15;
    private const int FarthestDays = 3;
    private const int KeyTerms = 9;
    private const int KeyFingerprints = 8;
    private const double NearCopy = .3;
    private const int FarthestCopyDays = 14;

    public string Kind => "story";

    public IEnumerable<string> BlockingKeys(Mention<StorySketch> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        StorySketch sketch = mention.Told;
        string[] top = [.. sketch.Words.Take(KeyTerms).Select(static t => t.Term).Order(StringComparer.Ordinal)];
        for (int i = 0; i < top.Length; i++)
        {
            for (int j = i + 1; j < top.Length; j++)
            {
                yield return $"{top[i]} {top[j]}";
            }
        }

        foreach (ulong fingerprint in sketch.Fingerprints.Take(KeyFingerprints))
        {
            yield return fingerprint.ToString("x16", CultureInfo.InvariantCulture);
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

        double asked = days is { } apart
            ? LeastLikeness + (PerDay * apart)
            : LeastUndated + (MoreForShort * Shortness(left.Told, right.Told));
        return (days ?? 0) <= FarthestDays ? Likeness(left.Told, right.Told) - asked : -1;
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

        int shared = 0;
        int seen = 0;
        for (int i = 0, j = 0; seen < most && i < left.Length && j < right.Length; seen++)
        {
            int order = left[i].CompareTo(right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)shared / Math.Max(1, seen);
    }
}
