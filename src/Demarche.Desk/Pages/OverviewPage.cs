using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using NodaTime;

namespace Demarche.Desk;

/// <summary>A dispute at a glance: facts that are new since the last visit, what is open, who takes part, where in time it stands.</summary>
internal static class OverviewPage
{
    private const int ShownNews = 12;
    private const int ShownOpen = 6;

    public static DeskPage Of(DeskRequest request)
    {
        if (request.Named is null)
        {
            return Empty(request);
        }

        Visit visit = Visit.Begin(request);
        ImmutableArray<ChangedLine> news = request.Figure(
            $"news {visit.Since}",
            () => request.Lookup.News(request.Dispute, visit.Since, 200)
        );
        string since = visit.IsFirst ? "Latest facts" : "New since your last visit";
        Markup none = Markup.Of(
            $"<p class=\"none\">No fact was added or changed since {(visit.LastSeen is { } at ? Words(at) : "your last visit")}.</p>"
        );
        Markup more =
            news.Length > ShownNews
                ? Markup.Of(
                    $"<p class=\"next\"><a href=\"{request.Path("news")}?since={visit.Since}\">All {(news.Length >= 200 ? "200 or more" : news.Length.ToString())} facts that are new</a></p>"
                )
                : Markup.Empty;
        return new DeskPage(
            "Overview",
            "",
            Markup.Of(
                $"""
                <h1>{request.Dispute}</h1>
                <section class="strip" aria-labelledby="h-when"><h2 id="h-when" class="unseen">When</h2>{TimelinePage.Strip(
                    request
                )}<p class="next"><a href="{request.Path("timeline")}">The timeline</a></p></section>
                <div class="columns">
                <section aria-labelledby="h-new"><h2 id="h-new">{since}</h2>
                {(news.IsEmpty ? none : NewsList(request, news.Take(ShownNews)))}{more}
                <form method="post" action="{request.Path(
                    "seen"
                )}"><input type="hidden" name="token" value="{request.State.Token}"><input type="hidden" name="seq" value="{request.Head().Seq}"><button class="quiet">All seen</button></form>
                </section>
                <section aria-labelledby="h-open"><h2 id="h-open">Open</h2>{Open(request)}{Announced(request)}</section>
                <section aria-labelledby="h-who"><h2 id="h-who">Parties</h2>{Parties(request)}{Clashes(request)}</section>
                </div>
                """
            )
        );
    }

    /// <summary>Every fact that is new since a change, as its line.</summary>
    public static DeskPage News(DeskRequest request)
    {
        int since = request.Number("since", 0, 0, int.MaxValue);
        ImmutableArray<ChangedLine> news = request.Lookup.News(request.Dispute, since, 200);
        return new DeskPage(
            "What is new",
            "",
            Markup.Of(
                $"<h1>What is new</h1><p>{Phrases.Count(news.Length, "line")} changed after change {since}.</p>{NewsList(request, news)}"
            )
        );
    }

    private static Markup NewsList(DeskRequest request, IEnumerable<ChangedLine> news)
    {
        IEnumerable<Markup> items = news.Select(n =>
            Markup.Of(
                $"""
                <li data-line="{n.Id}" tabindex="-1"><p class="change">{Markup.Join(
                    n.Changes.Select(c => Markup.Of($"<span class=\"tag {c}\">{Cards.Readable(c)}</span>")),
                    " "
                )} <span class="type">{n.Kind}</span></p>
                <p class="fact"><a href="{request.Path(n.Id)}">{Cards.Headline(n.Kind, n.Headline)}</a></p>{Was(n)}</li>
                """
            )
        );
        return Markup.Of($"<ol class=\"news\">{items}</ol>");
    }

    private static Markup Was(ChangedLine change) =>
        change.Changes.Contains("answered") && change.Before is null && change.After is { } answer && answer != change.Headline
            ? Markup.Of($"<p class=\"was\">answer: {answer}</p>")
        : change.Changes.Contains("disputed") && change.After is { } against && against != change.Headline
            ? Markup.Of($"<p class=\"was\">disputed: {against}</p>")
        : change.Before is { } before && before != change.After && before != change.Headline
            ? Markup.Of($"<p class=\"was\">before: {Cards.Headline(change.Kind, before)}</p>")
        : Markup.Empty;

    private static Markup Open(DeskRequest request)
    {
        ViewPage<PositionItem> open = request.Figure(
            "open",
            () =>
                request.Views.Positions(
                    request.Query(ShownOpen, new LineFilter { Unanswered = true }, newestFirst: true) with
                    {
                        From = null,
                        To = null,
                        Cursor = null,
                    }
                )
        );
        IEnumerable<Markup> items = open.Items.Select(p =>
            Markup.Of(
                $"""
                <li data-line="{p.Id}" tabindex="-1"><p class="change"><span class="kind {p.Kind.Kebab()}">{p.Kind.Kebab()}</span> {Cards.Date(
                    p.Stated
                )}</p><p class="fact"><a href="{request.Path(p.Id)}">{Phrases.Names(p.Holders)}{(
                    p.Addressees.IsEmpty ? "" : " to " + Phrases.Names(p.Addressees)
                )}: {p.Proposition}</a></p></li>
                """
            )
        );
        string until = open.AsOf is { } day ? $" until {HonestDate.Day(day)}" : "";
        return open.Items.IsEmpty
            ? Markup.Of($"<p class=\"none\">Every position in the record has an answer.</p>")
            : Markup.Of(
                $"<h3 class=\"small\">No answer reported in {Phrases.Count(open.Coverage.Reports, "report")}{until}</h3><ol class=\"news\">{items}</ol><p class=\"next\"><a href=\"{request.Path("positions")}?answer=none\">All without an answer</a></p>"
            );
    }

    private static Markup Announced(DeskRequest request)
    {
        LocalDate? today = request.Head().AsOf;
        ViewPage<EventItem> ahead = request.Figure(
            "ahead",
            () =>
                request.Views.Timeline(
                    request.Query(ShownOpen, new LineFilter { Status = "announced", Background = false }) with
                    {
                        From = today,
                        To = null,
                        Cursor = null,
                    }
                )
        );
        return ahead.Items.IsEmpty
            ? Markup.Empty
            : Markup.Of(
                $"""
                <h3 class="small">Announced</h3><ol class="news">{ahead.Items.Select(e =>
                    Markup.Of(
                        $"<li data-line=\"{e.Id}\" tabindex=\"-1\"><p class=\"change\">{Cards.Date(e.Date)}</p><p class=\"fact\"><a href=\"{request.Path(e.Id)}\">{Cards.SummaryOf(e)}</a></p></li>"
                    )
                )}</ol>
                """
            );
    }

    private static Markup Parties(DeskRequest request)
    {
        ImmutableArray<PartyCount> parties = request.Figure("top parties", () => request.Lookup.Parties(request.Dispute, "", 12));
        return Markup.Of(
            $"""
            <ul class="parties">{parties.Select(p =>
                Markup.Of(
                    $"<li><a href=\"{DeskRequest.With(request.Path("search"), [new("q", $"with:\"{p.Name}\"")])}\">{p.Name}</a> <span class=\"count\">{p.Lines} {(p.Lines == 1 ? "line" : "lines")}</span></li>"
                )
            )}</ul>
            """
        );
    }

    private static Markup Clashes(DeskRequest request)
    {
        ViewPage<DisagreementItem> clashes = request.Figure(
            "clashes",
            () => request.Views.Disagreements(request.Query(4, newestFirst: true) with { From = null, To = null, Cursor = null })
        );
        return clashes.Items.IsEmpty
            ? Markup.Empty
            : Markup.Of(
                $"""
                <h2>Where reports disagree</h2><ul class="news">{clashes.Items.Select(c =>
                    Markup.Of(
                        $"<li><p class=\"fact\"><a href=\"{request.Path("disagreements")}#{c.Id}\">{c.What}: {string.Join(" or ", c.Sides.Select(static s => s.Value))}</a></p></li>"
                    )
                )}</ul>
                """
            );
    }

    private static DeskPage Empty(DeskRequest request) =>
        new(
            "Overview",
            "",
            Markup.Of(
                $"""
                <h1>Nothing was read yet</h1>
                <p>Drop saved pages, feeds or texts onto this page, or choose them under <a href="{request.Path(
                    "read"
                )}">Read reports</a>. On the command line: <code>demarche read reports/</code>.</p>
                """
            )
        );

    private static string Words(Instant at) => HonestDate.Day(at.InUtc().Date);
}
