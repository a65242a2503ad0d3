using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Aligns a later text with an earlier one: from each word sequence that stands in both, as far as the words go on together with small
/// changes between them (words swapped, put in or left out). A stretch counts when it is long enough not to be a turn of phrase.
/// </summary>
internal sealed class CopyAlignment
{
    /// <summary>An unbroken run counts from this number of words on (the measure of the copy sets that exist).</summary>
    private const int LeastRun = 8;

    /// <summary>Shared words less <see cref="GapCost"/> for each word of difference that a changed stretch must have.</summary>
    private const double LeastScore = 9;
    private const double GapCost = .55;
    private const double MostLoss = 5;
    private const int WidestGap = 6;

    /// <summary>Words that lie within the widest gap, and the one that must agree behind it.</summary>
    private const int Around = WidestGap + 2;
    private const int MostPlaces = GramPlaces.Most;

    /// <summary>A sentence of which this share is shared was copied with changes, and counts whole.</summary>
    private const double MostOfSentence = .7;

    /// <summary>Share of either text from which on rewritten sentences are looked for.</summary>
    private const double Certain = .08;

    /// <summary>Words of a text after which the buffers are not kept.</summary>
    private const int MostKept = 1 << 17;

    [ThreadStatic]
    private static CopyAlignment? s_kept;

    private readonly GramPlaces _places = new();
    private readonly RewrittenSentences _rewritten = new();
    private readonly List<Run> _runs = [];
    private readonly List<Run> _stretch = [];
    private readonly List<Run> _best = [];
    private bool[] _inLater = [];
    private bool[] _inEarlier = [];
    private CopyText _later = Nothing;
    private CopyText _earlier = Nothing;

    private static CopyText Nothing { get; } = new([], [], []);

    /// <summary>An alignment of this thread's, its buffers as it was left.</summary>
    public static CopyAlignment Take()
    {
        CopyAlignment taken = s_kept ?? new CopyAlignment();
        s_kept = null;
        return taken;
    }

    public static void Give(CopyAlignment alignment)
    {
        bool small = alignment._inLater.Length <= MostKept && alignment._inEarlier.Length <= MostKept;
        (alignment._later, alignment._earlier) = (Nothing, Nothing);
        s_kept = small ? alignment : null;
    }

    /// <summary>The later text of the pairs that follow.</summary>
    public void Begin(CopyText later)
    {
        _later = later;
        if (later.Length >= LeastRun)
        {
            _places.Begin(later.Hashes);
        }
    }

    /// <summary>Null when neither text holds <see cref="CopyFinder.LeastFraction"/> of the other.</summary>
    public CopyMeasure? Measure(CopyText earlier)
    {
        _earlier = earlier;
        if (_later.Length == 0 || earlier.Length == 0)
        {
            return null;
        }

        _runs.Clear();
        if (_later.Length < LeastRun || earlier.Length < LeastRun)
        {
            return WholeOnly();
        }

        if (!_places.Find(earlier.Hashes))
        {
            return null;
        }

        Clear(ref _inLater, _later.Length);
        Clear(ref _inEarlier, earlier.Length);
        Align();
        if (_runs.Count == 0)
        {
            return null;
        }

        Span<bool> inLater = _inLater.AsSpan(0, _later.Length);
        Span<bool> inEarlier = _inEarlier.AsSpan(0, earlier.Length);
        if (Math.Max(Share(inLater), Share(inEarlier)) >= Certain)
        {
            // Both directions from the stretches alone, so that one does not feed the other.
            _rewritten.Mark(_later, inLater, earlier, inEarlier);
        }

        double fraction = (double)Completed(inLater, _later.Words) / inLater.Length;
        double ofFraction = (double)Completed(inEarlier, earlier.Words) / inEarlier.Length;
        return Math.Max(fraction, ofFraction) < CopyFinder.LeastFraction ? null : new CopyMeasure(fraction, ofFraction, Runs());
    }

    private static void Clear(ref bool[] shared, int length)
    {
        if (shared.Length < length)
        {
            shared = new bool[Math.Max(length, shared.Length * 2)];
        }

        shared.AsSpan(0, length).Clear();
    }

    private static double Share(ReadOnlySpan<bool> shared) => (double)shared.Count(true) / shared.Length;

    // A run breaks where a quotation was left out on either side: only what is the same is shown as the same.
    private ImmutableArray<SharedRun> Runs()
    {
        ReadOnlySpan<CopyText.Word> a = _later.Words;
        ReadOnlySpan<CopyText.Word> b = _earlier.Words;
        ImmutableArray<SharedRun>.Builder spans = ImmutableArray.CreateBuilder<SharedRun>(_runs.Count);
        foreach (Run run in _runs)
        {
            int first = 0;
            for (int k = 1; k <= run.Length; k++)
            {
                if (k == run.Length || a[run.A + k].AfterGap || b[run.B + k].AfterGap)
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

    private CopyMeasure? WholeOnly()
    {
        if (_later.Length != _earlier.Length || Same(0, 0) != _later.Length)
        {
            return null;
        }

        _runs.Add(new Run(0, 0, _later.Length));
        return new CopyMeasure(1, 1, Runs());
    }

    private void Align()
    {
        int alignedTo = 0;
        for (int i = 0; i < _places.Count; )
        {
            double bestScore = 0;
            for (int j = _places.First(i), tries = 0; j >= 0 && tries < MostPlaces; j = _places.After(j), tries++)
            {
                double score = Stretch(i, j, alignedTo);
                if (score > bestScore)
                {
                    bestScore = score;
                    _best.Clear();
                    _best.AddRange(_stretch);
                }
            }

            if (bestScore > 0)
            {
                Add(_best);
                i = _best[^1].A + _best[^1].Length;
                alignedTo = i;
            }
            else
            {
                i++;
            }
        }
    }

    // The stretch through one seed, into _stretch; its score, 0 when it is too little.
    private double Stretch(int seedA, int seedB, int alignedTo)
    {
        _stretch.Clear();
        double score = Backward(seedA, seedB, alignedTo);
        _stretch.Reverse();
        score += Forward(seedA, seedB);
        bool unbroken = false;
        for (int k = 0; k < _stretch.Count && !unbroken; k++)
        {
            unbroken = _stretch[k].Length >= LeastRun;
        }

        return unbroken || score >= LeastScore ? score : 0;
    }

    private double Forward(int i, int j)
    {
        double score = 0;
        double best = 0;
        int kept = _stretch.Count;
        while (true)
        {
            int length = Same(i, j);
            _stretch.Add(new Run(i, j, length));
            score += length;
            if (score >= best)
            {
                (best, kept) = (score, _stretch.Count);
            }

            (i, j) = (i + length, j + length);
            (int da, int db) = Resume(i, j);
            score -= GapCost * Math.Max(da, db);
            if (da < 0 || score < best - MostLoss)
            {
                _stretch.RemoveRange(kept, _stretch.Count - kept);
                return best;
            }

            (i, j) = (i + da, j + db);
        }
    }

    // As forward, from before the seed; the runs come in reverse.
    private double Backward(int i, int j, int alignedTo)
    {
        double score = 0;
        double best = 0;
        int kept = 0;
        while (true)
        {
            (int da, int db) = ResumeBefore(i, j, alignedTo);
            score -= GapCost * Math.Max(da, db);
            if (da < 0 || score < best - MostLoss)
            {
                _stretch.RemoveRange(kept, _stretch.Count - kept);
                return best;
            }

            (i, j) = (i - da, j - db);
            int length = SameBefore(i, j, alignedTo);
            (i, j) = (i - length, j - length);
            _stretch.Add(new Run(i, j, length));
            score += length;
            if (score >= best)
            {
                (best, kept) = (score, _stretch.Count);
            }
        }
    }

    // The smallest gap after which two words agree again, or one where a single word was swapped; -1 for none.
    private (int InA, int InB) Resume(int i, int j)
    {
        ReadOnlySpan<uint> a = _later.Hashes;
        ReadOnlySpan<uint> b = _earlier.Hashes;
        if (i + Around <= a.Length && j + Around <= b.Length && NothingAgrees(a.Slice(i, Around), b.Slice(j, Around)))
        {
            return (-1, -1);
        }

        for (int gap = 1; gap <= WidestGap; gap++)
        {
            for (int less = 0; less <= gap; less++)
            {
                if (Agree(a, b, i + gap, j + gap - less, 1))
                {
                    return (gap, gap - less);
                }

                if (less > 0 && Agree(a, b, i + gap - less, j + gap, 1))
                {
                    return (gap - less, gap);
                }
            }
        }

        return (-1, -1);
    }

    private (int InA, int InB) ResumeBefore(int i, int j, int alignedTo)
    {
        ReadOnlySpan<uint> a = _later.Hashes[alignedTo..];
        ReadOnlySpan<uint> b = _earlier.Hashes;
        i -= alignedTo + 1;
        j--;
        if (i + 1 >= Around && j + 1 >= Around && NothingAgrees(a.Slice(i + 1 - Around, Around), b.Slice(j + 1 - Around, Around)))
        {
            return (-1, -1);
        }

        for (int gap = 0; gap <= WidestGap; gap++)
        {
            for (int less = 0; less <= gap; less++)
            {
                if (Agree(a, b, i - gap, j - gap + less, -1))
                {
                    return (gap, gap - less);
                }

                if (less > 0 && Agree(a, b, i - gap + less, j - gap, -1))
                {
                    return (gap - less, gap);
                }
            }
        }

        return (-1, -1);
    }

    // True when no two neighbours of the one are neighbours in the other: mostly so, and told at once.
    private static bool NothingAgrees(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        Vector256<uint> all = Vector256.Create(b);
        uint above = Vector256.Equals(Vector256.Create(a[0]), all).ExtractMostSignificantBits();
        uint agree = 0;
        for (int k = 1; k < a.Length; k++)
        {
            uint equal = Vector256.Equals(Vector256.Create(a[k]), all).ExtractMostSignificantBits();
            agree |= (above << 1) & equal;
            above = equal;
        }

        return agree == 0;
    }

    private static bool Agree(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int i, int j, int step) =>
        (uint)i < (uint)a.Length
        && (uint)j < (uint)b.Length
        && a[i] == b[j]
        && (uint)(i + step) < (uint)a.Length
        && (uint)(j + step) < (uint)b.Length
        && a[i + step] == b[j + step];

    private int Same(int i, int j) => _later.Hashes[i..].CommonPrefixLength(_earlier.Hashes[j..]);

    private int SameBefore(int i, int j, int alignedTo)
    {
        ReadOnlySpan<uint> a = _later.Hashes;
        ReadOnlySpan<uint> b = _earlier.Hashes;
        int length = 0;
        while (i - length - 1 >= alignedTo && j - length - 1 >= 0 && a[i - length - 1] == b[j - length - 1])
        {
            length++;
        }

        return length;
    }

    private void Add(List<Run> stretch)
    {
        for (int k = 0; k < stretch.Count; k++)
        {
            Run run = stretch[k];
            _runs.Add(run);
            _inLater.AsSpan(run.A, run.Length).Fill(true);
            _inEarlier.AsSpan(run.B, run.Length).Fill(true);
            if (k > 0)
            {
                Run before = stretch[k - 1];
                _inLater.AsSpan((before.A + before.Length)..run.A).Fill(true);
                _inEarlier.AsSpan((before.B + before.Length)..run.B).Fill(true);
            }
        }
    }

    // Words that are shared, where most of a sentence is with the rest of it.
    private static int Completed(ReadOnlySpan<bool> shared, ReadOnlySpan<CopyText.Word> words)
    {
        int total = 0;
        for (int start = 0, end; start < words.Length; start = end)
        {
            int count = 0;
            end = start;
            do
            {
                count += shared[end] ? 1 : 0;
                end++;
            } while (end < words.Length && !words[end].OpensSentence);

            total += count >= MostOfSentence * (end - start) ? end - start : count;
        }

        return total;
    }

    private readonly record struct Run(int A, int B, int Length);
}
