using System.Text;
using System.Text.Json;

namespace Demarche.Intake;

/// <summary>JSON Feed 1.0 and 1.1: each item is made into the item of a feed and read as such (formats.md 1.2).</summary>
public sealed class JsonFeedReader : IReportReader
{
    private const int Window = 4096;

    public string Format => "json feed";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> window = document.Content.Span[..Math.Min(document.Content.Length, Window)];
        string head = Encoding
            .Latin1.GetString(window)
            .Replace("\\/", "/", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return head.StartsWith('{') && head.Contains("jsonfeed.org/version/1", StringComparison.OrdinalIgnoreCase) ? 95 : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        byte[] utf8 = Encoding.UTF8.GetBytes(ByteDecoder.Decode(document.Content, document.Facts?.Charset).Text);
        if (JsonLinesReader.Parse(utf8, out string? problem) is not { } feed)
        {
            yield return new IntakeFailure(document.Locator, $"the feed is not a JSON object: {problem}");
            yield break;
        }

        if (
            !JsonFields.TryMember(feed, "items", out JsonElement items)
            || items.ValueKind != JsonValueKind.Array
            || items.GetArrayLength() == 0
        )
        {
            yield return new IntakeFailure(document.Locator, "the feed has no items");
            yield break;
        }

        FeedChannel channel = new(
            JsonFeedItem.Text(feed, "title"),
            JsonFeedItem.Text(feed, "home_page_url"),
            PageLanguage.Tag(JsonFeedItem.Text(feed, "language"))
        );
        int number = 0;
        foreach (JsonElement item in items.EnumerateArray())
        {
            number++;
            string locator = $"{document.Locator}#{number}";
            if (item.ValueKind != JsonValueKind.Object)
            {
                yield return new IntakeFailure(locator, "the item is not a JSON object");
                continue;
            }

            ReportDraft draft = ReportDraft.Of(document, options);
            draft.Url = null;
            FeedItem.Fill(draft, JsonFeedItem.ToNode(item), channel);
            bool known = draft.Title is not null || draft.Body.Count > 0;
            yield return known
                ? new IntakeReport(draft.ToReport(locator, Encoding.UTF8.GetBytes(item.GetRawText())))
                : new IntakeFailure(locator, "the item has neither title nor text");
        }
    }
}
