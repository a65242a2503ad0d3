using System.Text;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>RSS 0.9 to 2.0, RDF and Atom files: one report an item (formats.md 1.2).</summary>
public sealed class FeedReader : IReportReader
{
    private const int Window = 2048;

    /// <summary>Most items that are mended: mending takes a hundred times as long as reading.</summary>
    internal const int MostMended = 2000;

    private static readonly string[] Roots = ["<rss", "<rdf:rdf", "<feed", "<channel"];

    public string Format => "feed";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> window = document.Content.Span[..Math.Min(document.Content.Length, Window)];
        string head = Encoding.Latin1.GetString(window).Replace("\0", "", StringComparison.Ordinal);
        int first = Array.FindAll(Roots, root => head.Contains(root, StringComparison.OrdinalIgnoreCase)).Length;
        int at = head.IndexOf('<', StringComparison.Ordinal);
        return first > 0 && at is >= 0 and < 200 && !head.Contains("<html", StringComparison.OrdinalIgnoreCase) ? 90 : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, document.Facts?.Charset);
        (string channelSource, List<string> sources) = FeedSlices.Cut(decoded.Text);
        if (sources.Count == 0)
        {
            yield return new IntakeFailure(document.Locator, "the feed has no items");
            yield break;
        }

        FeedChannel channel = FeedChannel.Read(FeedXml.Parse(channelSource, out _), document.Facts?.Url);
        HashSet<string> shared = SharedGuids.Of(sources);
        int mended = 0;
        for (int i = 0; i < sources.Count; i++)
        {
            string locator = $"{document.Locator}#{i + 1}";
            FeedNode? item = FeedXml.Parse(sources[i], out bool repaired);
            if (repaired && ++mended > MostMended)
            {
                yield return new IntakeFailure(
                    locator,
                    $"more than {MostMended} items are no well-formed XML: the rest of the feed is left out"
                );
                yield break;
            }

            if (item is null)
            {
                yield return new IntakeFailure(locator, "the item cannot be read");
                continue;
            }

            ReportDraft draft = ReportDraft.Of(document, decoded, options);
            draft.Url = null;
            if (repaired)
            {
                draft.Notes.Add("the item is no well-formed XML: read as tag soup");
            }

            FeedItem.Fill(draft, item, channel);
            if (draft.FeedGuid is { } guid && shared.Contains(guid))
            {
                // Some feeds give all their items one guid.
                draft.FeedGuid = draft.Url;
                draft.Notes.Add("guid stands for several items of the feed: the link is the key");
            }

            bool known = draft.Title is not null || draft.Body.Count > 0;
            yield return known
                ? new IntakeReport(draft.ToReport(locator, Encoding.UTF8.GetBytes(sources[i])))
                : new IntakeFailure(locator, "the item has neither title nor text");
        }
    }
}
