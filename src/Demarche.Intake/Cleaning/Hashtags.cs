namespace Demarche.Intake;

/// <summary>Hashtags behind the text are tags of the report, not words of it.</summary>
internal static class Hashtags
{
    private const int Most = 50;

    /// <summary>Takes the hashtags off the end of a line and gives them without the <c>#</c>, in order.</summary>
    /// <returns>The line without them; empty when it held nothing else.</returns>
    public static string TakeTrailing(string line, List<string> tags)
    {
        List<string> found = [];
        int end = line.Length;
        while (found.Count < Most)
        {
            ReadOnlySpan<char> rest = line.AsSpan(0, end).TrimEnd(" ,");
            int start = rest.LastIndexOf(' ') + 1;
            ReadOnlySpan<char> word = rest[start..];
            if (word.Length < 2 || word[0] != '#' || !char.IsLetter(word[1]) || word[1..].Contains('#'))
            {
                break;
            }

            found.Add(word[1..].TrimEnd(".,;").ToString());
            end = start;
        }

        // "he joined #Arvenia" uses the tag as a word: only behind a finished sentence is it none.
        ReadOnlySpan<char> kept = line.AsSpan(0, end).TrimEnd();
        if (!kept.IsEmpty && !LineShape.EndsSentence(kept))
        {
            return line;
        }

        found.Reverse();
        tags.AddRange(found);
        return kept.ToString();
    }
}
