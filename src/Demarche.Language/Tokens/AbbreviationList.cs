namespace Demarche.Language;

/// <summary>Words that take a full stop without ending a sentence (<c>Data/abbreviations.txt</c>).</summary>
public sealed class AbbreviationList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public AbbreviationList(IEnumerable<string> words) =>
        _words = new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static AbbreviationList Shipped { get; } = new(DataFile.Lines("abbreviations.txt"));

    /// <param name="word">Without the stop, as written.</param>
    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);
}
