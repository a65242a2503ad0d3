using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What the JSON-LD of a page says about its report (formats.md 1.1, first column).</summary>
internal static class JsonLdMetadata
{
    private static readonly string[] ArticleTypes =
    [
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Article",
        "Report",
        "VideoObject",
        "PodcastEpisode",
    ];

    private const int MostCorrections = 10;
    private const int LongestCorrection = 600;

    /// <summary>The object that describes the report: the first article, a recording only when there is no article; null when there is none.</summary>
    public static JsonElement? Article(IReadOnlyList<JsonElement> objects)
    {
        JsonElement? best = null;
        int bestRank = int.MaxValue;
        foreach (JsonElement element in objects)
        {
            foreach (string type in JsonLd.Types(element))
            {
                int rank = Array.IndexOf(ArticleTypes, type);
                rank =
                    rank >= ArticleTypes.Length - 2 ? 2
                    : rank >= 0 ? 1
                    : int.MaxValue;
                if (rank < bestRank)
                {
                    (best, bestRank) = (element, rank);
                }
            }
        }

        return best;
    }

    public static void Fill(ReportDraft draft, JsonElement article, IReadOnlyList<JsonElement> objects, string? place)
    {
        draft.Kind ??= Kind(JsonLd.Types(article));
        draft.Outlet ??= JsonLd.Text(article, "publisher") ?? JsonLd.Text(article, "isPartOf");
        draft.Dateline ??= JsonLd.Text(article, "dateline") ?? JsonLd.Text(article, "locationCreated");
        draft.LanguageTag ??= PageLanguage.Tag(JsonLd.Text(article, "inLanguage"));
        draft.Rights ??= JsonLd.Text(article, "copyrightNotice") ?? JsonLd.Text(article, "license") ?? JsonLd.Text(article, "usageInfo");
        foreach (string correction in Corrections(article))
        {
            draft.Notes.Add("correction stated by the page: " + correction);
        }

        foreach (string property in new[] { "sourceOrganization", "creditText", "provider", "isBasedOn" })
        {
            draft.Credits.AddRange(JsonLd.Texts(article, property));
        }

        draft.Tags.AddRange(JsonLd.Texts(article, "keywords").SelectMany(words => words.Split(',', StringSplitOptions.TrimEntries)));
        foreach (bool organisation in new[] { false, true })
        {
            PageAuthors.Add(draft, JsonLdAuthors.Of(article, objects, organisation), organisation);
        }

        string? published = JsonLd.Text(article, "datePublished") ?? JsonLd.Text(article, "uploadDate");
        if (PublishedDateParser.TryParse(published, PublishedBasis.JsonLd, DateOrder.Unknown, out PublishedDate date, place))
        {
            draft.Published.Add(date);
        }

        if (
            PublishedDateParser.TryParse(
                JsonLd.Text(article, "dateModified"),
                PublishedBasis.JsonLd,
                DateOrder.Unknown,
                out PublishedDate modified,
                place
            )
        )
        {
            draft.Modified ??= modified;
        }
    }

    // A string, or a CorrectionComment with its text.
    private static IEnumerable<string> Corrections(JsonElement article) =>
        JsonLd
            .Children(article, "correction")
            .Select(static comment => JsonLd.Text(comment, "text"))
            .OfType<string>()
            .Concat(JsonLd.Texts(article, "correction"))
            .Take(MostCorrections)
            .Select(static text => text.Length <= LongestCorrection ? text : text[..LongestCorrection] + "…");

    public static string? Headline(JsonElement article) => JsonLd.Text(article, "headline") ?? JsonLd.Text(article, "name");

    /// <summary>The first date of publication of any object, for a page whose JSON-LD describes no article; null when there is none.</summary>
    public static PublishedDate? PageDate(IReadOnlyList<JsonElement> objects, string? place)
    {
        foreach (JsonElement page in objects)
        {
            if (
                PublishedDateParser.TryParse(
                    JsonLd.Text(page, "datePublished") ?? JsonLd.Text(page, "dateCreated"),
                    PublishedBasis.JsonLd,
                    DateOrder.Unknown,
                    out PublishedDate date,
                    place
                )
            )
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>True when the page says that its text is not free to read.</summary>
    public static bool IsBehindWall(JsonElement article) =>
        JsonLd.Text(article, "isAccessibleForFree")?.Equals("false", StringComparison.OrdinalIgnoreCase) == true;

    private static ReportKind? Kind(IEnumerable<string> types)
    {
        foreach (string type in types)
        {
            ReportKind? kind = type switch
            {
                "LiveBlogPosting" => ReportKind.LiveBlog,
                "OpinionNewsArticle" or "ReviewNewsArticle" => ReportKind.Opinion,
                "VideoObject" or "PodcastEpisode" => ReportKind.VideoPage,
                _ => null,
            };
            if (kind is not null)
            {
                return kind;
            }
        }

        return null;
    }
}
