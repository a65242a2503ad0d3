using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Expressions built on a unit: "last week", "two days ago", "in coming days", "for weeks", "every day"; and words like "now".</summary>
internal sealed partial class TimeReader
{
    // Days that "in coming days" reaches, whatever the unit makes of it (time.md).
    private const int ComingDays = 14;

    private int? Units(int i, int end, Sentence sentence) =>
        This(i, end, sentence) ?? Counted(i, end, sentence) ?? BareUnits(i, end, sentence) ?? Word(i, sentence);

    private int? Word(int i, Sentence sentence)
    {
        if (!TimeWords.TryWord(tokens[i].In(text), out (TimexType Type, string Value) word))
        {
            return null;
        }

        AddOpen(tokens[i], word.Type, word.Value, "no date of its own", i, sentence);
        return i + 1;
    }

    // last week, this year, next month, the past two months, in recent weeks, in the coming days
    private int? This(int i, int end, Sentence sentence)
    {
        int at = i;
        if (tokens[at].In(text) is "the" or "The" && at + 1 < end)
        {
            at++;
        }

        int direction = tokens[at].In(text) switch
        {
            "last" or "Last" or "past" or "previous" or "recent" => -1,
            "this" or "This" or "current" => 0,
            "next" or "Next" or "coming" or "following" => 1,
            "every" or "Every" or "each" or "Each" => 2,
            _ => 9,
        };
        if (direction == 9 || at + 1 >= end)
        {
            return null;
        }

        ReadOnlySpan<char> kind = tokens[at].In(text);
        int number = at + 2 < end && TimeWords.Number(tokens[at + 1].In(text)) is int stated ? stated : 0;
        int unitAt = number > 0 || (at + 2 < end && tokens[at + 1].In(text) is "few" or "several") ? at + 2 : at + 1;
        if (direction == 2)
        {
            return TimeWords.TryUnit(tokens[unitAt].In(text), out TimeUnit of)
                ? AddOpen(
                    tokens[i].Union(tokens[unitAt]),
                    TimexType.Set,
                    of.Duration(number > 0 ? Text(number) : "1"),
                    "repeats",
                    i,
                    sentence
                )
                : null;
        }

        if (TimeWords.PartOfDay(tokens[unitAt].In(text)) is string part && kind is "last" or "Last" or "this" or "This")
        {
            return AddPart(tokens[i].Union(tokens[unitAt]), direction, part, i, unitAt, sentence);
        }

        if (!TimeWords.TryUnit(tokens[unitAt].In(text), out TimeUnit unit))
        {
            return null;
        }

        TextSpan span = tokens[i].Union(tokens[unitAt]);
        if (number > 0)
        {
            return AddOpen(span, TimexType.Duration, unit.Duration(Text(number)), "length of time", i, sentence);
        }

        if (unit.Plural || unitAt == at + 2)
        {
            return Vague(span, direction, i, sentence);
        }

        if (kind is "past" or "recent" or "following" or "previous" || (at > i && kind is "last" or "next"))
        {
            return null; // Counted from something else than publication, or a length: not decided here.
        }

        return anchor is null ? null : AddUnit(span, anchor.Day, direction, unit, "counted from publication", i, sentence);
    }

    private int AddPart(TextSpan span, int shift, string part, int first, int last, Sentence sentence)
    {
        LocalDate? day = anchor?.Day.PlusDays(shift);
        string value = (day is { } known ? Iso(known) : "XXXX-XX-XX") + "T" + part;
        DateBasis basis = day is null ? DateBasis.None : _counted;
        Add(span, value, day, day, DatePrecision.Day, basis, "part of the day, counted from publication", first, sentence);
        _found[^1] = _found[^1] with { Type = TimexType.Time };
        return last + 1;
    }

    // "recent weeks", "coming days"
    private int Vague(TextSpan span, int direction, int first, Sentence sentence)
    {
        string value =
            direction < 0 ? "PAST_REF"
            : direction > 0 ? "FUTURE_REF"
            : "PRESENT_REF";
        int next = AddOpen(span, TimexType.Date, value, "vague", first, sentence);
        if (direction > 0 && anchor is not null)
        {
            _found[^1] = _found[^1] with
            {
                Earliest = anchor.Day,
                Latest = anchor.Day.PlusDays(ComingDays),
                Precision = DatePrecision.Range,
                Basis = _counted,
                Reason = "vague: up to two weeks from publication",
            };
        }

        return next;
    }

    // two weeks ago, three days later, a year earlier; two-day, 48 hours, a week
    private int? Counted(int i, int end, Sentence sentence)
    {
        if (TimeWords.Number(tokens[i].In(text)) is not int number || i + 1 >= end)
        {
            return null;
        }

        bool hyphen = tokens[i + 1].In(text) is "-" && i + 2 < end;
        int unitAt = hyphen ? i + 2 : i + 1;
        if (!TimeWords.TryUnit(tokens[unitAt].In(text), out TimeUnit unit) || unit.Symbol == 'N')
        {
            return null;
        }

        TextSpan span = tokens[i].Union(tokens[unitAt]);
        ReadOnlySpan<char> after = unitAt + 1 < end ? tokens[unitAt + 1].In(text) : default;
        if (after is "ago" && unit.Symbol is 'D' or 'W' or 'M' or 'Y' && anchor is not null && number < 1000)
        {
            TextSpan whole = span.Union(tokens[unitAt + 1]);
            return AddUnit(whole, anchor.Day, -number, unit, "counted back from publication", i, sentence);
        }

        if (after is "earlier" or "later" or "ago")
        {
            span = span.Union(tokens[unitAt + 1]);
            string value = after is "later" ? "FUTURE_REF" : "PAST_REF";
            return AddOpen(span, TimexType.Date, value, "counted from a date that is not decided", i, sentence);
        }

        // "a day", "the minute" without more are often no length.
        return tokens[i].In(text) is "a" or "an" or "A" or "An" && after is not ("of" or "-")
            ? null
            : AddOpen(span, TimexType.Duration, unit.Duration(Text(number)), "length of time", i, sentence);
    }

    // "for weeks", "in months"
    private int? BareUnits(int i, int end, Sentence sentence)
    {
        if (
            i == sentence.FirstToken
            || tokens[i - 1].In(text) is not ("for" or "within" or "in" or "For")
            || !TimeWords.TryUnit(tokens[i].In(text), out TimeUnit unit)
            || !unit.Plural
        )
        {
            return null;
        }

        return AddOpen(tokens[i], TimexType.Duration, unit.Duration("X"), "length of time, vague", i, sentence);
    }

    private int AddUnit(TextSpan span, LocalDate from, int shift, TimeUnit unit, string reason, int first, Sentence sentence)
    {
        (LocalDate earliest, LocalDate latest, string value, DatePrecision precision) = unit.Symbol switch
        {
            'W' or 'N' => Week(from.PlusWeeks(shift), unit.Symbol == 'N'),
            'M' => Month(from.PlusMonths(shift)),
            'Y' => Years(from.PlusYears(shift).Year, 1, 4, DatePrecision.Year),
            'E' => Years((from.PlusYears(10 * shift).Year / 10) * 10, 10, 3, DatePrecision.Decade),
            'C' => Years((from.PlusYears(100 * shift).Year / 100) * 100, 100, 2, DatePrecision.Range),
            _ => Day(from.PlusDays(unit.Symbol == 'D' ? shift : 0)),
        };
        Add(span, value, earliest, latest, precision, _counted, reason, first, sentence);
        return EndOf(span, first);
    }

    private static (LocalDate, LocalDate, string, DatePrecision) Day(LocalDate day) => (day, day, Iso(day), DatePrecision.Day);

    private static (LocalDate, LocalDate, string, DatePrecision) Week(LocalDate day, bool weekend)
    {
        LocalDate monday = day.PlusDays(1 - (int)day.DayOfWeek);
        NodaTime.Calendars.IWeekYearRule rule = NodaTime.Calendars.WeekYearRules.Iso;
        string value = string.Create(CultureInfo.InvariantCulture, $"{rule.GetWeekYear(day):0000}-W{rule.GetWeekOfWeekYear(day):00}");
        return weekend
            ? (monday.PlusDays(5), monday.PlusDays(6), value + "-WE", DatePrecision.Range)
            : (monday, monday.PlusDays(6), value, DatePrecision.Week);
    }

    private static (LocalDate, LocalDate, string, DatePrecision) Month(LocalDate day)
    {
        LocalDate first = new(day.Year, day.Month, 1);
        string value = string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}");
        return (first, first.PlusMonths(1).PlusDays(-1), value, DatePrecision.Month);
    }

    private static (LocalDate, LocalDate, string, DatePrecision) Years(int first, int count, int digits, DatePrecision precision) =>
        (new(first, 1, 1), new(first + count - 1, 12, 31), first.ToString("0000", CultureInfo.InvariantCulture)[..digits], precision);

    private int AddOpen(TextSpan span, TimexType type, string value, string reason, int first, Sentence sentence)
    {
        Add(span, value, null, null, DatePrecision.Unknown, DateBasis.None, reason, first, sentence);
        _found[^1] = _found[^1] with { Type = type };
        return EndOf(span, first);
    }

    // The token behind a span that begins at token first.
    private int EndOf(TextSpan span, int first)
    {
        int i = first;
        while (i < tokens.Count && tokens[i].End <= span.End)
        {
            i++;
        }

        return Math.Max(i, first + 1);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
