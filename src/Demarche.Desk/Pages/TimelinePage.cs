using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>What happened when, drawn and listed.</summary>
internal static class TimelinePage
{
    private const int PageSize = 40;
    private const int MostDrawn = 500;
    private const int DrawnWidth = 1080;

    public static DeskPage Of(DeskRequest request)
    {
        LineFilter filter = new()
        {
            Actor = request.Word("actor"),
            Type = request.Word("type")?.ToUpperInvariant(),
            Status = request.Word("status"),
            MinOrigins = request.Number("min-origins", 0, 0, 1000),
            Background = false,
        };
        bool oldest = request.Word("order") == "oldest";
        ViewPage<EventItem> page = request.Views.Timeline(request.Query(PageSize, filter, newestFirst: !oldest));
        TimeScale scale = Scale(request);
        Cards cards = new(request);
        Markup background = request.Word("cursor") is null ? Background(request, filter, cards) : Markup.Empty;
        return new DeskPage(
            "Timeline",
            "timeline",
            Markup.Of(
                $"""
                <h1>Timeline</h1>
                {Filters(request)}
                {Drawing(request, scale, filter)}
                {Listed(request, page, page.Items.Select(cards.Event), "No event is in the record for this choice.")}
                {background}
                """
            )
        );
    }

    /// <summary>The drawing alone, small: the overview's strip.</summary>
    public static Markup Strip(DeskRequest request) => Drawing(request, Scale(request), new LineFilter { Background = false }, brief: true);

    /// <summary>Cards with how many there are on and where to go on.</summary>
    public static Markup Listed<T>(DeskRequest request, ViewPage<T> page, IEnumerable<Markup> cards, string none)
    {
        if (page.Items.IsEmpty)
        {
            return Markup.Of($"<p class=\"none\">{(page.Coverage.Reports == 0 ? "Nothing was read into this dispute yet." : none)}</p>");
        }

        Markup next = page.Next is { } cursor
            ? Markup.Of($"<p class=\"next\"><a rel=\"next\" href=\"{request.Again(("cursor", cursor))}\">Further lines</a></p>")
            : Markup.Empty;
        return Markup.Of($"<div class=\"lines\">{cards}</div>{next}");
    }

    private static TimeScale Scale(DeskRequest request)
    {
        ImmutableArray<DayOfReports> days = Days(request);
        LocalDate today = LocalDate.FromDateTime(request.State.Settings.Clock.GetUtcNow().UtcDateTime);
        LocalDate first = days.IsEmpty ? today : days[0].Day;
        LocalDate last = days.IsEmpty ? today : days[^1].Day;

        // What is announced lies ahead of the last report; what lies far ahead would press the rest together.
        LocalDate ahead = Counts(request, new LineFilter())
            .Where(d => d.Day > last && d.Day <= last.PlusDays(60))
            .Select(static d => d.Day)
            .DefaultIfEmpty(last)
            .Max();

        // The first report tells of the days before it; what it remembers from long ago would do the same.
        LocalDate behind = Counts(request, new LineFilter())
            .Where(d => d.Day < first && d.Day >= first.PlusDays(-14))
            .Select(static d => d.Day)
            .DefaultIfEmpty(first)
            .Min();
        return new TimeScale(request.Day("from") ?? behind, request.Day("to") ?? ahead, DrawnWidth);
    }

    private static ImmutableArray<DayOfReports> Days(DeskRequest request) =>
        request.Figure("days", () => request.Lookup.Days(request.Dispute));

    private static ImmutableArray<DayOfEvents> Counts(DeskRequest request, LineFilter filter) =>
        request.Named is null ? [] : request.Figure("events " + filter, () => request.Lookup.EventDays(request.Dispute, filter));

    private static Markup Drawing(DeskRequest request, TimeScale scale, LineFilter filter, bool brief = false)
    {
        if (request.Named is null)
        {
            return Markup.Empty;
        }

        ImmutableArray<EventItem> events = [];
        if (scale.Unit == BinUnit.Day)
        {
            ViewQuery within = request.Query(MostDrawn, filter) with { From = scale.First, To = scale.Last, Cursor = null };
            events = request.Figure($"drawn {filter} {scale.First} {scale.Last}", () => request.Views.Timeline(within).Items);
        }

        string path = brief ? request.Path("timeline") : request.Again(("from", null), ("to", null)).Split('?')[0];
        Markup drawn = new TimelineDrawing(request, scale, path).Draw(events, Counts(request, filter), Days(request), brief);
        return brief
            ? drawn
            : Markup.Of($"<figure class=\"chart\">{drawn}{Legend(scale)}{Zooming(request, scale)}{Table(request, scale)}</figure>");
    }

    private static Markup Legend(TimeScale scale) =>
        Markup.Of(
            $"""
            <figcaption class="legend"><span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><circle class="mark happened" cx="6" cy="6" r="4.2"/></svg> happened</span>
            <span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><circle class="mark announced" cx="6" cy="6" r="4.2"/></svg> announced</span>
            <span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><circle class="mark denied" cx="6" cy="6" r="4.2"/></svg> denied or hypothetical</span>
            <span><svg class="key long" viewBox="0 0 24 12" aria-hidden="true"><rect class="mark happened span" x="1" y="2" width="22" height="8" rx="4"/></svg> day not known exactly</span>
            <span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="bar reports" x="2" y="1" width="8" height="10"/></svg> reports</span>
            <span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="bar origins" x="2" y="1" width="8" height="10"/></svg> {(
                scale.Unit == BinUnit.Day ? "origins" : "origins of the day that has most"
            )}</span></figcaption>
            """
        );

    private static Markup Zooming(DeskRequest request, TimeScale scale)
    {
        int step = Math.Max(1, scale.Days / 2);
        int quarter = Math.Max(1, scale.Days / 4);
        Markup nearer =
            scale.Days <= 3 ? Markup.Empty : Link(request, "Nearer", scale.First.PlusDays(quarter), scale.Last.PlusDays(-quarter));
        return Markup.Of(
            $"""
            <p class="zoom">{Link(request, "Earlier", scale.First.PlusDays(-step), scale.Last.PlusDays(-step))} {nearer} {Link(
                request,
                "Further",
                scale.First.PlusDays(-step),
                scale.Last.PlusDays(step)
            )} {Link(request, "Later", scale.First.PlusDays(step), scale.Last.PlusDays(step))} <a href="{request.Again(
                ("from", null),
                ("to", null)
            )}">All</a>
            <span class="range">{HonestDate.Day(scale.First)} to {HonestDate.Day(scale.Last)}, by {scale.Unit.Kebab()}</span></p>
            """
        );
    }

    private static Markup Link(DeskRequest request, string name, LocalDate from, LocalDate to) =>
        Markup.Of(
            $"<a href=\"{request.Again(("from", LocalDatePattern.Iso.Format(from)), ("to", LocalDatePattern.Iso.Format(to < from ? from : to)))}\">{name}</a>"
        );

    private static Markup Table(DeskRequest request, TimeScale scale)
    {
        IEnumerable<Markup> rows = Days(request)
            .Where(d => d.Day >= scale.First && d.Day <= scale.Last)
            .Take(400)
            .Select(d => Markup.Of($"<tr><th scope=\"row\">{HonestDate.Day(d.Day)}</th><td>{d.Reports}</td><td>{d.Origins}</td></tr>"));
        return Markup.Of(
            $"<details class=\"figures\"><summary>Reports and origins a day, as figures</summary><table><thead><tr><th scope=\"col\">Day</th><th scope=\"col\">Reports</th><th scope=\"col\">Origins</th></tr></thead><tbody>{rows}</tbody></table></details>"
        );
    }

    private static Markup Background(DeskRequest request, LineFilter filter, Cards cards)
    {
        ViewQuery past = request.Query(30, filter with { Background = true });
        ViewPage<EventItem> told = request.Figure($"background {filter} {past.From} {past.To}", () => request.Views.Timeline(past));
        return told.Items.IsEmpty
            ? Markup.Empty
            : Markup.Of(
                $"<details class=\"background\"><summary>Background: {(told.Next is null ? Phrases.Count(told.Items.Length, "event") : $"{told.Items.Length} or more events")} of the past, told in passing</summary><div class=\"lines\">{told.Items.Select(cards.Event)}</div></details>"
            );
    }

    private static Markup Filters(DeskRequest request) =>
        Markup.Of(
            $"""
            <form class="filters" method="get" aria-label="Choose events">
            {Choices.Actor(request, "actor", "Actor")}
            {Choices.Of(request, "type", "Type", EventTypes.All)}
            {Choices.Of(request, "status", "Status", ["happened", "announced", "hypothetical", "denied"])}
            {Choices.Origins(request)}
            {Choices.Day(request, "from", "From")}
            {Choices.Day(request, "to", "To")}
            {Choices.Of(request, "order", "Order", ["newest", "oldest"], "newest")}
            <p class="field go"><button>Show</button> <a href="{request.Path("timeline")}">All</a></p>
            </form>
            """
        );
}
