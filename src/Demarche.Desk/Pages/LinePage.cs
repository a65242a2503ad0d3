using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>One line under its permanent address: all its evidence, how it came to be, and the forms that correct it.</summary>
internal static class LinePage
{
    public static DeskPage Of(DeskRequest request)
    {
        string id = request.Part("line");
        FoundRecord found =
            request.Lookup.Find(id) is { } known && (known.Dispute is null || known.Dispute == request.Dispute)
                ? known
                : throw new DeskProblem(
                    StatusCodes.Status404NotFound,
                    $"There is no line \"{id}\" in {request.Dispute}, and there never was one."
                );
        if (found.Kind == "thread")
        {
            throw new DeskRedirect(DeskRequest.With(request.Path("stories"), [new("thread", found.MergedInto ?? id)]));
        }

        if (found.Kind is "report" or "evidence")
        {
            throw new DeskRedirect(
                found.Kind == "report" ? request.Path("reports", id) : $"{request.Path("reports", found.Parent!)}?e={id}#e"
            );
        }

        return found.Status switch
        {
            "merged" => Merged(request, found),
            "withdrawn" when Card(request, found) is { } struck => Struck(request, found, struck),
            "withdrawn" or "silent" => Withdrawn(request, found),
            _ when found is { Kind: "response", Parent: { } position } => throw new DeskRedirect($"{request.Path(position)}#{id}"),
            _ => Whole(request, found),
        };
    }

    /// <summary>The line as its card, whatever its kind; null when it is not shown any more.</summary>
    public static Markup? Card(DeskRequest request, FoundRecord found)
    {
        Cards cards = new(request);
        ViewQuery query = new(request.Named, Limit: 1)
        {
            Filter = new LineFilter { Ids = [found.Id] },
            Head = request.Head(),
        };
        return found.Kind switch
        {
            "event" => First(request.Views.Timeline(query), cards.Event),
            "position" => First(request.Views.Positions(query), p => cards.Position(p, query.Head.Coverage.Reports)),
            "utterance" => First(request.Views.Quotes(query), cards.Utterance),
            "story" => First(request.Views.Stories(query), new StoryCards(request).Story),
            "disagreement" => First(request.Views.Disagreements(query), cards.Disagreement),
            _ => null,
        };
    }

    private static Markup? First<T>(ViewPage<T> page, Func<T, Markup> card) => page.Items.IsEmpty ? null : card(page.Items[0]);

    private static DeskPage Whole(DeskRequest request, FoundRecord found)
    {
        Markup card = Card(request, found) ?? Markup.Of($"<p>{Cards.Headline(found.Kind, found.Headline)}</p>");
        return new DeskPage(
            $"{found.Id}: {Cards.Headline(found.Kind, found.Headline)}",
            Section(found.Kind),
            Markup.Of(
                $"""
                <h1 class="small">{found.Kind} {found.Id}</h1>
                {Notice(request)}
                {card}
                {Stories(request, found)}
                {LineHistory.Of(request, found)}
                {(found.Kind == "story" ? Markup.Empty : CorrectionForms.Of(request, found))}
                """
            )
        );
    }

    private static Markup Stories(DeskRequest request, FoundRecord found)
    {
        ImmutableArray<ToldStory> told = found.Kind is "story" or "disagreement" ? [] : request.Lookup.StoriesOf(found.Id);
        return told.IsEmpty
            ? Markup.Empty
            : Markup.Of(
                $"<section><h2>Told in</h2><ul>{told.Select(s => Markup.Of($"<li><a href=\"{request.Path(s.Id)}\">{Phrases.OneLine(s.Title)}</a></li>"))}</ul></section>"
            );
    }

    private static Markup Notice(DeskRequest request)
    {
        if (request.Word("done") is not { } correction || !correction.StartsWith("c_", StringComparison.Ordinal))
        {
            return Markup.Empty;
        }

        return Markup.Of(
            $"""
            <div class="notice" role="status"><p>Kept as correction {correction}.</p>{CorrectionForms.Undo(request, correction)}</div>
            """
        );
    }

    private static DeskPage Merged(DeskRequest request, FoundRecord found)
    {
        string heir = found.MergedInto ?? "";
        Markup card = request.Lookup.Find(heir) is { } standing && Card(request, standing) is { } shown ? shown : Markup.Empty;
        return new DeskPage(
            $"{found.Id} is part of {heir}",
            Section(found.Kind),
            Markup.Of(
                $"""
                <h1 class="small">{found.Kind} {found.Id}</h1>
                <p class="notice">{found.Id} turned out to tell the same as <a href="{request.Path(
                    heir
                )}">{heir}</a> and is part of it now.</p>
                {card}{LineHistory.Of(request, found)}
                """
            )
        );
    }

    private static DeskPage Struck(DeskRequest request, FoundRecord found, Markup card) =>
        new(
            $"{found.Id}, withdrawn: {Cards.Headline(found.Kind, found.Headline)}",
            Section(found.Kind),
            Markup.Of($"<h1 class=\"small\">{found.Kind} {found.Id}</h1>{card}{LineHistory.Of(request, found)}")
        );

    private static DeskPage Withdrawn(DeskRequest request, FoundRecord found) =>
        new(
            $"{found.Id} is no longer in the record",
            Section(found.Kind),
            Markup.Of(
                $"""
                <h1 class="small">{found.Kind} {found.Id}</h1>
                <p class="notice">{found.Id} is no longer in the record: {(
                    found.Status == "silent" ? "the reports agree again." : "no report that it rested on still says so."
                )}</p>
                {LineHistory.Of(request, found)}
                """
            )
        )
        {
            Status = StatusCodes.Status200OK,
        };

    private static string Section(string kind) =>
        kind switch
        {
            "event" => "timeline",
            "position" or "response" => "positions",
            "utterance" => "quotes",
            "story" => "stories",
            "disagreement" => "disagreements",
            _ => "none",
        };
}

/// <summary>What was asked for stands somewhere else.</summary>
internal sealed class DeskRedirect(string to) : Exception
{
    public string To => to;
}
