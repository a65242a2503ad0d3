using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two reports tell one story when <see cref="StoryLikeness"/> says so with confidence and they were published within a few days; or when
/// one holds most of the other's text. A report without a date of its own stands with dated ones only by a passage or a quotation
/// in common, and there less likeness is asked.
/// </summary>
public sealed class StoryJoin : JoinRule<StorySketch, StoryComparand>
{
    /// <summary>
    /// Log odds that one pair alone must have. A story of the record is a connected component, so one wrong pair welds two stories:
    /// more is asked than where the average over a story decides (<see cref="Placed"/>).
    /// </summary>
    public const double Asked = 1;

    /// <summary>What <see cref="StoryPlacement"/> asks of a report and a story: of those that are likest, so more than of an average.</summary>
    public const double Placed = .5;

    /// <summary>What it asks of two stories, over all pairs.</summary>
    public const double Linked = -.5;

    /// <summary>Likeness of words that is asked where a report without a date quotes the same words as the other.</summary>
    private const double LeastQuoted = .15;
    private const int KeyQuotations = 16;
    public const int FarthestDays = 3;
    private const int KeyTerms = 8;
    private const int KeyFingerprints = 12;
    private const double NearCopy = .3;
    private const int FarthestCopyDays = 14;

    /// <summary>Fingerprints in common that make a passage: fewer may be a phrase.</summary>
    private const int LeastPassage = 2;

    public override string Kind => "story";

    public override IEnumerable<BlockingKey> BlockingKeys(Mention<StorySketch> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        StorySketch sketch = mention.Told;
        uint[] top = HeaviestTerms(sketch.Body, KeyTerms);
        string[] whens = Whens(mention);
        for (int i = 0; i < top.Length; i++)
        {
            for (int j = i + 1; j < top.Length; j++)
            {
                foreach (string when in whens)
                {
                    yield return new BlockingKey(string.Create(CultureInfo.InvariantCulture, $"{when} {top[i]:x8}{top[j]:x8}"));
                }
            }
        }

        // Words in common are all that an undated report meets dated ones by. Dated ones farther apart than copies may be never join.
        int? day = DayNumber(mention.Report);
        foreach (ulong fingerprint in sketch.Fingerprints.Take(KeyFingerprints))
        {
            yield return new BlockingKey(fingerprint.ToString("x16", CultureInfo.InvariantCulture), day, FarthestCopyDays);
        }

        foreach (ulong run in sketch.Quotations.Take(KeyQuotations))
        {
            yield return new BlockingKey("q" + run.ToString("x16", CultureInfo.InvariantCulture), day, FarthestCopyDays);
        }
    }

    protected override StoryComparand Compared(Mention<StorySketch> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        return new StoryComparand(mention.Told, DayNumber(mention.Report));
    }

    protected override bool Joins(StoryComparand left, StoryComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return LogOdds(left.Sketch, left.Day, right.Sketch, right.Day) >= Asked;
    }

    /// <summary>How surely two reports tell one story, dates and shared text considered.</summary>
    public static double LogOdds(Mention<StorySketch> left, Mention<StorySketch> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return LogOdds(left.Told, DayNumber(left.Report), right.Told, DayNumber(right.Report));
    }

    /// <param name="leftDay">As <see cref="DayNumber"/> gives it.</param>
    internal static double LogOdds(StorySketch left, int? leftDay, StorySketch right, int? rightDay) =>
        Settled(left, leftDay, right, rightDay, out int? days, out bool quotes) ?? Lifted(StoryLikeness.LogOdds(left, right, days), quotes);

    /// <summary>What dates and shared text decide, whatever the likeness; null where it is the likeness that decides.</summary>
    /// <param name="days">Days between the two; null where one has no date.</param>
    /// <param name="quotes">They quote the same words at some length: <see cref="Lifted"/>.</param>
    internal static double? Settled(StorySketch left, int? leftDay, StorySketch right, int? rightDay, out int? days, out bool quotes)
    {
        days = leftDay is { } a && rightDay is { } b ? Math.Abs(a - b) : null;
        quotes = false;
        if ((days ?? 0) <= FarthestCopyDays && StoryFeatures.Resemblance(left.Fingerprints, right.Fingerprints) >= NearCopy)
        {
            return StoryLikeness.Surest;
        }

        if (days > FarthestDays)
        {
            return StoryPlacement.Unlike;
        }

        bool runs = days is null && Shared(left.Quotations, right.Quotations) >= LeastPassage;
        bool apart = leftDay is null != rightDay is null;
        if (apart && !runs && Shared(left.Fingerprints, right.Fingerprints) < LeastPassage)
        {
            return StoryPlacement.Unlike;
        }

        quotes = runs && TermVector.Cosine(left.Body, right.Body) >= LeastQuoted;
        return null;
    }

    /// <summary>The likeness of two reports that quote the same words.</summary>
    internal static double Lifted(double odds, bool quotes) => quotes ? Math.Max(odds, Asked) : odds;

    /// <summary>Days since 1970 of the report's own date; null where it has none: a date that was inferred from a story must not decide which story it is.</summary>
    internal static int? DayNumber(ReportFacts report) => OwnDay(report) is { } day ? DateOverlap.Number(day) : null;

    /// <summary>The heaviest terms of a vector, ascending.</summary>
    internal static uint[] HeaviestTerms(TermVector vector, int most)
    {
        uint[] terms = vector.Terms.ToArray();
        if (terms.Length <= most)
        {
            return terms;
        }

        // The sign turns the order of weights round; equal weights stand in the order of their terms.
        int[] order = new int[terms.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = ((byte.MaxValue - vector.Weights[i]) << 8) | i;
        }

        Array.Sort(order, terms);
        terms = terms[..most];
        Array.Sort(terms);
        return terms;
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

    private static int Shared(ImmutableArray<ulong> left, ImmutableArray<ulong> right) =>
        StoryFeatures.Shared(left, right, int.MaxValue).Shared;

    private static LocalDate? OwnDay(ReportFacts report) => report.Published.IsInferred ? null : DateOverlap.DayOf(report);
}

/// <summary>What joining looks at in a report: its sketch, and its own day since 1970.</summary>
public sealed record StoryComparand(StorySketch Sketch, int? Day) : Comparand
{
    public override int Size => 400 + Sketch.Size;
}
