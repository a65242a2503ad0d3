using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Demarche.Exports;
using Demarche.Store;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Demarche.Desk.Tests;

/// <summary>The brief in its three forms, read by a Markdown parser, by a strict HTML parser, and as lines of plain text.</summary>
public sealed partial class BriefFormatTests(HandedOver handed) : IClassFixture<HandedOver>
{
    private static readonly string[] s_sections =
    [
        "Timeline",
        "Background",
        "Positions",
        "Quotations",
        "Where the reports disagree",
        "Evidence",
    ];

    [Fact]
    public async Task Markdown_is_headings_and_lists_and_nothing_that_a_report_could_have_made()
    {
        string text = await handed.Text("markdown");
        MarkdownDocument document = Markdown.Parse(text);
        HeadingBlock[] headings = [.. document.Descendants<HeadingBlock>()];
        Assert.Equal(InventedPress.Dispute, Words(headings[0]));
        Assert.Equal(1, headings[0].Level);
        Assert.Equal(s_sections, headings[1..].Select(Words));
        Assert.All(headings[1..], static h => Assert.Equal(2, h.Level));
        Assert.NotEmpty(document.Descendants<ListItemBlock>());
        foreach (MarkdownObject found in document.Descendants())
        {
            Assert.True(
                found
                    is HeadingBlock
                        or ListBlock { IsOrdered: false }
                        or ListItemBlock
                        or ParagraphBlock
                        or ContainerInline
                        or LiteralInline
                        or LineBreakInline
                        or HtmlEntityInline
                        or AutolinkInline,
                $"{found.GetType().Name} at line {found.Line + 1}: {text.Split('\n')[found.Line]}"
            );
            Assert.False(found is EmphasisInline or LinkInline or CodeInline or HtmlInline or HtmlBlock, found.ToString());
        }

        Assert.All(document.Descendants<AutolinkInline>(), static l => Assert.Matches("^https?://", l.Url));
    }

    [Fact]
    public async Task Markdown_gives_every_quotation_back_as_the_report_has_it()
    {
        string plain = Markdown.ToPlainText(await handed.Text("markdown"));
        foreach (EvidenceItem item in handed.Evidence())
        {
            // An answer shows three of its evidences; the first always.
            Assert.Contains(Phrases.Quoted(item.Evidence.Text), plain);
        }
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("text")]
    public async Task Every_marker_leads_to_its_note_and_every_note_has_a_marker(string form)
    {
        string text = await handed.Text(form);
        int notes = text.LastIndexOf("Evidence\n", StringComparison.Ordinal);
        int[] marked = [.. Marker().Matches(text[..notes]).Select(static m => int.Parse(m.Groups[1].Value))];
        int[] noted =
        [
            .. text[notes..]
                .Split('\n')
                .Select(static l => Note().Match(l))
                .Where(static m => m.Success)
                .Select(static m => int.Parse(m.Groups[1].Value)),
        ];
        Assert.NotEmpty(noted);
        Assert.Equal(Enumerable.Range(1, noted.Length), noted);
        Assert.Equal(noted, marked.Order());
    }

    [Fact]
    public async Task Text_is_plain_lines_with_a_heading_for_each_section()
    {
        string text = await handed.Text("text");
        string[] lines = text.Split('\n');
        Assert.Equal(InventedPress.Dispute, lines[0]);
        Assert.Equal(
            s_sections,
            lines.Zip(lines[1..]).Where(static l => l.Second.Length > 0 && l.Second.All(static c => c == '-')).Select(static l => l.First)
        );
        Assert.All(text, static c => Assert.True(c == '\n' || !char.IsControl(c), $"U+{(int)c:X4}"));
        Assert.DoesNotContain('\u2028', text);
        Assert.DoesNotContain("\\[", text);
        foreach (EvidenceItem item in handed.Evidence())
        {
            Assert.Contains(Phrases.Quoted(item.Evidence.Text), text);
        }
    }

    [Fact]
    public async Task Html_parses_without_a_fault_and_runs_nothing()
    {
        string text = await handed.Text("html");
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(text);
        Assert.Equal("CSS1Compat", page.CompatMode);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(InventedPress.Dispute, page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(s_sections[..5], page.QuerySelectorAll("h2").Select(static h => h.TextContent));
        Assert.StartsWith(
            "default-src 'none'",
            page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        string[] known = ["html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "small", "a", "blockquote"];
        foreach (IElement element in page.All)
        {
            Assert.Contains(element.LocalName, known);
            Assert.All(
                element.Attributes,
                a =>
                    Assert.Contains(
                        a.Name,
                        element.LocalName is "meta" ? ["charset", "name", "content", "http-equiv"] : new[] { "lang", "href" }
                    )
            );
            if (element.GetAttribute("href") is { } address)
            {
                Assert.True(Uri.TryCreate(address, UriKind.Absolute, out Uri? to) && to.Scheme is "http" or "https", address);
            }
        }

        string[] ids = [.. page.QuerySelectorAll("[id]").Select(static e => e.Id!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (EvidenceItem item in handed.Evidence())
        {
            Assert.Contains(
                page.QuerySelectorAll("blockquote"),
                b => b.TextContent.Contains(Phrases.Quoted(item.Evidence.Text), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Html_links_lead_to_the_sentence_on_the_outlets_page()
    {
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(await handed.Text("html"));
        string[] fragments =
        [
            .. page.QuerySelectorAll("blockquote a")
                .Select(static a => a.GetAttribute("href")!)
                .Where(static h => h.Contains("#:~:text=", StringComparison.Ordinal))
                .Select(static h => h.Split("#:~:text=")[1]),
        ];
        Assert.NotEmpty(fragments);
        foreach (string fragment in fragments)
        {
            // Parts are parted by commas; a hyphen inside a part would make it a prefix or suffix.
            string[] parts = fragment.Split(',');
            Assert.InRange(parts.Length, 1, 4);
            Assert.All(parts, static p => Assert.DoesNotContain("-", p.Trim('-')));
            Assert.Contains(
                handed.Evidence(),
                e =>
                    parts.All(p =>
                        e.Evidence.Text.Contains(Uri.UnescapeDataString(p.Trim('-')), StringComparison.Ordinal)
                        || p.Contains('-', StringComparison.Ordinal)
                    )
            );
        }
    }

    private static string Words(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(static l => l.Content.ToString()));

    [GeneratedRegex(@"(?<!\\)\[([0-9]+)\]", RegexOptions.None, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\[([0-9]+)\] ", RegexOptions.NonBacktracking)]
    private static partial Regex Note();
}
