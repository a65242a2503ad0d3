using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Sentences and positions of the real press that a store would compare. Hardly one in a hundred answers the other, and none was judged: all are taken
/// for pairs that do not.
/// </summary>
internal static class PressPairs
{
    private const int MostReports = 200;
    private const int MostPairs = 20_000;

    /// <summary>The reports in which positions were judged (<c>tools/lines</c>): real ones, with positions in them.</summary>
    public static List<TieExample> Of(SharedData data)
    {
        string judged = Path.Combine(data.Library, "..", "..", "tools", "lines", "positions.jsonl");
        HashSet<string> ids = JudgedLine.Read(judged).Select(static line => line.Report).ToHashSet(StringComparer.Ordinal);
        ReportAnalyser analyser = new(ActorKnowledge.Shipped);
        AnalysedReport[] reports =
        [
            .. JudgedReports
                .WithIds(data, ids.Contains)
                .Select(static found => found.Report)
                .Take(MostReports)
                .AsParallel()
                .AsOrdered()
                .Select(report => analyser.Analyse(report, report.Published)),
        ];
        Dictionary<string, List<PositionSide>> byKey = new(StringComparer.Ordinal);
        foreach (
            PositionSide side in reports
                .SelectMany(static report => report.Positions)
                .Select(static told => new PositionSide(LearnedTies.LineOf(told)))
        )
        {
            foreach (string key in TieKeys.Of(side.Line))
            {
                byKey.TryAdd(key, []);
                byKey[key].Add(side);
            }
        }

        List<TieExample> pairs = [];
        for (int r = 0; r < reports.Length && pairs.Count < MostPairs; r++)
        {
            ReportFacts facts = DisputeReading.FactsOf(reports[r]);
            foreach (ReportedResponse told in reports[r].Clues)
            {
                ClueSide clue = new(told, facts);
                HashSet<PositionSide> met = new(ReferenceEqualityComparer.Instance);
                met.UnionWith(TieKeys.Of(told, facts).SelectMany(key => byKey.GetValueOrDefault(key, [])));
                foreach (PositionSide side in met.Where(side => LearnedTies.MayTie(clue, told, side.Line)))
                {
                    pairs.AddRange(TieExample.Of(clue, side, r % JudgedReports.Folds, -1 - r, keyed: true));
                }
            }
        }

        return pairs;
    }
}
