using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Ties the answers of one report to its positions, and numbers both.</summary>
internal static class AnswerTies
{
    private const double LeastOverlap = 0.6;

    /// <summary>Spans kept of a line that one report tells again and again.</summary>
    private const int MostEvidence = 50;

    /// <summary>Ties answers to positions of the same report, numbers the positions, and drops refusals that turned out to be answers.</summary>
    public static PositionsOfReport Link(ReadingContext context, List<FoundPosition> found, List<FoundResponse> answers)
    {
        List<(FoundResponse Answer, FoundPosition? To)> linked = [];
        foreach (FoundResponse answer in answers)
        {
            List<FoundPosition> targets = PositionLinking.Targets(answer, found, LeastOverlap);
            foreach (FoundPosition target in targets)
            {
                linked.Add((answer, target));
            }

            bool needsPromise = answer.Line.Rule is ReplyReader.Rule or ReplyReader.SayingRule;
            if (targets.Count == 0 && answer.Line.About.Length > 0 && !needsPromise)
            {
                linked.Add((answer, null));
            }
        }

        HashSet<(int Sentence, int Anchor)> answered =
        [
            .. linked.Where(pair => pair.To is not null).Select(pair => (pair.Answer.View.Index, pair.Answer.Anchor)),
        ];
        found.RemoveAll(position =>
            position.Line.Kind == PositionKind.Refusal && answered.Contains((position.View.Index, position.Anchor))
        );
        // "agreed to open the gates" as the answer to a call for it is no promise of its own; "two of the gates" is.
        HashSet<(int Sentence, int Anchor)> agreed =
        [
            .. linked
                .Where(pair =>
                    pair.To is not null
                    && pair.Answer.Line.Status == ResponseStatus.Accepted
                    && pair.Answer.Line.Rule == Answers.DeedRule
                    && pair.Answer.Agrees
                )
                .Select(pair => (pair.Answer.View.Index, pair.Answer.Anchor)),
        ];
        found.RemoveAll(position =>
            position.Line.Kind == PositionKind.Commitment && agreed.Contains((position.View.Index, position.Anchor))
        );
        Dictionary<FoundPosition, string> ids = new(ReferenceEqualityComparer.Instance);
        ImmutableArray<ReportedPosition> positions = Number(found, ids);

        HashSet<(string By, ResponseStatus Status, string? To, int Sentence, string About)> seen = [];
        ImmutableArray<ReportedResponse>.Builder responses = ImmutableArray.CreateBuilder<ReportedResponse>();
        foreach ((FoundResponse answer, FoundPosition? to) in linked)
        {
            string? id = to is null ? null : ids.GetValueOrDefault(to);
            bool told = to is not null && (answer.Line.About.Length == 0 || (to.View == answer.View && to.Anchor == answer.Demand));
            string about = told ? to!.Line.Proposition : answer.Line.About;
            foreach (Actor by in answer.By.Actors)
            {
                bool ownOutcome = ResponseLinking.IsOwn(answer.Line.Status);
                bool own = to is not null && !ownOutcome && to.Line.Holders.Any(holder => holder.Key == by.Key);
                if (!own && about.Length > 0 && seen.Add((by.Key, answer.Line.Status, id, answer.View.Index, about)))
                {
                    responses.Add(
                        answer.Line with
                        {
                            By = to is null ? by : ResponseLinking.Responder(answer.Line.Status, by, to.Line.Holders, Asked(to.Line)),
                            To = id,
                            About = about,
                            Holders = answer.Line.Holders.IsEmpty && to is not null ? to.Line.Holders : answer.Line.Holders,
                        }
                    );
                }
            }
        }

        return new PositionsOfReport(positions, responses.ToImmutable());
    }

    private static ImmutableArray<Actor> Asked(ReportedPosition line) => line.Addressees.IsEmpty ? line.Performers : line.Addressees;

    /// <summary>Ids in text order; the same line told again in the same words is one line with more evidence.</summary>
    private static ImmutableArray<ReportedPosition> Number(List<FoundPosition> found, Dictionary<FoundPosition, string> ids)
    {
        List<(ReportedPosition Line, List<Evidence> More)> lines = [];
        Dictionary<string, int> byWords = [];
        foreach (FoundPosition position in found)
        {
            ReportedPosition line = position.Line;
            string key =
                $"{line.Kind}|{string.Join('+', line.Holders.Select(holder => holder.Party))}|{line.Proposition.ToLowerInvariant()}";
            if (!byWords.TryGetValue(key, out int at))
            {
                at = lines.Count;
                byWords[key] = at;
                lines.Add((line with { Id = $"p{at + 1}" }, []));
            }
            else if (lines[at].More.Count < MostEvidence)
            {
                lines[at].More.AddRange(line.Evidence);
            }

            ids[position] = lines[at].Line.Id;
        }

        return
        [
            .. lines.Select(pair =>
                pair.More.Count == 0
                    ? pair.Line
                    : pair.Line with
                    {
                        Evidence = EvidenceSet.Of(pair.Line.Evidence.First, [.. pair.Line.Evidence.Skip(1), .. pair.More]),
                    }
            ),
        ];
    }
}
