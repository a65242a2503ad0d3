using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Store;

/// <summary>What changed, and what people corrected.</summary>
internal sealed class HistoryViews(ViewScope scope)
{
    public ViewPage<ChangeItem> Changes(long since)
    {
        string[]? after = PageCursor.Read("changes", scope.Query.Cursor, 1);
        List<ChangeItem> items = scope.Session.Query(
            """
            SELECT c.seq, c.at, l.id, l.kind, c.kind, c.before, c.after, c.cause FROM changes c JOIN lines l ON l.number = c.line
            WHERE c.dispute_id = $1 AND c.seq > $2 ORDER BY c.seq LIMIT $3
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
            scope.Limit + 1
        );
        return Page(items, "changes", static item => item.Seq);
    }

    public ViewPage<CorrectionItem> Corrections()
    {
        string[]? after = PageCursor.Read("corrections", scope.Query.Cursor, 1);
        List<(long Number, CorrectionItem Item)> rows = scope.Session.Query(
            $"SELECT {CorrectionReading.Columns} FROM corrections c WHERE c.dispute_id = $1 AND c.number > $2 ORDER BY c.number LIMIT $3",
            static row => (row.GetInt64(0), CorrectionReading.Read(row)),
            scope.DisputeId,
            after is not null && long.TryParse(after[0], out long number) ? number : 0L,
            scope.Limit + 1
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
