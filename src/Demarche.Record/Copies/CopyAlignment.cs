using System.Collections.Immutable;
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
    private const int MostPlaces = 12;

    /// <summary>A sentence of which this share is shared was copied with changes, and counts whole.</summary>
    private const double MostOfSentence = .7;

    /// <summary>Share of either text from which on rewritten sentences are looked for.</summary>
    private const double Certain = .1;

    private readonly CopyText _later;
    private readonly CopyText _earlier;
    private readonly bool[] _inLater;
    private readonly bool[] _inEarlier;
    private readonly List<Run> _runs = [];
    private readonly List<Run> _stretch = [];

    public CopyAlignment(CopyText later, CopyText earlier)
    {
        (_later, _earlier) = (later, earlier);
        _inLater = new bool[later.Length];
        _inEarlier = new bool[earlier.Length];
        if (later.Length < LeastRun || earlier.Length < LeastRun)
        {
            WholeOnly();
        }
        else
        {
            Align();
            if (_runs.Count > 0 && IsCertain())
            {
                // Both directions from the stretches alone, so that one does not feed the other.
                RewrittenSentences.Mark(later.Words, _inLater, earlier.Words);
                RewrittenSentences.Mark(earlier.Words, _inEarlier, later.Words);
            }
        }
    }

    private bool IsCertain() =>
        Math.Max((double)_inLater.AsSpan().Count(true) / _inLater.Length, (double)_inEarlier.AsSpan().Count(true) / _inEarlier.Length)
        >= Certain;

    public int SharedOfLater() => Completed(_inLater, _later.Words);

    public int SharedOfEarlier() => Completed(_inEarlier, _earlier.Words);

    // A run breaks where a quotation was left out on either side: only what is the same is shown as the same.
    public ImmutableArray<SharedRun> Runs()
    {
        ReadOnlySpan<CopyText.Word> a = _later.Words;
        ReadOnlySpan<CopyText.Word> b = _earlier.Words;
        ImmutableArray<SharedRun>.Builder spans = ImmutableArray.CreateBuilder<SharedRun>(_runs.Count);
        foreach (Run run in _runs)
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

    private void WholeOnly()
    {
        if (_later.Length == _earlier.Length && Same(0, 0) == _later.Length)
        {
            _runs.Add(new Run(0, 0, _later.Length));
            _inLater.AsSpan().Fill(true);
            _inEarlier.AsSpan().Fill(true);
        }
    }

    private void Align()
    {
        GramIndex index = _earlier.Index;
        ulong[] grams = _later.Grams;
        List<Run> best = [];
        int alignedTo = 0;
        for (int i = 0; i < grams.Length; )
        {
            double bestScore = 0;
            best.Clear();
            for (int j = index.First(grams[i]), tries = 0; j >= 0 && tries < MostPlaces; j = index.After(j), tries++)
            {
                double score = Stretch(i, j, alignedTo);
                if (score > bestScore)
                {
                    bestScore = score;
                    best.Clear();
                    best.AddRange(_stretch);
                }
            }

            if (best.Count > 0)
            {
                Take(best);
                i = best[^1].A + best[^1].Length;
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
        ReadOnlySpan<CopyText.Word> a = _later.Words;
        ReadOnlySpan<CopyText.Word> b = _earlier.Words;
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
        ReadOnlySpan<CopyText.Word> a = _later.Words[alignedTo..];
        ReadOnlySpan<CopyText.Word> b = _earlier.Words;
        i -= alignedTo + 1;
        j--;
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

    private static bool Agree(ReadOnlySpan<CopyText.Word> a, ReadOnlySpan<CopyText.Word> b, int i, int j, int step) =>
        (uint)i < (uint)a.Length
        && (uint)j < (uint)b.Length
        && a[i].Hash == b[j].Hash
        && (uint)(i + step) < (uint)a.Length
        && (uint)(j + step) < (uint)b.Length
        && a[i + step].Hash == b[j + step].Hash;

    private int Same(int i, int j)
    {
        ReadOnlySpan<CopyText.Word> a = _later.Words[i..];
        ReadOnlySpan<CopyText.Word> b = _earlier.Words[j..];
        int most = Math.Min(a.Length, b.Length);
        int length = 0;
        while (length < most && a[length].Hash == b[length].Hash)
        {
            length++;
        }

        return length;
    }

    private int SameBefore(int i, int j, int alignedTo)
    {
        ReadOnlySpan<CopyText.Word> a = _later.Words;
        ReadOnlySpan<CopyText.Word> b = _earlier.Words;
        int length = 0;
        while (i - length - 1 >= alignedTo && j - length - 1 >= 0 && a[i - length - 1].Hash == b[j - length - 1].Hash)
        {
            length++;
        }

        return length;
    }

    private void Take(List<Run> stretch)
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
    private static int Completed(bool[] shared, ReadOnlySpan<CopyText.Word> words)
    {
        int total = 0;
        for (int start = 0, end; start < words.Length; start = end)
        {
            int count = 0;
            for (end = start; end < words.Length && words[end].Sentence == words[start].Sentence; end++)
            {
                count += shared[end] ? 1 : 0;
            }

            total += count >= MostOfSentence * (end - start) ? end - start : count;
        }

        return total;
    }

    private readonly record struct Run(int A, int B, int Length);
}
