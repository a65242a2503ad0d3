using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>How much two texts share, and which stretches.</summary>
/// <param name="Fraction">Share of the later text's own words that stand in the earlier too, 0 to 1.</param>
/// <param name="OfFraction">Share of the earlier text's own words that stand in the later too.</param>
public readonly record struct CopyMeasure(double Fraction, double OfFraction, ImmutableArray<SharedRun> Runs);

/// <summary>
/// Finds text that reports share: candidates through winnowed fingerprints (Schleimer, Wilkerson, Aiken 2003), then the aligned stretches.
/// </summary>
public static class CopyFinder
{
    /// <summary>A pair is reported from this share on, in either direction.</summary>
    public const double LeastFraction = .05;

    /// <summary>Words of a fingerprint; also the shortest run that an alignment starts from.</summary>
    public const int GramWords = 4;

    /// <summary>Fingerprints kept of one text at most.</summary>
    public const int MostFingerprints = 1024;

    /// <summary>
    /// Holders of a fingerprint that all others are measured against: the first in canonical order. What hundreds of reports carry
    /// (furniture, standing background) pairs each with these few, not all with all, whatever the order of arrival.
    /// </summary>
    public const int MostAnchors = 10;

    /// <summary>Fingerprints that a pair must have in common to be measured.</summary>
    public const int LeastCommonKeys = 3;

    private const int WindowGrams = 6;
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong Leaving = unchecked(Factor * Factor * Factor * Factor);

    /// <summary>Winnowed hashes of word sequences, distinct and ascending: texts that share a passage of 9 words share one of them.</summary>
    public static ulong[] Fingerprints(CleanText text) => Fingerprints(CopyText.Of(text));

    public static ulong[] Fingerprints(CopyText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Fingerprints;
    }

    /// <summary>The winnowed of a text's sequences, which are sorted here.</summary>
    internal static ulong[] Winnowed(Span<ulong> grams)
    {
        // What is chosen is written over what has been read.
        int chosen = 0;
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

            grams[chosen++] = grams[last];
            if (end == grams.Length)
            {
                break;
            }
        }

        Span<ulong> sorted = grams[..chosen];
        sorted.Sort();
        int kept = 0;
        foreach (ulong gram in sorted)
        {
            if (kept == 0 || gram != sorted[kept - 1])
            {
                sorted[kept++] = gram;
            }
        }

        // The smallest hashes are an even sample, and the same sample in every text that shares them.
        return sorted[..Math.Min(kept, MostFingerprints)].ToArray();
    }

    /// <summary>Fingerprints to find pairs by: as <see cref="Fingerprints(CopyText)"/>, but never fewer than a pair must have in common.</summary>
    public static ulong[] Keys(ulong[] fingerprints)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        if (fingerprints.Length is 0 or >= LeastCommonKeys)
        {
            return fingerprints;
        }

        List<ulong> keys = [.. fingerprints];
        for (ulong n = 1; keys.Count < LeastCommonKeys; n++)
        {
            keys.Add(WordFolding.Mix(fingerprints[0] + n));
        }

        return [.. keys];
    }

    /// <summary>Null when neither text holds <see cref="LeastFraction"/> of the other.</summary>
    public static CopyMeasure? Compare(CleanText later, CleanText earlier) => Compare(CopyText.Of(later), CopyText.Of(earlier));

    public static CopyMeasure? Compare(CopyText later, CopyText earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(earlier);
        if (later.Length == 0 || earlier.Length == 0)
        {
            return null;
        }

        CopyAlignment alignment = CopyAlignment.Take();
        alignment.Begin(later);
        CopyMeasure? measure = alignment.Measure(earlier);
        CopyAlignment.Give(alignment);
        return measure;
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

    /// <summary>Hashes of the sequences of <see cref="GramWords"/> words; of a shorter text one of all its words.</summary>
    internal static void Grams(ReadOnlySpan<ulong> words, List<ulong> grams)
    {
        grams.Clear();
        if (words.Length < GramWords)
        {
            if (!words.IsEmpty)
            {
                grams.Add(Gram(words));
            }

            return;
        }

        // Each word enters the sum at one end and leaves it at the other.
        CollectionsMarshal.SetCount(grams, words.Length - GramWords + 1);
        Span<ulong> made = CollectionsMarshal.AsSpan(grams);
        ulong sum = Sum(words[..GramWords]);
        made[0] = WordFolding.Mix(sum);
        for (int i = 1; i < made.Length; i++)
        {
            sum = (sum * Factor) + words[i + GramWords - 1] - (words[i - 1] * Leaving);
            made[i] = WordFolding.Mix(sum);
        }
    }

    internal static ulong Gram(ReadOnlySpan<ulong> words) => WordFolding.Mix(Sum(words));

    private static ulong Sum(ReadOnlySpan<ulong> words)
    {
        ulong sum = 0;
        foreach (ulong word in words)
        {
            sum = (sum * Factor) + word;
        }

        return sum;
    }
}
