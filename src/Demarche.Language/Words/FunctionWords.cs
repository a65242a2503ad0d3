namespace Demarche.Language;

/// <summary>Articles, pronouns, prepositions, conjunctions and auxiliaries (<c>Data/function-words.txt</c>).</summary>
public static class FunctionWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_words = new HashSet<string>(
        DataFile.Lines("function-words.txt").SelectMany(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">As written, in any case.</param>
    public static bool Contains(ReadOnlySpan<char> word) => s_words.Contains(word);
}
