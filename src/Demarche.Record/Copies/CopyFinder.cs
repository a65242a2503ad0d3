using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>How much two texts share, and which stretches.</summary>
/// <param name="Fraction">Share of the later text's own words that stand in the earlier too, 0 to 1.</param>
/// <param name="OfFraction">Share of the earlier text's own words that stand in the later too.</param>
public readonly record struct CopyMeasure(double Fraction, double OfFraction, ImmutableArray<SharedRun> Runs);

/// <summary>Finds text that reports share: candidates through fingerprints, then the exact runs.</summary>
public static class CopyFinder
{
    /// <summary>A pair is reported from this share on, in either direction.</summary>
    public const double LeastFraction = .05;

    /// <summary>Words of a fingerprint; also the shortest run that is looked at.</summary>
    public const int GramWords = 5;

    /// <summary>Fingerprints kept of one text at most.</summary>
    public const int MostFingerprints = 1024;

    /// <summary>
    /// Holders of a fingerprint that all others are measured against: the first in canonical order. What hundreds of reports carry
    /// (furniture, standing background) pairs each with these few, not all with all, whatever the order of arrival.
    /// </summary>
    public const int MostAnchors = 10;

    /// <summary>Fingerprints that a pair must have in common to be measured.</summary>
    public const int LeastCommonKeys = 2;

    /// <summary>A stretch of shared runs with only small changes between them counts from this number of shared words on.</summary>
    private const int LeastStretch = 8;

    private const int WidestGap = 4;
    private const int WindowGrams = 6;
    private const int MostPlaces = 16;

    /// <summary>Winnowed hashes of word sequences, distinct and ascending: texts that share a passage of 10 words share one of them.</summary>
    public static ulong[] Fingerprints(CleanText text) => Fingerprints(CopyText.Of(text));

    public static ulong[] Fingerprints(CopyText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ulong[] grams = text.Grams;
        HashSet<ulong> chosen = [];
        int last = -1;
        for (int i = 0; i < grams.Length; i++)
        {
            int end = Math.Min(grams.Length, i + WindowGrams);
            if (last >= i && (i + WindowGrams > grams.Length || grams[end - 1] >= grams[last]))
            {
                continue;
            }

            last = i;
            for (int k = i + 1; k < end; k++)
            {
                last = grams[k] <= grams[last] ? k : last;
            }

            chosen.Add(grams[last]);
            if (end == grams.Length)
            {
                break;
            }
        }

        ulong[] sorted = [.. chosen];
        Array.Sort(sorted);

        // The smallest hashes are an even sample, and the same sample in every text that shares them.
        return sorted.Length <= MostFingerprints ? sorted : sorted[..MostFingerprints];
    }

    /// <summary>Fingerprints to find pairs by: as <see cref="Fingerprints(CopyText)"/>, but never one alone.</summary>
    public static ulong[] Keys(ulong[] fingerprints)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        return fingerprints.Length == 1 ? [fingerprints[0], WordFolding.Mix(fingerprints[0] + 1)] : fingerprints;
    }

    /// <summary>Null when neither text holds <see cref="LeastFraction"/> of the other.</summary>
    public static CopyMeasure? Compare(CleanText later, CleanText earlier) => Compare(CopyText.Of(later), CopyText.Of(earlier));

    public static CopyMeasure? Compare(CopyText later, CopyText earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(earlier);
        ReadOnlySpan<CopyText.Word> a = later.Words;
        ReadOnlySpan<CopyText.Word> b = earlier.Words;
        if (a.Length == 0 || b.Length == 0)
        {
            return null;
        }

        List<Run> runs = a.Length < LeastStretch || b.Length < LeastStretch ? WholeOnly(a, b) : Runs(later, earlier);
        bool[] inEarlier = new bool[b.Length];
        int shared = 0;
        foreach (Run run in runs)
        {
            shared += run.Length;
            inEarlier.AsSpan(run.B, run.Length).Fill(true);
        }

        int sharedOfEarlier = inEarlier.AsSpan().Count(true);
        double fraction = (double)shared / a.Length;
        double ofFraction = (double)sharedOfEarlier / b.Length;
        return Math.Max(fraction, ofFraction) < LeastFraction ? null : new CopyMeasure(fraction, ofFraction, Spans(runs, a, b));
    }

    /// <summary>What two reports share, the one that is later in canonical order measured against the earlier; null for too little.</summary>
    public static CopyPair? Between(ReportFacts one, CleanText oneText, ReportFacts other, CleanText otherText) =>
        Between(one, CopyText.Of(oneText), other, CopyText.Of(otherText));

    public static CopyPair? Between(ReportFacts one, CopyText oneText, ReportFacts other, CopyText otherText)
    {
        bool oneIsLater = ReportFacts.CanonicalOrder.Compare(one, other) > 0;
        (ReportFacts late, CopyText lateText) = oneIsLater ? (one, oneText) : (other, otherText);
        (ReportFacts early, CopyText earlyText) = oneIsLater ? (other, otherText) : (one, oneText);
        return Compare(lateText, earlyText) is { } measure
            ? new CopyPair(late.Id, early.Id, measure.Fraction, measure.OfFraction, measure.Runs)
            : null;
    }

    internal static ulong[] Grams(ReadOnlySpan<CopyText.Word> words)
    {
        if (words.Length < GramWords)
        {
            return words.IsEmpty ? [] : [Gram(words)];
        }

        ulong[] grams = new ulong[words.Length - GramWords + 1];
        for (int i = 0; i < grams.Length; i++)
        {
            grams[i] = Gram(words.Slice(i, GramWords));
        }

        return grams;
    }

    private static ulong Gram(ReadOnlySpan<CopyText.Word> words)
    {
        ulong hash = 0;
        foreach (CopyText.Word word in words)
        {
            hash = (hash * 0x9E3779B97F4A7C15) + word.Hash;
        }

        return WordFolding.Mix(hash);
    }

    private static List<Run> WholeOnly(ReadOnlySpan<CopyText.Word> a, ReadOnlySpan<CopyText.Word> b) =>
        a.Length == b.Length && CommonLength(a, b) == a.Length ? [new Run(0, 0, a.Length)] : [];

    private static List<Run> Runs(CopyText later, CopyText earlier)
    {
        ReadOnlySpan<CopyText.Word> a = later.Words;
        ReadOnlySpan<CopyText.Word> b = earlier.Words;
        GramIndex index = earlier.Index;
        ulong[] gramsOfA = later.Grams;
        List<Run> found = [];
        for (int i = 0; i < gramsOfA.Length; )
        {
            Run best = default;
            for (int j = index.First(gramsOfA[i]), tries = 0; j >= 0 && tries < MostPlaces; j = index.After(j), tries++)
            {
                int length = CommonLength(a[i..], b[j..]);
                best = length > best.Length ? new Run(i, j, length) : best;
            }

            if (best.Length >= GramWords)
            {
                found.Add(best);
                i += best.Length;
            }
            else
            {
                i++;
            }
        }

        return LongEnough(found);
    }

    // Short runs count only as parts of a stretch that was copied with small changes.
    private static List<Run> LongEnough(List<Run> found)
    {
        List<Run> kept = new(found.Count);
        int from = 0;
        while (from < found.Count)
        {
            int to = from + 1;
            int words = found[from].Length;
            while (to < found.Count && IsNear(found[to - 1], found[to]))
            {
                words += found[to++].Length;
            }

            if (words >= LeastStretch)
            {
                kept.AddRange(found.GetRange(from, to - from));
            }

            from = to;
        }

        return kept;
    }

    private static bool IsNear(Run left, Run right)
    {
        int gapInA = right.A - left.A - left.Length;
        int gapInB = right.B - left.B - left.Length;
        return gapInA <= WidestGap && gapInB is >= 0 and <= WidestGap;
    }

    private static int CommonLength(ReadOnlySpan<CopyText.Word> a, ReadOnlySpan<CopyText.Word> b)
    {
        int length = 0;
        int most = Math.Min(a.Length, b.Length);
        while (length < most && a[length].Hash == b[length].Hash)
        {
            length++;
        }

        return length;
    }

    // A run breaks where a quotation was left out on either side: only what is the same is shown as the same.
    private static ImmutableArray<SharedRun> Spans(List<Run> runs, ReadOnlySpan<CopyText.Word> a, ReadOnlySpan<CopyText.Word> b)
    {
        ImmutableArray<SharedRun>.Builder spans = ImmutableArray.CreateBuilder<SharedRun>(runs.Count);
        foreach (Run run in runs)
        {
            int first = 0;
            for (int k = 1; k <= run.Length; k++)
            {
                if (k == run.Length || a[run.A + k].Place != a[run.A + k - 1].Place + 1 || b[run.B + k].Place != b[run.B + k - 1].Place + 1)
                {
                    spans.Add(
                        new SharedRun(
                            new TextSpan(a[run.A + first].Start, a[run.A + k - 1].End),
                            new TextSpan(b[run.B + first].Start, b[run.B + k - 1].End)
                        )
                    );
                    first = k;
                }
            }
        }

        return spans.ToImmutable();
    }

    private readonly record struct Run(int A, int B, int Length);
}
