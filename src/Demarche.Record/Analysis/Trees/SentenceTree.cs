using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The Universal Dependencies tree of one sentence. Words are counted as in <see cref="SentenceView.Words"/>; -1 stands for no word.
/// A head that lies beyond the words kept counts as none, so every walk ends.
/// </summary>
internal sealed class SentenceTree
{
    private readonly int[] _heads;
    private readonly string[] _relations;
    private readonly string[] _lemmas;
    private readonly string[] _classes;
    private readonly string[] _tags;
    private readonly int[][] _children;
    private readonly (int First, int End)[] _extents;

    private SentenceTree(int count)
    {
        _heads = new int[count];
        _relations = new string[count];
        _lemmas = new string[count];
        _classes = new string[count];
        _tags = new string[count];
        _children = new int[count][];
        _extents = new (int, int)[count];
    }

    public int Count => _heads.Length;

    public static SentenceTree Of(ReadOnlySpan<Token> tokens)
    {
        SentenceTree tree = new(tokens.Length);
        List<int>[] children = new List<int>[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            Token token = tokens[i];
            int head = token.Head - 1;
            tree._heads[i] = head >= 0 && head < tokens.Length && head != i ? head : -1;
            tree._relations[i] = token.Deprel ?? "dep";
            tree._lemmas[i] = (token.Lemma ?? token.Form).ToLowerInvariant();
            tree._classes[i] = token.Upos ?? "X";
            tree._tags[i] = token.Xpos ?? "";
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            if (tree._heads[i] is var head and >= 0)
            {
                (children[head] ??= []).Add(i);
            }
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            tree._children[i] = children[i]?.ToArray() ?? [];
            tree._extents[i] = (i, i + 1);
        }

        tree.Spread();
        return tree;
    }

    /// <summary>The governor, -1 for the root.</summary>
    public int Head(int word) => _heads[word];

    /// <summary>The relation with its subtype: "nsubj:pass".</summary>
    public string Relation(int word) => _relations[word];

    /// <summary>True for the relation or one of its subtypes.</summary>
    public bool Is(int word, string relation) =>
        _relations[word].StartsWith(relation, StringComparison.Ordinal)
        && (_relations[word].Length == relation.Length || _relations[word][relation.Length] == ':');

    /// <summary>Lower-case lemma of the treebanks.</summary>
    public string Lemma(int word) => _lemmas[word];

    /// <summary>Universal part of speech.</summary>
    public string Class(int word) => _classes[word];

    /// <summary>Penn Treebank tag: "VBG".</summary>
    public string Tag(int word) => _tags[word];

    public ReadOnlySpan<int> Children(int word) => _children[word];

    /// <summary>The first child in the relation or one of its subtypes.</summary>
    public int Child(int word, string relation)
    {
        foreach (int child in _children[word])
        {
            if (Is(child, relation))
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>From the first to one behind the last word of the subtree.</summary>
    public (int First, int End) Extent(int word) => _extents[word];

    public bool IsWithin(int word, int ancestor)
    {
        for (int steps = 0; word >= 0 && steps <= Count; steps++)
        {
            if (word == ancestor)
            {
                return true;
            }

            word = _heads[word];
        }

        return false;
    }

    /// <summary>The preposition or marker of a word: "on" of "on Arvenia", "to" of "to reopen"; several joined with a space.</summary>
    public string Marker(int word)
    {
        string marker = "";
        foreach (int child in _children[word])
        {
            if (child < word && (Is(child, "case") || Is(child, "mark")))
            {
                string lemma = _lemmas[child];
                foreach (int more in _children[child])
                {
                    lemma += Is(more, "fixed") ? " " + _lemmas[more] : "";
                }

                marker = marker.Length == 0 ? lemma : $"{marker} {lemma}";
            }
        }

        return marker;
    }

    public bool IsVerb(int word) => _classes[word] is "VERB" || (_classes[word] == "AUX" && _tags[word].StartsWith('V'));

    /// <summary>True for a noun, name, pronoun or number, and for what is taken for an adjective behind an article of its own: "the fine".</summary>
    public bool IsNominal(int word) =>
        _classes[word] is "NOUN" or "PROPN" or "PRON" or "NUM" or "SYM"
        || (_classes[word] == "ADJ" && Child(word, "det") is var article and >= 0 && article < word);

    /// <summary>The first of a coordination that the word belongs to; the word itself where it is not joined.</summary>
    public int FirstConjunct(int word)
    {
        for (int steps = 0; steps < Count && Is(word, "conj") && _heads[word] >= 0; steps++)
        {
            word = _heads[word];
        }

        return word;
    }

    // Leaves inwards: a subtree's words lie between those of its children.
    private void Spread()
    {
        int[] open = new int[Count];
        Queue<int> ready = new();
        for (int i = 0; i < Count; i++)
        {
            open[i] = _children[i].Length;
            if (open[i] == 0)
            {
                ready.Enqueue(i);
            }
        }

        while (ready.TryDequeue(out int word))
        {
            int head = _heads[word];
            if (head >= 0)
            {
                _extents[head] = (Math.Min(_extents[head].First, _extents[word].First), Math.Max(_extents[head].End, _extents[word].End));
                if (--open[head] == 0)
                {
                    ready.Enqueue(head);
                }
            }
        }
    }
}
