using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Arguments;

/// <summary>Analyses the reports of the judged lines again and finds those of whom a judge said who takes part.</summary>
internal static class ArgumentExamples
{
    public static List<ArgumentExample> Find(SharedData data, IReadOnlyList<JudgedLine> judged)
    {
        List<ArgumentExample> examples = [];
        foreach (
            (Report report, List<JudgedLine> lines, int fold, List<CandidateArguments> seen) in JudgedReports.Analysed<CandidateArguments>(
                data,
                [.. judged.Where(static line => line.Actors is not null)],
                static watch => new ReportAnalyser(ActorKnowledge.Shipped) { WatchArguments = watch }
            )
        )
        {
            List<CandidateArguments> left = [.. seen];
            foreach (JudgedLine line in lines)
            {
                int sentence = report.Text.Map.ToUtf16(line.Sentence);
                int kind = ArgumentFeatures.KindOf(line.Kind);
                int at = left.FindIndex(found =>
                    found.Line.View.Sentence.Span.Start == sentence && found.Line.Word == line.Word && found.Line.Kind == kind
                );
                if (at >= 0)
                {
                    CandidateArguments found = left[at];
                    examples.Add(
                        new ArgumentExample(
                            found.Line,
                            found.Candidates,
                            found.Features,
                            Numbers(line.Actors, found),
                            Numbers(line.Recipients, found),
                            line,
                            fold
                        )
                    );
                    left.RemoveAt(at);
                }
            }
        }

        return examples;
    }

    private static ImmutableHashSet<int> Numbers(string[]? parties, CandidateArguments among) =>
        [.. (parties ?? []).Select(party => JudgedParty.Parse(party).Among(among.Candidates)).Where(static c => c >= 0)];
}
