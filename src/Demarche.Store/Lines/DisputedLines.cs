namespace Demarche.Store;

/// <summary>Which line of the record a disagreement stands against.</summary>
internal static class DisputedLines
{
    /// <summary>
    /// The position or event that rests on the first words of its first side; of an answer the position. Looked up each time, so that it is right whatever became
    /// of lines since. Null where no line tells it.
    /// </summary>
    public static long? Of(SqlSession session, long disagreement) =>
        session.Number(
            """
            SELECT CASE l.kind WHEN 'response' THEN l.parent ELSE l.number END
            FROM support s CROSS JOIN support o ON o.evidence_id = s.evidence_id CROSS JOIN lines l ON l.number = o.line
            WHERE s.line = $1 AND s.n = 0 AND l.kind IN ('event', 'position', 'response') AND l.record_status IN ('current', 'rejected')
              AND l.dispute_id = (SELECT dispute_id FROM lines WHERE number = $1)
            ORDER BY CASE l.kind WHEN (SELECT body ->> 'of' FROM lines WHERE number = $1) THEN 0 ELSE 1 END, CASE l.kind WHEN 'event' THEN 0 WHEN 'position' THEN 1 ELSE 2 END, l.number LIMIT 1
            """,
            disagreement
        );
}
