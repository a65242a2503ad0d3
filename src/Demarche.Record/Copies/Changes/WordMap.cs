using Demarche.Text;

namespace Demarche.Record;

/// <summary>Which word of one text stands for which of another, one for one, by the runs that they share.</summary>
internal sealed class WordMap
{
    /// <summary>Words between two runs that are a small change of what stands there, on either side.</summary>
    private const int WidestEdit = 6;

    /// <summary>Words at an end of a run, behind the end of a sentence, that rather belong to what else that sentence shares.</summary>
    private const int MostOver = 3;

    private readonly int[] _inEarlier;
    private readonly int[] _inLater;

    public WordMap(ChangedText later, ChangedText earlier, IEnumerable<SharedRun> runs)
    {
        _inEarlier = new int[later.Words.Length];
        _inLater = new int[earlier.Words.Length];
        _inEarlier.AsSpan().Fill(-1);
        _inLater.AsSpan().Fill(-1);
        List<(int I, int J)> over = [];
        foreach (SharedRun run in runs)
        {
            (int i, int j) = (later.WordAt(run.InLater.Start), earlier.WordAt(run.InEarlier.Start));
            int end = i;
            while (end < _inEarlier.Length && later.Words[end].Start < run.InLater.End)
            {
                end++;
            }

            int length = Math.Min(end - i, _inLater.Length - j);
            (int head, int tail) = Over(later, earlier, i, j, length);
            for (int k = 0; k < length; k++)
            {
                if (k < head || k >= length - tail)
                {
                    over.Add((i + k, j + k));
                }
                else
                {
                    Pair(i + k, j + k);
                }
            }
        }

        Extend(later, earlier);
        foreach ((int i, int j) in over)
        {
            Pair(i, j);
        }

        LaterCovered = Array.ConvertAll(_inEarlier, static j => j >= 0);
        EarlierCovered = Array.ConvertAll(_inLater, static i => i >= 0);
        Edits = FindEdits();
    }

    /// <summary>For each word of the later text the one of the earlier; -1 for none.</summary>
    public ReadOnlySpan<int> InEarlier => _inEarlier;

    /// <summary>Words that stand in the other text or in a small change of it.</summary>
    public bool[] LaterCovered { get; }

    public bool[] EarlierCovered { get; }

    /// <summary>What stands between words that stand together in both texts, but for a few.</summary>
    public IReadOnlyList<Edit> Edits { get; }

    private void Pair(int i, int j)
    {
        if (_inEarlier[i] < 0 && _inLater[j] < 0)
        {
            (_inEarlier[i], _inLater[j]) = (j, i);
        }
    }

    // "The" of the sentence behind, which opens with the same word in both texts but is another sentence: words at either end of a run.
    private static (int Head, int Tail) Over(ChangedText later, ChangedText earlier, int i, int j, int length)
    {
        int head = 0;
        int tail = 0;
        for (int k = 1; k < length; k++)
        {
            if (later.OpensSentence(i + k) || earlier.OpensSentence(j + k))
            {
                head = k <= MostOver ? k : head;
                tail = tail == 0 && length - k <= MostOver ? length - k : tail;
            }
        }

        return head + tail < length ? (head, tail) : (0, 0);
    }

    // Runs grow into the rest of their sentences where that is the same.
    private void Extend(ChangedText later, ChangedText earlier)
    {
        ReadOnlySpan<uint> a = later.Body.Hashes;
        ReadOnlySpan<uint> b = earlier.Body.Hashes;
        for (int i = 1; i < a.Length; i++)
        {
            if (
                _inEarlier[i - 1] is >= 0 and var j
                && j + 1 < b.Length
                && a[i] == b[j + 1]
                && !later.OpensSentence(i)
                && !earlier.OpensSentence(j + 1)
            )
            {
                Pair(i, j + 1);
            }
        }

        for (int i = a.Length - 2; i >= 0; i--)
        {
            if (_inEarlier[i + 1] is > 0 and var j && a[i] == b[j - 1] && !later.OpensSentence(i + 1) && !earlier.OpensSentence(j))
            {
                Pair(i, j - 1);
            }
        }
    }

    private List<Edit> FindEdits()
    {
        List<Edit> edits = [];
        int last = -1;
        for (int i = 0; i < _inEarlier.Length; i++)
        {
            if (_inEarlier[i] < 0)
            {
                continue;
            }

            Edit edit = last < 0 ? default : new Edit(last + 1, i, _inEarlier[last] + 1, _inEarlier[i]);
            if (
                edit is { InLater: >= 0 and <= WidestEdit, InEarlier: >= 0 and <= WidestEdit }
                && edit.InLater + edit.InEarlier > 0
                && IsFree(edit)
            )
            {
                edits.Add(edit);
                LaterCovered.AsSpan(edit.A, edit.InLater).Fill(true);
                EarlierCovered.AsSpan(edit.B, edit.InEarlier).Fill(true);
            }

            last = i;
        }

        return edits;
    }

    private bool IsFree(Edit edit) => _inLater.AsSpan(edit.B, edit.InEarlier).IndexOfAnyExcept(-1) < 0;
}

/// <summary>Words of the later text, A to before AEnd, in place of words of the earlier, B to before BEnd; one of the two may be none.</summary>
internal readonly record struct Edit(int A, int AEnd, int B, int BEnd)
{
    public int InLater => AEnd - A;

    public int InEarlier => BEnd - B;
}
