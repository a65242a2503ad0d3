using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

internal sealed class EventKind() : LineKind<ReportedEvent, EventLine>("event", "ev", new EventJoin(), new EventComposer())
{
    public override ImmutableArray<string> KnownBy => ["type", "actors", "recipients", "summary"];

    // A headline opens with the status.
    public static bool IsAnnounced(string headline) => Opens(headline, EventStatus.Announced);

    public static bool HasHappened(string headline) => Opens(headline, EventStatus.Happened);

    public static bool IsDenied(string headline) => Opens(headline, EventStatus.Denied);

    private static bool Opens(string headline, EventStatus status) =>
        headline.StartsWith(StoredJson.Word(status) + ",", StringComparison.Ordinal);

    protected override IEnumerable<ReportedEvent> ToldBy(AnalysedReport report) => report.Events;

    protected override ImmutableArray<Evidence> EvidenceOf(ReportedEvent told) => [.. told.Evidence];

    protected override ComposedLine Shape(EventLine line, IReadOnlyList<Mention<ReportedEvent>> mentions) =>
        new(
            StoredJson.Write(line),
            [.. line.Evidence],
            line.Date,
            $"{StoredJson.Word(line.Status)}, {line.Date.Value ?? "date not stated"}: {line.Summary}",
            [.. line.Actors, .. line.Recipients, .. line.SaidBy is null ? [] : ImmutableArray.Create(line.SaidBy)],
            []
        );
}

internal sealed class PositionLineKind()
    : LineKind<ReportedPosition, PositionLine>("position", "p", new PositionJoin(), new PositionComposer())
{
    public override ImmutableArray<string> KnownBy => ["kind", "holders", "addressees", "proposition"];

    protected override IEnumerable<ReportedPosition> ToldBy(AnalysedReport report) => report.Positions;

    protected override ImmutableArray<Evidence> EvidenceOf(ReportedPosition told) => [.. told.Evidence];

    protected override ComposedLine Shape(PositionLine line, IReadOnlyList<Mention<ReportedPosition>> mentions) =>
        new(
            StoredJson.Write(line),
            [.. line.Evidence],
            line.Stated,
            $"{StoredJson.Word(line.Kind)} by {string.Join(", ", line.Holders.Select(static a => a.Name))}: {line.Proposition}"
                + (line.Deadline?.Value is { } deadline ? $" by {deadline}" : ""),
            [.. line.Holders, .. line.Addressees, .. line.Performers],
            [.. ResponseLinking.Keys(line)]
        );
}

/// <summary>Answers join no others by themselves: they are grouped under the position that they answer.</summary>
internal sealed class ResponseKind() : LineKind<ReportedResponse, ResponseLine>("response", "rs", new Apart(), new ResponseComposer())
{
    public override ImmutableArray<string> KnownBy => ["status", "by", "about"];

    protected override IEnumerable<ReportedResponse> ToldBy(AnalysedReport report) => report.Responses.Concat(report.Clues);

    protected override ImmutableArray<Evidence> EvidenceOf(ReportedResponse told) => [.. told.Evidence];

    protected override ComposedLine Shape(ResponseLine line, IReadOnlyList<Mention<ReportedResponse>> mentions) =>
        new(StoredJson.Write(line), [.. line.Evidence], line.Date, $"{line.By.Name}: {StoredJson.Word(line.Status)}", [line.By], []);

    private sealed class Apart : Apart<ReportedResponse>
    {
        public override string Kind => "response";

        public override IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedResponse> mention) =>
            ResponseLinking.Keys(mention).Select(static key => new BlockingKey(key));
    }
}

internal sealed class UtteranceKind() : LineKind<Statement, UtteranceLine>("utterance", "u", new UtteranceJoin(), new UtteranceComposer())
{
    public override ImmutableArray<string> KnownBy => ["speaker", "words"];

    public override string KeysFor => "paraphrase";

    // The quote board holds words in quotation marks; what is told indirectly joins positions and events instead.
    protected override IEnumerable<Statement> ToldBy(AnalysedReport report) =>
        report.Statements.Where(static s => s.Kind != StatementKind.Indirect && !string.IsNullOrEmpty(s.Words));

    protected override ImmutableArray<Evidence> EvidenceOf(Statement told) => [.. told.Evidence];

    protected override ComposedLine Shape(UtteranceLine line, IReadOnlyList<Mention<Statement>> mentions) =>
        new(
            StoredJson.Write(line),
            [.. line.Evidence.Concat(line.Variants.Select(static v => v.Evidence)).Distinct()],
            line.Date,
            $"{(line.Speaker is { } speaker ? string.Join(", ", line.JointSpeakers.Prepend(speaker).Select(static a => a.Name)) : "unnamed")}: {line.FullestText}",
            [.. line.JointSpeakers.Prepend(line.Speaker).Append(line.Addressee).OfType<Actor>()],
            [.. ParaphraseLinking.Keys(line)]
        );
}

/// <summary>
/// Paraphrases make no lines: each is shown beside the utterances whose words it tells, and is looked up for them (<see cref="ParaphraseReading"/>).
/// </summary>
internal sealed class ParaphraseKind() : LineKind<Paraphrase, Paraphrase>("paraphrase", "pp", new Apart(), new First())
{
    public override bool KeepsDeserted => false;

    public override ImmutableArray<string> KnownBy => ["speaker", "text"];

    protected override IEnumerable<Paraphrase> ToldBy(AnalysedReport report) => Paraphrase.Of(report);

    protected override ImmutableArray<Evidence> EvidenceOf(Paraphrase told) => [.. told.Evidence];

    protected override ComposedLine Shape(Paraphrase line, IReadOnlyList<Mention<Paraphrase>> mentions) =>
        new(StoredJson.Write(line), [.. line.Evidence], line.Date, line.Text, [line.Speaker, .. line.JointSpeakers], [], Shown: false);

    private sealed class Apart : Apart<Paraphrase>
    {
        public override string Kind => "paraphrase";

        // One without a day cannot be told to be of the same day as anything.
        public override IEnumerable<BlockingKey> BlockingKeys(Mention<Paraphrase> mention) =>
            ParaphraseLinking.DayOf(mention) is { } day
                ? ParaphraseLinking
                    .Keys(mention.Told)
                    .Select(key => new BlockingKey(key, DateOverlap.Number(day), ParaphraseLinking.NearestDays))
                : [];
    }

    private sealed class First : ILineComposer<Paraphrase, Paraphrase>
    {
        public Paraphrase Compose(IReadOnlyList<Mention<Paraphrase>> members) => members[0].Told;
    }
}

/// <summary>
/// What a report says that another may contradict. A line is all that is said of one thing; it is shown where that cannot all be right. One claim alone makes
/// no line.
/// </summary>
internal sealed class ClaimLineKind()
    : LineKind<ReportedClaim, DisagreementLine>("disagreement", "d", new ClaimJoin(), new DisagreementComposer())
{
    public override bool WritesSingle => false;

    public override ImmutableArray<string> KnownBy => ["kind", "stance", "about", "value"];

    protected override IEnumerable<ReportedClaim> ToldBy(AnalysedReport report) => ReportedClaims.Of(report);

    protected override ImmutableArray<Evidence> EvidenceOf(ReportedClaim told) => [.. told.Evidence];

    protected override ComposedLine Shape(DisagreementLine line, IReadOnlyList<Mention<ReportedClaim>> mentions) =>
        Disagreements.Shape(line);
}

/// <summary>Disagreements on the words of an utterance: they stand on its mentions without taking them from it.</summary>
internal sealed class WordingKind() : LineKind<Statement, DisagreementLine>("disagreement", "d", new UtteranceJoin(), new Composer())
{
    public override bool OwnsMembers => false;

    // They belong to the story or the utterance that they are of.
    public override bool KeepsDeserted => false;

    public override ImmutableArray<string> KnownBy => [];

    protected override IEnumerable<Statement> ToldBy(AnalysedReport report) => [];

    protected override ImmutableArray<Evidence> EvidenceOf(Statement told) => [.. told.Evidence];

    protected override ComposedLine Shape(DisagreementLine line, IReadOnlyList<Mention<Statement>> mentions) => Disagreements.Shape(line);

    private sealed class Composer : ILineComposer<Statement, DisagreementLine>
    {
        private readonly UtteranceComposer _utterances = new();

        public DisagreementLine Compose(IReadOnlyList<Mention<Statement>> members)
        {
            UtteranceLine utterance = _utterances.Compose(members);
            return WordingDisagreements.Of(utterance)
                ?? new DisagreementLine
                {
                    Aspect = DisagreementAspect.Wording,
                    About = utterance.FullestText,
                    Sides = [],
                };
        }
    }
}

internal static class Disagreements
{
    public static ComposedLine Shape(DisagreementLine line) =>
        new(
            StoredJson.Write(line),
            [.. line.Sides.SelectMany(static s => s.Evidence).Distinct()],
            StatedDate.Unknown,
            $"{line.About}: {string.Join(" / ", line.Sides.Select(static s => s.Value))}",
            [],
            [],
            Shown: line.Sides.Length > 0
        );
}
