using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Lines;

/// <summary>A judged line as the verifier sees it: is it told, and is it right.</summary>
internal sealed record LineExample(string Layer, float[] Features, bool Told, bool Right, int Fold)
    : JudgedCase(Features, Told, Right, Fold);

/// <summary>Analyses the reports of the judged lines again and finds the lines in what the program sees there now.</summary>
internal static class LineExamples
{
    public static List<LineExample> Find(SharedData data, IReadOnlyList<JudgedLine> judged) =>
        [
            .. JudgedReports
                .Found<CandidateLine>(
                    data,
                    judged,
                    static watch => new ReportAnalyser(ActorKnowledge.Shipped) { Watch = watch },
                    static seen => (seen.Sentence, seen.Word, ArgumentFeatures.KindOf(seen.Kind))
                )
                .Select(static found => new LineExample(
                    found.Line.Layer,
                    found.Seen.Features,
                    found.Line.Verdict != "none",
                    found.Line.Verdict == "yes",
                    found.Fold
                )),
        ];
}
