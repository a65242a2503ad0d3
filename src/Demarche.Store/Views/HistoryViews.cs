using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Store;

/// <summary>
/// What changed, and what people corrected, in the order in which it was written. The days that are asked for are those on which it was
/// written, in UTC, not those that lines tell of.
/// </summary>
internal sealed class HistoryViews(ViewScope scope)
{
    private const string Always = "~";

    /// <summary>Sorts before the first instant that is asked for.</summary>
    private string First => StoredTime.Of(scope.Query.From) ?? "";

    /// <summary>Sorts behind the last instant that is asked for: of two last days the earlier counts.</summary>
    private string Behind =>
        (scope.Query.To, scope.Query.AsOf) switch
        {
            ({ } to, { } asOf) => StoredTime.Of((to < asOf ? to : asOf).PlusDays(1)),
            ({ } to, null) => StoredTime.Of(to.PlusDays(1)),
            (null, { } asOf) => StoredTime.Of(asOf.PlusDays(1)),
            _ => Always,
        };

    public ViewPage<ChangeItem> Changes(long since)
    {
        string[]? after = PageCursor.Read("changes", scope.Query.Cursor, 1);
        List<ChangeItem> items = scope.Session.Query(
            """
            SELECT c.seq, c.at, l.id, l.kind, c.kind, c.before, c.after, c.cause FROM changes c JOIN lines l ON l.number = c.line
            WHERE c.dispute_id = $1 AND c.seq > $2 AND c.at >= $4 AND c.at < $5 ORDER BY c.seq LIMIT $3
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
            scope.DisputeId,
            after is not null && long.TryParse(after[0], out long seq) ? Math.Max(since, seq) : since,
            scope.Limit + 1,
            First,
            Behind
        );
        return Page(items, "changes", static item => item.Seq);
    }

    public ViewPage<CorrectionItem> Corrections()
    {
        string[]? after = PageCursor.Read("corrections", scope.Query.Cursor, 1);
        List<(long Number, CorrectionItem Item)> rows = scope.Session.Query(
            $"SELECT {CorrectionReading.Columns} FROM corrections c WHERE c.dispute_id = $1 AND c.number > $2 AND c.at >= $4 AND c.at < $5 ORDER BY c.number LIMIT $3",
            static row => (row.GetInt64(0), CorrectionReading.Read(row)),
            scope.DisputeId,
            after is not null && long.TryParse(after[0], out long number) ? number : 0L,
            scope.Limit + 1,
            First,
            Behind
        );
        ViewPage<(long Number, CorrectionItem Item)> page = Page(rows, "corrections", static row => row.Number);
        return scope.Page<CorrectionItem>([.. page.Items.Select(static r => r.Item)], page.Next);
    }

    private ViewPage<T> Page<T>(List<T> items, string view, Func<T, long> key)
    {
        string? next = null;
        if (items.Count > scope.Limit)
        {
            items.RemoveAt(scope.Limit);
            next = PageCursor.Write(view, key(items[^1]).ToString(CultureInfo.InvariantCulture));
        }

        return scope.Page<T>([.. items], next);
    }
}
