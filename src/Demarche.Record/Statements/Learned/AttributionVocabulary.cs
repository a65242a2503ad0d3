using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// What the reader of attributions sees of a word: the vectors of the word and of its head, and one row of each small table.
/// <c>tools/statements/features.py</c> trains with the same. Row 0 stands for what is not known.
/// </summary>
internal sealed class AttributionVocabulary(ModelFile file)
{
    /// <summary>Tables beside the two vectors, in the order of the model file.</summary>
    public static readonly string[] Tables =
    [
        "lemma",
        "xpos",
        "deprel",
        "name",
        "quote",
        "shape",
        "suffix",
        "head_xpos",
        "head_deprel",
        "children",
        "place",
    ];

    private readonly KeyTable _words = new(file.Tensors.ContainsKey("keys.word") ? file.Bytes("keys.word").Span : []);
    private readonly KeyTable _lemmas = new(file.Bytes("keys.lemma").Span);
    private readonly KeyTable _tags = new(file.Bytes("keys.xpos").Span);
    private readonly KeyTable _relations = new(file.Bytes("keys.deprel").Span);
    private readonly KeyTable _suffixes = new(file.Bytes("keys.suffix").Span);

    /// <summary>Row of a relation.</summary>
    public int Relation(string? relation) => _relations.Row(relation);

    /// <summary>Row of the vector of a word.</summary>
    public int Word(ReadOnlySpan<char> form)
    {
        Span<char> normal = form.Length <= 64 ? stackalloc char[form.Length] : new char[form.Length];
        Normalise(form, normal);
        return _words.Row(normal);
    }

    /// <summary>Rows of <see cref="Tables"/> of a word of the paragraph that starts at <paramref name="from"/> and ends before <paramref name="to"/>.</summary>
    public void Rows(AttributionWords words, int word, int from, int to, Span<int> rows)
    {
        Token token = words.Tokens[word];
        int head = words.Head[word] >= from && words.Head[word] < to ? words.Head[word] : -1;
        string lemma = token.Lemma ?? "";
        Span<char> lower = lemma.Length <= 64 ? stackalloc char[lemma.Length] : new char[lemma.Length];
        lemma.AsSpan().ToLowerInvariant(lower);
        ReadOnlySpan<char> ending = token.Form.AsSpan()[Math.Max(0, token.Form.Length - 3)..];
        Span<char> suffix = stackalloc char[ending.Length];
        Normalise(ending, suffix);
        int since = word - from;
        int place =
            since < 2 ? since
            : since < 4 ? 2
            : since < 8 ? 3
            : 4;
        rows[0] = _lemmas.Row(lower);
        rows[1] = _tags.Row(token.Xpos);
        rows[2] = _relations.Row(token.Deprel);
        rows[3] = words.Name[word];
        rows[4] = words.Mark[word];
        rows[5] = Shape(token.Form);
        rows[6] = _suffixes.Row(suffix);
        rows[7] = head < 0 ? 0 : _tags.Row(words.Tokens[head].Xpos);
        rows[8] = head < 0 ? 0 : _relations.Row(words.Tokens[head].Deprel);
        rows[9] = words.Children[word];
        rows[10] = (place * 4) + (words.Opens[word] ? 2 : 0) + (from == 0 ? 1 : 0);
    }

    private static void Normalise(ReadOnlySpan<char> form, Span<char> normal)
    {
        for (int i = 0; i < form.Length; i++)
        {
            normal[i] = form[i] switch
            {
                >= '1' and <= '9' => '0',
                '‘' or '’' => '\'',
                '“' or '”' => '"',
                char c => char.ToLowerInvariant(c),
            };
        }
    }

    private static int Shape(string form)
    {
        char first = form[0];
        if (!char.IsUpper(first))
        {
            return char.IsLower(first) ? 0
                : char.IsDigit(first) ? 3
                : 4;
        }

        foreach (char c in form)
        {
            if (char.IsLetter(c) && !char.IsUpper(c))
            {
                return 1;
            }
        }

        return form.Length > 1 ? 2 : 1;
    }
}
