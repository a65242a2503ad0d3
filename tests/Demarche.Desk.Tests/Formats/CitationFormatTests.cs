using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Desk.Tests;

/// <summary>RIS and BibTeX by their own grammars, compared with what CSL says of the same reports.</summary>
public sealed class CitationFormatTests(HandedOver handed) : IClassFixture<HandedOver>
{
    private static readonly string[] s_tags = ["TY", "ID", "TI", "T2", "AU", "PY", "DA", "UR", "Y2", "LA", "PB", "DB", "N1", "ER"];

    [Fact]
    public async Task Ris_is_tagged_lines_that_begin_with_the_type_and_end_with_the_end()
    {
        string text = await handed.Text("ris");
        Assert.Equal(text.Count(static c => c == '\n'), text.Split("\r\n").Length - 1);
        List<List<(string Tag, string Value)>> records = [];
        List<(string Tag, string Value)>? open = null;
        foreach (string line in text.Split("\r\n").Where(static l => l.Length > 0))
        {
            Match read = Regex.Match(line, "^([A-Z][A-Z0-9])  - (.*)$", RegexOptions.NonBacktracking);
            Assert.True(read.Success, line);
            (string tag, string value) = (read.Groups[1].Value, read.Groups[2].Value);
            Assert.Contains(tag, s_tags);
            Assert.DoesNotContain(value, static c => char.IsControl(c) || c is '\u2028' or '\u2029');
            if (tag == "TY")
            {
                Assert.Null(open);
                Assert.Contains(value, (string[])["NEWS", "ELEC", "VIDEO", "GEN"]);
                records.Add(open = []);
            }

            Assert.NotNull(open);
            open.Add((tag, value));
            if (tag == "ER")
            {
                Assert.Empty(value);
                open = null;
            }
            else
            {
                Assert.NotEmpty(value.Trim());
            }
        }

        Assert.Null(open);
        Dictionary<string, System.Text.Json.JsonElement> csl = (await handed.Json("csl"))
            .EnumerateArray()
            .ToDictionary(static i => i.GetProperty("id").GetString()!);
        Assert.Equal(csl.Count, records.Count);
        foreach (List<(string Tag, string Value)> record in records)
        {
            System.Text.Json.JsonElement item = csl[Only(record, "ID")!];
            Assert.Equal(item.GetProperty("title").GetString(), Only(record, "TI"));
            Assert.Matches("^[0-9]{4}$", Only(record, "PY"));
            Assert.Matches("^[0-9]{4}/([0-9]{2})?/([0-9]{2})?/$", Only(record, "DA"));
            Assert.Equal(item.TryGetProperty("URL", out var url) ? url.GetString() : null, Only(record, "UR"));
            Assert.Equal(
                item.TryGetProperty("author", out var authors)
                    ? authors
                        .EnumerateArray()
                        .Select(static a =>
                            a.TryGetProperty("literal", out var whole)
                                ? whole.GetString()!
                                : $"{a.GetProperty("family").GetString()}, {a.GetProperty("given").GetString()}"
                        )
                    : [],
                record.Where(static r => r.Tag == "AU").Select(static r => r.Value)
            );
        }
    }

    [Fact]
    public async Task Bibtex_is_entries_whose_fields_are_balanced_and_escaped()
    {
        List<(string Type, string Key, Dictionary<string, string> Fields)> entries = BibtexRules.Read(await handed.Text("bibtex"));
        System.Text.Json.JsonElement[] csl = [.. (await handed.Json("csl")).EnumerateArray()];
        Assert.Equal(csl.Length, entries.Count);
        Assert.Equal(entries.Count, entries.Select(static e => e.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        for (int i = 0; i < csl.Length; i++)
        {
            (string type, string key, Dictionary<string, string> fields) = entries[i];
            Assert.Equal("online", type);
            Assert.Matches("^[a-z0-9]+$", key);
            Assert.Matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", fields["date"]);
            Assert.Equal(csl[i].GetProperty("title").GetString(), BibtexRules.Plain(fields["title"]));
            if (csl[i].TryGetProperty("container-title", out var outlet))
            {
                Assert.Equal(Exports.Phrases.OneLine(outlet.GetString()!), BibtexRules.Plain(fields["organization"]));
            }
        }

        string author = Assert.Single(entries, static e => e.Key.StartsWith("gatepost", StringComparison.Ordinal)).Fields["author"];
        Assert.Equal("@sum(A1:A9) and Šólberg, Ida-Maria", BibtexRules.Plain(author));
    }

    private static string? Only(List<(string Tag, string Value)> record, string tag) =>
        record.Where(r => r.Tag == tag).Select(static r => r.Value).SingleOrDefault();
}

/// <summary>Reads BibTeX by its grammar: entries of fields in braces; a brace, a percent sign or an ampersand that is not escaped fails the test.</summary>
internal static class BibtexRules
{
    public static List<(string Type, string Key, Dictionary<string, string> Fields)> Read(string text)
    {
        List<(string, string, Dictionary<string, string>)> entries = [];
        int at = 0;
        while (Skip(text, ref at))
        {
            Match head = Regex.Match(text[at..], "^@([a-z]+)\\{([^,\\s{}]+),", RegexOptions.NonBacktracking);
            Assert.True(head.Success, "no entry: " + text[at..Math.Min(text.Length, at + 60)]);
            at += head.Length;
            Dictionary<string, string> fields = new(StringComparer.Ordinal);
            while (Skip(text, ref at) && text[at] != '}')
            {
                Match name = Regex.Match(text[at..], "^([a-z]+) = ", RegexOptions.NonBacktracking);
                Assert.True(name.Success, "no field: " + text[at..Math.Min(text.Length, at + 60)]);
                at += name.Length;
                fields.Add(name.Groups[1].Value, Braced(text, ref at));
                Assert.Equal(',', text[at++]);
            }

            Assert.Equal('}', text[at++]);
            entries.Add((head.Groups[1].Value, head.Groups[2].Value, fields));
        }

        return entries;
    }

    /// <summary>What a reader shows of a field: braces gone, escapes and commands as their signs.</summary>
    public static string Plain(string field)
    {
        string text = field
            .Replace("\\textasciitilde{}", "\u0001", StringComparison.Ordinal)
            .Replace("\\textasciicircum{}", "\u0002", StringComparison.Ordinal)
            .Replace("\\textbackslash{}", "\u0003", StringComparison.Ordinal);
        StringBuilder plain = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                Assert.Contains(text[++i], "&%$#_{}");
                plain.Append(text[i]);
            }
            else if (text[i] is not ('{' or '}'))
            {
                Assert.DoesNotContain(text[i], "&%$#_~^");
                plain.Append(text[i]);
            }
        }

        return plain.Replace('\u0001', '~').Replace('\u0002', '^').Replace('\u0003', '\\').ToString();
    }

    private static bool Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private static string Braced(string text, ref int at)
    {
        Assert.Equal('{', text[at]);
        int first = ++at;
        for (int depth = 1; depth > 0; at++)
        {
            Assert.True(at < text.Length, "a field has no end");

            // BibTeX itself counts every brace, escaped or not: what it takes must be balanced as well.
            depth += text[at] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            Assert.NotEqual('\n', text[at]);
        }

        return text[first..(at - 1)];
    }
}
