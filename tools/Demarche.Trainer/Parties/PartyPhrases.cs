using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Parties;

/// <summary>Phrases of reports whose party is to be inferred, as the program sees them.</summary>
internal static class PartyPhrases
{
    /// <summary>Of the invented disputes and of those reports of the corpus that are wanted; each with the id of its report.</summary>
    public static IEnumerable<(string Report, Report Read, List<CandidateParties> Phrases)> Of(SharedData data, Func<string, bool> wanted)
    {
        foreach (InventedDispute dispute in InventedDisputes.ReadAll(data))
        {
            foreach (
                (string, Report, List<CandidateParties>) seen in Seen(
                    dispute.Actors,
                    dispute.Reports.Select(r => ($"{dispute.Name}/{r.Id}", r.Report)),
                    wanted
                )
            )
            {
                yield return seen;
            }
        }

        foreach (
            (string, Report, List<CandidateParties>) seen in Seen(
                ActorKnowledge.Shipped,
                JudgedReports.WithIds(data, wanted),
                static _ => true
            )
        )
        {
            yield return seen;
        }
    }

    // On all processors, in the order of the reports.
    private static IEnumerable<(string, Report, List<CandidateParties>)> Seen(
        ActorKnowledge actors,
        IEnumerable<(string Id, Report Report)> reports,
        Func<string, bool> wanted
    )
    {
        ThreadLocal<List<CandidateParties>> seen = new();
        ReportAnalyser analyser = new(actors) { WatchParties = phrase => seen.Value!.Add(phrase) };
        return reports
            .Where(one => wanted(one.Id))
            .AsParallel()
            .AsOrdered()
            .Select(one =>
            {
                seen.Value = [];
                analyser.Analyse(one.Report, one.Report.Published);
                return (one.Id, one.Report, seen.Value);
            });
    }
}
