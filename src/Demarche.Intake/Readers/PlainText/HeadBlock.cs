namespace Demarche.Intake;

/// <summary>The <c>Key: value</c> lines at the head of a text file.</summary>
internal static class HeadBlock
{
    private const int LongestKey = 24;
    private const int LongestValue = 600;

    /// <summary>Reads the head into the fields.</summary>
    /// <returns>The offset of the text behind it; 0 when there is no head block.</returns>
    public static int Read(string text, RecordFields fields)
    {
        int known = 0;
        int at = 0;
        int end = 0;
        List<(string Key, string Value)> found = [];
        while (at < text.Length)
        {
            int next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            string line = text[at..next].Trim();
            if (line.Length == 0)
            {
                // Empty lines may stand above the head, and between its parts when another key follows.
                at = next;
                continue;
            }

            if (Split(line) is not { } pair || (!RecordFields.IsKnown(pair.Key) && known == 0))
            {
                break;
            }

            if (RecordFields.IsKnown(pair.Key))
            {
                known++;
            }
            else if (end < at && text.AsSpan(end, at - end).Contains("\n\n", StringComparison.Ordinal))
            {
                break;
            }

            if (pair.Key.Equals("body", StringComparison.OrdinalIgnoreCase) || pair.Key.Equals("text", StringComparison.OrdinalIgnoreCase))
            {
                end = at + text.AsSpan(at).IndexOf(':') + 1;
                known++;
                break;
            }

            found.Add(pair);
            at = next;
            end = next;
        }

        if (known == 0 || (known == 1 && found.Count == 1 && !IsStrong(found[0].Key)))
        {
            return 0;
        }

        foreach ((string key, string value) in found)
        {
            fields.Add(key, value);
        }

        return end;
    }

    // One line alone is a head only when no sentence begins like that.
    private static bool IsStrong(string key) =>
        key.ToLowerInvariant() is "title" or "headline" or "url" or "published" or "byline" or "author" or "publication";

    private static (string Key, string Value)? Split(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > LongestKey || line.Length - colon > LongestValue)
        {
            return null;
        }

        string key = line[..colon].Trim();
        bool plain = key.All(c => char.IsLetter(c) || c is ' ' or '-' or '_') && key.Count(c => c == ' ') <= 2;
        bool glued = colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t');
        return plain && !glued ? (key, line[(colon + 1)..].Trim()) : null;
    }
}
