using System.Text;

namespace Demarche.Language;

/// <summary>
/// What the network sees of a word: one row of each embedding table, by the word itself, its class (a prefix of its path in a
/// hierarchy of word classes), its first and last letters, and its shape. <c>tools/neural/features.py</c> trains with the same.
/// Row 0 stands for what is not known.
/// </summary>
internal sealed class WordRows
{
    public const int Tables = 10;
    private const int LongestShape = 10;

    public static readonly string[] Names =
    [
        "word",
        "class6",
        "class10",
        "class",
        "prefix2",
        "prefix3",
        "suffix2",
        "suffix3",
        "suffix4",
        "shape",
    ];

    private readonly KeyTable _words;
    private readonly KeyTable _prefixes2;
    private readonly KeyTable _prefixes3;
    private readonly KeyTable _suffixes2;
    private readonly KeyTable _suffixes3;
    private readonly KeyTable _suffixes4;
    private readonly KeyTable _shapes;
    private readonly KeyTable _classed;
    private readonly int[] _classes;
    private readonly int[] _classes6;
    private readonly int[] _classes10;

    public WordRows(ModelFile file)
    {
        _words = Keys("word");
        _prefixes2 = Keys("prefix2");
        _prefixes3 = Keys("prefix3");
        _suffixes2 = Keys("suffix2");
        _suffixes3 = Keys("suffix3");
        _suffixes4 = Keys("suffix4");
        _shapes = Keys("shape");
        _classed = new KeyTable(file.Bytes("classes.words").Span);
        _classes = file.Integers("classes.of").ToArray();
        _classes6 = file.Integers("classes.6").ToArray();
        _classes10 = file.Integers("classes.10").ToArray();

        KeyTable Keys(string table) => new(file.Bytes("keys." + table).Span);
    }

    /// <param name="form">A word as written.</param>
    /// <param name="rows">[<see cref="Tables"/>], in the order of <see cref="Names"/>.</param>
    public void Of(ReadOnlySpan<char> form, Span<int> rows)
    {
        const int Short = 64;
        Span<char> normal = form.Length <= Short ? stackalloc char[form.Length] : new char[form.Length];
        Span<char> lower = form.Length <= Short ? stackalloc char[form.Length] : new char[form.Length];
        for (int i = 0; i < form.Length; i++)
        {
            normal[i] = form[i] switch
            {
                >= '1' and <= '9' => '0',
                '‘' or '’' => '\'',
                '“' or '”' => '"',
                char c => c,
            };
            lower[i] = char.ToLowerInvariant(normal[i]);
        }

        rows[0] = _words.Row(normal) is > 0 and var word ? word : _words.Row(lower);
        int classed = _classed.Row(normal) is > 0 and var known ? known : _classed.Row(lower);
        int path = classed > 0 ? _classes[classed - 1] : 0;
        rows[1] = _classes6[path];
        rows[2] = _classes10[path];
        rows[3] = path;
        rows[4] = _prefixes2.Row(lower[..Math.Min(2, lower.Length)]);
        rows[5] = _prefixes3.Row(lower[..Math.Min(3, lower.Length)]);
        rows[6] = _suffixes2.Row(lower[Math.Max(0, lower.Length - 2)..]);
        rows[7] = _suffixes3.Row(lower[Math.Max(0, lower.Length - 3)..]);
        rows[8] = _suffixes4.Row(lower[Math.Max(0, lower.Length - 4)..]);
        Span<char> shape = stackalloc char[LongestShape];
        rows[9] = _shapes.Row(shape[..Shape(normal, shape)]);
    }

    // Runs longer than two are cut to two.
    private static int Shape(ReadOnlySpan<char> word, Span<char> shape)
    {
        int length = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            char s =
                Rune.IsUpper(rune) ? 'X'
                : Rune.IsLower(rune) ? 'x'
                : rune.IsAscii ? (char)rune.Value
                : 'o';
            if (length >= 2 && shape[length - 1] == s && shape[length - 2] == s)
            {
                continue;
            }

            shape[length++] = s;
            if (length == LongestShape)
            {
                break;
            }
        }

        return length;
    }
}
