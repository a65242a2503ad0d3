using System.Text;
using Demarche.Record;

namespace Demarche.Exports;

/// <summary>Addresses of outlets' pages as links: only what a browser fetches, and with the sentence to go to.</summary>
public static class WebAddress
{
    private const int LongPassage = 300;
    private const int WordsAtEnds = 5;

    /// <summary>The address when it is one of the web; null for anything else (<c>javascript:</c>, <c>data:</c>, a path).</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;

    /// <summary>
    /// The address with a text fragment (<c>#:~:text=</c>), so that a browser scrolls to the cited words; of a long passage its first and last words.
    /// </summary>
    public static string? Of(string? address, Evidence cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        if (Of(address) is not { } page)
        {
            return null;
        }

        string words = Phrases.OneLine(cited.Text);
        string[] each = words.Split(' ');
        string directive =
            words.Length > LongPassage && each.Length > WordsAtEnds * 2
                ? $"{Encoded(string.Join(' ', each[..WordsAtEnds]))},{Encoded(string.Join(' ', each[^WordsAtEnds..]))}"
                : Encoded(words);
        return page + (page.Contains('#', StringComparison.Ordinal) ? "" : "#") + ":~:text=" + directive;
    }

    // Also "-" and "," mean something inside a text directive.
    private static string Encoded(string words)
    {
        StringBuilder encoded = new();
        foreach (byte unit in Encoding.UTF8.GetBytes(words))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'.' or (byte)'_' or (byte)'~')
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(unit.ToString("X2"));
            }
        }

        return encoded.ToString();
    }
}
