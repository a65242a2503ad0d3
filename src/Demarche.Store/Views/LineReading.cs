using System.Collections.Immutable;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store;

/// <summary>A stored line with the evidence that a view shows it with.</summary>
internal sealed record ShownLine(
    long Number,
    string Id,
    string Sort,
    string Body,
    Support Support,
    Instant FirstSeen,
    string RecordStatus,
    string? MergedInto,
    string Engine,
    ImmutableArray<string> Corrected,
    ImmutableArray<EvidenceItem> Evidence,
    IReadOnlyDictionary<string, Evidence> ById,
    long? Parent,
    Withdrawal? Withdrawn
)
{
    public T Read<T>() => StoredJson.Read<T>(Body, ById);
}

/// <summary>Reads lines page by page, as they stood on the day that is asked for.</summary>
internal sealed class LineReading(ViewScope scope)
{
    private const string Columns = """
        l.number, l.id, l.sort, l.body, l.reports, l.outlets, l.origins, l.first_seen, l.record_status,
        (SELECT id FROM lines h WHERE h.number = l.merged_into), l.engine, l.corrected, l.parent
        """;

    /// <summary>
    /// A refusal whose words turned out to answer a position of another report is shown as that answer alone: the same party, the same span. So is
    /// a promise that says yes to what another asked for ("agreed to send observers"), unless it names a day of its own or something became of it.
    /// </summary>
    internal const string Unanswering = """
        AND NOT ((l.body ->> 'kind' = 'refusal' OR (l.body ->> 'kind' = 'commitment' AND l.body ->> 'deadline' IS NULL
            AND NOT EXISTS (SELECT 1 FROM lines o WHERE o.parent = l.number AND o.kind = 'response'))) AND EXISTS (
          SELECT 1 FROM support s CROSS JOIN support t ON t.evidence_id = s.evidence_id CROSS JOIN lines a ON a.number = t.line
          WHERE s.line = l.number AND s.n = 0 AND a.kind = 'response' AND a.record_status = l.record_status AND a.parent <> l.number
            AND a.body ->> 'tie' IS NULL AND a.body ->> '$.by.key' = l.body ->> '$.holders[0].key' AND a.body ->> 'status' = iif(l.body ->> 'kind' = 'refusal', 'rejected', 'accepted')))
        """;

    /// <summary>So many rows are read and put in order in a few milliseconds.</summary>
    private const int Few = 400;

    private readonly Dictionary<string, Withdrawal?> _withdrawals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorRef> _actors = new(StringComparer.Ordinal);

    /// <summary>One page of a kind of line, in order, and the cursor of the next.</summary>
    public (List<ShownLine> Lines, string? Next) Page(string kind)
    {
        // A walk from the latest goes back: its cursors are told apart from those that go on.
        string walk = scope.Query.NewestFirst ? kind + "-" : kind;
        string[]? after = PageCursor.Read(walk, scope.Query.Cursor, 2);
        List<ShownLine> lines = Walk(kind, after, withdrawn: false);
        if (
            scope.Query.Filter is not { Standing: true } and not { Unanswered: true }
            && Walk(kind, after, withdrawn: true) is { Count: > 0 } struck
        )
        {
            lines.AddRange(struck);
            lines.Sort(InOrder);
            lines.RemoveRange(Math.Min(lines.Count, scope.Limit + 1), Math.Max(0, lines.Count - scope.Limit - 1));
        }

        if (lines.Count <= scope.Limit)
        {
            return (lines, null);
        }

        lines.RemoveAt(scope.Limit);
        return (lines, PageCursor.Write(walk, lines[^1].Sort, LineTable.Number(lines[^1].Number)));
    }

    private List<ShownLine> Walk(string kind, string[]? after, bool withdrawn)
    {
        LineConditions where = new LineConditions(scope.DisputeId, kind, !withdrawn && IsOfFew(scope.Query.Filter)).Seen(
            scope.Horizon,
            scope.Undated
        );
        where.After(after?[0], after is null ? null : Number(after[1]), scope.Query.NewestFirst);
        where.Between(StoredTime.Of(scope.Query.From), StoredTime.Of(scope.Query.To));
        where.Meant(scope.Query.Filter, withdrawn);
        string order = scope.Query.NewestFirst ? "DESC" : "ASC";
        return scope.Session.Query(
            $"SELECT {Columns} FROM lines l {(withdrawn ? "INDEXED BY lines_struck" : "")} WHERE {where.Sql} {(kind == "position" ? Unanswering : "")} ORDER BY l.sort {order}, l.number {order} LIMIT {where.Value(scope.Limit + 1)}",
            row => Read(row),
            [.. where.Values]
        );
    }

    private int InOrder(ShownLine a, ShownLine b)
    {
        int order = string.CompareOrdinal(a.Sort, b.Sort);
        order = order != 0 ? order : a.Number.CompareTo(b.Number);
        return scope.Query.NewestFirst ? -order : order;
    }

    /// <summary>The lines that belong to another: the answers to a position.</summary>
    public List<ShownLine> Of(long parent, string kind) =>
        scope.Session.Query(
            $"""
            SELECT {Columns} FROM lines l WHERE l.parent = $1 AND l.kind = $2 AND l.record_status IN ('current', 'withdrawn') AND l.body IS NOT NULL AND coalesce(l.reported, $4) < $3
            ORDER BY l.sort, l.number
            """,
            row => Read(row),
            parent,
            kind,
            scope.Horizon,
            scope.Undated
        );

    /// <summary>The id of the line that a disagreement stands against.</summary>
    public string? DisputedBy(ShownLine disagreement) =>
        (disagreement.Parent ?? DisputedLines.Of(scope.Session, disagreement.Number)) is { } line ? IdOf(line) : null;

    /// <summary>The id under which a line is known.</summary>
    public string? IdOf(long line) => scope.Session.Word("SELECT id FROM lines WHERE number = $1", line);

    public ActorRef Show(Actor actor)
    {
        if (!_actors.TryGetValue(actor.Key, out ActorRef? shown))
        {
            string id = scope.Session.Word("SELECT id FROM actors WHERE key = $1", actor.Key) ?? "";
            _actors.Add(actor.Key, shown = new ActorRef(id, actor.Code, actor.Name, actor.Type));
        }

        return shown with
        {
            Code = actor.Code,
            Name = actor.Name,
            Inferred = actor.Inferred,
            From = actor is { Inferred: true, Type: ActorType.Person } ? StatedIn(actor) : null,
        };
    }

    private string? StatedIn(Actor person) =>
        scope.Session.Word(
            "SELECT report_id FROM person_statements WHERE name = $1 AND code = $2 ORDER BY sort, report_id LIMIT 1",
            person.Key["person:".Length..],
            person.Code
        );

    public ImmutableArray<ActorRef> Show(ImmutableArray<Actor> actors) => [.. actors.Select(Show)];

    // Lines with a common word are soon met on the way through all lines; lines with a rare one are found by the word, and put in order.
    private bool IsOfFew(LineFilter? filter) =>
        filter is not null
        && (
            !filter.Ids.IsEmpty
            || (
                filter.Words is { Length: > 0 } words
                && SearchView.Quoted(words) is { Length: > 0 } asked
                && scope.Session.Number("SELECT count(*) FROM (SELECT 1 FROM line_words WHERE line_words MATCH $1 LIMIT $2)", asked, Few)
                    < Few
            )
        );

    private ShownLine Read(System.Data.Common.DbDataReader row)
    {
        long number = row.GetInt64(0);
        ImmutableArray<EvidenceItem> all =
        [
            .. scope.Session.Query(
                $"SELECT {EvidenceReading.Columns} FROM support s JOIN evidence e ON e.id = s.evidence_id {EvidenceReading.Joins} WHERE s.line = $1 ORDER BY s.n",
                EvidenceReading.Read,
                number
            ),
        ];
        ImmutableArray<EvidenceItem> shown = scope.AsOfAsked ? [.. all.Where(e => SeenBy(e.Evidence.Report))] : all;
        Support support = scope.AsOfAsked ? SupportOf(shown) : new Support(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6));
        return new ShownLine(
            number,
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            support,
            StoredTime.Read(row.GetString(7)),
            row.GetString(8),
            row.Word(9),
            row.GetString(10),
            [.. StoredJson.Read<string[]>(row.GetString(11))],
            shown,
            all.ToDictionary(static e => e.Id, static e => e.Evidence, StringComparer.Ordinal),
            row.Number(12),
            row.GetString(8) == LineTable.Withdrawn && !all.IsEmpty ? WithdrawalOf(all[0].Evidence.Report) : null
        );
    }

    private Withdrawal? WithdrawalOf(string report)
    {
        if (!_withdrawals.TryGetValue(report, out Withdrawal? known))
        {
            _withdrawals.Add(report, known = WithdrawalReading.Of(scope.Session, report));
        }

        return known;
    }

    /// <summary>Reports, outlets and origins behind pieces of evidence.</summary>
    public Support SupportOf(ImmutableArray<EvidenceItem> evidence)
    {
        string[] reports = [.. evidence.Select(static e => e.Evidence.Report).Distinct(StringComparer.Ordinal)];
        return new Support(
            reports.Length,
            evidence.Where(static e => e.Outlet is not null).Select(static e => e.Outlet).Distinct(StringComparer.Ordinal).Count(),
            reports
                .SelectMany(r => StoredJson.Read<string[]>(scope.Session.Word("SELECT origins FROM reports WHERE id = $1", r) ?? "[]"))
                .Distinct(StringComparer.Ordinal)
                .Count()
        );
    }

    private bool SeenBy(string report)
    {
        string? sort = scope.Session.Word("SELECT sort FROM reports WHERE id = $1", report);
        return sort is not null && string.CompareOrdinal(sort, scope.Horizon) < 0;
    }

    internal static long Number(string text) =>
        long.TryParse(text, out long number) ? number : throw new StoreException(StoreMessages.BadCursor(text)) { WrongUsage = true };
}
