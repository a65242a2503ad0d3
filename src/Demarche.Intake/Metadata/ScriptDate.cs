using System.Buffers;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date of publication in the data that a page gives to its own scripts: <c>"publishedDate":"2031-03-04…"</c>; asked last.</summary>
internal static class ScriptDate
{
    private const int LongestDate = 40;

    private static readonly SearchValues<char> Between = SearchValues.Create("\\\"' :=\t\n");
    private static readonly SearchValues<char> Ends = SearchValues.Create("\\\"',;}<&");
    private static readonly string[] Names = [.. DataFile.Lines("script-date-names.txt")];

    /// <summary>The first under the first name that has one.</summary>
    public static PublishedDate? Find(HtmlPage page, string? place)
    {
        List<string> scripts = [];
        foreach (TreeElement script in page.Named("script"))
        {
            if (!script.HasAttribute("src"))
            {
                scripts.Add(script.TextContent);
            }
        }

        foreach (string name in Names)
        {
            foreach (string script in scripts)
            {
                int at = script.IndexOf(name, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && Value(script, at + name.Length) is { } value && Read(value, place) is { } date)
                {
                    return date with { Reason = $"named {name} in a script of the page" };
                }
            }
        }

        return null;
    }

    // "name" : "value", with or without quotation marks, which may be escaped.
    private static string? Value(string script, int at)
    {
        ReadOnlySpan<char> rest = script.AsSpan(at, Math.Min(LongestDate + 12, script.Length - at));
        int start = rest.IndexOfAnyExcept(Between);
        if (start is < 2 or > 8 || !rest[..start].ContainsAny(':', '='))
        {
            return null;
        }

        rest = rest[start..];
        int end = rest.IndexOfAny(Ends);
        return end is > 7 and <= LongestDate ? rest[..end].ToString() : null;
    }

    private static PublishedDate? Read(string text, string? place) =>
        PublishedDateParser.TryParse(text, PublishedBasis.Markup, DateOrder.Unknown, out PublishedDate date, place)
        && date is { IsKnown: true, LocalDay: { Year: >= 1990 } }
            ? date
            : null;
}
