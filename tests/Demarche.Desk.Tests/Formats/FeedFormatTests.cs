using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Demarche.Desk.Tests;

/// <summary>What is new: JSON Feed against its rules as a schema, Atom by RFC 4287 and in a feed library; their HTML in a strict parser.</summary>
public sealed class FeedFormatTests(HandedOver handed) : IClassFixture<HandedOver>
{
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/d/pass/export/jsonfeed")]
    [InlineData("/api/v1/disputes/pass/changes.json")]
    public async Task A_json_feed_keeps_to_its_rules(string path)
    {
        using Visitor visitor = new(handed.Desk);
        using JsonDocument feed = JsonDocument.Parse(await visitor.Page(path));
        FormatSchema.Check("jsonfeed", feed.RootElement);
        JsonElement[] items = [.. feed.RootElement.GetProperty("items").EnumerateArray()];
        Assert.NotEmpty(items);
        Assert.Equal(items.Length, items.Select(static i => i.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(items, static i => Harmless(i.GetProperty("content_html").GetString()!));
        foreach (JsonElement item in items)
        {
            string id = item.GetProperty("_demarche").GetProperty("record").GetString()!;
            Assert.EndsWith($"/d/{InventedPress.Dispute}/{id}", item.GetProperty("url").GetString());
            Assert.Contains(handed.Store.HistoryOf(id), c => c.Seq == item.GetProperty("_demarche").GetProperty("seq").GetInt64());
        }
    }

    [Fact]
    public async Task An_atom_feed_is_read_by_a_feed_library()
    {
        using StringReader text = new(await handed.Text("atom"));
        using XmlReader xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        Atom10FeedFormatter formatter = new();
        Assert.True(formatter.CanRead(xml));
        formatter.ReadFrom(xml);
        SyndicationFeed feed = formatter.Feed;
        JsonElement[] items = [.. (await handed.Json("jsonfeed")).GetProperty("items").EnumerateArray()];
        SyndicationItem[] entries = [.. feed.Items];
        Assert.Equal(items.Select(static i => i.GetProperty("title").GetString()), entries.Select(static e => e.Title.Text));
        Assert.Equal(
            items.Select(static i => i.GetProperty("url").GetString()),
            entries.Select(static e => e.Links.Single().Uri.OriginalString)
        );
        Assert.Equal(
            items.Select(static i =>
                DateTimeOffset.Parse(i.GetProperty("date_published").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeSeconds()
            ),
            entries.Select(static e => e.LastUpdatedTime.ToUnixTimeSeconds())
        );
        Assert.Equal(feed.LastUpdatedTime, entries.Max(static e => e.LastUpdatedTime));
        Assert.All(entries, static e => Harmless(((TextSyndicationContent)e.Content).Text));
    }

    [Fact]
    public async Task An_atom_feed_has_what_RFC_4287_asks_for()
    {
        XElement feed = XDocument.Parse(await handed.Text("atom")).Root!;
        Assert.Equal(s_atom + "feed", feed.Name);
        foreach (XElement part in feed.Elements(s_atom + "entry").Prepend(feed))
        {
            Assert.Single(part.Elements(s_atom + "id"));
            Assert.Single(part.Elements(s_atom + "title"));
            string updated = Assert.Single(part.Elements(s_atom + "updated")).Value;
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$", updated);
            Assert.True(Uri.TryCreate(part.Element(s_atom + "id")!.Value, UriKind.Absolute, out _), part.Element(s_atom + "id")!.Value);
            Assert.All(
                part.Elements(s_atom + "link"),
                static l => Assert.True(Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _))
            );
        }

        // Entries name no author of their own: the feed's holds for them.
        Assert.NotEmpty(feed.Element(s_atom + "author")!.Element(s_atom + "name")!.Value);
        Assert.Single(feed.Elements(s_atom + "link"), static l => l.Attribute("rel")!.Value == "self");
        string[] ids = [.. feed.Descendants(s_atom + "id").Select(static i => i.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static void Harmless(string html)
    {
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(
            "<!doctype html><title>x</title>" + html
        );
        Assert.All(page.Body!.QuerySelectorAll("*"), static e => Assert.Contains(e.LocalName, (string[])["p", "blockquote", "a", "small"]));
        Assert.All(page.Body!.QuerySelectorAll("*"), static e => Assert.All(e.Attributes, static a => Assert.Equal("href", a.Name)));
    }
}
