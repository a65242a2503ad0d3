using Demarche.Record;
using Demarche.Text;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>A sentence that may answer and a position as put to one party: does it answer there, or does the holder do something about it.</summary>
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
    public required TieText Text { get; init; }

    /// <summary>The pair as put to each party that may answer.</summary>
    /// <param name="given">The answers of the ledger that the sentence tells.</param>
    public static IEnumerable<TieExample> Of(
        ClueSide clue,
        PositionSide side,
        int fold,
        int number,
        bool keyed,
        GoldLine? line = null,
        IReadOnlyList<GoldResponse>? given = null
    )
    {
        foreach ((PositionSide put, Actor? party) in side.Towards(clue))
        {
            float[] features = new float[TieFeatures.Count];
            TieFeatures.Fill(clue, put, features);
            GoldResponse? own = given?.FirstOrDefault(response => response.By.Intersect(line!.Holder).Any());
            GoldResponse? asked =
                own is null && party is not null ? given?.FirstOrDefault(response => response.By.Contains(party.Party)) : null;
            yield return new TieExample(features, asked is not null, own is not null, fold, number, line, own ?? asked, keyed)
            {
                Text = TieText.Of(put, party?.Party, clue),
            };
        }
    }
}

/// <summary>All pairs of the disputes.</summary>
internal sealed class TieExamples
{
    // Of the pairs with a line in other than the words of its ledger that are no answers, so many are taken.
    private const int OneIn = 3;

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
        List<(GoldLine Gold, PositionSide Side, bool Whole)> lines =
        [
            .. dispute.Lines.SelectMany(line => Told(dispute, line.Gold, line.Line)),
        ];
        HashSet<GoldResponse> met = [];
        for (int r = 0; r < dispute.Reports.Count; r++)
        {
            AnalysedReport report = dispute.Reports[r];
            ReportFacts facts = DisputeReading.FactsOf(report);
            foreach (ReportedResponse told in report.Clues)
            {
                ClueSide clue = new(told, facts);
                int number = Clues++;
                foreach ((GoldLine gold, PositionSide side, bool whole) in lines)
                {
                    if (!LearnedTies.MayTie(clue, told, side.Line))
                    {
                        continue;
                    }

                    GoldResponse[] given = Array.FindAll(gold.Responses ?? [], response => Stands(response, dispute.Ids[r], told));
                    met.UnionWith(given);
                    if (whole || given.Length > 0 || (number + side.Line.Proposition.Length) % OneIn == 0)
                    {
                        Pairs.AddRange(TieExample.Of(clue, side, fold, number, Meet(told, facts, side.Line), gold, given));
                    }
                }

                for (int i = 0; i < other.Lines.Count; i++)
                {
                    PositionSide strange = new(Disguised(other.Lines[i].Line, dispute.Lines[i % dispute.Lines.Count].Line, told));
                    Strange.AddRange(TieExample.Of(clue, strange, fold, number, keyed: false));
                }
            }
        }

        Answers += dispute.Gold.Lines.Sum(static line => line.Responses?.Length ?? 0);
        WithClue += met.Count;
    }

    // As the ledger has it; as if no report said who was asked; as the program reads it.
    private static IEnumerable<(GoldLine Gold, PositionSide Side, bool Whole)> Told(
        DisputeReading dispute,
        GoldLine gold,
        PositionLine line
    )
    {
        yield return (gold, new PositionSide(line), true);
        if (!line.Addressees.IsEmpty)
        {
            yield return (gold, new PositionSide(line with { Addressees = [], Performers = [] }), false);
        }

        if (dispute.AsRead(gold, line) is { } read)
        {
            yield return (gold, new PositionSide(read), false);
        }
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
