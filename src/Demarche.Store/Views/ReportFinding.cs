using System.Collections.Immutable;
using System.Data.Common;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Reports as rows, their versions, their copies.</summary>
internal sealed class ReportFinding(SqlSession session)
{
    private const int MostCopies = 400;

    private const string Columns = """
        r.id, r.title, r.outlet, r.published_value, r.status, r.kind, r.language, r.copy_of, r.copied_fraction, r.origins, r.locator, r.read_at, r.sort
        """;

    public ImmutableArray<ReportRow> Rows(ReportQuestion question, long dispute)
    {
        string[] before = (question.Before ?? "").Split('\n');
        return
        [
            .. session.Query(
                $"""
                SELECT {Columns} FROM reports r INDEXED BY reports_by_order CROSS JOIN dispute_reports d ON d.report_id = r.id AND d.dispute_id = $1
                WHERE ($2 = '' OR (r.sort, r.id) < ($2, $3)) AND ($4 = '' OR r.outlet = $4)
                  AND ($5 = '' OR EXISTS (SELECT 1 FROM json_each(r.origins) o WHERE o.value = $5))
                  AND ($6 = '' OR (r.sort <> '~' AND r.sort >= date($6, '-2 days') AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) >= $6))
                  AND ($7 = '' OR (r.sort <> '~' AND r.sort < date($7, '+2 days') AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) <= $7))
                  AND ($8 = '' OR instr(lower(r.title), lower($8)) > 0)
                ORDER BY r.sort DESC, r.id DESC LIMIT $9
                """,
                Row,
                dispute,
                before[0],
                before.Length > 1 ? before[1] : "",
                question.Outlet ?? "",
                question.Origin ?? "",
                StoredTime.Of(question.From) ?? "",
                StoredTime.Of(question.To) ?? "",
                question.Title ?? "",
                question.Limit
            ),
        ];
    }

    public ImmutableArray<ReportRow> Versions(string report)
    {
        List<string> ids = new PageVersions(session).Around(report);
        return
        [
            .. session.Query(
                $"SELECT {Columns} FROM reports r WHERE r.id IN (SELECT value FROM json_each($1)) ORDER BY r.own_sort, r.read_at, r.id",
                Row,
                StoredJson.Write(ids)
            ),
        ];
    }

    public ImmutableArray<SharedPassages> Shared(string report)
    {
        if (Text(report) is not { } here)
        {
            return [];
        }

        string? title = session.Word("SELECT title FROM reports WHERE id = $1", report);

        List<(ReportRow Row, bool Earlier, double Fraction, double OfFraction, string Runs)> pairs = session.Query(
            $"""
            SELECT {Columns}, 1, c.fraction, c.of_fraction, c.runs FROM copies c JOIN reports r ON r.id = c.of_report_id WHERE c.report_id = $1
            UNION ALL
            SELECT {Columns}, 0, c.of_fraction, c.fraction, c.runs FROM copies c JOIN reports r ON r.id = c.report_id WHERE c.of_report_id = $1
            ORDER BY 15 DESC, 1 LIMIT 40
            """,
            static row => (Row(row), row.GetInt64(13) == 1, row.GetDouble(14), row.GetDouble(15), row.GetString(16)),
            report
        );
        ImmutableArray<SharedPassages>.Builder shared = ImmutableArray.CreateBuilder<SharedPassages>(pairs.Count);
        foreach ((ReportRow other, bool earlier, double fraction, double ofFraction, string runs) in pairs)
        {
            if (Text(other.Id) is not { } there)
            {
                continue;
            }

            (CodePointMap mine, CodePointMap its) = (here.Map, there.Map);

            SharedRun[] stretches = StoredJson.Read<SharedRun[]>(runs);
            shared.Add(
                new SharedPassages(
                    other,
                    earlier,
                    fraction,
                    ofFraction,
                    [
                        .. stretches.Select(run =>
                        {
                            CodePointSpan one = mine.ToCodePoints(earlier ? run.InLater : run.InEarlier);
                            CodePointSpan two = its.ToCodePoints(earlier ? run.InEarlier : run.InLater);
                            return new SharedStretch(one.Start, one.End, two.Start, two.End);
                        }),
                    ]
                )
                {
                    Changes = earlier
                        ? ChangesReading.Between(title, here, other.Title, there)
                        : ChangesReading.Between(other.Title, there, title, here),
                }
            );
        }

        return shared.ToImmutable();
    }

    public byte[]? Original(string report) =>
        session.Word("SELECT bytes_sha256 FROM reports WHERE id = $1", report) is { } bytes
            ? new ReportTable(session).Original(bytes)
            : null;

    public ImmutableArray<CopiedReport> Copied(long dispute, int trees)
    {
        List<string> roots = session.Query(
            """
            SELECT r.copy_of FROM reports r JOIN dispute_reports d ON d.report_id = r.copy_of AND d.dispute_id = $1
            JOIN reports o ON o.id = r.copy_of AND o.copy_of IS NULL
            WHERE r.copy_of IS NOT NULL AND r.status = 'current' GROUP BY r.copy_of ORDER BY count(*) DESC, max(r.sort) DESC LIMIT $2
            """,
            static row => row.GetString(0),
            dispute,
            trees
        );
        ImmutableArray<CopiedReport>.Builder found = ImmutableArray.CreateBuilder<CopiedReport>();
        foreach (string root in roots)
        {
            found.AddRange(
                session.Query(
                    $"""
                    WITH RECURSIVE tree (id, depth, path) AS (
                      SELECT $1, 0, '' UNION ALL
                      SELECT c.id, t.depth + 1, t.path || '/' || c.sort || c.id FROM tree t JOIN reports c ON c.copy_of = t.id WHERE t.depth < 8 AND c.status = 'current')
                    SELECT {Columns}, t.depth, (SELECT c.changes FROM copies c WHERE c.report_id = r.id AND c.of_report_id = r.copy_of) FROM (SELECT id, depth, path FROM tree ORDER BY path LIMIT $2) t
                    CROSS JOIN reports r ON r.id = t.id ORDER BY t.path
                    """,
                    static row => new CopiedReport(Row(row), row.GetInt32(13), ChangesReading.Read(row.Word(14))),
                    root,
                    MostCopies / trees + 1
                )
            );
        }

        return found.ToImmutable();
    }

    private CleanText? Text(string report) =>
        session.Word("SELECT text FROM texts WHERE report_id = $1", report) is { } text ? new CleanText(text) : null;

    private static ReportRow Row(DbDataReader row) =>
        new(
            row.GetString(0),
            row.Word(1),
            row.Word(2),
            row.Word(3),
            row.GetString(4),
            row.Word(5) ?? "article",
            row.Word(6),
            row.Word(7),
            row.Real(8),
            [.. StoredJson.Read<string[]>(row.GetString(9))],
            row.Word(10) ?? "",
            row.GetString(11),
            row.GetString(12)
        );
}
