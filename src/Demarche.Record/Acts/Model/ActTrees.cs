using Demarche.Language;

namespace Demarche.Record;

/// <summary>What hangs on each word, in text order, and what the word acts on.</summary>
internal sealed class ActTrees
{
    private static readonly string[] s_objects = ["obj", "obl", "xcomp", "nmod", "nsubj:pass"];

    private readonly int[] _start;
    private readonly int[] _below;

    public ActTrees(AttributionWords words)
    {
        int count = words.Count;
        _start = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            if (words.Head[i] >= 0)
            {
                _start[words.Head[i] + 1]++;
            }
        }

        for (int i = 0; i < count; i++)
        {
            _start[i + 1] += _start[i];
        }

        _below = new int[_start[count]];
        int[] next = _start[..count];
        for (int i = 0; i < count; i++)
        {
            if (words.Head[i] >= 0)
            {
                _below[next[words.Head[i]]++] = i;
            }
        }

        Object = new int[count];
        for (int i = 0; i < count; i++)
        {
            Object[i] = ObjectOf(words, i);
        }
    }

    /// <summary>The nearest thing to an object of each word; -1 for none.</summary>
    public int[] Object { get; }

    public ReadOnlySpan<int> Below(int word) => _below.AsSpan(_start[word], _start[word + 1] - _start[word]);

    private int ObjectOf(AttributionWords words, int word)
    {
        foreach (string relation in s_objects)
        {
            foreach (int child in Below(word))
            {
                if (words.Tokens[child].Deprel == relation)
                {
                    return child;
                }
            }
        }

        return -1;
    }
}
