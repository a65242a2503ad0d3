using Demarche.Language;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Coreference;

/// <summary>Scores a model on annotated documents: all, each genre, and what became of each class of mention.</summary>
internal static class CoreferenceEvaluation
{
    public static CoreferenceScore Score(RankingModel model, IEnumerable<CoreferenceDocument> documents)
    {
        CoreferenceResolver resolver = new(model);
        CoreferenceScore score = new();
        foreach (CoreferenceDocument document in documents)
        {
            score.Add(document.Chains, Response(resolver, document));
        }

        return score;
    }

    public static void Print(RankingModel model, IReadOnlyList<CoreferenceDocument> documents, TextWriter output)
    {
        output.WriteLine("                 mentions P/R/F      MUC P/R/F           B3 P/R/F            CEAFe P/R/F         CoNLL");
        Row("all", Score(model, documents), output);
        foreach (IGrouping<string, CoreferenceDocument> genre in documents.GroupBy(static d => d.Genre).OrderBy(static g => g.Key))
        {
            Row(genre.Key, Score(model, genre), output);
        }
    }

    private static List<List<ScoredMention>> Response(CoreferenceResolver resolver, CoreferenceDocument document) =>
        [
            .. resolver
                .Resolve(document.Input)
                .Select(static c =>
                    c.Mentions.Select(static m => new ScoredMention(m.FirstToken, m.FirstToken + m.TokenCount - 1)).ToList()
                ),
        ];

    private static void Row(string name, CoreferenceScore score, TextWriter output) =>
        output.WriteLine(
            $"{name, -14}{Cells(score.Mentions)}{Cells(score.Muc)}{Cells(score.BCubed)}{Cells(score.CeafE)}  {100 * score.Average, 5:F1}"
        );

    private static string Cells(Tally tally) => $"  {100 * tally.Precision, 5:F1} {100 * tally.Recall, 5:F1} {100 * tally.F1, 5:F1}";
}
