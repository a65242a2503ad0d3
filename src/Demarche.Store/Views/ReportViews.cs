using System.Collections.Immutable;
using System.Data.Common;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Pages of reports, of their origins and of the actors that they name.</summary>
internal sealed class ReportViews(ViewScope scope)
{
    private readonly SqlSession _session = scope.Session;
    private readonly WholeReport _reading = new(scope.Session);

    public ViewPage<ReportItem> Reports()
    {
        string[]? after = PageCursor.Read("reports", scope.Query.Cursor, 2);
        List<(string Sort, ReportItem Item)> rows = _session.Query(
            $"""
            SELECT {WholeReport.Columns}
            FROM dispute_reports d JOIN reports r ON r.id = d.report_id
            WHERE d.dispute_id = $1 AND (r.sort, r.id) > ($2, $3) AND coalesce(nullif(r.sort, '~'), $8) < $4
              AND ($5 = '' OR (r.sort <> '~' AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) >= $5))
              AND ($6 = '' OR (r.sort <> '~' AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) <= $6))
            ORDER BY r.sort, r.id LIMIT $7
            """,
            row => (row.GetString(0), _reading.Read(row)),
            scope.DisputeId,
            after?[0] ?? "",
            after?[1] ?? "",
            scope.Horizon,
            StoredTime.Of(scope.Query.From) ?? "",
            StoredTime.Of(scope.Query.To) ?? "",
            scope.Limit + 1,
            scope.Undated
        );
        string? next = null;
        if (rows.Count > scope.Limit)
        {
            rows.RemoveAt(scope.Limit);
            next = PageCursor.Write("reports", rows[^1].Sort, rows[^1].Item.Id);
        }

        return scope.Page<ReportItem>([.. rows.Select(static r => r.Item)], next);
    }

    public ViewPage<OriginItem> Origins()
    {
        string[]? after = PageCursor.Read("origins", scope.Query.Cursor, 1);
        List<(string Id, string Name, string Kind)> rows = _session.Query(
            """
            SELECT o.id, o.name, o.kind FROM origins o WHERE o.name > $2 AND EXISTS (
              SELECT 1 FROM report_origins x JOIN dispute_reports d ON d.report_id = x.report_id
              JOIN reports r ON r.id = x.report_id AND r.status = 'current'
              WHERE x.origin_id = o.id AND d.dispute_id = $1 AND coalesce(nullif(r.sort, '~'), $5) < $4)
            ORDER BY o.name LIMIT $3
            """,
            static row => (row.GetString(0), row.GetString(1), row.GetString(2)),
            scope.DisputeId,
            after?[0] ?? "",
            scope.Limit + 1,
            scope.Horizon,
            scope.Undated
        );
        string? next = null;
        if (rows.Count > scope.Limit)
        {
            rows.RemoveAt(scope.Limit);
            next = PageCursor.Write("origins", rows[^1].Name);
        }

        return scope.Page<OriginItem>([.. rows.Select(Origin)], next);
    }

    public ViewPage<ActorItem> Actors()
    {
        string[]? after = PageCursor.Read("actors", scope.Query.Cursor, 2);
        List<(string Sort, ActorItem Item)> rows = _session.Query(
            """
            WITH named AS (
              SELECT x.actor_id, count(*) AS reports FROM report_actors x JOIN dispute_reports d ON d.report_id = x.report_id
              JOIN reports r ON r.id = x.report_id
              WHERE d.dispute_id = $1 AND coalesce(nullif(r.sort, '~'), $6) < $5 GROUP BY x.actor_id)
            SELECT printf('%09d', 999999999 - n.reports), a.id, n.reports, a.type, a.key FROM named n JOIN actors a ON a.id = n.actor_id
            WHERE (printf('%09d', 999999999 - n.reports), a.key) > ($2, $3) ORDER BY 1, a.key LIMIT $4
            """,
            row => (row.GetString(0) + "\n" + row.GetString(4), Actor(row)),
            scope.DisputeId,
            after?[0] ?? "",
            after?[1] ?? "",
            scope.Limit + 1,
            scope.Horizon,
            scope.Undated
        );
        string? next = null;
        if (rows.Count > scope.Limit)
        {
            rows.RemoveAt(scope.Limit);
            next = PageCursor.Write("actors", rows[^1].Sort);
        }

        return scope.Page<ActorItem>([.. rows.Select(static r => r.Item)], next);
    }

    private OriginItem Origin((string Id, string Name, string Kind) origin)
    {
        ImmutableArray<OriginCarrier> carriers =
        [
            .. _session.Query(
                """
                SELECT r.id, r.outlet, r.title, r.published_value, x.basis, x.sign, r.copy_of, r.copied_fraction, min(x.n), r.locator,
                  (SELECT c.changes FROM copies c WHERE c.report_id = r.id AND c.of_report_id = r.copy_of)
                FROM report_origins x JOIN reports r ON r.id = x.report_id AND r.status = 'current'
                JOIN dispute_reports d ON d.report_id = r.id AND d.dispute_id = $2
                WHERE x.origin_id = $1 GROUP BY r.id ORDER BY r.sort, r.id LIMIT 500
                """,
                static row => new OriginCarrier(
                    row.GetString(0),
                    row.Word(1),
                    row.Word(2),
                    row.Word(3),
                    StoredJson.Parse<OriginBasis>(row.GetString(4)),
                    row.GetString(5),
                    row.Word(6),
                    row.Real(7),
                    null
                )
                {
                    Locator = row.Word(9),
                    Changes = ChangesReading.Read(row.Word(10)),
                },
                origin.Id,
                scope.DisputeId
            ),
        ];
        int outlets = carriers
            .Where(static c => c.Outlet is not null)
            .Select(static c => c.Outlet)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return new OriginItem
        {
            Id = origin.Id,
            Name = origin.Name,
            Kind = StoredJson.Parse<OriginKind>(origin.Kind),
            Carriers = carriers,
            Support = new Support(carriers.Length, outlets, 1),
        };
    }

    private ActorItem Actor(DbDataReader row)
    {
        string id = row.GetString(1);
        const string Mine = """
            FROM report_actors x JOIN dispute_reports d ON d.report_id = x.report_id AND d.dispute_id = $2
            JOIN reports r ON r.id = x.report_id WHERE x.actor_id = $1
            """;
        return new ActorItem
        {
            Id = id,
            Name = _session.Word($"SELECT x.name {Mine} GROUP BY x.name ORDER BY count(*) DESC, x.name LIMIT 1", id, scope.DisputeId) ?? "",
            Type = StoredJson.Parse<ActorType>(row.GetString(3)),
            Code = _session.Word(
                $"SELECT x.code {Mine} AND x.code IS NOT NULL GROUP BY x.code ORDER BY count(*) DESC, x.code LIMIT 1",
                id,
                scope.DisputeId
            ),
            Reports = row.GetInt32(2),
            Names =
            [
                .. _session.Query(
                    $"SELECT DISTINCT n.value FROM (SELECT x.names {Mine}) y, json_each(y.names) n ORDER BY 1 LIMIT 50",
                    static n => n.GetString(0),
                    id,
                    scope.DisputeId
                ),
            ],
            Offices =
            [
                .. _session.Query(
                    $"""
                    SELECT n.value, min(y.sort), max(y.sort) FROM (SELECT x.offices, r.sort {Mine}) y, json_each(y.offices) n
                    GROUP BY n.value ORDER BY 2, 1 LIMIT 20
                    """,
                    static n => new OfficeItem(n.GetString(0), null, Day(n.GetString(1)), Day(n.GetString(2))),
                    id,
                    scope.DisputeId
                ),
            ],
            Evidence =
            [
                .. _session.Query(
                    $"""
                    SELECT {EvidenceReading.Columns} FROM report_actors x JOIN dispute_reports d ON d.report_id = x.report_id AND d.dispute_id = $2
                    JOIN evidence e ON e.id = x.evidence_id JOIN reports r ON r.id = x.report_id
                    WHERE x.actor_id = $1 ORDER BY r.sort, r.id LIMIT 3
                    """,
                    EvidenceReading.Read,
                    id,
                    scope.DisputeId
                ),
            ],
        };
    }

    private static string? Day(string sort) => sort == StoredTime.Undated ? null : sort[..10];
}
