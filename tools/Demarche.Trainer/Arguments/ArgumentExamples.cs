using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Arguments;

/// <summary>Analyses the reports of the judged lines again and finds those of whom a judge said who takes part.</summary>
internal static class ArgumentExamples
{
    public static List<ArgumentExample> Find(SharedData data, IReadOnlyList<JudgedLine> judged) =>
        [
            .. JudgedReports
                .Found<CandidateArguments>(
                    data,
                    [.. judged.Where(static line => line.Actors is not null)],
                    static watch => new ReportAnalyser(ActorKnowledge.Shipped) { WatchArguments = watch },
                    static seen => (seen.Line.View.Sentence.Span.Start, seen.Line.Word, seen.Line.Kind)
                )
                .Select(static found => new ArgumentExample(
                    found.Seen.Line,
                    found.Seen.Candidates,
                    found.Seen.Features,
                    Numbers(found.Line.Actors, found.Seen),
                    Numbers(found.Line.Recipients, found.Seen),
                    found.Line,
                    found.Fold
                )),
        ];

    private static ImmutableHashSet<int> Numbers(string[]? parties, CandidateArguments among) =>
        [.. (parties ?? []).Select(party => JudgedParty.Parse(party).Among(among.Candidates)).Where(static c => c >= 0)];
}
