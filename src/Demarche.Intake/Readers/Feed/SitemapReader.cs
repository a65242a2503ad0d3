using System.Text;

namespace Demarche.Intake;

/// <summary>News sitemaps: title, date and outlet of pages that are not here. Each becomes a teaser (formats.md 1.2).</summary>
public sealed class SitemapReader : IReportReader
{
    private const int Window = 2048;

    public string Format => "news sitemap";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> window = document.Content.Span[..Math.Min(document.Content.Length, Window)];
        string head = Encoding.Latin1.GetString(window).Replace("\0", "", StringComparison.Ordinal);
        return
            head.Contains("<urlset", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase)
            ? 92
            : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, document.Facts?.Charset);
        (_, List<string> sources) = FeedSlices.Cut(decoded.Text, "url");
        int titled = 0;
        int mended = 0;
        for (int i = 0; i < sources.Count; i++)
        {
            string locator = $"{document.Locator}#{i + 1}";
            FeedNode? url = FeedXml.Parse(sources[i], out bool repaired);
            if (repaired && ++mended > FeedReader.MostMended)
            {
                yield return new IntakeFailure(locator, "too many entries are no well-formed XML: the rest is left out");
                yield break;
            }

            if (url is null)
            {
                yield return new IntakeFailure(locator, "the entry cannot be read");
                continue;
            }

            FeedNode news = Find(url, "news:news") ?? url;
            if (news.First("news:title") is not { } title)
            {
                continue;
            }

            titled++;
            string? outlet = (Find(news, "news:publication") ?? news).First("news:name")?.Text;
            string? language = (Find(news, "news:publication") ?? news).First("news:language")?.Text;
            ReportDraft draft = ReportDraft.Of(document, decoded, options);
            draft.Url = null;
            FeedItem.Fill(
                draft,
                Item(url, news, title),
                new FeedChannel(outlet, url.First("loc")?.Text.Trim(), PageLanguage.Tag(language))
            );
            yield return new IntakeReport(draft.ToReport(locator, Encoding.UTF8.GetBytes(sources[i])));
        }

        if (titled == 0)
        {
            yield return new IntakeSkipped(document.Locator, "a list of addresses without titles: nothing is fetched");
        }
    }

    private static FeedNode Item(FeedNode url, FeedNode news, FeedNode title)
    {
        FeedNode item = new("item");
        Add(item, "title", title.Text);
        Add(item, "id", url.First("loc")?.Text.Trim());
        Add(item, "link", url.First("loc")?.Text.Trim());
        Add(item, "published", news.First("news:publication_date")?.Text);
        Add(item, "updated", url.First("lastmod")?.Text);
        foreach (
            string word in (news.First("news:keywords")?.Text ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            Add(item, "category", word);
        }

        return item;
    }

    private static void Add(FeedNode item, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            item.Children.Add(new FeedNode(name) { Text = text });
        }
    }

    private static FeedNode? Find(FeedNode node, string name) => node.All(name).FirstOrDefault();
}
