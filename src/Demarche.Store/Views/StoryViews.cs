using System.Collections.Immutable;
using System.Data.Common;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Pages of stories. Stories stand over the disputes: a dispute sees those that a report of its own tells, and of each its own reports.</summary>
internal sealed class StoryViews(ViewScope scope)
{
    /// <summary>The reports of a story (<c>$1</c>) that this dispute (<c>$2</c>) sees as of the horizon (<c>$3</c>, <c>$4</c>).</summary>
    private const string Reports = """
        FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN dispute_reports d ON d.report_id = m.report_id AND d.dispute_id = $2
        CROSS JOIN reports r ON r.id = m.report_id AND r.status = 'current' WHERE w.line = $1 AND coalesce(nullif(r.sort, '~'), $4) < $3
        """;

    private readonly SqlSession _session = scope.Session;
    private readonly ThreadReading _threads = new(scope.Session);

    public ViewPage<StoryItem> Stories()
    {
        string walk = scope.Query.NewestFirst ? "story-" : "story";
        string[]? after = PageCursor.Read(walk, scope.Query.Cursor, 2);
        LineConditions where = new(0, "story", few: scope.Query.Filter is { Ids.IsEmpty: false } or { Thread: not null });
        where.After(after?[0], after is null ? null : LineReading.Number(after[1]), scope.Query.NewestFirst);
        where.Between(StoredTime.Of(scope.Query.From), StoredTime.Of(scope.Query.To));
        where.Meant(scope.Query.Filter, withdrawn: false);
        string ofThread = scope.Query.Filter?.Thread is { } thread
            ? $" AND l.number IN (SELECT story FROM story_threads WHERE root = {where.Value(_threads.RootOf(thread) ?? -1)})"
            : "";
        string order = scope.Query.NewestFirst ? "DESC" : "ASC";
        string dispute = where.Value(scope.DisputeId);
        string horizon = where.Value(scope.Horizon);
        string undated = where.Value(scope.Undated);
        List<(string Sort, long Number, StoryItem Item)> rows = _session.Query(
            $"""
            SELECT l.number, l.id, l.sort, l.body, l.first_seen, l.record_status, l.engine FROM lines l WHERE {where.Sql}{ofThread} AND EXISTS (
              SELECT 1 FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN dispute_reports d ON d.report_id = m.report_id AND d.dispute_id = {dispute}
              CROSS JOIN reports r ON r.id = m.report_id AND r.status = 'current' WHERE w.line = l.number AND coalesce(nullif(r.sort, '~'), {undated}) < {horizon})
            ORDER BY l.sort {order}, l.number {order} LIMIT {where.Value(scope.Limit + 1)}
            """,
            row => (row.GetString(2), row.GetInt64(0), Story(row)),
            [.. where.Values]
        );
        string? next = null;
        if (rows.Count > scope.Limit)
        {
            rows.RemoveAt(scope.Limit);
            next = PageCursor.Write(walk, rows[^1].Sort, LineTable.Number(rows[^1].Number));
        }

        return scope.Page<StoryItem>([.. rows.Select(static r => r.Item)], next);
    }

    private StoryItem Story(DbDataReader row)
    {
        long number = row.GetInt64(0);
        ImmutableArray<EvidenceItem> evidence =
        [
            .. _session.Query(
                $"SELECT {EvidenceReading.Columns} FROM support s JOIN evidence e ON e.id = s.evidence_id {EvidenceReading.Joins} WHERE s.line = $1 ORDER BY s.n",
                EvidenceReading.Read,
                number
            ),
        ];
        StoryLine told = StoredJson.Read<StoryLine>(
            row.GetString(3),
            evidence.ToDictionary(static e => e.Id, static e => e.Evidence, StringComparer.Ordinal)
        );
        List<Carried> reports = Carriers(number);
        (ImmutableArray<StoryLineRef> lines, int count) = Lines(number);
        (ThreadRef? thread, StoryContinuation? continues) = _threads.Of(number, scope.DisputeId);
        return new StoryItem
        {
            Thread = thread,
            Continues = continues,
            ContinuedBy = _threads.ContinuedBy(number),
            Id = row.GetString(1),
            Title = told.Title,
            Date = DaysOf(reports),
            Support = SupportOf(reports),
            Carriers = [.. reports.Take(StoryItem.MostCarriers).Select(static r => r.Carrier)],
            Lines = lines,
            LineCount = count,
            MergedFrom =
            [
                .. _session.Query(
                    "SELECT id FROM lines WHERE merged_into = $1 ORDER BY number LIMIT 100",
                    static r => r.GetString(0),
                    number
                ),
            ],
            FirstSeen = StoredTime.Read(row.GetString(4)),
            RecordStatus = row.GetString(5),
            Engine = row.GetString(6),
            Evidence = evidence,
        };
    }

    private List<Carried> Carriers(long story) =>
        _session.Query(
            $"SELECT r.id, r.outlet, r.title, r.published_value, r.copy_of, r.copied_fraction, r.locator, r.origins, r.body -> 'published' {Reports} ORDER BY r.sort, r.id",
            static r => new Carried(
                new StoryCarrier(r.GetString(0), r.Word(1), r.Word(2), r.Word(3), r.Word(4), r.Real(5), r.GetString(6)),
                r.GetString(7),
                r.GetString(8)
            ),
            story,
            scope.DisputeId,
            scope.Horizon,
            scope.Undated
        );

    // What hides behind an answer is not listed among positions, and not here. CROSS JOIN: from the few reports to what rests on them, not over all lines.
    private (ImmutableArray<StoryLineRef> Lines, int Count) Lines(long story)
    {
        List<StoryLineRef> all = _session.Query(
            $"""
            SELECT l.id, l.kind, l.headline FROM (
              SELECT s.line FROM (SELECT r.id {Reports}) told CROSS JOIN support s ON s.report_id = told.id
              UNION SELECT number FROM lines WHERE parent = $1 AND kind = 'disagreement') x
            CROSS JOIN lines l ON l.number = x.line WHERE l.dispute_id = $2 AND l.kind IN ('event', 'position', 'disagreement') AND l.record_status = 'current' AND coalesce(l.reported, $4) < $3
              AND (l.kind <> 'position' OR (true {LineReading.Unanswering}))
            ORDER BY CASE l.kind WHEN 'event' THEN 0 WHEN 'position' THEN 1 ELSE 2 END, l.sort, l.number
            """,
            static l => new StoryLineRef(l.GetString(0), l.GetString(1), l.GetString(2)),
            story,
            scope.DisputeId,
            scope.Horizon,
            scope.Undated
        );
        return ([.. all.Take(StoryItem.MostLines)], all.Count);
    }

    private static Support SupportOf(List<Carried> reports) =>
        new(
            reports.Count,
            reports.Select(static r => r.Carrier.Outlet).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            reports.SelectMany(static r => StoredJson.Read<string[]>(r.Origins)).Distinct(StringComparer.Ordinal).Count()
        );

    private static StatedDate DaysOf(List<Carried> reports)
    {
        StoryDays days = new();
        foreach (Carried report in reports)
        {
            days.Add(
                new ReportFacts { Id = new ReportId(report.Carrier.Report), Published = StoredJson.Read<PublishedDate>(report.Published) }
            );
        }

        return days.Date;
    }

    private sealed record Carried(StoryCarrier Carrier, string Origins, string Published);
}
