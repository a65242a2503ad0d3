using System.Collections.Immutable;
using System.Text;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store;

/// <summary>The record of one dispute as surfaces see it, read from one snapshot.</summary>
internal sealed class SqliteViews(ViewScope scope)
{
    private readonly LineReading _lines = new(scope);

    public ViewPage<EventItem> Timeline()
    {
        (List<ShownLine> lines, string? next) = _lines.Page("event");
        return scope.Page<EventItem>([.. lines.Select(Event)], next);
    }

    public ViewPage<PositionItem> Positions()
    {
        (List<ShownLine> lines, string? next) = _lines.Page("position");
        return scope.Page<PositionItem>([.. lines.Select(Position)], next);
    }

    public ViewPage<UtteranceItem> Quotes()
    {
        (List<ShownLine> lines, string? next) = _lines.Page("utterance");
        return scope.Page<UtteranceItem>([.. lines.Select(Utterance)], next);
    }

    public ViewPage<DisagreementItem> Disagreements()
    {
        (List<ShownLine> lines, string? next) = _lines.Page("disagreement");
        return scope.Page<DisagreementItem>([.. lines.Select(Disagreement)], next);
    }

    private EventItem Event(ShownLine line)
    {
        EventLine told = line.Read<EventLine>();
        return new EventItem
        {
            Id = line.Id,
            Summary = told.Summary,
            Type = told.Type,
            Mode = told.Mode,
            Code = told.Code,
            Contexts = told.Contexts,
            Status = told.Status,
            Background = told.Background,
            Actors = _lines.Show(told.Actors),
            Recipients = _lines.Show(told.Recipients),
            SaidBy = told.SaidBy is null ? null : _lines.Show(told.SaidBy),
            Date = told.Date,
            Place = told.Place,
            Support = line.Support,
            FirstSeen = line.FirstSeen,
            RecordStatus = line.RecordStatus,
            Withdrawn = line.Withdrawn,
            MergedInto = line.MergedInto,
            Engine = line.Engine,
            Corrected = line.Corrected,
            Evidence = line.Evidence,
        };
    }

    private PositionItem Position(ShownLine line)
    {
        PositionLine told = line.Read<PositionLine>();
        List<ShownLine> answers = _lines.Of(line.Number, "response");
        ResponseLine[] read = [.. answers.Select(static a => a.Read<ResponseLine>())];
        ResponseLine[] responses = [.. read.Select(answer => ResponseLinking.AsAnswerTo(told, answer))];
        ResponseLine[] standing = [.. responses.Where((_, i) => answers[i].RecordStatus == LineTable.Current)];
        return new PositionItem
        {
            Id = line.Id,
            Kind = told.Kind,
            Holders = _lines.Show(told.Holders),
            Addressees = _lines.Show(told.Addressees),
            Performers = _lines.Show(told.Performers),
            Proposition = told.Proposition,
            Condition = told.Condition,
            Deadline = told.Deadline,
            Force = told.Force,
            Certainty = told.Certainty,
            Stated = told.Stated,
            Restated = [.. line.Evidence.Skip(1).Select(static e => e.Id)],
            StatusNow = PositionStatus.At(told, standing, scope.AsOf),
            StatusAsOf = scope.AsOf,
            Support = line.Support,
            FirstSeen = line.FirstSeen,
            RecordStatus = line.RecordStatus,
            Withdrawn = line.Withdrawn,
            MergedInto = line.MergedInto,
            Engine = line.Engine,
            Corrected = line.Corrected,
            Evidence = line.Evidence,
            Responses =
            [
                .. answers.Zip(
                    responses.Zip(read, (answer, before) => (Answer: answer, Basis: ResponseBasis.Of(told, before))),
                    (shown, pair) =>
                        new ResponseItem
                        {
                            Id = shown.Id,
                            By = _lines.Show(pair.Answer.By),
                            Status = pair.Answer.Status,
                            Conditional = pair.Answer.Conditional,
                            Late = pair.Answer.Late,
                            Disputed = pair.Answer.Disputed,
                            Basis = pair.Basis,
                            Date = pair.Answer.Date,
                            Support = shown.Support,
                            RecordStatus = shown.RecordStatus,
                            Withdrawn = shown.Withdrawn,
                            Evidence = shown.Evidence,
                        }
                ),
            ],
        };
    }

    private UtteranceItem Utterance(ShownLine line)
    {
        UtteranceLine told = line.Read<UtteranceLine>();
        return new UtteranceItem
        {
            Id = line.Id,
            Speaker = told.Speaker is null ? null : _lines.Show(told.Speaker),
            SpeakerDescribed = told.SpeakerDescribed,
            JointSpeakers = [.. told.JointSpeakers.Select(_lines.Show)],
            SpeakerOffice = told.SpeakerOffice,
            Addressee = told.Addressee is null ? null : _lines.Show(told.Addressee),
            Occasion = told.Occasion,
            Language = told.Language,
            FullestText = told.FullestText,
            Date = told.Date,
            Support = line.Support,
            FirstSeen = line.FirstSeen,
            RecordStatus = line.RecordStatus,
            Withdrawn = line.Withdrawn,
            MergedInto = line.MergedInto,
            Engine = line.Engine,
            Corrected = line.Corrected,
            Variants = [.. told.Variants.Select(v => Variant(v, line)).OfType<VariantItem>()],
            Paraphrases = line.Withdrawn is null ? ParaphraseReading.Of(scope, line, told) : [],
            Evidence = line.Evidence,
        };
    }

    private static VariantItem? Variant(UtteranceVariant variant, ShownLine line)
    {
        string id = EvidenceIds.Of(variant.Evidence);
        EvidenceItem? shown = line.Evidence.FirstOrDefault(e => e.Id == id);
        return shown is null
            ? null
            : new VariantItem
            {
                Report = variant.Report.Value,
                Outlet = shown.Outlet,
                EvidenceId = id,
                Kind = variant.Kind,
                Text = variant.Text,
                Translation = variant.Difference == VariantDifference.Translated,
                Difference = variant.Difference,
                Omitted = variant.Omitted,
                Changed = variant.Changed,
                Chain = variant.Chain,
            };
    }

    private DisagreementItem Disagreement(ShownLine line)
    {
        DisagreementLine told = line.Read<DisagreementLine>();
        return new DisagreementItem
        {
            Id = line.Id,
            About = _lines.DisputedBy(line),
            Basis = told.Basis,
            What = told.About,
            Aspect = told.Aspect,
            State =
                line.Corrected.Contains("explanation") ? "settled-by-human"
                : told.Explanation is null ? "open"
                : "explained",
            Explanation = told.Explanation,
            Sides =
            [
                .. told.Sides.Select(side =>
                {
                    HashSet<string> ids = [.. side.Evidence.Select(EvidenceIds.Of)];
                    ImmutableArray<EvidenceItem> evidence = [.. line.Evidence.Where(e => ids.Contains(e.Id))];
                    string? latest = evidence.Select(static e => e.Published).Max(StringComparer.Ordinal);
                    return new DisagreementSideItem(side.Value, _lines.SupportOf(evidence), latest, evidence);
                }),
            ],
        };
    }
}
