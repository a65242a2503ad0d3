using System.Collections.Immutable;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store;

/// <summary>What a view is asked for.</summary>
/// <param name="Dispute">Name of the dispute; null takes the only one, else "default".</param>
/// <param name="AsOf">Day that states are computed for, and after which nothing that was reported is shown: a report without a date of
/// publication cannot be said to be from before it and is left out, too. Null for the last day reported on.</param>
/// <param name="From">First day shown, inclusive.</param>
/// <param name="To">Last day shown, inclusive.</param>
public sealed record ViewQuery(
    string? Dispute = null,
    LocalDate? AsOf = null,
    LocalDate? From = null,
    LocalDate? To = null,
    int Limit = 100,
    string? Cursor = null
)
{
    /// <summary>What the first page of a walk said of the whole, so that the pages after it need not count it again; null for counting.</summary>
    public PageHead? Head { get; init; }

    /// <summary>Which lines are meant; null for all.</summary>
    public LineFilter? Filter { get; init; }

    /// <summary>The latest first. A cursor belongs to the order that it was made in.</summary>
    public bool NewestFirst { get; init; }
}

/// <summary>What every page of a view says of the whole.</summary>
public sealed record PageHead(LocalDate? AsOf, long Seq, Coverage Coverage);

/// <summary>The record as surfaces see it: pages by key, never a whole dispute in memory.</summary>
public interface IRecordViews
{
    ViewPage<EventItem> Timeline(ViewQuery query);

    ViewPage<PositionItem> Positions(ViewQuery query);

    ViewPage<UtteranceItem> Quotes(ViewQuery query);

    ViewPage<ReportItem> Reports(ViewQuery query);

    ViewPage<OriginItem> Origins(ViewQuery query);

    ViewPage<StoryItem> Stories(ViewQuery query);

    ViewPage<DisagreementItem> Disagreements(ViewQuery query);

    ViewPage<ActorItem> Actors(ViewQuery query);

    /// <summary>Sentences that hold all words of the query; words in double quotes must follow one another.</summary>
    ViewPage<SearchHit> Search(string words, ViewQuery query);

    ViewPage<CorrectionItem> Corrections(ViewQuery query);

    ViewPage<ChangeItem> Changes(long since, ViewQuery query);

    /// <summary>The stored clean text of a report; null when there is none of that id.</summary>
    string? TextOf(string reportId);

    /// <summary>Actors that the user gave to this store.</summary>
    ImmutableArray<ActorEntry> ActorsGiven();

    /// <summary>Names of the disputes that the store holds.</summary>
    ImmutableArray<string> Disputes();
}
