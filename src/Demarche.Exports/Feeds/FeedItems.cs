using System.Collections.Immutable;
using Demarche.Store;
using NodaTime;

namespace Demarche.Exports;

/// <summary>What is new, one item a fact: changes of one line within an hour are one. A report that adds no fact makes none.</summary>
internal sealed record FeedEntry(
    string Id,
    string Line,
    string Kind,
    string Title,
    Instant At,
    string Change,
    long Seq,
    ImmutableArray<EvidenceItem> Evidence,
    Support? Support
)
{
    private const int Most = 100;
    private static readonly Duration s_together = Duration.FromHours(1);

    public static (string Dispute, long Seq, List<FeedEntry> Entries) Of(ExportRequest request)
    {
        ViewPage<EventItem> head = request.Views.Timeline(request.Query with { Limit = 1 });
        List<FeedEntry> entries = [];
        foreach (ChangedLine changed in request.Lookup.News(head.Dispute, request.Since, Most))
        {
            ImmutableArray<ChangeItem> changes = request.Lookup.HistoryOf(changed.Id);
            ChangeItem last = changes[^1];
            string[] kinds =
            [
                .. changes
                    .Where(c => c.Seq > request.Since && last.At - c.At <= s_together)
                    .Select(static c => c.Kind)
                    .Distinct(StringComparer.Ordinal),
            ];
            (ImmutableArray<EvidenceItem> evidence, Support? support, string fact) = Told(request, changed);
            entries.Add(
                new FeedEntry(
                    $"{changed.Id}-{last.Seq}",
                    changed.Id,
                    changed.Kind,
                    $"{fact} ({string.Join(", ", kinds)}){Disputed(request, changes)}",
                    last.At,
                    string.Join(", ", kinds),
                    last.Seq,
                    evidence,
                    support
                )
            );
        }

        return (head.Dispute, head.Seq, entries);
    }

    // What stands against the line now, in the words of the reports.
    private static string Disputed(ExportRequest request, ImmutableArray<ChangeItem> changes) =>
        request.WithText && changes.LastOrDefault(c => c.Kind == "disputed" && c.Seq > request.Since) is { After: { } against }
            ? $". Disputed: {against}"
            : "";

    private static (ImmutableArray<EvidenceItem>, Support?, string) Told(ExportRequest request, ChangedLine changed)
    {
        ViewQuery query = request.Query with
        {
            Limit = 1,
            Cursor = null,
            From = null,
            To = null,
            Filter = new LineFilter { Ids = [changed.Id] },
        };
        switch (changed.Kind)
        {
            case "event" when request.Views.Timeline(query).Items is [var item]:
                return (item.Evidence, item.Support, $"{HonestDate.Of(item.Date)}: {item.Summary}{Struck(item.Withdrawn)}");
            case "position" when request.Views.Positions(query).Items is [var item]:
                return (
                    item.Evidence,
                    item.Support,
                    $"{Phrases.Names(item.Holders)}, {item.Kind.Kebab()}: {item.Proposition}{(item.Withdrawn is null ? $". {Phrases.Status(item)}" : Struck(item.Withdrawn))}"
                );
            case "utterance" when request.Views.Quotes(query).Items is [var item]:
                return (
                    item.Evidence,
                    item.Support,
                    $"{Phrases.Speakers(item, withText: request.WithText)}{(request.WithText ? ": " + Phrases.Quoted(item.FullestText) : "")}{Struck(item.Withdrawn)}"
                );
            case "disagreement" when request.Views.Disagreements(query).Items is [var item]:
                return (item.Sides[0].Evidence, null, $"{item.What}: {string.Join(" or ", item.Sides.Select(static s => s.Value))}");
            default:
                return ([], null, changed.Headline);
        }

        string Struck(Withdrawal? withdrawn) => withdrawn is null ? "" : $" [{Phrases.Of(withdrawn, request.WithText)}]";
    }

    /// <summary>The fact with its first words, as HTML.</summary>
    public Markup Html(ExportRequest request)
    {
        Markup words =
            request.WithText && Evidence.Length > 0
                ? Markup.Of(
                    $"<blockquote>{Phrases.Quoted(Evidence[0].Evidence.Text)} {Phrases.Outlet(Evidence[0].Outlet, Evidence[0].Locator)}</blockquote>"
                )
                : Markup.Empty;
        return Markup.Of($"<p>{Title}</p>{words}");
    }

    public string Text(ExportRequest request) =>
        request.WithText && Evidence.Length > 0
            ? $"{Title}\n{Phrases.Quoted(Evidence[0].Evidence.Text)} {Phrases.Outlet(Evidence[0].Outlet, Evidence[0].Locator)}"
            : Title;
}
