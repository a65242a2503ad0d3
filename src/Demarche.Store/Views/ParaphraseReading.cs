using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store;

/// <summary>Finds the paraphrases of an utterance among all that the reports of its dispute tell indirectly.</summary>
internal static class ParaphraseReading
{
    private const int MostShown = 20;

    // From the few keys of the line to the mentions of the days around it that share enough of them.
    private const string Candidates = """
        SELECT met.id, met.day, m.body FROM (
          SELECT k.mention_id AS id, k.day FROM line_keys l CROSS JOIN mention_keys k ON k.key = l.key AND k.day BETWEEN $2 - $3 AND $2 + $3
          WHERE l.line = $1 GROUP BY k.mention_id, k.day HAVING count(*) >= $4) met
        CROSS JOIN mentions m ON m.id = met.id AND m.kind = 'paraphrase'
        CROSS JOIN members w ON w.mention_id = met.id AND w.dispute_id = $5
        CROSS JOIN reports r ON r.id = m.report_id AND r.status = 'current' AND r.sort < $6
        ORDER BY r.sort, m.report_id, m.ordinal
        """;

    /// <summary>In the order of publication; of one report that says it twice, the first.</summary>
    public static ImmutableArray<ParaphraseItem> Of(ViewScope scope, ShownLine line, UtteranceLine utterance)
    {
        if (utterance.Speaker is null || Day(scope, line, utterance) is not { } spoken)
        {
            return [];
        }

        ImmutableArray<ParaphraseItem>.Builder shown = ImmutableArray.CreateBuilder<ParaphraseItem>();
        HashSet<string> reports = new(StringComparer.Ordinal);
        foreach (
            (long mention, long told, string body) in scope.Session.Query(
                Candidates,
                static row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
                line.Number,
                DateOverlap.Number(spoken),
                ParaphraseLinking.NearestDays,
                ParaphraseLinking.LeastShared,
                scope.DisputeId,
                scope.AsOfAsked ? scope.Horizon : "~~"
            )
        )
        {
            List<EvidenceItem> evidence = EvidenceOf(scope, mention);
            Paraphrase paraphrase = StoredJson.Read<Paraphrase>(
                body,
                evidence.ToDictionary(static e => e.Id, static e => e.Evidence, StringComparer.Ordinal)
            );
            LocalDate day = new LocalDate(1970, 1, 1).PlusDays((int)told);
            if (
                evidence.Count > 0
                && ParaphraseLinking.Links(utterance, spoken, paraphrase, day)
                && reports.Add(evidence[0].Evidence.Report)
            )
            {
                shown.Add(new ParaphraseItem(evidence[0].Evidence.Report, evidence[0].Outlet, paraphrase.Text, evidence[0]));
            }

            if (shown.Count == MostShown)
            {
                break;
            }
        }

        return shown.ToImmutable();
    }

    private static LocalDate? Day(ViewScope scope, ShownLine line, UtteranceLine utterance) =>
        utterance.Date.Earliest ?? StoredTime.DayOf(scope.Session.Word("SELECT reported FROM lines WHERE number = $1", line.Number));

    private static List<EvidenceItem> EvidenceOf(ViewScope scope, long mention) =>
        scope.Session.Query(
            $"SELECT {EvidenceReading.Columns} FROM mention_evidence m JOIN evidence e ON e.id = m.evidence_id {EvidenceReading.Joins} WHERE m.mention_id = $1 ORDER BY m.n",
            EvidenceReading.Read,
            mention
        );
}
