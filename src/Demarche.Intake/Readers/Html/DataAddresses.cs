using System.Buffers;
using System.Text;

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

    public static string Shortened(string html)
    {
        // The mark of the coding is rarer than "data", which begins the names of many attributes.
        int mark = html.AsSpan().IndexOfAny(Mark);
        StringBuilder? shortened = null;
        int copied = 0;
        while (mark >= 0)
        {
            int first = Math.Max(copied, mark - LongestType);
            int scheme = html.AsSpan(first, mark - first).LastIndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
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
                    shortened ??= new StringBuilder(html.Length / 2);
                    shortened.Append(html, copied, start - copied).Append(',');
                    copied = end;
                }
            }

            int next = html.AsSpan(end).IndexOfAny(Mark);
            mark = next < 0 ? -1 : end + next;
        }

        return shortened is null ? html : shortened.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool IsOfAddress(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or ';' or ',' or '-' or '.' or ':' or '%' or '_';
}
