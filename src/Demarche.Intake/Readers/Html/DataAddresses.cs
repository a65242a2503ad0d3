using System.Buffers;

namespace Demarche.Intake;

/// <summary>
/// Takes the pictures and fonts out of pages that hold them inside (<c>src="data:image/png;base64,…"</c>): single-file pages carry
/// megabytes of them, and no word of the report is among them.
/// </summary>
internal static class DataAddresses
{
    private const string Scheme = "data:";
    private const string Coded = "base64,";
    private static readonly SearchValues<string> Mark = SearchValues.Create([Coded], StringComparison.OrdinalIgnoreCase);
    private const int ShortEnough = 256;
    private const int LongestType = 100;

    /// <summary>Shortens the page in place.</summary>
    /// <returns>The length of what is left at the front.</returns>
    public static int Shorten(Span<char> html)
    {
        // The mark of the coding is rarer than "data", which begins the names of many attributes.
        int mark = html.IndexOfAny(Mark);
        int written = 0;
        int copied = 0;
        while (mark >= 0)
        {
            int first = Math.Max(copied, mark - LongestType);
            int scheme = ((ReadOnlySpan<char>)html.Slice(first, mark - first)).LastIndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
            int end = mark + Coded.Length;
            if (scheme >= 0)
            {
                int start = first + scheme + Scheme.Length;
                while (end < html.Length && IsOfAddress(html[end]))
                {
                    end++;
                }

                if (end - start > ShortEnough)
                {
                    html[copied..start].CopyTo(html[written..]);
                    written += start - copied;
                    html[written++] = ',';
                    copied = end;
                }
            }

            int next = html[end..].IndexOfAny(Mark);
            mark = next < 0 ? -1 : end + next;
        }

        if (copied > 0)
        {
            html[copied..].CopyTo(html[written..]);
        }

        return html.Length - copied + written;
    }

    private static bool IsOfAddress(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or ';' or ',' or '-' or '.' or ':' or '%' or '_';
}
