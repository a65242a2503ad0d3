using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>
/// Tells from the source how deeply a page nests, before a tree is built of it: trees of hostile pages are walked by recursive
/// library code and would overflow the stack.
/// </summary>
internal static class HtmlNesting
{
    public const int Deepest = 400;

    // Void elements, and those that the parser closes by itself.
    private static readonly FrozenSet<string> NotCounted = new[]
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "tbody",
        "thead",
        "html",
        "head",
        "body",
        "path",
        "use",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = NotCounted.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static bool IsTooDeep(string html)
    {
        int depth = 0;
        int at = 0;
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            int name = ++at;
            bool closes = name < html.Length && html[name] == '/';
            name += closes ? 1 : 0;
            int end = name;
            while (end < html.Length && end - name < 20 && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            ReadOnlySpan<char> tag = html.AsSpan(name, end - name);
            if (tag.IsEmpty || Lookup.Contains(tag))
            {
                continue;
            }

            if (
                !closes
                && (tag.Equals("script", StringComparison.OrdinalIgnoreCase) || tag.Equals("style", StringComparison.OrdinalIgnoreCase))
            )
            {
                int close = html.IndexOf($"</{tag}", end, StringComparison.OrdinalIgnoreCase);
                if (close < 0)
                {
                    return false;
                }

                at = close + 1;
                continue;
            }

            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }
}
