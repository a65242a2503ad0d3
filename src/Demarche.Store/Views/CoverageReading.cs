using System.Collections.Immutable;
using System.Data.Common;

namespace Demarche.Store;

/// <summary>Counts what a view rests on, in one pass over the reports of the dispute in short.</summary>
internal sealed class CoverageReading(ViewScope scope)
{
    private readonly HashSet<string> _outlets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _languages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _origins = new(StringComparer.Ordinal);
    private int _reports;
    private int _undated;
    private (string Sort, string Id, string? Published)? _first;
    private (string Sort, string Id, string? Published)? _last;

    /// <summary>What was reported before the horizon; undated reports are counted apart whatever the day.</summary>
    public Coverage Read()
    {
        scope.Session.Each(
            $"SELECT r.id, r.sort, r.outlet, r.language, r.origins, r.published_value {ViewScope.ReportsInShort}",
            Take,
            scope.DisputeId
        );
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string origins in _origins)
        {
            names.UnionWith(StoredJson.Read<string[]>(origins));
        }

        return new Coverage(
            _reports,
            _outlets.Count,
            names.Count,
            [.. _languages.Order(StringComparer.Ordinal)],
            _first?.Published,
            _last?.Published,
            _undated,
            RecordUpkeep.Pending(scope.Session),
            Engines()
        );
    }

    private void Take(DbDataReader row)
    {
        (string id, string sort) = (row.GetString(0), row.GetString(1));
        bool undated = sort == StoredTime.Undated;
        _undated += undated ? 1 : 0;
        if (string.CompareOrdinal(undated ? scope.Undated : sort, scope.Horizon) >= 0)
        {
            return;
        }

        _reports++;
        Add(_outlets, row.Word(2));
        Add(_languages, row.Word(3));
        Add(_origins, row.Word(4));
        if (undated)
        {
            return;
        }

        if (_first is not { } first || Compare(sort, id, first) < 0)
        {
            _first = (sort, id, row.Word(5));
        }

        if (_last is not { } last || Compare(sort, id, last) > 0)
        {
            _last = (sort, id, row.Word(5));
        }
    }

    private ImmutableArray<string> Engines() =>
        [
            .. scope.Session.Query(
                "SELECT DISTINCT engine FROM lines INDEXED BY lines_by_engine WHERE dispute_id = $1 AND record_status IN ('current', 'rejected') ORDER BY 1",
                static line => line.GetString(0),
                scope.DisputeId
            ),
        ];

    private static int Compare(string sort, string id, (string Sort, string Id, string? Published) other) =>
        string.CompareOrdinal(sort, other.Sort) is not 0 and int bySort ? bySort : string.CompareOrdinal(id, other.Id);

    private static void Add(HashSet<string> set, string? value)
    {
        if (value is not null)
        {
            set.Add(value);
        }
    }
}
