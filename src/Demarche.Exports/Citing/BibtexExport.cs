using System.Text;

namespace Demarche.Exports;

/// <summary>The current reports as BibTeX entries for biblatex. Keys are outlet, year and the first word of the title, made unique with letters.</summary>
public static class BibtexExport
{
    public static void Write(TextWriter output, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        foreach (Citation citation in Citation.Of(request))
        {
            string plain = Key(citation);
            int before = used.GetValueOrDefault(plain);
            used[plain] = before + 1;
            output.Write($"@online{{{plain}{Letters(before)},\n");
            Field(
                "author",
                string.Join(
                    " and ",
                    citation.Authors.Select(static a =>
                        a.Family is { } family ? Escaped($"{family}, {a.Given}") : "{" + Escaped(a.Written) + "}"
                    )
                ),
                raw: true
            );
            Field("title", Capitals(citation.Title), raw: true);
            Field("organization", citation.Report.Outlet);
            Field("date", citation.Date);
            Field(
                "url",
                citation.Address?.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal),
                raw: true
            );
            Field("langid", citation.Report.Language);
            Field("note", citation.Circa ? "published date inferred from another report" : null);
            output.Write("}\n\n");
        }

        void Field(string name, string? value, bool raw = false)
        {
            if (!string.IsNullOrEmpty(value) && value != "{}")
            {
                output.Write($"  {name} = {{{(raw ? value : Escaped(value))}}},\n");
            }
        }
    }

    private static string Key(Citation citation)
    {
        string first = Letters(citation.Title.Split(' ').FirstOrDefault(static w => w.Any(char.IsAsciiLetter)) ?? "");
        return $"{Letters(citation.Report.Outlet ?? "report")}{citation.Date?[..4]}{first}".ToLowerInvariant();
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    // The second of a name gets an "a", the 28th a "ba".
    private static string Letters(int before)
    {
        string letters = "";
        for (int n = before; n > 0; n = (n - 1) / 26)
        {
            letters = (char)('a' + ((n - 1) % 26)) + letters;
        }

        return letters;
    }

    // Words with a capital keep it in every style.
    private static string Capitals(string title) =>
        string.Join(' ', Phrases.OneLine(title).Split(' ').Select(static w => w.Any(char.IsUpper) ? "{" + Escaped(w) + "}" : Escaped(w)));

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in Phrases.OneLine(text))
        {
            escaped.Append(
                c switch
                {
                    '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    '\\' => "\\textbackslash{}",
                    _ => c.ToString(),
                }
            );
        }

        return escaped.ToString();
    }
}
