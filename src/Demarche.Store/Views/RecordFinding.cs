using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>Finds what an id stands for, and what rests on it.</summary>
internal sealed class RecordFinding(SqlSession session)
{
    public FoundRecord? Find(string id) =>
        session.First(
            """
            SELECT l.id, l.kind, d.name, l.record_status, h.id, p.id, l.headline FROM lines l LEFT JOIN disputes d ON d.id = l.dispute_id
            LEFT JOIN lines h ON h.number = l.merged_into LEFT JOIN lines p ON p.number = l.parent WHERE l.id = $1
            """,
            static row => new FoundRecord(
                row.GetString(0),
                row.GetString(1),
                row.Word(2),
                row.GetString(3),
                row.Word(4),
                row.Word(5),
                row.GetString(6)
            ),
            id
        )
        ?? session.First(
            """
            SELECT r.id, r.status, d.name, r.title FROM reports r LEFT JOIN dispute_reports x ON x.report_id = r.id LEFT JOIN disputes d ON d.id = x.dispute_id
            WHERE r.id = $1 LIMIT 1
            """,
            static row => new FoundRecord(row.GetString(0), "report", row.Word(2), row.GetString(1), null, null, row.Word(3) ?? ""),
            id
        )
        ?? session.First(
            """
            SELECT e.id, e.report_id, d.name, e.text FROM evidence e LEFT JOIN dispute_reports x ON x.report_id = e.report_id
            LEFT JOIN disputes d ON d.id = x.dispute_id WHERE e.id = $1 LIMIT 1
            """,
            static row => new FoundRecord(row.GetString(0), "evidence", row.Word(2), "current", null, row.GetString(1), row.GetString(3)),
            id
        )
        ?? Thread(id);

    // The id of a thread is that of its first story; where that story stands in another one now, it leads there.
    private FoundRecord? Thread(string id)
    {
        ThreadReading threads = new(session);
        if (threads.RootOf(id) is not { } root)
        {
            return null;
        }

        string standing = threads.IdOf(root);
        string headline = session.Word("SELECT headline FROM lines WHERE number = $1", root) ?? "";
        return new FoundRecord(id, "thread", null, standing == id ? "current" : "merged", standing == id ? null : standing, null, headline);
    }

    public string? DisputeOf(string report) =>
        session.Word(
            "SELECT d.name FROM dispute_reports x JOIN disputes d ON d.id = x.dispute_id WHERE x.report_id = $1 ORDER BY d.id LIMIT 1",
            report
        ) ?? session.Word("SELECT name FROM disputes ORDER BY id LIMIT 1");

    public EvidenceItem? Evidence(string id) =>
        session.First(
            $"SELECT {EvidenceReading.Columns} FROM evidence e {EvidenceReading.Joins} WHERE e.id = $1",
            EvidenceReading.Read,
            id
        );

    public ImmutableArray<CitedPlace> CitedIn(string report, long dispute) =>
        [
            .. session.Query(
                """
                SELECT l.id, l.kind, l.headline, e.id, e.start, e.end, e.place FROM support s CROSS JOIN lines l ON l.number = s.line
                CROSS JOIN evidence e ON e.id = s.evidence_id
                WHERE s.report_id = $1 AND l.dispute_id = $2 AND l.record_status IN ('current', 'withdrawn') AND l.body IS NOT NULL AND l.kind <> 'story' AND e.report_id = $1
                ORDER BY e.start, e.end, l.number
                """,
                static row => new CitedPlace(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetInt32(4),
                    row.GetInt32(5),
                    row.GetString(6) == "title"
                ),
                report,
                dispute
            ),
        ];

    public ImmutableArray<ToldStory> StoriesOf(string line) =>
        [
            .. session.Query(
                """
                SELECT t.id, t.headline FROM lines t WHERE t.id IN (
                  SELECT r.story_id FROM lines l CROSS JOIN support s ON s.line = l.number CROSS JOIN reports r ON r.id = s.report_id WHERE l.id = $1)
                ORDER BY t.sort, t.number LIMIT 50
                """,
                static row => new ToldStory(row.GetString(0), row.GetString(1)),
                line
            ),
        ];

    public ImmutableArray<ChangeItem> History(string line) =>
        [
            .. session.Query(
                """
                SELECT c.seq, c.at, l.id, l.kind, c.kind, c.before, c.after, c.cause FROM lines l JOIN changes c ON c.line = l.number
                WHERE l.id = $1 ORDER BY c.seq LIMIT 500
                """,
                static row => new ChangeItem(
                    row.GetInt64(0),
                    StoredTime.Read(row.GetString(1)),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.Word(5),
                    row.Word(6),
                    row.GetString(7)
                ),
                line
            ),
        ];

    public ImmutableArray<CorrectionItem> Corrections(string line) =>
        [
            .. session.Query(
                $"""
                SELECT {CorrectionReading.Columns} FROM corrections c, lines own WHERE own.id = $1 AND (
                  EXISTS (SELECT 1 FROM json_each(c.targets) t WHERE t.value = own.id)
                  OR EXISTS (SELECT 1 FROM anchors a JOIN members m ON m.mention_id = a.mention_id WHERE a.correction = c.number AND m.line = own.number))
                ORDER BY c.number
                """,
                CorrectionReading.Read,
                line
            ),
        ];
}
