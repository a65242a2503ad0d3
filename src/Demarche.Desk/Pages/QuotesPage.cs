using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Who said exactly which words: by speaker, every wording beside the fullest.</summary>
internal static class QuotesPage
{
    private const int PageSize = 30;

    public static DeskPage Of(DeskRequest request)
    {
        LineFilter filter = new()
        {
            By = request.Word("speaker"),
            Words = request.Word("words"),
            MinOrigins = request.Number("min-origins", 0, 0, 1000),
        };
        ViewPage<UtteranceItem> page = request.Views.Quotes(
            request.Query(PageSize, filter, newestFirst: request.Word("order") != "oldest")
        );
        Cards cards = new(request);
        return new DeskPage(
            "Quotes",
            "quotes",
            Markup.Of(
                $"""
                <h1>Quotes</h1>
                <form class="filters" method="get" aria-label="Choose quotations">
                {Choices.Actor(request, "speaker", "Speaker")}
                {Choices.Text(request, "words", "With the words")}
                {Choices.Origins(request)}
                {Choices.Day(request, "from", "From")}
                {Choices.Day(request, "to", "To")}
                {Choices.Of(request, "order", "Order", ["newest", "oldest"], "newest")}
                <p class="field go"><button>Show</button> <a href="{request.Path("quotes")}">All</a></p>
                </form>
                <div class="beside">
                {Speakers(request)}
                <div>{TimelinePage.Listed(
                    request,
                    page,
                    page.Items.Select(cards.Utterance),
                    "No quotation is in the record for this choice."
                )}</div>
                </div>
                """
            )
        );
    }

    private static Markup Speakers(DeskRequest request)
    {
        if (request.Named is null)
        {
            return Markup.Empty;
        }

        ImmutableArray<PartyCount> speakers = request.Figure("speakers", () => request.Lookup.Parties(request.Dispute, "utterance", 30));
        string? chosen = request.Word("speaker");
        IEnumerable<Markup> entries = speakers.Select(s =>
        {
            Markup current = s.Name == chosen || s.Key == chosen ? Markup.Of($" aria-current=\"true\"") : Markup.Empty;
            return Markup.Of(
                $"<li><a href=\"{request.Again(("speaker", s.Name))}\"{current}>{s.Name}</a> <span class=\"count\">{s.Lines}</span></li>"
            );
        });
        return Markup.Of($"<nav class=\"side\" aria-label=\"Speakers\"><h2>Speakers</h2><ul class=\"parties\">{entries}</ul></nav>");
    }
}
