using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store;

/// <summary>One page of a view, with what it rests on: <em>nothing found</em> and <em>nothing read</em> must look different.</summary>
/// <param name="AsOf">The day that states are computed for; null when nothing was read.</param>
/// <param name="Seq">Number of the last change that the page knows of.</param>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
public sealed record ViewPage<T>(string Dispute, LocalDate? AsOf, long Seq, Coverage Coverage, ImmutableArray<T> Items, string? Next)
{
    /// <summary>For the pages after this one; see <see cref="ViewQuery.Head"/>.</summary>
    public PageHead Head => new(AsOf, Seq, Coverage);
}

/// <summary>What an answer rests on: the current reports, up to the day that was asked for.</summary>
/// <param name="Pending">Reports stored whose consequences are not in the record yet (an interrupted read).</param>
/// <param name="Engines">Engine stamps among the lines; more than one means that they are mixed.</param>
/// <param name="Undated">Reports without any date of publication; when a day was asked for, they are not among those counted.</param>
public sealed record Coverage(
    int Reports,
    int Outlets,
    int Origins,
    ImmutableArray<string> Languages,
    string? FirstPublished,
    string? LastPublished,
    int Undated,
    int Pending,
    ImmutableArray<string> Engines
);

/// <summary>An actor of the record, as every view shows it.</summary>
/// <param name="Type">What it is, where that is known: a person is shown with the party beside the name.</param>
/// <param name="Inferred">True when the report does not say for whom the person acts: another one states it.</param>
/// <param name="From">The earliest report that states it; null unless inferred.</param>
public sealed record ActorRef(string Id, string? Code, string Name, ActorType? Type = null, bool Inferred = false, string? From = null);

/// <summary>Evidence with what a reader needs beside it.</summary>
public sealed record EvidenceItem(
    string Id,
    Evidence Evidence,
    string? Outlet,
    string? Url,
    string? Origin,
    string? Published,
    double? Seconds,
    string State
)
{
    /// <summary>Where the report was read from: names it for a reader when the outlet is not stated.</summary>
    public string? Locator { get; init; }
}

/// <summary>Why a line is struck through: its outlet took back the report that tells it.</summary>
/// <param name="Report">The report that says so (a kill).</param>
/// <param name="Published">When it said so, as its date of publication.</param>
/// <param name="Reason">What it says, in its own words, cut where long.</param>
public sealed record Withdrawal(string Report, string? Outlet, string? Published, string? Reason, string? Locator);

/// <summary>How many reports, outlets and independent origins stand behind a line.</summary>
public sealed record Support(int Reports, int Outlets, int Origins);

public sealed record EventItem
{
    public required string Id { get; init; }
    public required string Summary { get; init; }
    public required string Type { get; init; }
    public string? Mode { get; init; }
    public string? Code { get; init; }
    public ImmutableArray<string> Contexts { get; init; } = [];
    public required EventStatus Status { get; init; }
    public string? Became { get; init; }
    public bool Background { get; init; }
    public ImmutableArray<ActorRef> Actors { get; init; } = [];
    public ImmutableArray<ActorRef> Recipients { get; init; } = [];
    public ActorRef? SaidBy { get; init; }
    public required StatedDate Date { get; init; }
    public string? Place { get; init; }
    public required Support Support { get; init; }
    public required Instant FirstSeen { get; init; }
    public required string RecordStatus { get; init; }

    /// <summary>Null for a line that stands.</summary>
    public Withdrawal? Withdrawn { get; init; }
    public string? MergedInto { get; init; }
    public required string Engine { get; init; }
    public ImmutableArray<string> Corrected { get; init; } = [];
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }
}

public sealed record PositionItem
{
    public required string Id { get; init; }
    public string? Topic { get; init; }
    public required PositionKind Kind { get; init; }
    public required ImmutableArray<ActorRef> Holders { get; init; }
    public ImmutableArray<ActorRef> Addressees { get; init; } = [];
    public ImmutableArray<ActorRef> Performers { get; init; } = [];
    public required string Proposition { get; init; }
    public string? Condition { get; init; }
    public string? ConditionPosition { get; init; }
    public StatedDate? Deadline { get; init; }
    public PositionForce? Force { get; init; }
    public PositionCertainty Certainty { get; init; }
    public required StatedDate Stated { get; init; }

    /// <summary>Evidence ids of later restatements.</summary>
    public ImmutableArray<string> Restated { get; init; } = [];
    public string? PartOf { get; init; }
    public string? Supersedes { get; init; }

    /// <summary>open, mixed, disputed or a response status, computed for the day that was asked for; never stored.</summary>
    public required string StatusNow { get; init; }
    public LocalDate? StatusAsOf { get; init; }
    public required Support Support { get; init; }
    public required Instant FirstSeen { get; init; }
    public required string RecordStatus { get; init; }

    /// <summary>Null for a line that stands.</summary>
    public Withdrawal? Withdrawn { get; init; }
    public string? MergedInto { get; init; }
    public required string Engine { get; init; }
    public ImmutableArray<string> Corrected { get; init; } = [];
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }
    public ImmutableArray<ResponseItem> Responses { get; init; } = [];
}

public sealed record ResponseItem
{
    public required string Id { get; init; }
    public required ActorRef By { get; init; }
    public required ResponseStatus Status { get; init; }
    public string? CounterPosition { get; init; }
    public bool Conditional { get; init; }
    public bool Late { get; init; }
    public bool Disputed { get; init; }

    /// <summary>Why it stands at its position, in one line; null in stores not yet rebuilt.</summary>
    public string? Basis { get; init; }
    public required StatedDate Date { get; init; }
    public required Support Support { get; init; }
    public string RecordStatus { get; init; } = "current";

    /// <summary>Null for an answer that stands.</summary>
    public Withdrawal? Withdrawn { get; init; }
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }
}

public sealed record UtteranceItem
{
    public required string Id { get; init; }
    public ActorRef? Speaker { get; init; }

    /// <summary>What reports call a speaker whom nobody names: "western officials".</summary>
    public string? SpeakerDescribed { get; init; }

    /// <summary>Who speaks together with <see cref="Speaker"/>.</summary>
    public ImmutableArray<ActorRef> JointSpeakers { get; init; } = [];
    public string? SpeakerOffice { get; init; }
    public ActorRef? Addressee { get; init; }
    public string? Occasion { get; init; }
    public string? Language { get; init; }
    public required string FullestText { get; init; }
    public required StatedDate Date { get; init; }
    public required Support Support { get; init; }
    public required Instant FirstSeen { get; init; }
    public required string RecordStatus { get; init; }

    /// <summary>Null for a line that stands.</summary>
    public Withdrawal? Withdrawn { get; init; }
    public string? MergedInto { get; init; }
    public required string Engine { get; init; }
    public ImmutableArray<string> Corrected { get; init; } = [];
    public required ImmutableArray<VariantItem> Variants { get; init; }

    /// <summary>Reports that tell the same of the same speaker in their own words: beside the wording, no part of it, and not counted in <see cref="Support"/>.</summary>
    public ImmutableArray<ParaphraseItem> Paraphrases { get; init; } = [];
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }
}

/// <param name="Text">What is told, without source and cue.</param>
/// <param name="Evidence">The sentence that tells it.</param>
public sealed record ParaphraseItem(string Report, string? Outlet, string Text, EvidenceItem Evidence);

public sealed record VariantItem
{
    public required string Report { get; init; }
    public string? Outlet { get; init; }
    public required string EvidenceId { get; init; }
    public required StatementKind Kind { get; init; }
    public required string Text { get; init; }
    public bool Translation { get; init; }
    public required VariantDifference Difference { get; init; }
    public ImmutableArray<string> Omitted { get; init; } = [];
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>Whom the report has the words through, from the one it names as its source to the one nearest to the speaker.</summary>
    public ImmutableArray<ChainLink> Chain { get; init; } = [];
}

public sealed record OriginItem
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required OriginKind Kind { get; init; }

    /// <summary>The reports that rest on it, in canonical order.</summary>
    public required ImmutableArray<OriginCarrier> Carriers { get; init; }
    public required Support Support { get; init; }
}

/// <param name="CopyOf">The report that this one copies text from, with the share of its body.</param>
public sealed record OriginCarrier(
    string Report,
    string? Outlet,
    string? Title,
    string? Published,
    OriginBasis Basis,
    string Sign,
    string? CopyOf,
    double? CopiedFraction,
    EvidenceItem? Evidence
)
{
    /// <summary>Where the report was read from.</summary>
    public string? Locator { get; init; }

    /// <summary>What it changed of the report that it copies; null for a report that copies none.</summary>
    public ImmutableArray<CopyChangeItem>? Changes { get; init; }
}

/// <summary>One kind of change that a copy made, as in <see cref="CopyChange"/>.</summary>
public sealed record CopyChangeItem(CopyChangeKind Kind, int Count, int Words, ImmutableArray<ChangedPlaceItem> Places);

/// <param name="InLater">Where it stands in the copy; null for what is gone.</param>
/// <param name="InEarlier">Where it stands in what was copied; null for what was put in.</param>
public sealed record ChangedPlaceItem(CodePointSpan? InLater, CodePointSpan? InEarlier);

public sealed record DisagreementItem
{
    public required string Id { get; init; }

    /// <summary>The line that it stands against; null where none tells what is disputed.</summary>
    public string? About { get; init; }

    /// <summary>Why the sides are of one thing.</summary>
    public string? Basis { get; init; }
    public required string What { get; init; }
    public required DisagreementAspect Aspect { get; init; }
    public required string State { get; init; }
    public string? Explanation { get; init; }
    public required ImmutableArray<DisagreementSideItem> Sides { get; init; }
}

public sealed record DisagreementSideItem(string Value, Support Support, string? Latest, ImmutableArray<EvidenceItem> Evidence);

public sealed record ActorItem
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required ActorType Type { get; init; }
    public string? Code { get; init; }
    public ImmutableArray<string> Names { get; init; } = [];
    public ImmutableArray<OfficeItem> Offices { get; init; } = [];
    public required int Reports { get; init; }
    public ImmutableArray<EvidenceItem> Evidence { get; init; } = [];
}

public sealed record OfficeItem(string Office, string? OfActor, string? From, string? To);

/// <summary>A sentence that a search found.</summary>
public sealed record SearchHit(EvidenceItem Evidence, string? Title, string? Highlight);
