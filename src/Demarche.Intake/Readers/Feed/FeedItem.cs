using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Fills a draft from one item of a feed (the mapping of formats.md 1.2).</summary>
internal static class FeedItem
{
    // A description shorter than this, or one that breaks off, is a teaser.
    private const int LongestTeaser = 600;
    private static readonly string[] BreaksOff = ["...", "…", "[…]", "[...]", "more", "»", "→"];

    public static void Fill(ReportDraft draft, FeedNode item, FeedChannel channel)
    {
        draft.Title = item.First("title", "media:title") is { } title ? Plain(title.Text) : null;
        draft.Url = Link(item, channel.Base);
        FillKey(draft, item);
        FillOutlet(draft, item, channel);
        draft.LanguageTag = PageLanguage.Tag(item.First("dc:language", "language")?.Text ?? item["xml:lang"]) ?? channel.Language;
        draft.Rights = item.First("dc:rights", "rights", "media:copyright")?.Text;
        foreach (FeedNode category in item.Children.Where(child => child.Name is "category" or "dc:subject"))
        {
            draft.Tags.Add(Plain(category["label"] ?? category["term"] ?? category.Text));
        }

        FillAuthors(draft, item);
        FillDates(draft, item);
        FeedMedia.Fill(draft, item, channel.Base);
        FillText(draft, item);
    }

    /// <summary>A feed's or an item's own address, absolute.</summary>
    public static string? Link(FeedNode node, string? relativeTo)
    {
        string? best = null;
        foreach (FeedNode link in node.Children.Where(child => child.Name is "link" or "atom:link"))
        {
            string rel = link["rel"] ?? "alternate";
            string? address = link["href"] ?? link.Text;
            if (rel == "alternate" && !string.IsNullOrWhiteSpace(address))
            {
                best ??= Absolute(address, Base(link, Base(node, relativeTo)));
            }
        }

        FeedNode? guid = node.First("guid");
        bool permanent = guid is not null && !"false".Equals(guid["isPermaLink"], StringComparison.OrdinalIgnoreCase);
        return best
            ?? (
                permanent && guid!.Text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
                    ? Absolute(guid.Text, null)
                    : null
            );
    }

    // xml:base may itself be relative to the one around it.
    private static string? Base(FeedNode node, string? around) =>
        node["xml:base"] is { Length: > 0 } own ? Absolute(own, around) ?? around : around;

    /// <summary>Text of a field that may hold escaped HTML.</summary>
    public static string Plain(string text)
    {
        string line = text;
        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal))
        {
            line = string.Join(' ', InlineMarkup.Blocks(text).Select(block => block.Text));
        }

        return InlineSpace.Collapse(line);
    }

    internal static string? Absolute(string address, string? relativeTo)
    {
        string trimmed = address.Trim();
        if (Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")
        {
            return trimmed;
        }

        return
            relativeTo is not null
            && Uri.TryCreate(relativeTo, UriKind.Absolute, out Uri? start)
            && Uri.TryCreate(start, trimmed, out Uri? full)
            && full.Scheme is "http" or "https"
            ? full.AbsoluteUri
            : null;
    }

    private static void FillKey(ReportDraft draft, FeedNode item)
    {
        string? guid = item.First("guid", "id")?.Text.Trim() ?? item["rdf:about"];
        draft.FeedGuid = string.IsNullOrWhiteSpace(guid) ? draft.Url : guid;
    }

    // An item that names its source was relayed: the channel is then the carrier, not the outlet.
    private static void FillOutlet(ReportDraft draft, FeedNode item, FeedChannel channel)
    {
        FeedNode? source = item.All("source").FirstOrDefault() ?? item.All("atom:source").FirstOrDefault();
        string? name =
            source is null ? null
            : source.Children.Count > 0 ? source.First("title", "atom:title")?.Text
            : source.Text;
        if (!string.IsNullOrWhiteSpace(name) || source?["url"] is { Length: > 0 })
        {
            string? address = source!["url"] ?? Link(source, null);
            draft.OutletDomain = RegistrableDomain.Of(address);
            draft.Outlet = string.IsNullOrWhiteSpace(name) ? draft.OutletDomain : Plain(name);
            draft.Carrier = draft.Outlet == channel.Title ? null : channel.Title;
            return;
        }

        draft.Outlet = channel.Title;
        draft.OutletDomain = RegistrableDomain.Of(channel.Link) ?? RegistrableDomain.Of(draft.Url);
    }

    private static void FillAuthors(ReportDraft draft, FeedNode item)
    {
        List<string> names = [];
        foreach (FeedNode author in item.Children.Where(child => child.Name is "dc:creator" or "author" or "itunes:author"))
        {
            string name = Plain(author.First("name")?.Text ?? author.Text);

            // RSS wants "mail@example.com (Name)".
            int open = name.IndexOf('(', StringComparison.Ordinal);
            name = name.Contains('@', StringComparison.Ordinal) ? (open >= 0 ? name[(open + 1)..].TrimEnd(')') : "") : name;
            names.Add(name);
        }

        PageAuthors.Add(draft, names);
    }

    private static void FillDates(ReportDraft draft, FeedNode item)
    {
        string? place = draft.OutletDomain;
        foreach (string name in new[] { "pubdate", "published", "dc:date", "issued", "dcterms:created", "dcterms:issued", "created" })
        {
            if (item.First(name) is not { } field)
            {
                continue;
            }

            if (PublishedDateParser.TryParse(field.Text, PublishedBasis.Feed, DateOrder.Unknown, out PublishedDate date, place))
            {
                draft.Published.Add(date);
                break;
            }

            draft.Notes.Add($"date not understood: {InlineSpace.Collapse(field.Text)}");
        }

        string? updated = item.First("updated", "modified", "dcterms:modified", "atom:updated")?.Text;
        if (PublishedDateParser.TryParse(updated, PublishedBasis.Feed, DateOrder.Unknown, out PublishedDate modified, place))
        {
            draft.Modified = modified;
            if (draft.Published.Count == 0)
            {
                draft.Published.Add(modified with { Reason = Joined("no date of publication: dated by its last change", modified.Reason) });
                draft.Notes.Add("the item gives no date of publication: dated by its last change");
            }
        }
    }

    private static string Joined(string one, string? other) => other is null ? one : $"{one}; {other}";

    private static void FillText(ReportDraft draft, FeedNode item)
    {
        FeedNode? full = item.First("content:encoded", "content", "xhtml:body", "body");
        FeedNode? summary = item.First("description", "summary", "dc:description", "media:description", "itunes:summary");
        bool isFull = full is not null && (summary is null || full.Text.Length >= summary.Text.Length);
        string text = (isFull ? full : summary)?.Text ?? "";
        List<BodyBlock> blocks = text.Contains('<', StringComparison.Ordinal)
            ? InlineMarkup.Blocks(text)
            : [.. text.Split('\n').Select(line => new BodyBlock(PartKind.Paragraph, System.Net.WebUtility.HtmlDecode(line)))];
        blocks.RemoveAll(block => RepeatsTitle(draft, block));
        BodyCleaner.Fill(draft, blocks);
        int length = MainText.Length(blocks);
        string end = blocks.Count > 0 ? blocks[^1].Text.TrimEnd() : "";
        bool breaksOff = Array.Exists(BreaksOff, mark => end.EndsWith(mark, StringComparison.OrdinalIgnoreCase));
        if (length == 0 || (!isFull && (length < LongestTeaser || breaksOff)) || (length < LongestTeaser && breaksOff))
        {
            draft.Kind = ReportKind.Teaser;
        }
    }

    // Aggregators give the title, linked, with the outlet's name as the whole description.
    private static bool RepeatsTitle(ReportDraft draft, BodyBlock block)
    {
        string text = InlineSpace.Collapse(block.Text);
        string title = draft.Title ?? "";
        if (title.Length == 0 || text.Length == 0)
        {
            return false;
        }

        string bare =
            draft.Outlet is { } outlet && text.EndsWith(outlet, StringComparison.OrdinalIgnoreCase)
                ? text[..^outlet.Length].TrimEnd(' ', '-', '|', '–', '\u00A0')
                : text;
        bool repeats =
            bare.Length == 0
            || bare.Equals(title, StringComparison.OrdinalIgnoreCase)
            || (bare.Length > 20 && title.StartsWith(bare, StringComparison.OrdinalIgnoreCase));
        if (repeats)
        {
            draft.Body.Drop(text, "repeated-title");
        }

        return repeats;
    }
}
