using Demarche.Record;
using Demarche.Text;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>A sentence that may answer and a position: does who was asked answer it there, or does the holder do something about it.</summary>
/// <param name="Clue">The sentence, over all disputes.</param>
/// <param name="Given">The answer of the ledger; null for none.</param>
/// <param name="Keyed">Whether a store would compare the two.</param>
internal sealed record TieExample(
    float[] Features,
    bool Asked,
    bool Own,
    int Fold,
    int Clue,
    GoldLine? Line,
    GoldResponse? Given,
    bool Keyed
) : JudgedCase(Features, Asked, Own, Fold)
{
    public required string Position { get; init; }

    public required string Sentence { get; init; }

    public static TieExample Of(
        ClueSide clue,
        PositionSide side,
        int fold,
        int number,
        bool keyed,
        GoldLine? line = null,
        GoldResponse? given = null
    )
    {
        float[] features = new float[TieFeatures.Count];
        TieFeatures.Fill(clue, side, features);
        bool own = given is not null && given.By.Intersect(line!.Holder).Any();
        return new TieExample(features, given is not null && !own, own, fold, number, line, given, keyed)
        {
            Position = side.Text,
            Sentence = clue.Text,
        };
    }
}

/// <summary>All pairs of the disputes.</summary>
internal sealed class TieExamples
{
    public List<TieExample> Pairs { get; } = [];

    /// <summary>Pairs with a position of another dispute, its parties replaced: nothing answers there.</summary>
    public List<TieExample> Strange { get; } = [];

    /// <summary>Answers of the ledgers; those that have a sentence among the clues.</summary>
    public int Answers { get; private set; }

    public int WithClue { get; private set; }

    /// <summary>Sentences that may answer.</summary>
    public int Clues { get; private set; }

    public static TieExamples Of(IReadOnlyList<DisputeReading> disputes)
    {
        TieExamples examples = new();
        for (int d = 0; d < disputes.Count; d++)
        {
            examples.Add(disputes[d], disputes[(d + 1) % disputes.Count], d % JudgedReports.Folds);
        }

        return examples;
    }

    private void Add(DisputeReading dispute, DisputeReading other, int fold)
    {
        List<(GoldLine Gold, PositionSide Side)> lines = [.. dispute.Lines.Select(static l => (l.Gold, new PositionSide(l.Line)))];
        HashSet<GoldResponse> met = [];
        for (int r = 0; r < dispute.Reports.Count; r++)
        {
            AnalysedReport report = dispute.Reports[r];
            ReportFacts facts = DisputeReading.FactsOf(report);
            foreach (ReportedResponse told in report.Clues)
            {
                ClueSide clue = new(told, facts);
                int number = Clues++;
                foreach ((GoldLine gold, PositionSide side) in lines)
                {
                    if (!LearnedTies.MayTie(clue, told, side.Line))
                    {
                        continue;
                    }

                    GoldResponse? given = (gold.Responses ?? []).FirstOrDefault(response => Stands(response, dispute.Ids[r], told));
                    if (given is not null)
                    {
                        met.Add(given);
                    }

                    Pairs.Add(TieExample.Of(clue, side, fold, number, Meet(told, facts, side.Line), gold, given));
                }

                for (int i = 0; i < other.Lines.Count; i++)
                {
                    PositionSide strange = new(Disguised(other.Lines[i].Line, dispute.Lines[i % dispute.Lines.Count].Line, told));
                    Strange.Add(TieExample.Of(clue, strange, fold, number, keyed: false));
                }
            }
        }

        Answers += dispute.Gold.Lines.Sum(static line => line.Responses?.Length ?? 0);
        WithClue += met.Count;
    }

    // The words of one dispute, the parties and the day of another.
    private static PositionLine Disguised(PositionLine words, PositionLine parties, ReportedResponse told) =>
        words with
        {
            Holders = parties.Holders,
            Addressees = parties.Addressees,
            Performers = parties.Performers,
            Stated = told.Date.IsKnown ? parties.Stated : StatedDate.Unknown,
            Deadline = null,
        };

    // Whether a store would compare the two.
    private static bool Meet(ReportedResponse told, ReportFacts facts, PositionLine line) =>
        TieKeys.Of(told, facts).ToHashSet(StringComparer.Ordinal).Overlaps(TieKeys.Of(line));

    private static bool Stands(GoldResponse response, string report, ReportedResponse told) =>
        response.Places.Any(place =>
            place.Report == report && place.Start < told.Evidence.First.Span.End && told.Evidence.First.Span.Start < place.End
        );
}
