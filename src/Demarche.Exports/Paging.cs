using Demarche.Store;

namespace Demarche.Exports;

/// <summary>Walks a view page by page, so that no export holds a whole dispute.</summary>
internal static class Paging
{
    public static IEnumerable<T> All<T>(Func<ViewQuery, ViewPage<T>> view, ViewQuery query)
    {
        string? cursor = null;
        PageHead? head = null;
        do
        {
            ViewPage<T> page = view(query with { Cursor = cursor, Head = head });
            head = page.Head;
            foreach (T item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        } while (cursor is not null);
    }
}
