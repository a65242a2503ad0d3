using System.Text.Json;
using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Fills a draft with what a page says about itself; the first usable rule wins (formats.md 1.1).</summary>
internal static class PageMetadata
{
    private const int MostJsonLd = 100;

    /// <returns>The JSON-LD object that describes the report; null when there is none.</returns>
    public static JsonElement? Fill(ReportDraft draft, HtmlPage page)
    {
        MetaTags meta = new(page);
        string? address = draft.Url ?? Web(Canonical(page)) ?? Web(meta.First("og:url"));
        draft.CanonicalUrl ??= Web(Canonical(page)) ?? Web(meta.First("og:url"));
        draft.Url ??= draft.CanonicalUrl;
        draft.OutletDomain ??= RegistrableDomain.Of(address);
        string? place = draft.OutletDomain;
        List<JsonElement> objects = JsonLd.Objects(
            page.Named("script").Where(IsJsonLd).Take(MostJsonLd).Select(script => script.TextContent),
            draft.Notes
        );
        JsonElement? article = JsonLdMetadata.Article(objects);
        if (article is { } described)
        {
            JsonLdMetadata.Fill(draft, described, place);
        }

        meta.Fill(draft, place);
        MarkupMetadata.Fill(draft, page, place);
        FillVisibleDate(draft, page, place);
        if (draft.Published.Count == 0 && UrlDate.Read(draft.CanonicalUrl ?? draft.Url) is { } fromUrl)
        {
            draft.Published.Add(fromUrl);
        }

        if (draft.Published.Count == 0 && JsonLdMetadata.PageDate(objects, place) is { } ofPage)
        {
            draft.Published.Add(ofPage);
        }

        if (draft.Published.Count == 0 && MarkedDate.Find(page, MarkupMetadata.Headline(page), place) is { } marked)
        {
            draft.Published.Add(marked);
        }

        AddForeignCanonical(draft, address);
        draft.Outlet ??= draft.OutletDomain;
        return article;
    }

    private static void FillVisibleDate(ReportDraft draft, HtmlPage page, string? place)
    {
        if (draft.Published.Count > 0 || page.Document.Body is not { } body || MarkupMetadata.Headline(page) is not { } headline)
        {
            return;
        }

        // The date may stand in the headline's own "header" or "meta" element, but not in a side list.
        List<HtmlBlock> blocks = HtmlBlocks.Collect(body, Furniture.Reason);
        int at = blocks.FindIndex(block => TreeWalk.IsWithin(block.Holder, headline));
        VisibleDate.Fill(draft, [.. blocks.Select(block => block.Block)], at, place);
    }

    // A page whose canonical address is another outlet's carries that outlet's words.
    private static void AddForeignCanonical(ReportDraft draft, string? address)
    {
        string? canonical = RegistrableDomain.Of(draft.CanonicalUrl);
        if (canonical is not null && RegistrableDomain.Of(address) is { } own && own != canonical)
        {
            draft.Credits.Add(draft.CanonicalUrl!);
        }
    }

    private static bool IsJsonLd(IElement script) =>
        (script.GetAttribute("type") ?? "").Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    private static string? Canonical(HtmlPage page)
    {
        foreach (IElement link in page.Named("link"))
        {
            if ((link.GetAttribute("rel") ?? "").Equals("canonical", StringComparison.OrdinalIgnoreCase))
            {
                return link.GetAttribute("href");
            }
        }

        return null;
    }

    private static string? Web(string? url) =>
        url is { Length: > 0 and <= 4096 } && Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? url.Trim()
            : null;
}
