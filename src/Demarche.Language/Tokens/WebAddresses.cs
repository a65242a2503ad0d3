namespace Demarche.Language;

/// <summary>Stretches that stay whole although marks stand in them: addresses of pages and people, handles, tags.</summary>
internal static class WebAddresses
{
    /// <summary>End of the address that starts here; 0 for none. Looks no further than the stretch without white space.</summary>
    /// <param name="stretchEnd">Index of the next white space.</param>
    public static int End(ReadOnlySpan<char> text, int start, int stretchEnd)
    {
        ReadOnlySpan<char> rest = text[start..stretchEnd];
        if (rest[0] is '@' or '#')
        {
            int i = 1;
            while (i < rest.Length && (char.IsLetterOrDigit(rest[i]) || rest[i] == '_'))
            {
                i++;
            }

            return i > 1 && (char.IsLetter(rest[1]) || rest[0] == '@') ? start + i : 0;
        }

        if (
            rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        )
        {
            return start + WithoutClosingMarks(rest).Length;
        }

        return char.IsAsciiLetterOrDigit(rest[0])
            ? Mail(rest) is > 0 and var length
                ? start + length
                : 0
            : 0;
    }

    private static int Mail(ReadOnlySpan<char> rest)
    {
        int at = 0;
        while (at < rest.Length && at < 64 && (char.IsAsciiLetterOrDigit(rest[at]) || rest[at] is '.' or '_' or '-' or '+'))
        {
            at++;
        }

        if (at == 0 || at >= rest.Length || rest[at] != '@')
        {
            return 0;
        }

        int end = at + 1;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '.' or '-'))
        {
            end++;
        }

        ReadOnlySpan<char> whole = WithoutClosingMarks(rest[..end]);
        return whole.Length > at + 1 && whole[(at + 1)..].Contains('.') ? whole.Length : 0;
    }

    private static ReadOnlySpan<char> WithoutClosingMarks(ReadOnlySpan<char> address) => address.TrimEnd(".,;:!?)]}>\"'”’»…");
}
