using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>What stands among a word's dependents; clauses only when they follow it.</summary>
[Flags]
internal enum Governed : byte
{
    None = 0,
    Copula = 1,
    ClausalSubject = 2,
    ClausalComplement = 4,
    AdverbialClause = 8,
    OpenComplement = 16,
}

/// <summary>
/// The words of a text as arrays: tags and relations as numbers, heads as indices into the whole text, and for each word the
/// stretch that it governs. Built in linear time; heads that are missing, outside the sentence or in a circle count as roots.
/// </summary>
internal sealed class ParsedWords
{
    private const int MostDependents = 100;
    private readonly ImmutableArray<Token> _tokens;

    public ParsedWords(CoreferenceInput input)
    {
        _tokens = input.Tokens;
        int count = _tokens.Length;
        Class = new WordClass[count];
        Relation = new Relation[count];
        Lower = new uint[count];
        Lemma = new uint[count];
        Head = new int[count];
        Sentence = new int[count];
        FirstChild = new int[count];
        NextSibling = new int[count];
        Governs = new Governed[count];
        Left = new int[count];
        Right = new int[count];
        Sentences = input.Sentences;
        Dictionary<string, uint> hashes = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            Token token = _tokens[i];
            Class[i] = WordClasses.Of(token.Upos);
            Relation[i] = Relations.Of(token.Deprel);
            Lower[i] = Hash(hashes, token.Form);
            Lemma[i] = token.Lemma is null ? Lower[i] : Hash(hashes, token.Lemma);
        }

        int[] stack = new int[LongestSentence()];
        for (int s = 0; s < Sentences.Length; s++)
        {
            Link(s, stack);
        }
    }

    public ImmutableArray<Sentence> Sentences { get; }

    public int Count => _tokens.Length;

    public WordClass[] Class { get; }

    public Relation[] Relation { get; }

    /// <summary><see cref="WordHash"/> of the form.</summary>
    public uint[] Lower { get; }

    public uint[] Lemma { get; }

    /// <summary>Index into the text; -1 for a root.</summary>
    public int[] Head { get; }

    public int[] Sentence { get; }

    /// <summary>Dependents in order: the first, and from each the next; -1 ends.</summary>
    public int[] FirstChild { get; }

    public int[] NextSibling { get; }

    /// <summary>Which clauses and copulas a word governs.</summary>
    public Governed[] Governs { get; }

    /// <summary>First word of the subtree.</summary>
    public int[] Left { get; }

    /// <summary>Last word of the subtree.</summary>
    public int[] Right { get; }

    public string Form(int word) => _tokens[word].Form;

    public string? Tag(int word) => _tokens[word].Xpos;

    public string? Features(int word) => _tokens[word].Feats;

    /// <summary>The first dependent with <paramref name="relation"/>; -1 for none among the first hundred, where sentences end.</summary>
    public int Child(int word, Relation relation)
    {
        int child = FirstChild[word];
        for (int n = 0; n < MostDependents && child >= 0; n++)
        {
            if (Relation[child] == relation)
            {
                return child;
            }

            child = NextSibling[child];
        }

        return -1;
    }

    private Governed Kind(int word) =>
        Relation[word] switch
        {
            Language.Relation.Copula => Governed.Copula,
            Language.Relation.ClausalSubject when word > Head[word] => Governed.ClausalSubject,
            Language.Relation.ClausalComplement when word > Head[word] => Governed.ClausalComplement,
            Language.Relation.AdverbialClause when word > Head[word] => Governed.AdverbialClause,
            Language.Relation.OpenComplement when word > Head[word] => Governed.OpenComplement,
            _ => Governed.None,
        };

    private static uint Hash(Dictionary<string, uint> hashes, string word)
    {
        if (!hashes.TryGetValue(word, out uint hash))
        {
            hash = WordHash.Of(word);
            hashes.Add(word, hash);
        }

        return hash;
    }

    private int LongestSentence()
    {
        int longest = 0;
        foreach (Sentence sentence in Sentences)
        {
            longest = Math.Max(longest, sentence.TokenCount);
        }

        return longest;
    }

    private void Link(int sentence, int[] order)
    {
        int first = Sentences[sentence].FirstToken;
        int count = Sentences[sentence].TokenCount;
        for (int i = first; i < first + count; i++)
        {
            int head = _tokens[i].Head;
            Head[i] = head >= 1 && head <= count && first + head - 1 != i ? first + head - 1 : -1;
            Sentence[i] = sentence;
            Left[i] = i;
            Right[i] = i;
            FirstChild[i] = -1;
            NextSibling[i] = -1;
        }

        for (int i = first + count - 1; i >= first; i--)
        {
            if (Head[i] >= 0)
            {
                NextSibling[i] = FirstChild[Head[i]];
                FirstChild[Head[i]] = i;
                Governs[Head[i]] |= Kind(i);
            }
        }

        int reached = Walk(first, count, order);
        if (reached < count)
        {
            BreakCircles(first, count, order, reached);
            return;
        }

        Extend(order, reached);
    }

    // Breadth first from the roots: every head comes before its dependents.
    private int Walk(int first, int count, int[] order)
    {
        int reached = 0;
        for (int i = first; i < first + count; i++)
        {
            if (Head[i] < 0)
            {
                order[reached++] = i;
            }
        }

        for (int next = 0; next < reached; next++)
        {
            for (int child = FirstChild[order[next]]; child >= 0; child = NextSibling[child])
            {
                order[reached++] = child;
            }
        }

        return reached;
    }

    // Words that no root governs hang in a circle: each becomes a root of its own.
    private void BreakCircles(int first, int count, int[] order, int reached)
    {
        HashSet<int> governed = [.. order.AsSpan(0, reached)];
        for (int i = first; i < first + count; i++)
        {
            if (!governed.Contains(i))
            {
                Head[i] = -1;
                FirstChild[i] = -1;
                NextSibling[i] = -1;
            }
        }

        Extend(order, reached);
    }

    private void Extend(int[] order, int reached)
    {
        for (int k = reached - 1; k >= 0; k--)
        {
            int word = order[k];
            int head = Head[word];
            if (head >= 0)
            {
                Left[head] = Math.Min(Left[head], Left[word]);
                Right[head] = Math.Max(Right[head], Right[word]);
            }
        }
    }
}
