using System.Collections.Frozen;
using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Named values of one record, whatever format they came in; asked for by field, found under any of the names that the neighbours'
/// formats use (<c>Data/field-names.tsv</c>).
/// </summary>
public sealed class RecordFields
{
    private static readonly (string Field, string Name)[] Names =
    [
        .. DataFile.Rows("field-names.tsv").Select(row => (row[0], Key(row[1]))),
    ];

    private static readonly FrozenDictionary<string, string[]> NamesOf = Names
        .GroupBy(pair => pair.Field, pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = Names.Select(pair => pair.Name).ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _preferred = new(StringComparer.Ordinal);

    /// <summary>Fields that a record can give, in the order of the list.</summary>
    public static IEnumerable<string> FieldNames => Names.Select(pair => pair.Field).Where(name => name != "ignored").Distinct();

    /// <summary>Whether a field of that name exists.</summary>
    public static bool IsField(string name) => name != "ignored" && NamesOf.ContainsKey(name);

    /// <summary>How many names hold a value.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the name is one of those that mean a field.</summary>
    public static bool IsKnown(string name) => Known.Contains(Key(name));

    /// <summary>Adds a value under the name that the input uses; an empty one is not there.</summary>
    public void Add(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        string key = Key(name);
        if (!_values.TryGetValue(key, out List<string>? values))
        {
            _values[key] = values = [];
        }

        values.Add(value);
    }

    /// <summary>Makes what stands under a name of the input the value of a field, before all other names of that field.</summary>
    public void Prefer(string field, string name)
    {
        if (_values.TryGetValue(Key(name), out List<string>? values))
        {
            _preferred[field] = values;
        }
    }

    /// <summary>The first value of the most trusted name of the field; null when there is none.</summary>
    public string? First(string field)
    {
        if (_preferred.TryGetValue(field, out List<string>? preferred))
        {
            return preferred[0];
        }

        foreach (string name in NamesOf[field])
        {
            if (_values.TryGetValue(name, out List<string>? values))
            {
                return values[0];
            }
        }

        return null;
    }

    /// <summary>All values of the field, those of the most trusted name first.</summary>
    public IEnumerable<string> All(string field)
    {
        if (_preferred.TryGetValue(field, out List<string>? preferred))
        {
            foreach (string value in preferred)
            {
                yield return value;
            }

            yield break;
        }

        foreach (string name in NamesOf[field])
        {
            if (_values.TryGetValue(name, out List<string>? values))
            {
                foreach (string value in values)
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>The value under exactly this name (case, spaces, <c>-</c> and <c>_</c> aside).</summary>
    public string? Under(string name) => _values.TryGetValue(Key(name), out List<string>? values) ? values[0] : null;

    private static string Key(string name)
    {
        StringBuilder key = new(name.Length);
        foreach (char c in name)
        {
            if (c is not (' ' or '-' or '_'))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }
}
