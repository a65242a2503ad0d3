namespace Demarche.Store;

/// <summary>Finds the kill that took a report back, and what it says of why.</summary>
internal static class WithdrawalReading
{
    private const int LongestReason = 300;

    /// <summary>The first kill among the later versions of the page; null for a report that was not withdrawn.</summary>
    public static Withdrawal? Of(SqlSession session, string report) =>
        session.First(
            """
            WITH RECURSIVE later(id, depth) AS (
              SELECT $1, 0 UNION ALL SELECT r.id, l.depth + 1 FROM later l CROSS JOIN reports r ON r.supersedes = l.id WHERE l.depth < 200)
            SELECT r.id, r.outlet, r.published_value, r.title, t.text, r.locator FROM later l CROSS JOIN reports r ON r.id = l.id
            JOIN texts t ON t.report_id = r.id WHERE l.depth > 0 AND r.wire_status IN ('kill', 'withdrawn') ORDER BY l.depth LIMIT 1
            """,
            static row => new Withdrawal(row.GetString(0), row.Word(1), row.Word(2), Reason(row.GetString(4)) ?? row.Word(3), row.Word(5)),
            report
        );

    // In its own words, up to the end of a word.
    private static string? Reason(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int end = line.Length <= LongestReason ? -1 : line.LastIndexOf(' ', LongestReason);
        return line.Length == 0 ? null
            : line.Length <= LongestReason ? line
            : string.Concat(line.AsSpan(0, end > 0 ? end : LongestReason - 1), "…");
    }
}
