using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Language;

/// <summary>One word of time: its number among all, its classes, and for each class a value.</summary>
internal sealed class TimeWord(int id, TimeClass classes, (TimeClass Class, int Value)[] values)
{
    /// <summary>From one; zero is no word of time.</summary>
    public int Id { get; } = id;

    public TimeClass Classes { get; } = classes;

    public TimeWord With(TimeClass more) => new(Id, Classes | more, values);

    public int ValueOf(TimeClass of)
    {
        foreach ((TimeClass type, int value) in values)
        {
            if (type == of)
            {
                return value;
            }
        }

        return 0;
    }
}

/// <summary>The words of <c>Data/times</c>: those of <c>words.tsv</c> and those that the grammar names.</summary>
internal sealed class TimeLexicon
{
    private const int Letters = 256;

    private readonly FrozenDictionary<string, TimeWord> _words;
    private readonly List<string> _texts = [""];
    private readonly ulong[] _lengths = new ulong[Letters];

    private TimeLexicon(IEnumerable<string> literals)
    {
        Dictionary<string, TimeWord> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in DataFile.Lines("times.words.tsv"))
        {
            string[] cells = line.Split('\t');
            (TimeClass Class, int Value)[] values = [.. cells.Skip(1).Select(Value)];
            words.Add(cells[0], new TimeWord(words.Count + 1, values.Aggregate(TimeClass.None, static (all, v) => all | v.Class), values));
        }

        foreach (string literal in literals)
        {
            if (!words.ContainsKey(literal))
            {
                words.Add(literal, new TimeWord(words.Count + 1, TimeClass.None, []));
            }
        }

        foreach (string first in Holidays.FirstWords())
        {
            words[first] = words[first].With(TimeClass.Holiday);
        }

        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (string word in words.Keys)
        {
            char first = char.ToLowerInvariant(word[0]);
            _lengths[first & (Letters - 1)] |= 1UL << Math.Min(word.Length, 63);
        }
    }

    private bool MayHave(string form) =>
        form.Length > 0
        && (_lengths[(form[0] is >= 'A' and <= 'Z' ? form[0] | 0x20 : form[0]) & (Letters - 1)] >> Math.Min(form.Length, 63) & 1) != 0;

    public static TimeLexicon Shipped { get; } = new([.. TimeRuleFile.Literals(), .. Holidays.Words()]);

    /// <summary>Null for a word that says nothing of time, which most do not: the first letter and the length tell so of nearly all.</summary>
    public TimeWord? Find(string form) => MayHave(form) ? _words.GetValueOrDefault(form) : null;

    public int IdOf(string word) => _words[word].Id;

    /// <summary>A value that is a text (<c>START</c>, <c>TMO</c>): values are numbers in this table.</summary>
    public string Text(int value) => _texts[value];

    private (TimeClass Class, int Value) Value(string cell)
    {
        int equals = cell.IndexOf('=', StringComparison.Ordinal);
        TimeClass type = Enum.Parse<TimeClass>(cell.AsSpan(0, equals));
        string value = cell[(equals + 1)..];
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return (type, number);
        }

        if (value.Length == 1)
        {
            return (type, value[0]);
        }

        int at = _texts.IndexOf(value);
        if (at < 0)
        {
            at = _texts.Count;
            _texts.Add(value);
        }

        return (type, at);
    }
}
