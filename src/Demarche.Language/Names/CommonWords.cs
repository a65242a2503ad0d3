namespace Demarche.Language;

/// <summary>Words that a sentence may open with in capitals without naming anything, days and months with them.</summary>
internal static class CommonWords
{
    private static readonly HashSet<string> s_words = [.. DataFile.Lines("common-words.txt")];

    public static bool Contains(string word) => s_words.Contains(word);
}
