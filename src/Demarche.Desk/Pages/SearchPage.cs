using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Search over the record and over sentences, at once and while somebody types.</summary>
internal static class SearchPage
{
    private const int ShownLines = 8;
    private const int ShownSentences = 25;
    private const char MarkOn = '\u0002';
    private const char MarkOff = '\u0003';

    public static DeskPage Of(DeskRequest request) =>
        new(
            "Search",
            "search",
            Markup.Of(
                $"""
                <h1>Search</h1>
                <details class="operators"{(request.Word("q") is null ? Markup.Of($" open") : Markup.Empty)}><summary>How to ask</summary>
                <dl><dt><code>sluices "open door"</code></dt><dd>all of the words; in quotation marks, in this order</dd>
                <dt><code>Kestria's demands on Halmere</code></dt><dd>or <code>kind:demand by:Kestria on:Halmere</code>; kinds are demand, offer, commitment, threat, condition, refusal, quote, event</dd>
                <dt><code>what Adair said about sluices</code></dt><dd>or <code>kind:quote by:Adair sluices</code></dd>
                <dt><code>from:2031-03-01 to:2031-03</code></dt><dd>within days, months or years</dd>
                <dt><code>with:Kestria type:reject status:announced origins:2 outlet:"DW News"</code></dt><dd>somebody in any role, the type of an event, its status, origins at least, the outlet of a sentence</dd></dl></details>
                <div id="found" aria-live="polite">{Found(request)}</div>
                """
            )
        );

    /// <summary>What was found, without the frame.</summary>
    public static Markup Found(DeskRequest request)
    {
        if (request.Word("q") is not { } asked || request.Named is null)
        {
            return Markup.Empty;
        }

        SearchQuestion question = SearchQuestion.Read(asked);
        Markup troubles = Markup.Join(question.Troubles.Select(static t => Markup.Of($"<p class=\"notice\">{t}.</p>")));
        Markup lines = Lines(request, question);
        Markup sentences = question.AsksForLines ? Markup.Empty : Sentences(request, question);
        bool none = lines.IsEmpty && sentences.IsEmpty;
        Markup nothing = none
            ? Markup.Of(
                $"<p class=\"none\">Nothing found for <q>{asked}</q> in {Phrases.Count(request.Head().Coverage.Reports, "report")}.</p>"
            )
            : Markup.Empty;
        return Markup.Of($"{troubles}{lines}{sentences}{nothing}");
    }

    private static Markup Lines(DeskRequest request, SearchQuestion question)
    {
        if (question.Words.Length == 0 && !question.AsksForLines)
        {
            return Markup.Empty;
        }

        int limit = question.AsksForLines ? 30 : ShownLines;
        ViewQuery query = request.Query(
            limit,
            new LineFilter
            {
                By = question.By,
                On = question.On,
                Actor = question.With,
                MinOrigins = question.MinOrigins,
                Words = question.Words,
            },
            newestFirst: true
        ) with
        {
            From = question.From,
            To = question.To,
            Cursor = null,
        };
        Cards cards = new(request);
        List<Markup> found = [];
        if (question.Kind is null or "event" && question.Outlet is null)
        {
            ViewPage<EventItem> page = request.Views.Timeline(
                query with
                {
                    Filter = query.Filter! with { Type = question.Type, Status = question.Status },
                }
            );
            found.Add(Section("Events", page.Items, cards.Event));
        }

        if (question is { Type: null, Status: null, Outlet: null, Kind: not ("event" or "quote") })
        {
            ViewPage<PositionItem> page = request.Views.Positions(query with { Filter = query.Filter! with { Type = question.Kind } });
            found.Add(Section("Positions", page.Items, p => cards.Position(p, page.Coverage.Reports)));
        }

        if (question is { Type: null, Status: null, Outlet: null, Kind: null or "quote" })
        {
            found.Add(Section("Quotes", request.Views.Quotes(query).Items, cards.Utterance));
        }

        if (!question.AsksForLines && question.Outlet is null)
        {
            ViewQuery stories = query with { Filter = new LineFilter { Words = question.Words } };
            found.Add(Section("Stories", request.Views.Stories(stories).Items, new StoryCards(request).Story));
        }

        return Markup.Join(found);
    }

    private static Markup Section<T>(string name, ImmutableArray<T> items, Func<T, Markup> card) =>
        items.IsEmpty ? Markup.Empty : Markup.Of($"<section><h2>{name}</h2><div class=\"lines\">{items.Select(card)}</div></section>");

    private static Markup Sentences(DeskRequest request, SearchQuestion question)
    {
        if (question.Words.Length == 0)
        {
            return Markup.Empty;
        }

        SentencesFound found = request.Lookup.Sentences(
            question.Words,
            new SentenceQuestion(request.Dispute, ShownSentences, question.From, question.To, question.Outlet)
        );
        if (found.Hits.IsEmpty)
        {
            return Markup.Empty;
        }

        Cards cards = new(request);
        IEnumerable<Markup> hits = found.Hits.Select(h =>
            Markup.Of(
                $"""
                <li data-line="{h.Evidence.Id}" data-open="{At(request, h)}" tabindex="-1"><blockquote dir="auto">{Highlighted(
                    h
                )}</blockquote><p class="source"><a href="{At(request, h)}">{h.Title ?? "(no title)"}</a> {cards.Source(
                    h.Evidence
                )}</p></li>
                """
            )
        );
        return Markup.Of(
            $"<section><h2>Sentences</h2><ol class=\"hits\">{hits}</ol>{(found.More ? Markup.Of($"<p class=\"next\">There are more: narrow it with further words.</p>") : Markup.Empty)}</section>"
        );
    }

    private static string At(DeskRequest request, SearchHit hit) =>
        $"{request.Path("reports", hit.Evidence.Evidence.Report)}?at={hit.Evidence.Evidence.Span.Start}-{hit.Evidence.Evidence.Span.End}#e";

    private static Markup Highlighted(SearchHit hit)
    {
        if (hit.Highlight is not { } text)
        {
            return Markup.Of($"{hit.Evidence.Evidence.Text}");
        }

        List<Markup> pieces = [];
        foreach (string piece in text.Split(MarkOn))
        {
            int off = piece.IndexOf(MarkOff, StringComparison.Ordinal);
            pieces.Add(off < 0 ? Markup.Of($"{piece}") : Markup.Of($"<mark>{piece[..off]}</mark>{piece[(off + 1)..]}"));
        }

        return Markup.Join(pieces);
    }
}
