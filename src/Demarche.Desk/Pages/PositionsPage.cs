using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>Who wants what from whom: a matrix, and a card for each position with the history of its answers, as of any day.</summary>
internal static class PositionsPage
{
    private const int PageSize = 30;
    private const int MostParties = 9;

    public static DeskPage Of(DeskRequest request)
    {
        (LocalDate First, LocalDate Last)? span = Span(request);
        LocalDate? asOf = AsOf(request, span);
        LineFilter filter = new()
        {
            By = request.Word("holder"),
            On = request.Word("addressee"),
            Type = request.Word("kind"),
            MinOrigins = request.Number("min-origins", 0, 0, 1000),
            Unanswered = request.Word("answer") == "none",
            Words = request.Word("words"),
        };
        ViewPage<PositionItem> page = request.Views.Positions(
            request.Query(PageSize, filter, newestFirst: request.Word("order") != "oldest", asOf: asOf)
        );
        Cards cards = new(request);
        return new DeskPage(
            "Positions",
            "positions",
            Markup.Of(
                $"""
                <h1>Positions</h1>
                {Slider(request, span, asOf)}
                {Matrix(request, asOf)}
                {Filters(request)}
                {TimelinePage.Listed(
                    request,
                    page,
                    page.Items.Select(p => cards.Position(p, page.Coverage.Reports)),
                    "No position is in the record for this choice."
                )}
                """
            )
        );
    }

    private static (LocalDate First, LocalDate Last)? Span(DeskRequest request)
    {
        if (request.Named is null)
        {
            return null;
        }

        ImmutableArray<DayOfReports> days = request.Figure("days", () => request.Lookup.Days(request.Dispute));
        return days.IsEmpty ? null
            : request.Head().AsOf is { } last && last > days[^1].Day ? (days[0].Day, last)
            : (days[0].Day, days[^1].Day);
    }

    // The slider counts days from the first report; without script the form is sent with the number.
    private static LocalDate? AsOf(DeskRequest request, (LocalDate First, LocalDate Last)? span)
    {
        if (span is { } known && request.Word("day") is not null)
        {
            int most = Period.DaysBetween(known.First, known.Last);
            int day = request.Number("day", most, 0, Math.Max(most, 1));
            return day >= most ? null : known.First.PlusDays(day);
        }

        return request.Day("as-of");
    }

    private static Markup Slider(DeskRequest request, (LocalDate First, LocalDate Last)? span, LocalDate? asOf)
    {
        if (span is not { } known || known.First == known.Last)
        {
            return Markup.Empty;
        }

        int days = Period.DaysBetween(known.First, known.Last);
        LocalDate at = asOf ?? known.Last;
        int now = Math.Clamp(Period.DaysBetween(known.First, at), 0, days);
        return Markup.Of(
            $"""
            <form class="slider" method="get" aria-label="As of a day">
            {Kept(request)}
            <label for="day">As reported up to</label> <output id="day-shown" for="day">{HonestDate.Day(at)}</output>
            <input id="day" name="day" type="range" min="0" max="{days}" value="{now}" data-first="{LocalDatePattern.Iso.Format(
                known.First
            )}" aria-valuetext="{HonestDate.Day(at)}">
            <button>Show that day</button>
            </form>
            """
        );
    }

    private static Markup Kept(DeskRequest request) =>
        Markup.Join(
            ((ReadOnlySpan<string>)["holder", "addressee", "kind", "answer", "words", "min-origins", "order"])
                .ToArray()
                .Where(n => request.Word(n) is not null)
                .Select(n => Markup.Of($"<input type=\"hidden\" name=\"{n}\" value=\"{request.Word(n)}\">"))
        );

    private static Markup Matrix(DeskRequest request, LocalDate? asOf)
    {
        if (request.Named is null)
        {
            return Markup.Empty;
        }

        ImmutableArray<PositionCell> cells = request.Figure($"matrix {asOf}", () => request.Lookup.Matrix(request.Dispute, asOf));
        if (cells.IsEmpty)
        {
            return Markup.Empty;
        }

        (string Key, string Name)[] holders = Top(cells, static c => (c.Holder, c.HolderName));
        (string Key, string Name)[] addressees = Top(cells, static c => (c.Addressee, c.AddresseeName));
        Dictionary<(string, string), PositionCell> at = cells.ToDictionary(static c => (c.Holder, c.Addressee));
        IEnumerable<Markup> heads = addressees.Select(static a =>
            Markup.Of($"<th scope=\"col\">{(a.Key.Length == 0 ? "nobody named" : a.Name)}</th>")
        );
        IEnumerable<Markup> rows = holders.Select(h =>
            Markup.Of(
                $"<tr><th scope=\"row\">{h.Name}</th>{addressees.Select(a => Cell(request, at.GetValueOrDefault((h.Key, a.Key))))}</tr>"
            )
        );
        string day = asOf is { } known ? $", as reported up to {HonestDate.Day(known)}" : "";
        return Markup.Of(
            $"""
            <div class="wide" tabindex="0" role="region" aria-label="Matrix of positions"><table class="matrix"><caption>Who wants or undertakes something (rows) towards whom (columns){day}: positions, and of them without a reported answer</caption>
            <thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>
            """
        );
    }

    private static Markup Cell(DeskRequest request, PositionCell? cell)
    {
        if (cell is null)
        {
            return Markup.Of($"<td class=\"nil\">·</td>");
        }

        string heat = cell.Positions switch
        {
            >= 50 => "h4",
            >= 10 => "h3",
            >= 3 => "h2",
            _ => "h1",
        };
        string said = $"{Phrases.Count(cell.Positions, "position")}, {cell.Unanswered} without a reported answer";
        Markup count = Markup.Of(
            $"{cell.Positions}{(cell.Unanswered > 0 ? Markup.Of($" <small>{cell.Unanswered} open</small>") : Markup.Empty)}"
        );
        return cell.Addressee.Length == 0
            ? Markup.Of(
                $"<td class=\"{heat}\"><a href=\"{request.Again(("holder", cell.Holder), ("addressee", null))}\" title=\"{said}\">{count}</a></td>"
            )
            : Markup.Of(
                $"<td class=\"{heat}\"><a href=\"{request.Again(("holder", cell.Holder), ("addressee", cell.Addressee))}\" title=\"{said}\">{count}</a></td>"
            );
    }

    private static (string Key, string Name)[] Top(ImmutableArray<PositionCell> cells, Func<PositionCell, (string Key, string Name)> of) =>
        [
            .. cells
                .GroupBy(of)
                .OrderByDescending(static g => g.Key.Key.Length > 0)
                .ThenByDescending(static g => g.Sum(static c => c.Positions))
                .ThenBy(static g => g.Key.Key, StringComparer.Ordinal)
                .Take(MostParties)
                .Select(static g => g.Key),
        ];

    private static Markup Filters(DeskRequest request) =>
        Markup.Of(
            $"""
            <form class="filters" method="get" aria-label="Choose positions">
            {Choices.Actor(request, "holder", "Who")}
            {Choices.Actor(request, "addressee", "From or to whom")}
            {Choices.Of(request, "kind", "Kind", ["demand", "offer", "commitment", "threat", "condition", "refusal"])}
            {Choices.Of(request, "answer", "Answer", ["none"])}
            {Choices.Text(request, "words", "With the words")}
            {Choices.Origins(request)}
            {Choices.Day(request, "as-of", "As reported up to")}
            {Choices.Of(request, "order", "Order", ["newest", "oldest"], "newest")}
            <p class="field go"><button>Show</button> <a href="{request.Path("positions")}">All</a></p>
            </form>
            """
        );
}
