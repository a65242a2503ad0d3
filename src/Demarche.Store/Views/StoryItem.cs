using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store;

/// <summary>A story as one dispute sees it: the reports that tell one event, and what the record takes from them.</summary>
public sealed record StoryItem
{
    public required string Id { get; init; }

    /// <summary>The words of the first evidence: a title, or a first sentence.</summary>
    public required string Title { get; init; }

    /// <summary>From the first day of publication to the last.</summary>
    public required StatedDate Date { get; init; }

    public required Support Support { get; init; }

    /// <summary>Its reports in canonical order, the first <see cref="MostCarriers"/>.</summary>
    public required ImmutableArray<StoryCarrier> Carriers { get; init; }

    /// <summary>What rests on its reports: events, positions and disagreements, the first <see cref="MostLines"/>.</summary>
    public ImmutableArray<StoryLineRef> Lines { get; init; } = [];

    /// <summary>How many lines rest on its reports.</summary>
    public int LineCount { get; init; }

    /// <summary>The thread that it stands in; null for a story without a date.</summary>
    public ThreadRef? Thread { get; init; }

    /// <summary>The earlier story that it goes on from; null for the first of a thread.</summary>
    public StoryContinuation? Continues { get; init; }

    /// <summary>Ids of the stories that go on from it, the first 50.</summary>
    public ImmutableArray<string> ContinuedBy { get; init; } = [];

    /// <summary>Ids of stories that turned out to be this one: each leads here.</summary>
    public ImmutableArray<string> MergedFrom { get; init; } = [];

    public required Instant FirstSeen { get; init; }
    public required string RecordStatus { get; init; }
    public required string Engine { get; init; }
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }

    public const int MostCarriers = 200;
    public const int MostLines = 100;
}

/// <param name="CopyOf">The report that this one copies text from, with the share of its body.</param>
public sealed record StoryCarrier(
    string Report,
    string? Outlet,
    string? Title,
    string? Published,
    string? CopyOf,
    double? CopiedFraction,
    string Locator
);

/// <param name="Kind">event, position or disagreement.</param>
public sealed record StoryLineRef(string Id, string Kind, string Headline);

/// <param name="Id">Made of the id of its first story: <c>th_3</c> begins with <c>st_3</c>. Every such id leads to the thread in which that story stands now.</param>
/// <param name="Stories">How many stories stand in it.</param>
public sealed record ThreadRef(string Id, int Stories);

/// <summary>Why a story goes on from an earlier one.</summary>
/// <param name="Signs">What speaks for it.</param>
/// <param name="Lines">Lines of the record that both rest on, or of which one answers the other: the first ten.</param>
public sealed record StoryContinuation(string Story, string Title, ThreadLink Signs, ImmutableArray<StoryLineRef> Lines);
