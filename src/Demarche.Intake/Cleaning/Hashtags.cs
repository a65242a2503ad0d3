namespace Demarche.Intake;

/// <summary>Hashtags behind the text are tags of the report, not words of it.</summary>
internal static class Hashtags
{
    /// <summary>Takes the hashtags off the end of a line and gives them without the <c>#</c>, in order.</summary>
    /// <returns>The line without them; empty when it held nothing else.</returns>
    public static string TakeTrailing(string line, List<string> tags)
    {
        int end = line.Length;
        int from = tags.Count;
        while (true)
        {
            ReadOnlySpan<char> rest = line.AsSpan(0, end).TrimEnd(" ,");
            int start = rest.LastIndexOf(' ') + 1;
            if (rest.Length - start < 2 || rest[start] != '#' || rest[start..].IndexOfAny("#") != rest[start..].LastIndexOf('#'))
            {
                break;
            }

            if (!char.IsLetter(rest[start + 1]))
            {
                break;
            }

            tags.Insert(from, rest[(start + 1)..].TrimEnd(".,;").ToString());
            end = start;
        }

        ReadOnlySpan<char> kept = line.AsSpan(0, end).TrimEnd();

        // "he joined #Arvenia" uses the tag as a word: only behind a finished sentence is it none.
        if (!kept.IsEmpty && !LineShape.EndsSentence(kept))
        {
            tags.RemoveRange(from, tags.Count - from);
            return line;
        }

        return kept.ToString();
    }
}
