using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Lines;

/// <summary>A judged line as the verifier sees it: is it told, and is it right.</summary>
internal sealed record LineExample(string Layer, float[] Features, bool Told, bool Right, int Fold)
    : JudgedCase(Features, Told, Right, Fold);

/// <summary>Analyses the reports of the judged lines again and finds the lines in what the program sees there now.</summary>
internal static class LineExamples
{
    public static List<LineExample> Find(SharedData data, IReadOnlyList<JudgedLine> judged)
    {
        List<LineExample> examples = [];
        foreach (
            (Report report, List<JudgedLine> lines, int fold, List<CandidateLine> seen) in JudgedReports.Analysed<CandidateLine>(
                data,
                judged,
                static watch => new ReportAnalyser(ActorKnowledge.Shipped) { Watch = watch }
            )
        )
        {
            Match(report.Text.Map, lines, seen, fold, examples);
        }

        return examples;
    }

    private static void Match(CodePointMap text, List<JudgedLine> judged, List<CandidateLine> seen, int fold, List<LineExample> examples)
    {
        List<CandidateLine> left = [.. seen];
        foreach (JudgedLine line in judged)
        {
            int sentence = text.ToUtf16(line.Sentence);
            int at = left.FindIndex(found =>
                found.Sentence == sentence
                && found.Word == line.Word
                && found.Kind == line.Kind
                && found.Layer.ToString().Equals(line.Layer, StringComparison.OrdinalIgnoreCase)
            );
            if (at >= 0)
            {
                // Where one word tells two lines of a kind they were judged in their order.
                examples.Add(new LineExample(line.Layer, left[at].Features, line.Verdict != "none", line.Verdict == "yes", fold));
                left.RemoveAt(at);
            }
        }
    }
}
