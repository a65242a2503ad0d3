using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What tells whether two reports are of one story, as numbers: the input of <see cref="StoryLikeness"/>.</summary>
public static class StoryFeatures
{
    public const int Count = 18;

    /// <summary>Days of publication apart from which on the distance makes no difference.</summary>
    public const int FarDays = 4;

    private const int LeastFingerprints = 4;
    private const int MostQuotations = 3;

    /// <param name="days">Days between the publications; null where one has no date of its own.</param>
    /// <param name="features">Takes <see cref="Count"/> numbers.</param>
    public static void Of(StorySketch left, StorySketch right, int? days, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        StoryCosines cosines = new(
            TermVector.Cosine(left.Body, right.Body),
            TermVector.Cosine(left.Lede, right.Lede),
            TermVector.Cosine(left.Names, right.Names),
            Math.Max(TermVector.Cosine(left.Lede, right.Body), TermVector.Cosine(right.Lede, left.Body)),
            TermVector.Cosine(left.Title, right.Title),
            TermVector.Cosine(left.Pairs, right.Pairs)
        );
        Of(left, right, days, cosines, features);
    }

    /// <summary>The same where the cosines are known.</summary>
    internal static void Of(StorySketch left, StorySketch right, int? days, in StoryCosines cosines, Span<double> features)
    {
        bool titled = left.Title.Count > 0 && right.Title.Count > 0;
        bool dated = left.MonthDays.Length > 0 && right.MonthDays.Length > 0;
        bool sameDay = dated && Meet(left.MonthDays, right.MonthDays);
        features[0] = cosines.Body;
        features[1] = cosines.Lede;
        features[2] = cosines.Names;
        features[3] = cosines.LedeInBody;
        features[4] = titled ? cosines.Title : 0;
        features[5] = titled ? 1 : 0;
        features[6] = cosines.Pairs;
        features[7] = TermVector.Cosine(left.Numbers, right.Numbers);
        features[8] = left.Numbers.Count > 0 && right.Numbers.Count > 0 ? 1 : 0;
        features[9] = days is null ? 0 : 1;
        features[10] = Math.Min(FarDays, days ?? 0);
        features[11] = Resemblance(left.Fingerprints, right.Fingerprints);
        features[12] = Math.Min(MostQuotations, Shared(left.Quotations, right.Quotations, int.MaxValue).Shared);
        features[13] = Math.Log(Math.Max(5, Math.Min(left.Length, right.Length))) / 6;
        features[14] = sameDay ? 1 : 0;
        features[15] = dated && !sameDay ? 1 : 0;
        features[16] = Math.Min(cosines.LedeInBody, cosines.Body);
        features[17] = Math.Abs(Math.Log((double)Math.Max(5, left.Length) / Math.Max(5, right.Length)));
    }

    /// <summary>Estimate of how much of their texts is one, from the smallest fingerprints of both.</summary>
    internal static double Resemblance(ImmutableArray<ulong> left, ImmutableArray<ulong> right)
    {
        int most = Math.Min(left.Length, right.Length);
        if (most < LeastFingerprints)
        {
            return 0;
        }

        (int shared, int seen) = Shared(left, right, most);
        return (double)shared / Math.Max(1, seen);
    }

    /// <summary>Goes through two ascending lists side by side, over at most so many different hashes.</summary>
    internal static (int Shared, int Seen) Shared(ImmutableArray<ulong> left, ImmutableArray<ulong> right, int most)
    {
        ReadOnlySpan<ulong> a = left.AsSpan();
        ReadOnlySpan<ulong> b = right.AsSpan();
        int shared = 0;
        int seen = 0;
        for (int i = 0, j = 0; seen < most && i < a.Length && j < b.Length; seen++)
        {
            // Without branches: which list goes on cannot be foretold.
            (ulong x, ulong y) = (a[i], b[j]);
            shared += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return (shared, seen);
    }

    private static bool Meet(ImmutableArray<ushort> left, ImmutableArray<ushort> right)
    {
        foreach (ushort day in left)
        {
            if (right.AsSpan().BinarySearch(day) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="LedeInBody">The greater of the two ways.</param>
internal readonly record struct StoryCosines(double Body, double Lede, double Names, double LedeInBody, double Title, double Pairs);
