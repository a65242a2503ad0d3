using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>Reports of the press as the program reads them, and the sentences and positions in them that a store would compare.</summary>
internal sealed class PressMeetings
{
    private readonly List<(string Id, AnalysedReport Read)> _reports = [];
    private readonly Dictionary<string, List<PressPosition>> _byKey = new(StringComparer.Ordinal);

    private PressMeetings(IEnumerable<(string Id, AnalysedReport Read)> reports)
    {
        foreach ((string id, AnalysedReport read) in reports)
        {
            _reports.Add((id, read));
            foreach (PressPosition position in PressPosition.Of(id, read))
            {
                foreach (string key in TieKeys.Of(position.Side.Line))
                {
                    _byKey.TryAdd(key, []);
                    _byKey[key].Add(position);
                }
            }
        }
    }

    public int Reports => _reports.Count;

    /// <summary>The reports in which positions were judged (<c>tools/lines</c>), in the order of the corpus: real ones, with positions in them.</summary>
    public static PressMeetings Read(SharedData data)
    {
        string judged = Path.Combine(data.Library, "..", "..", "tools", "lines", "positions.jsonl");
        HashSet<string> ids = JudgedLine.Read(judged).Select(static line => line.Report).ToHashSet(StringComparer.Ordinal);
        ReportAnalyser analyser = new(ActorKnowledge.Shipped);
        return new PressMeetings(
            JudgedReports
                .WithIds(data, ids.Contains)
                .AsParallel()
                .AsOrdered()
                .Select(found => (found.Id, analyser.Analyse(found.Report, found.Report.Published)))
        );
    }

    /// <summary>What would be compared, by report and sentence.</summary>
    public IEnumerable<PressMeeting> All()
    {
        int sentence = 0;
        for (int r = 0; r < _reports.Count; r++)
        {
            (string id, AnalysedReport read) = _reports[r];
            ReportFacts facts = DisputeReading.FactsOf(read);
            foreach (ReportedResponse told in read.Clues)
            {
                ClueSide clue = new(told, facts);
                sentence++;
                HashSet<PressPosition> met = new(ReferenceEqualityComparer.Instance);
                met.UnionWith(TieKeys.Of(told, facts).SelectMany(key => _byKey.GetValueOrDefault(key, [])));
                foreach (PressPosition position in met.Where(position => LearnedTies.MayTie(clue, told, position.Side.Line)))
                {
                    yield return new PressMeeting(
                        r,
                        sentence,
                        new PressPlace(id, told.Evidence.First.Span.Start, position.Place),
                        clue,
                        position.Side
                    );
                }
            }
        }
    }
}
