using System.Net;
using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Takes HTML tags, Liquid tags and Markdown marks out of the body of a static-site page, and keeps its paragraphs and lines. For
/// whole web pages there is the HTML reader.
/// </summary>
internal static class InlineMarkup
{
    private const int LongestTag = 4096;

    private static readonly string[] Breaks = ["br", "p", "div", "li", "ul", "ol", "tr", "table", "section", "article", "blockquote", "hr"];
    private static readonly string[] Unread = ["script", "style", "iframe", "noscript", "template", "svg"];

    /// <summary>Blocks of the body, in order. Headings of HTML and Markdown keep their kind.</summary>
    public static List<BodyBlock> Blocks(string body)
    {
        string text = WithoutLiquid(body);
        bool html = IsHtml(text);
        text = WebUtility.HtmlDecode(WithoutTags(html ? FoldLines(text) : text));
        List<BodyBlock> blocks = [];
        IEnumerable<string> lines = html ? text.Split('\n') : TextLines.Paragraphs(text);
        foreach (string line in lines)
        {
            (PartKind kind, string plain) = MarkdownLine.Read(line);
            if (plain.Length > 0)
            {
                blocks.Add(new BodyBlock(kind, plain));
            }
        }

        return blocks;
    }

    /// <summary>Drops <c>{% … %}</c>, <c>{{ … }}</c>, <c>{# … #}</c> and kramdown attributes <c>{: … }</c>; text inside raw tags stays.</summary>
    public static string WithoutLiquid(string text)
    {
        StringBuilder kept = new(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            if (open < 0 || open + 1 >= text.Length)
            {
                break;
            }

            string? close = text[open + 1] switch
            {
                '%' => "%}",
                '{' => "}}",
                '#' => "#}",
                ':' => "}",
                _ => null,
            };
            int window = Math.Min(LongestTag, text.Length - open);
            int end = close is null ? -1 : text.AsSpan(open, window).IndexOf(close);
            if (end < 0)
            {
                kept.Append(text, at, open + 1 - at);
                at = open + 1;
                continue;
            }

            kept.Append(text, at, open - at);
            at = open + end + close!.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsHtml(string text) =>
        text.Contains("<br", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<p>", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<p ", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<div", StringComparison.OrdinalIgnoreCase);

    // In HTML a line end is a space; an empty line still parts paragraphs, as it does in Markdown with HTML in it.
    private static string FoldLines(string text)
    {
        StringBuilder folded = new(text.Length);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool empty = string.IsNullOrWhiteSpace(lines[i]);
            bool marked = lines[i].StartsWith('#') || (i > 0 && lines[i - 1].StartsWith('#'));
            folded.Append(empty || marked ? "\n" : " ").Append(lines[i].Trim());
        }

        return folded.ToString();
    }

    private static string WithoutTags(string text)
    {
        StringBuilder kept = new(text.Length);
        HashSet<string> unclosed = new(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            kept.Append(text, at, open - at);
            int end = text.AsSpan(open, Math.Min(LongestTag, text.Length - open)).IndexOf('>');
            ReadOnlySpan<char> name = Name(text, open);
            bool comment = text.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal);
            if (end < 0 || (name.IsEmpty && !comment))
            {
                kept.Append('<');
                at = open + 1;
                continue;
            }

            at = comment ? Behind(text, open, "-->") : open + end + 1;
            if (IsOneOf(name, Unread) && text[open + 1] != '/')
            {
                at = BehindElement(text, at, name.ToString(), unclosed);
            }
            else if (IsOneOf(name, Breaks))
            {
                kept.Append('\n');
            }
            else if (name.Length == 2 && name[0] is 'h' or 'H' && name[^1] is >= '1' and <= '6')
            {
                kept.Append(text[open + 1] == '/' ? "\n" : "\n# ");
            }
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    // An element that is never closed is looked for once, not at each of its tags.
    private static int BehindElement(string text, int from, string name, HashSet<string> unclosed)
    {
        int close = unclosed.Contains(name) ? -1 : text.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
        {
            unclosed.Add(name);
            return from;
        }

        return Behind(text, close, ">");
    }

    private static ReadOnlySpan<char> Name(string text, int open)
    {
        int start = open + 1;
        start += start < text.Length && text[start] == '/' ? 1 : 0;
        int end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && end - start < 16)
        {
            end++;
        }

        return text.AsSpan(start, end - start);
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (string one in names)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Behind(string text, int from, string mark)
    {
        int at = text.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + mark.Length;
    }
}
