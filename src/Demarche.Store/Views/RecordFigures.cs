using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Store;

/// <summary>Figures over a whole dispute: each is one statement over indexes, kept by the surface for as long as the stamp stays.</summary>
internal sealed class RecordFigures(SqlSession session)
{
    private const string Lines = "l.dispute_id = $1 AND l.record_status = 'current'";

    public string Stamp(long dispute) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{session.Number("SELECT coalesce(max(seq), 0) FROM changes WHERE dispute_id = $1", dispute)}-{session.Number("SELECT count(*) FROM dispute_reports WHERE dispute_id = $1", dispute)}-{session.Number("SELECT coalesce(max(rowid), 0) FROM reports")}-{session.Number("SELECT count(*) FROM work")}-{session.Number("SELECT coalesce(max(number), 0) * 2 + (SELECT count(*) FROM corrections WHERE undone_at IS NOT NULL) FROM corrections")}"
        );

    public ImmutableArray<DayOfReports> Days(long dispute) =>
        [
            .. session.Query(
                """
                SELECT day, reports, origins FROM (
                  SELECT coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) AS day, count(DISTINCT r.id) AS reports, count(DISTINCT o.value) AS origins
                  FROM dispute_reports d CROSS JOIN reports r INDEXED BY reports_in_short ON r.id = d.report_id LEFT JOIN json_each(r.origins) o
                  WHERE d.dispute_id = $1 AND r.status = 'current' AND r.sort <> '~' GROUP BY 1) ORDER BY day
                """,
                static row => new DayOfReports(LocalDatePattern.Iso.Parse(row.GetString(0)).Value, row.GetInt32(1), row.GetInt32(2)),
                dispute
            ),
        ];

    public ImmutableArray<DayOfEvents> EventDays(long dispute, LineFilter? filter)
    {
        LineConditions where = new(dispute, "event");
        where.Meant((filter ?? new LineFilter()) with { Background = false }, withdrawn: false);
        return
        [
            .. session.Query(
                $"SELECT coalesce(l.date_earliest, l.date_latest), l.body ->> 'status', count(*) FROM lines l WHERE {where.Sql} AND coalesce(l.date_earliest, l.date_latest) IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
                static row => new DayOfEvents(LocalDatePattern.Iso.Parse(row.GetString(0)).Value, row.GetString(1), row.GetInt32(2)),
                [.. where.Values]
            ),
        ];
    }

    public ImmutableArray<ChangedLine> News(long dispute, long since, int limit) =>
        [
            .. session.Query(
                """
                SELECT l.id, l.kind, l.headline, (SELECT group_concat(DISTINCT x.kind) FROM changes x WHERE x.dispute_id = $1 AND x.line = c.line AND x.seq > $2),
                  c.seq, c.at, c.before, c.after
                FROM (SELECT line, max(seq) AS last FROM changes WHERE dispute_id = $1 AND seq > $2 GROUP BY line ORDER BY last DESC LIMIT $3) n
                JOIN changes c ON c.seq = n.last JOIN lines l ON l.number = c.line
                WHERE l.kind <> 'story' AND (l.record_status IN ('current', 'rejected') OR (l.record_status = 'withdrawn' AND l.body IS NOT NULL)) ORDER BY c.seq DESC
                """,
                static row => new ChangedLine(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    [.. (row.Word(3) ?? "").Split(',')],
                    row.GetInt64(4),
                    row.GetString(5),
                    row.Word(6),
                    row.Word(7)
                ),
                dispute,
                since,
                limit
            ),
        ];

    public ImmutableArray<PartyCount> Parties(long dispute, string kind, int limit) =>
        [
            .. session.Query(
                $"""
                SELECT p.actor, coalesce(a.name, p.actor), p.n FROM (
                  SELECT x.actor, count(DISTINCT x.line) AS n FROM line_parties x JOIN lines l ON l.number = x.line
                  WHERE {Lines} AND ($2 = '' OR l.kind = $2) GROUP BY x.actor ORDER BY n DESC, x.actor LIMIT $3) p
                LEFT JOIN actors a ON a.key = p.actor ORDER BY p.n DESC, p.actor
                """,
                static row => new PartyCount(row.GetString(0), row.GetString(1), row.GetInt32(2)),
                dispute,
                kind,
                limit
            ),
        ];

    public ImmutableArray<PositionCell> Matrix(long dispute, LocalDate? asOf) =>
        [
            .. session.Query(
                $"""
                SELECT c.holder, coalesce(h.name, c.holder), c.addressee, coalesce(t.name, c.addressee), c.n, c.open FROM (
                  SELECT h.party AS holder, coalesce(a.party, '') AS addressee, count(DISTINCT l.number) AS n,
                    count(DISTINCT CASE WHEN NOT EXISTS (SELECT 1 FROM lines r WHERE r.parent = l.number AND r.kind = 'response' AND r.record_status = 'current'
                      AND coalesce(r.reported, '') < $2) THEN l.number END) AS open
                  FROM lines l JOIN line_parties h ON h.line = l.number AND h.role = 'holders'
                  LEFT JOIN line_parties a ON a.line = l.number AND a.role = 'addressees'
                  WHERE {Lines} AND l.kind = 'position' AND coalesce(l.reported, '') < $2 GROUP BY 1, 2) c
                LEFT JOIN actors h ON h.key = c.holder LEFT JOIN actors t ON t.key = c.addressee ORDER BY c.n DESC, c.holder, c.addressee LIMIT 400
                """,
                static row => new PositionCell(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetInt32(4),
                    row.GetInt32(5)
                ),
                dispute,
                asOf is { } day ? StoredTime.Of(day) + "U" : "~"
            ),
        ];

    public ImmutableArray<OutletOrigin> OutletOrigins(long dispute, int limit) =>
        [
            .. session.Query(
                """
                SELECT coalesce(r.outlet, ''), o.name, o.kind, count(DISTINCT r.id) AS n FROM dispute_reports d
                CROSS JOIN reports r INDEXED BY reports_in_short ON r.id = d.report_id AND r.status = 'current' JOIN report_origins x ON x.report_id = r.id JOIN origins o ON o.id = x.origin_id
                WHERE d.dispute_id = $1 GROUP BY r.outlet, o.id ORDER BY n DESC, 1, 2 LIMIT $2
                """,
                static row => new OutletOrigin(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
                dispute,
                limit
            ),
        ];
}
