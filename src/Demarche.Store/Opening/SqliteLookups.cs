using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Store;

/// <summary>Single things and figures, each under a snapshot of its own.</summary>
public sealed partial class SqliteStore
{
    public string Stamp(string? dispute) => Reading(session => new RecordFigures(session).Stamp(ViewScope.Named(session, dispute).Id));

    public FoundRecord? Find(string id) => Reading(session => new RecordFinding(session).Find(id));

    public ReportItem? Report(string id) => Reading(session => new WholeReport(session).One(id));

    public EvidenceItem? EvidenceOf(string id) => Reading(session => new RecordFinding(session).Evidence(id));

    public ImmutableArray<CitedPlace> CitedIn(string report, string dispute) =>
        Reading(session => new RecordFinding(session).CitedIn(report, Id(session, dispute)));

    public ImmutableArray<ToldStory> StoriesOf(string line) => Reading(session => new RecordFinding(session).StoriesOf(line));

    public ImmutableArray<ReportRow> ReportRows(ReportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Reading(session => new ReportFinding(session).Rows(question, Id(session, question.Dispute)));
    }

    public ImmutableArray<ReportRow> Versions(string report) => Reading(session => new ReportFinding(session).Versions(report));

    public ImmutableArray<SharedPassages> Shared(string report) => Reading(session => new ReportFinding(session).Shared(report));

    public byte[]? Original(string report) => Reading(session => new ReportFinding(session).Original(report));

    public ImmutableArray<DayOfReports> Days(string dispute) => Reading(session => new RecordFigures(session).Days(Id(session, dispute)));

    public ImmutableArray<DayOfEvents> EventDays(string dispute, LineFilter? filter) =>
        Reading(session => new RecordFigures(session).EventDays(Id(session, dispute), filter));

    public ImmutableArray<ChangedLine> News(string dispute, long since, int limit) =>
        Reading(session => new RecordFigures(session).News(Id(session, dispute), since, limit));

    public ImmutableArray<ChangeItem> HistoryOf(string line) => Reading(session => new RecordFinding(session).History(line));

    public ImmutableArray<CorrectionItem> CorrectionsOf(string line) => Reading(session => new RecordFinding(session).Corrections(line));

    public ImmutableArray<PartyCount> Parties(string dispute, string kind, int limit) =>
        Reading(session => new RecordFigures(session).Parties(Id(session, dispute), kind, limit));

    public ImmutableArray<PositionCell> Matrix(string dispute, LocalDate? asOf) =>
        Reading(session => new RecordFigures(session).Matrix(Id(session, dispute), asOf));

    public ImmutableArray<OutletOrigin> OutletOrigins(string dispute, int limit) =>
        Reading(session => new RecordFigures(session).OutletOrigins(Id(session, dispute), limit));

    public ImmutableArray<CopiedReport> Copied(string dispute, int trees) =>
        Reading(session => new ReportFinding(session).Copied(Id(session, dispute), trees));

    public SentencesFound Sentences(string words, SentenceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Reading(session => new SentenceFinding(session).Find(words, question, Id(session, question.Dispute)));
    }

    private static long Id(SqlSession session, string? dispute) => ViewScope.Named(session, dispute).Id;
}
