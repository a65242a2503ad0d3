using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Demarche.Record;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Store;

/// <summary>
/// The fields of lines that a person may set, by their names in the JSON of the views, and how their values are written: a word, yes or
/// no, a day (2031-03-04), a month (2031-03) or a year, an actor by id, code or name, several actors parted by ";".
/// </summary>
internal sealed class FieldValues(SqlSession session)
{
    private enum Form
    {
        Word,
        Words,
        Flag,
        Date,
        Actor,
        Actors,
        EventStatus,
        PositionKind,
        Force,
        Certainty,
        ResponseStatus,
    }

    private static readonly FrozenDictionary<string, FrozenDictionary<string, Form>> Known = new Dictionary<
        string,
        FrozenDictionary<string, Form>
    >
    {
        ["event"] = Fields(
            ("summary", Form.Word),
            ("type", Form.Word),
            ("mode", Form.Word),
            ("code", Form.Word),
            ("contexts", Form.Words),
            ("status", Form.EventStatus),
            ("background", Form.Flag),
            ("actors", Form.Actors),
            ("recipients", Form.Actors),
            ("saidBy", Form.Actor),
            ("date", Form.Date),
            ("place", Form.Word)
        ),
        ["position"] = Fields(
            ("kind", Form.PositionKind),
            ("holders", Form.Actors),
            ("addressees", Form.Actors),
            ("performers", Form.Actors),
            ("proposition", Form.Word),
            ("condition", Form.Word),
            ("deadline", Form.Date),
            ("force", Form.Force),
            ("certainty", Form.Certainty),
            ("stated", Form.Date)
        ),
        ["response"] = Fields(
            ("by", Form.Actor),
            ("status", Form.ResponseStatus),
            ("conditional", Form.Flag),
            ("late", Form.Flag),
            ("disputed", Form.Flag),
            ("date", Form.Date)
        ),
        ["utterance"] = Fields(
            ("speaker", Form.Actor),
            ("jointSpeakers", Form.Actors),
            ("speakerOffice", Form.Word),
            ("addressee", Form.Actor),
            ("occasion", Form.Word),
            ("language", Form.Word),
            ("fullestText", Form.Word),
            ("date", Form.Date)
        ),
        ["disagreement"] = Fields(("explanation", Form.Word)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Overrides fields of a body. Values were checked when the correction was made; what no longer fits is left as it was read.</summary>
    public void Apply(string kind, JsonObject body, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach ((string name, string value) in values)
        {
            try
            {
                body[name] = Node(kind, name, value);
            }
            catch (CorrectionException)
            {
                // The actor that was named may have been forgotten with its last report.
            }
        }
    }

    /// <exception cref="CorrectionException">No such field, or a value that it cannot hold; the message says what it can.</exception>
    public JsonNode? Node(string kind, string name, string value)
    {
        if (!Known.TryGetValue(kind, out FrozenDictionary<string, Form>? fields))
        {
            throw new CorrectionException(
                $"\"{kind}\" is no type of record; there are: {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}."
            );
        }

        if (!fields.TryGetValue(name, out Form form))
        {
            throw new CorrectionException(
                $"\"{name}\" is no field of a {kind}; there are: {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal))}."
            );
        }

        return form switch
        {
            Form.Words => new JsonArray([.. Split(value).Select(static v => (JsonNode)v)]),
            Form.Flag => value switch
            {
                "true" or "yes" => true,
                "false" or "no" => false,
                _ => throw Wrong(name, value, "true or false"),
            },
            Form.Date => JsonNode.Parse(StoredJson.Write(Date(name, value))),
            Form.Actor => value.Length == 0 ? null : JsonNode.Parse(StoredJson.Write(ActorOf(value))),
            Form.Actors => new JsonArray([.. Split(value).Select(v => JsonNode.Parse(StoredJson.Write(ActorOf(v))))]),
            Form.EventStatus => OneOf<EventStatus>(name, value),
            Form.PositionKind => OneOf<PositionKind>(name, value),
            Form.Force => OneOf<PositionForce>(name, value),
            Form.Certainty => OneOf<PositionCertainty>(name, value),
            Form.ResponseStatus => OneOf<ResponseStatus>(name, value),
            _ => value.Length == 0 ? null : value,
        };
    }

    private static FrozenDictionary<string, Form> Fields(params ReadOnlySpan<(string Name, Form Form)> fields)
    {
        Dictionary<string, Form> known = new(StringComparer.Ordinal);
        foreach ((string name, Form form) in fields)
        {
            known.Add(name, form);
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Split(string value) => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static JsonNode OneOf<T>(string name, string value)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetValues<T>().Select(StoredJson.Word)];
        return words.Contains(value) ? value : throw Wrong(name, value, string.Join(", ", words));
    }

    private static StatedDate Date(string name, string value)
    {
        (LocalDate First, LocalDate Last, DatePrecision Precision)? found = value.Length switch
        {
            10 when LocalDatePattern.Iso.Parse(value) is { Success: true } day => (day.Value, day.Value, DatePrecision.Day),
            7 when YearMonthPattern.Iso.Parse(value) is { Success: true } month => (
                month.Value.OnDayOfMonth(1),
                month.Value.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1),
                DatePrecision.Month
            ),
            4 when int.TryParse(value, out int year) && year is > 0 and < 9999 => (
                new LocalDate(year, 1, 1),
                new LocalDate(year, 12, 31),
                DatePrecision.Year
            ),
            _ => null,
        };
        return found is { } date
            ? new StatedDate
            {
                Value = value,
                Earliest = date.First,
                Latest = date.Last,
                Precision = date.Precision,
                Basis = DateBasis.Human,
                Reason = "entered by a person",
            }
            : throw Wrong(name, value, "a day 2031-03-04, a month 2031-03 or a year 2031");
    }

    private Actor ActorOf(string value) =>
        session.First(
            """
            SELECT key, code, name, type FROM actors WHERE id = $1 OR key = $1 OR code = $1 OR name = $1
            ORDER BY CASE $1 WHEN id THEN 0 WHEN key THEN 1 WHEN code THEN 2 ELSE 3 END, key LIMIT 1
            """,
            static row => new Actor(row.GetString(0), row.Word(1), row.GetString(2), StoredJson.Parse<ActorType>(row.GetString(3))),
            value
        ) ?? throw new CorrectionException($"No actor \"{value}\" in this store. Take an id, a code or a name from \"show actors\".");

    private static CorrectionException Wrong(string name, string value, string right) =>
        new($"\"{name}\" cannot be \"{value}\"; it can be {right}.");
}
