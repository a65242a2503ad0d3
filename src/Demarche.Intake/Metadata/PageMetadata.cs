using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What the parts of a page that are not its text say of the text.</summary>
/// <param name="Article">The JSON-LD object that describes the report; null when there is none.</param>
internal sealed record PageFacts(JsonElement? Article, string? Title, string? Description);

/// <summary>Fills a draft with what a page says about itself; the first usable rule wins (formats.md 1.1).</summary>
internal static class PageMetadata
{
    private const int MostJsonLd = 100;

    public static PageFacts Fill(ReportDraft draft, HtmlPage page)
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
            JsonLdMetadata.Fill(draft, described, objects, place);
        }

        meta.Fill(draft, place);
        if (!HasDay(draft) && JsonLdMetadata.PageDate(objects, place) is { } ofPage)
        {
            draft.Published.Add(ofPage);
        }

        MarkupMetadata.Fill(draft, page, place);
        draft.Title ??= Title(draft, page, meta, article);
        VisibleByline.Fill(draft, page);
        ShownDate.Settle(draft, page, place);
        ShownDate.Fill(draft, page, place);

        // A full day in the address stands beside a line that merely looks like a date.
        PublishedDate? fromUrl = UrlDate.Read(draft.CanonicalUrl ?? draft.Url);
        if (
            fromUrl is not null
            && (draft.Published.Count == 0 || (fromUrl.LocalDay is not null && draft.Published[0].Basis == PublishedBasis.Visible))
        )
        {
            draft.Published.Add(fromUrl);
        }

        if (!HasDay(draft))
        {
            NearestDate.Fill(draft, page, place);
        }

        if (!HasDay(draft) && MarkedDate.Find(page, place) is { } marked)
        {
            draft.Published.Add(marked);
        }

        if (!HasDay(draft) && ScriptDate.Find(page, place) is { } near)
        {
            draft.Published.Add(near);
        }

        if (!HasDay(draft) && draft.Modified is { IsKnown: true } changed)
        {
            draft.Published.Add(changed with { Reason = "only the date of a change is stated" });
        }

        for (int i = 0; i < draft.Published.Count; i++)
        {
            PublishedDate moved = OutletDay.Of(draft.Published[i], draft.CanonicalUrl ?? draft.Url, draft.OutletDomain);
            bool shown =
                moved.LocalDay == draft.Published[i].LocalDay
                || ShownDate.AtHeadline(page, draft.Title, place)?.LocalDay != draft.Published[i].LocalDay;
            draft.Published[i] = shown ? moved : draft.Published[i];
        }

        AddForeignCanonical(draft, address);
        draft.Outlet ??= draft.OutletDomain;
        return new PageFacts(article, draft.Title, meta.First("og:description", "description", "twitter:description"));
    }

    private static string? Title(ReportDraft draft, HtmlPage page, MetaTags meta, JsonElement? article)
    {
        string? stated = article is { } titled ? JsonLdMetadata.Headline(titled) : null;
        string? title = new TitleChoice(
            meta.Firsts("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "cxenseparse:title"),
            stated,
            MarkupMetadata.HeadlineText(page),
            page.Document.Title
        ).Best([
            .. new[] { draft.Outlet, meta.First("og:site_name"), draft.OutletDomain, draft.OutletDomain?.Split('.')[0] }.OfType<string>(),
        ]);
        return title is null ? null : TitleKicker.Removed(title, stated, page);
    }

    private static bool HasDay(ReportDraft draft) =>
        draft.Published.Exists(date => date is { IsKnown: true, Precision: not (DatePrecision.Month or DatePrecision.Year) });

    // A page whose canonical address is another outlet's carries that outlet's words.
    private static void AddForeignCanonical(ReportDraft draft, string? address)
    {
        string? canonical = RegistrableDomain.Of(draft.CanonicalUrl);
        if (canonical is not null && RegistrableDomain.Of(address) is { } own && own != canonical)
        {
            draft.Credits.Add(draft.CanonicalUrl!);
        }
    }

    private static bool IsJsonLd(TreeElement script) =>
        (script.GetAttribute("type") ?? "").Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    private static string? Canonical(HtmlPage page)
    {
        foreach (TreeElement link in page.Named("link"))
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
