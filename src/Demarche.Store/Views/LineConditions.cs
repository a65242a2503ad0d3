using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Demarche.Store;

/// <summary>The conditions of a page of lines as SQL on <c>lines l</c>, and their values. What a user typed is a value, never SQL.</summary>
internal sealed class LineConditions
{
    private const string Any = "'actors', 'recipients', 'saidBy', 'holders', 'addressees', 'performers', 'by', 'speaker', 'addressee'";
    private const string Acting = "'actors', 'holders', 'by', 'speaker'";
    private const string Addressed = "'recipients', 'addressees', 'addressee'";

    private readonly StringBuilder _sql = new();
    private readonly List<object?> _values = [];
    private readonly string _kind;

    /// <param name="few">Ids or words that few lines have lead to them, so that the order of the whole kind must not (<c>+</c>).</param>
    public LineConditions(long dispute, string kind, bool few = false)
    {
        _kind = kind;
        string free = few ? "+" : "";
        _sql.Append(free)
            .Append("l.dispute_id = ")
            .Append(Value(dispute))
            .Append(" AND ")
            .Append(free)
            .Append("l.kind = ")
            .Append(Value(kind));
    }

    public string Sql => _sql.ToString();

    public IReadOnlyList<object?> Values => _values;

    /// <summary>The name of a parameter that holds the value.</summary>
    public string Value(object? value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }

    public LineConditions Seen(string horizon, string undated)
    {
        _sql.Append(" AND coalesce(l.reported, ").Append(Value(undated)).Append(") < ").Append(Value(horizon));
        return this;
    }

    public void After(string? sort, long? number, bool backwards)
    {
        if (sort is not null)
        {
            _sql.Append(" AND (l.sort, l.number) ")
                .Append(backwards ? '<' : '>')
                .Append(" (")
                .Append(Value(sort))
                .Append(", ")
                .Append(Value(number))
                .Append(')');
        }
    }

    /// <summary>Days that a line may fall on. A quotation whose own day is not stated goes by the day on which it was first reported.</summary>
    public void Between(string? from, string? to)
    {
        string told = _kind == "utterance" ? ", substr(l.reported, 1, 10)" : "";
        if (from is not null)
        {
            _sql.Append(" AND coalesce(l.date_latest, l.date_earliest").Append(told).Append(") >= ").Append(Value(from));
        }

        if (to is not null)
        {
            _sql.Append(" AND coalesce(l.date_earliest, l.date_latest").Append(told).Append(") <= ").Append(Value(to));
        }
    }

    /// <param name="withdrawn">Asks for withdrawn lines in place of those that stand: each is a walk of its own along the index of lines in order.</param>
    public void Meant(LineFilter? filter, bool withdrawn)
    {
        ImmutableArray<string> ids = filter?.Ids ?? [];
        _sql.Append(withdrawn ? " AND l.record_status = 'withdrawn' AND l.body IS NOT NULL" : "");
        if (ids.IsEmpty)
        {
            _sql.Append(withdrawn ? "" : " AND l.record_status = 'current'");
        }
        else
        {
            _sql.Append(withdrawn ? " AND" : " AND l.record_status IN ('current', 'rejected') AND")
                .Append(" l.id IN (SELECT value FROM json_each(")
                .Append(Value(StoredJson.Write(ids)))
                .Append("))");
        }

        if (filter is null)
        {
            return;
        }

        Party(filter.Actor, Any);
        Party(filter.By, Acting);
        Party(filter.On, Addressed);
        Equal("coalesce(l.body ->> 'type', l.body ->> 'kind')", filter.Type);
        Equal("(l.body ->> 'status')", filter.Status);
        if (filter.MinOrigins > 1)
        {
            _sql.Append(" AND l.origins >= ").Append(Value(filter.MinOrigins));
        }

        if (filter.Background is { } background)
        {
            // Every status in turn lets the index by status find background, which is rare; without it nearly every line will do.
            _sql.Append(
                background
                    ? " AND (l.body ->> 'status') IN ('happened', 'announced', 'hypothetical', 'denied') AND (l.body ->> 'background') = 1"
                    : " AND (l.body ->> 'background') IS NOT 1"
            );
        }

        if (filter.Unanswered)
        {
            _sql.Append(
                " AND NOT EXISTS (SELECT 1 FROM lines r WHERE r.parent = l.number AND r.kind = 'response' AND r.record_status = 'current')"
            );
        }

        if (filter.Words is { Length: > 0 } words)
        {
            string asked = SearchView.Quoted(words);
            _sql.Append(" AND l.number IN (SELECT rowid FROM line_words WHERE line_words MATCH ")
                .Append(Value(asked.Length == 0 ? "\"\"" : asked))
                .Append(')');
        }
    }

    private void Equal(string expression, string? value)
    {
        if (value is { Length: > 0 })
        {
            _sql.Append(" AND ").Append(expression).Append(" = ").Append(Value(value));
        }
    }

    private void Party(string? who, string roles)
    {
        if (who is not { Length: > 0 })
        {
            return;
        }

        string value = Value(who);
        string keys = $"SELECT {value} UNION SELECT key FROM actors WHERE id = {value} OR code = {value} OR name = {value} COLLATE NOCASE";
        _sql.Append(" AND l.number IN (SELECT line FROM line_parties WHERE role IN (")
            .Append(roles)
            .Append(") AND actor IN (")
            .Append(keys)
            .Append(") UNION SELECT line FROM line_parties WHERE role IN (")
            .Append(roles)
            .Append(") AND party IN (")
            .Append(keys)
            .Append("))");
    }
}
