namespace Demarche.Language;

/// <summary>What stands behind an abbreviation's stop.</summary>
public enum AbbreviationKind
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>"Mr. Pell": a name follows, no sentence ends here.</summary>
    Name,

    /// <summary>"No. 4": an abbreviation only before a number.</summary>
    Number,

    /// <summary>"etc.": keeps its stop where the sentence goes on; the stop that ends a sentence stands apart.</summary>
    Inside,

    /// <summary>"Inc.": the stop may close the sentence as well.</summary>
    End,
}

/// <summary>Words that take a full stop without ending a sentence (<c>Data/abbreviations.txt</c>).</summary>
public sealed class AbbreviationList
{
    private readonly Dictionary<string, (AbbreviationKind Kind, bool Capital)>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <param name="words">Lines of word, tab, kind; a word alone may also close a sentence.</param>
    public AbbreviationList(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        Dictionary<string, (AbbreviationKind Kind, bool Capital)> kinds = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in words)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string word = tab < 0 ? line : line[..tab];
            AbbreviationKind kind = tab < 0 ? AbbreviationKind.End : Enum.Parse<AbbreviationKind>(line.AsSpan(tab + 1), true);
            kinds[word] = (kind, char.IsUpper(word[0]));
        }

        _words = kinds.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static AbbreviationList Shipped { get; } = new(DataFile.Lines("abbreviations.txt"));

    /// <param name="word">Without the stop. An entry with a capital asks for one.</param>
    public bool Contains(ReadOnlySpan<char> word) => KindOf(word) != AbbreviationKind.None;

    /// <param name="word">Without the stop. An entry with a capital asks for one.</param>
    public AbbreviationKind KindOf(ReadOnlySpan<char> word) =>
        _words.TryGetValue(word, out (AbbreviationKind Kind, bool Capital) entry) && (!entry.Capital || char.IsUpper(word[0]))
            ? entry.Kind
            : AbbreviationKind.None;
}
