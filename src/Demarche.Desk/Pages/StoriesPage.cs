using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>The stories of a dispute: which reports tell one event, and what the record takes from them.</summary>
internal static class StoriesPage
{
    public static DeskPage Of(DeskRequest request)
    {
        string? thread = request.Word("thread");
        ViewPage<StoryItem> page = request.Views.Stories(
            request.Query(30, thread is null ? null : new LineFilter { Thread = thread }, newestFirst: thread is null)
        );
        Markup which = thread is null
            ? Markup.Of(
                $"<p>A story is the reports that tell one event; a thread is the stories that go on from one another. {Phrases.Count(request.Head().Coverage.Reports, "report")} were read.</p>"
            )
            : Markup.Of($"<p>The thread {thread}, from its beginning. <a href=\"{request.Path("stories")}\">All stories</a></p>");
        return new DeskPage(
            "Stories",
            "stories",
            Markup.Of(
                $"""
                <h1>Stories</h1>
                {which}
                {TimelinePage.Listed(
                    request,
                    page,
                    page.Items.Select(new StoryCards(request).Story),
                    "Nothing was read into this dispute yet."
                )}
                """
            )
        );
    }
}

/// <summary>Stories as cards.</summary>
internal sealed class StoryCards(DeskRequest request)
{
    private const int ShownCarriers = 5;
    private const int ShownLines = 6;

    public Markup Story(StoryItem item)
    {
        Markup took = item.MergedFrom.IsEmpty
            ? Markup.Empty
            : Markup.Of($"<p class=\"facts\">Took in {string.Join(", ", item.MergedFrom)}.</p>");
        Markup thread = item.Thread is { Stories: > 1 } stands
            ? Markup.Of(
                $" <a class=\"thread\" href=\"{DeskRequest.With(request.Path("stories"), [new("thread", stands.Id)])}\">thread of {StoryTextView.Stories(stands.Stories)}</a>"
            )
            : Markup.Empty;
        Markup continues = item.Continues is { } earlier
            ? Markup.Of(
                $"<p class=\"facts\">Goes on from <a href=\"{request.Path(earlier.Story)}\">{Phrases.OneLine(earlier.Title)}</a>: {StoryTextView.Why(earlier)}</p>"
            )
            : Markup.Empty;
        return Markup.Of(
            $"""
            <article class="line story" id="{item.Id}" data-line="{item.Id}" tabindex="-1">
            <header><p class="when"><a href="{request.Path(item.Id)}"><span class="date">{StoryTextView.Days(item)}</span></a></p>
            <h2 dir="auto">{Phrases.OneLine(item.Title)}</h2>
            <p class="facts">{Cards.Support(item.Support)}{thread}</p>{continues}</header>
            {new Cards(request).Evidence(item.Evidence, item.Title)}
            {Carriers(item)}{Lines(item)}{took}
            </article>
            """
        );
    }

    private Markup Carriers(StoryItem item)
    {
        Markup[] all =
        [
            .. item.Carriers.Select(c =>
            {
                string copy = c is { CopyOf: not null, CopiedFraction: { } share } ? $", {Phrases.Share(share)} copied" : "";
                string published = c.Published is { } at ? Cards.ShortDate(at) : HonestDate.NotStated;
                return Markup.Of(
                    $"<li>{Phrases.Outlet(c.Outlet, c.Locator)}: <a href=\"{request.Path("reports", c.Report)}\">{c.Title ?? "(no title)"}</a>, {published}{copy}</li>"
                );
            }),
        ];
        return Markup.Of($"<h3 class=\"small\">Reports</h3>{Listed(all, ShownCarriers, item.Support.Reports)}");
    }

    private Markup Lines(StoryItem item)
    {
        if (item.Lines.IsEmpty)
        {
            return Markup.Of($"<p class=\"none\">The record takes no event and no position from these reports.</p>");
        }

        Markup[] all =
        [
            .. item.Lines.Select(l =>
                Markup.Of(
                    $"<li><a href=\"{request.Path(l.Id)}\">{Cards.Headline(l.Kind, l.Headline)}</a> <span class=\"type\">{l.Kind}</span></li>"
                )
            ),
        ];
        return Markup.Of($"<h3 class=\"small\">What rests on them</h3>{Listed(all, ShownLines, item.LineCount)}");
    }

    private static Markup Listed(Markup[] all, int shown, int count)
    {
        Markup beyond = count > all.Length ? Markup.Of($"<p class=\"facts\">{count - all.Length} more are not listed.</p>") : Markup.Empty;
        Markup rest =
            all.Length > shown
                ? Markup.Of($"<details class=\"more\"><summary>{all.Length - shown} more</summary><ul>{all.Skip(shown)}</ul></details>")
                : Markup.Empty;
        return Markup.Of($"<ul>{all.Take(shown)}</ul>{rest}{beyond}");
    }
}
