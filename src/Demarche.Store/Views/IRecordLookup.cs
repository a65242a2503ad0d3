using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Store;

/// <summary>Single things by their ids, and figures over many, for a surface that one moves about in.</summary>
public interface IRecordLookup
{
    /// <summary>A word that is another one whenever anything that a view of the dispute shows may have changed.</summary>
    string Stamp(string? dispute);

    /// <summary>What became of the id of a line, an evidence or a report; null when it was never given.</summary>
    FoundRecord? Find(string id);

    ReportItem? Report(string id);

    EvidenceItem? EvidenceOf(string id);

    /// <summary>The lines that rest on a report, each with the place in it.</summary>
    ImmutableArray<CitedPlace> CitedIn(string report, string dispute);

    /// <summary>The stories whose reports a line rests on, the first first.</summary>
    ImmutableArray<ToldStory> StoriesOf(string line);

    /// <summary>Reports as rows, without their parts, the latest first.</summary>
    ImmutableArray<ReportRow> ReportRows(ReportQuestion question);

    /// <summary>The other versions of the page that a report is, and the report itself, in the order in which they were read.</summary>
    ImmutableArray<ReportRow> Versions(string report);

    /// <summary>Reports that share passages with this one, those that share most first.</summary>
    ImmutableArray<SharedPassages> Shared(string report);

    /// <summary>The bytes that a report was read from; null when they were not kept.</summary>
    byte[]? Original(string report);

    /// <summary>Reports and origins of each day on which anything was published, by the outlet's own day where it is known.</summary>
    ImmutableArray<DayOfReports> Days(string dispute);

    /// <summary>Events of each first day, by status; background left out.</summary>
    ImmutableArray<DayOfEvents> EventDays(string dispute, LineFilter? filter);

    /// <summary>Lines that changed after a change, the latest first.</summary>
    ImmutableArray<ChangedLine> News(string dispute, long since, int limit);

    /// <summary>Changes that one line went through, the first first.</summary>
    ImmutableArray<ChangeItem> HistoryOf(string line);

    /// <summary>Corrections that name a line, or hold on to its evidence, the first first; those that were undone too.</summary>
    ImmutableArray<CorrectionItem> CorrectionsOf(string line);

    /// <summary>Who takes part in most lines, with how many.</summary>
    ImmutableArray<PartyCount> Parties(string dispute, string kind, int limit);

    /// <summary>How many positions of each party towards each, and how many of them no answer was reported to.</summary>
    ImmutableArray<PositionCell> Matrix(string dispute, LocalDate? asOf);

    /// <summary>How many reports of each outlet rest on each origin, the most first.</summary>
    ImmutableArray<OutletOrigin> OutletOrigins(string dispute, int limit);

    /// <summary>Reports that were copied, each with its copies below it; the most copied first.</summary>
    ImmutableArray<CopiedReport> Copied(string dispute, int trees);

    /// <summary>Sentences by words, the latest read first; bounded, so that it is instant also for a common word.</summary>
    SentencesFound Sentences(string words, SentenceQuestion question);
}

/// <param name="Kind">event, position, response, utterance, disagreement, story, thread, evidence or report.</param>
/// <param name="MergedInto">The id of the line that stands for it now.</param>
/// <param name="Parent">The position that a response answers.</param>
public sealed record FoundRecord(
    string Id,
    string Kind,
    string? Dispute,
    string Status,
    string? MergedInto,
    string? Parent,
    string Headline
);

public sealed record CitedPlace(string Line, string Kind, string Headline, string Evidence, int Start, int End, bool InTitle);

public sealed record ToldStory(string Id, string Title);

public sealed record ReportRow(
    string Id,
    string? Title,
    string? Outlet,
    string? Published,
    string Status,
    string Kind,
    string? Language,
    string? CopyOf,
    double? CopiedFraction,
    ImmutableArray<string> Origins,
    string Locator,
    string ReadAt,
    string Sort
);

/// <param name="Before">Sort key and id of the last row of the page before, parted by a line break.</param>
public sealed record ReportQuestion(
    string Dispute,
    int Limit,
    string? Before = null,
    string? Outlet = null,
    string? Origin = null,
    LocalDate? From = null,
    LocalDate? To = null,
    string? Title = null
);

/// <param name="Fraction">Share of this report's body that stands in the other one too.</param>
/// <param name="Runs">Stretches in both, in code points.</param>
public sealed record SharedPassages(ReportRow Other, bool Earlier, double Fraction, double OfFraction, ImmutableArray<SharedStretch> Runs)
{
    /// <summary>What the later of the two changed of the earlier.</summary>
    public ImmutableArray<CopyChangeItem> Changes { get; init; } = [];
}

public sealed record SharedStretch(int Start, int End, int OtherStart, int OtherEnd);

public sealed record DayOfReports(LocalDate Day, int Reports, int Origins);

public sealed record DayOfEvents(LocalDate Day, string Status, int Events);

public sealed record ChangedLine(
    string Id,
    string Kind,
    string Headline,
    ImmutableArray<string> Changes,
    long Seq,
    string At,
    string? Before,
    string? After
);

public sealed record PartyCount(string Key, string Name, int Lines);

public sealed record PositionCell(string Holder, string HolderName, string Addressee, string AddresseeName, int Positions, int Unanswered);

public sealed record OutletOrigin(string Outlet, string Origin, string OriginKind, int Reports);

/// <param name="Depth">0 for the report that was copied first.</param>
/// <param name="Changes">What it changed of the one above it; null for the first.</param>
public sealed record CopiedReport(ReportRow Report, int Depth, ImmutableArray<CopyChangeItem>? Changes);

public sealed record SentenceQuestion(string? Dispute, int Limit, LocalDate? From = null, LocalDate? To = null, string? Outlet = null);

/// <param name="More">True when there are further hits than those looked at.</param>
public sealed record SentencesFound(ImmutableArray<SearchHit> Hits, bool More);
