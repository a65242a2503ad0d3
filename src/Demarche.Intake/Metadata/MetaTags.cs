using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What the <c>meta</c> elements of a page say (formats.md 1.1, second column). Names are compared without case.</summary>
internal sealed class MetaTags
{
    private static readonly string[] AuthorFields =
    [
        "author",
        "article:author",
        "og:article:author",
        "byl",
        "parsely-author",
        "sailthru.author",
        "cxenseparse:author",
        "articleauthor",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "authors",
    ];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(HtmlPage page)
    {
        foreach (TreeElement meta in page.Named("meta"))
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

    /// <summary>The first value under each of the names that has one, in the order of the names.</summary>
    public List<string> Firsts(params ReadOnlySpan<string> names)
    {
        List<string> found = [];
        foreach (string name in names)
        {
            if (First(name) is { } value)
            {
                found.Add(value);
            }
        }

        return found;
    }

    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name, []);

    public void Fill(ReportDraft draft, string? place)
    {
        draft.Outlet ??= First("og:site_name", "application-name");
        draft.LanguageTag ??= PageLanguage.Tag(First("og:locale", "content-language"));
        draft.Rights ??= First("dc.rights", "copyright");
        FillReservations(draft);
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
        List<string> organisations = [];
        foreach (string name in AuthorFields)
        {
            foreach (string value in All(name))
            {
                if (AuthorNames.Of(value).Exists(AuthorNames.LooksLikePerson))
                {
                    return [.. All(name)];
                }

                organisations.Add(value);
            }
        }

        // Blog software labels what it gives to those who share a page: "Written by", "Jane Roe".
        for (int i = 1; i <= 2; i++)
        {
            if (
                First($"twitter:label{i}") is { } label
                && AuthorNames.AfterOpening(label + " x") == "x"
                && First($"twitter:data{i}") is { } written
            )
            {
                return [written];
            }
        }

        return organisations;
    }

    // What a page asks of programs that read it: part of the rights that its reader must heed.
    private void FillReservations(ReportDraft draft)
    {
        foreach (string word in new[] { "noai", "noimageai", "noarchive" })
        {
            if (All("robots").Any(list => list.Split(',', StringSplitOptions.TrimEntries).Contains(word, StringComparer.OrdinalIgnoreCase)))
            {
                draft.Rights = draft.Rights is null ? $"robots: {word}" : $"{draft.Rights}; robots: {word}";
            }
        }
    }
}
