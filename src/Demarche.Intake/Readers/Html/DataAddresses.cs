using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Takes the pictures and fonts out of pages that hold them inside (<c>src="data:image/png;base64,…"</c>): single-file pages carry
/// megabytes of them, and no word of the report is among them.
/// </summary>
internal static class DataAddresses
{
    private const string Scheme = "data:";
    private const int ShortEnough = 256;
    private const int LongestType = 100;

    public static string Shortened(string html)
    {
        int at = html.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return html;
        }

        StringBuilder? shortened = null;
        int copied = 0;
        while (at >= 0)
        {
            int data = at + Scheme.Length;
            int end = data;
            while (end < html.Length && IsOfAddress(html[end]))
            {
                end++;
            }

            bool coded = html.AsSpan(data, Math.Min(LongestType, end - data)).Contains("base64,", StringComparison.OrdinalIgnoreCase);
            if (coded && end - at > ShortEnough)
            {
                shortened ??= new StringBuilder(html.Length / 2);
                shortened.Append(html, copied, data - copied).Append(',');
                copied = end;
            }

            at = html.IndexOf(Scheme, end, StringComparison.OrdinalIgnoreCase);
        }

        return shortened is null ? html : shortened.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool IsOfAddress(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or ';' or ',' or '-' or '.' or ':' or '%' or '_';
}
