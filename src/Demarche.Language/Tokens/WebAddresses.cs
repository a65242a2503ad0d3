namespace Demarche.Language;

/// <summary>Stretches that stay whole although marks stand in them: addresses of pages and people, handles, tags.</summary>
internal static class WebAddresses
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 64;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_domains = new HashSet<string>(
        DataFile.Lines("top-level-domains.txt"),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// End of the address that starts here; 0 for none. Looks no further than the stretch without white space where it finds
    /// an address, and no further than a bounded number of characters where it finds none.
    /// </summary>
    /// <param name="stretchEnd">Index of the next white space.</param>
    public static int End(ReadOnlySpan<char> text, int start, int stretchEnd)
    {
        ReadOnlySpan<char> rest = text[start..stretchEnd];
        char first = rest[0];
        if (first is '@' or '#')
        {
            return rest.Length > 1 && char.IsLetter(rest[1]) ? start + 1 + Handle(rest[1..]) : 0;
        }

        if (!char.IsAsciiLetterOrDigit(first))
        {
            return 0;
        }

        bool page =
            (first is 'h' or 'H' && (Starts(rest, "http://") || Starts(rest, "https://")))
            || (first is 'w' or 'W' && Starts(rest, "www."))
            || (first is 'm' or 'M' && Starts(rest, "mailto:"));
        return page ? start + WithoutClosingMarks(rest).Length
            : Mail(rest) is > 0 and var mail ? start + mail
            : 0;
    }

    private static bool Starts(ReadOnlySpan<char> rest, ReadOnlySpan<char> scheme) =>
        rest.Length > scheme.Length && rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static int Handle(ReadOnlySpan<char> rest)
    {
        int i = 0;
        while (i < rest.Length && (char.IsLetterOrDigit(rest[i]) || rest[i] == '_'))
        {
            i++;
        }

        return i;
    }

    // "name@host.example", "name@HOST", and without a name "host.example" and "host.example/page".
    private static int Mail(ReadOnlySpan<char> rest)
    {
        int at = 0;
        int dot = 0;
        while (at < rest.Length && at < LongestLocalPart && IsLocal(rest[at]))
        {
            dot = rest[at] == '.' ? at : dot;
            at++;
        }

        if (at == rest.Length || rest[at] != '@')
        {
            return dot > 0 && at < LongestLocalPart ? Domain(rest, at) : 0;
        }

        int end = at + 1;
        while (end < rest.Length && end - at <= LongestDomain && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '.' or '-' or '_'))
        {
            end++;
        }

        int length = WithoutClosingMarks(rest[..end]).Length;
        return length > at + 1 ? length : 0;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';

    private static int Domain(ReadOnlySpan<char> rest, int end)
    {
        ReadOnlySpan<char> host = rest[..end].TrimEnd(".-_");
        int dot = host.LastIndexOf('.');
        if (dot < 2 || host[dot - 1] == '.' || !s_domains.Contains(host[(dot + 1)..]))
        {
            return 0;
        }

        bool path = end == host.Length && end < rest.Length && rest[end] == '/';
        return path ? WithoutClosingMarks(rest).Length : host.Length;
    }

    private static ReadOnlySpan<char> WithoutClosingMarks(ReadOnlySpan<char> address) => address.TrimEnd(".,;:!?)]}>\"'”’»…");
}
