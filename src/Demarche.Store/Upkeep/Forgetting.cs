namespace Demarche.Store;

/// <summary>Erases a report: its text, its original, its index entries, and every word of it that stands elsewhere in the store.</summary>
internal sealed class Forgetting(SqlSession session, RecordUpkeep upkeep)
{
    private const string Cause = "forgotten";

    public bool Forget(string report)
    {
        List<string> found = session.Query("SELECT bytes_sha256 FROM reports WHERE id = $1", static row => row.GetString(0), report);
        if (found.Count == 0)
        {
            return false;
        }

        string bytes = found[0];
        List<string> versions = new PageVersions(session).Around(report);
        session.Execute(
            """
            UPDATE changes SET before = NULL, after = NULL WHERE cause = $1 OR line IN (SELECT line FROM support WHERE report_id = $1)
              OR line IN (SELECT parent FROM lines WHERE number IN (SELECT line FROM support WHERE report_id = $1))
            """,
            report
        );
        upkeep.Leave(report, Cause);
        session.Execute("UPDATE anchors SET quotation = '', mention_id = NULL WHERE report_id = $1", report);
        foreach (
            string table in (ReadOnlySpan<string>)
                [
                    "texts",
                    "parts",
                    "dropped",
                    "sentences",
                    "report_actors",
                    "fingerprints",
                    "evidence",
                    "dispute_reports",
                    "word_readings",
                    "sightings",
                ]
        )
        {
            session.Run($"DELETE FROM {table} WHERE report_id = '{report.Replace("'", "''")}'");
        }

        session.Execute("DELETE FROM reports WHERE id = $1", report);
        session.Execute(
            "DELETE FROM originals WHERE bytes_sha256 = $1 AND NOT EXISTS (SELECT 1 FROM reports WHERE bytes_sha256 = $1)",
            bytes
        );
        foreach (string other in versions.Where(version => version != report))
        {
            upkeep.SettleVersions(new PageVersions(session).Around(other), Cause);
        }

        return true;
    }

    /// <summary>Removes what only the forgotten report named, once the record is up to date again.</summary>
    public static void Sweep(SqlSession session)
    {
        session.Execute("DELETE FROM origins WHERE NOT EXISTS (SELECT 1 FROM report_origins r WHERE r.origin_id = origins.id)");
        session.Execute(
            """
            DELETE FROM actors WHERE NOT EXISTS (SELECT 1 FROM report_actors r WHERE r.actor_id = actors.id)
              AND NOT EXISTS (SELECT 1 FROM mentions m WHERE instr(m.body, actors.key) > 0)
            """
        );
        session.Execute("UPDATE changes SET before = NULL, after = NULL WHERE cause = 'forgotten'");
    }
}
