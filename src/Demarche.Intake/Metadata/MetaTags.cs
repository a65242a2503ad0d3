using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What the <c>meta</c> elements of a page say (formats.md 1.1, second column). Names are compared without case.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(HtmlPage page)
    {
        foreach (IElement meta in page.Named("meta"))
        {
            string? content = meta.GetAttribute("content");
            string? name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv");
            if (string.IsNullOrWhiteSpace(content) || string.IsNullOrWhiteSpace(name))
            {
                continue;
            }

            if (!_values.TryGetValue(name.Trim(), out List<string>? list))
            {
                _values[name.Trim()] = list = [];
            }

            list.Add(InlineSpace.Collapse(content));
        }
    }

    /// <summary>The first value under the first of the names that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_values.TryGetValue(name, out List<string>? values))
            {
                return values[0];
            }
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name, []);

    public void Fill(ReportDraft draft, string? place)
    {
        draft.Title ??= First("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title");
        draft.Outlet ??= First("og:site_name", "application-name");
        draft.LanguageTag ??= PageLanguage.Tag(First("og:locale", "content-language"));
        draft.Rights ??= First("dc.rights", "copyright");
        draft.Kind ??= First("og:type")?.StartsWith("video", StringComparison.OrdinalIgnoreCase) == true ? ReportKind.VideoPage : null;
        foreach (string name in new[] { "original-source", "syndication-source", "dc.source" })
        {
            draft.Credits.AddRange(All(name));
        }

        draft.Tags.AddRange(All("article:tag"));
        PageAuthors.Add(draft, Authors());
        foreach (
            string name in new[]
            {
                "article:published_time",
                "og:published_time",
                "og:article:published_time",
                "parsely-pub-date",
                "sailthru.date",
                "dc.date",
                "dcterms.created",
                "dcterms.date",
                "dc.date.issued",
                "dc.date.created",
                "date",
                "pubdate",
                "publish-date",
                "publish_date",
                "publication_date",
                "publishdate",
                "datePublished",
                "date.created",
                "cxenseparse:recs:publishtime",
            }
        )
        {
            if (PublishedDateParser.TryParse(First(name), PublishedBasis.Meta, DateOrder.Unknown, out PublishedDate date, place))
            {
                draft.Published.Add(date);
                break;
            }
        }

        string? modified = First("article:modified_time", "og:updated_time", "last-modified");
        if (PublishedDateParser.TryParse(modified, PublishedBasis.Meta, DateOrder.Unknown, out PublishedDate changed, place))
        {
            draft.Modified ??= changed;
        }
    }

    private List<string> Authors()
    {
        foreach (string name in new[] { "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator" })
        {
            List<string> names = [.. All(name).Where(value => !value.Contains("://", StringComparison.Ordinal))];
            if (names.Count > 0)
            {
                return names;
            }
        }

        return [];
    }
}
