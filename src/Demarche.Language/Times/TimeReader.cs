using System.Collections.Immutable;
using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>
/// Weekdays, month-days, full dates, months, years and day words, resolved against publication where they need it. What
/// cannot be resolved keeps its gap (<c>XXXX-WXX-3</c>, <c>XXXX-01-11</c>).
/// </summary>
internal sealed partial class TimeReader(string text, IReadOnlyList<TextSpan> tokens, TimeAnchor? anchor)
{
    private readonly DateBasis _counted = anchor is { Inferred: true } ? DateBasis.OtherReport : DateBasis.Relative;
    private readonly ImmutableArray<TimeExpression>.Builder _found = ImmutableArray.CreateBuilder<TimeExpression>();
    private int? _paragraphYear;

    public ImmutableArray<TimeExpression> Read(IReadOnlyList<Sentence> sentences)
    {
        int paragraph = -1;
        foreach (Sentence sentence in sentences)
        {
            if (sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Paragraph;
                _paragraphYear = null;
            }

            int end = sentence.FirstToken + sentence.TokenCount;
            for (int i = sentence.FirstToken; i < end; )
            {
                i =
                    Weekday(i, sentence)
                    ?? DayMonth(i, end, sentence)
                    ?? MonthDay(i, end, sentence)
                    ?? DayWord(i)
                    ?? Figures(i, end, sentence)
                    ?? Year(i, sentence)
                    ?? Units(i, end, sentence)
                    ?? i + 1;
            }
        }

        return _found.ToImmutable();
    }

    private int? Weekday(int i, Sentence sentence)
    {
        if (CalendarWords.Weekday(tokens[i].In(text)) is not IsoDayOfWeek day)
        {
            return null;
        }

        if (anchor is null)
        {
            Add(
                tokens[i],
                $"XXXX-WXX-{(int)day}",
                null,
                null,
                DatePrecision.Day,
                DateBasis.None,
                "weekday: the report's date is not known",
                i,
                sentence
            );
            return i + 1;
        }

        bool future = Cues.PointsForward(text, tokens, i, sentence.FirstToken);
        bool next = i > sentence.FirstToken && tokens[i - 1].In(text) is "next" or "coming";
        bool last = i > sentence.FirstToken && tokens[i - 1].In(text) is "last";
        int back = ((int)anchor.Day.DayOfWeek - (int)day + 7) % 7;
        LocalDate value =
            future || next ? anchor.Day.PlusDays(back == 0 ? 7 : 7 - back) : anchor.Day.PlusDays(last && back == 0 ? -7 : -back);
        string reason =
            future || next ? "weekday: first after publication, the clause looks ahead" : "weekday: latest on or before publication";
        Add(tokens[i], Iso(value), value, value, DatePrecision.Day, _counted, reason, i, sentence);
        if (i + 1 < sentence.FirstToken + sentence.TokenCount && TimeWords.PartOfDay(tokens[i + 1].In(text)) is string part)
        {
            TimeExpression whole = _found[^1];
            _found[^1] = whole with { Type = TimexType.Time, Span = whole.Span.Union(tokens[i + 1]), Value = $"{whole.Value}T{part}" };
            return i + 2;
        }

        return i + 1;
    }

    // 15 May 2033, 15 May
    private int? DayMonth(int i, int end, Sentence sentence)
    {
        if (i + 1 >= end || Number(i) is not (>= 1 and <= 31) || CalendarWords.Month(tokens[i + 1].In(text)) is not (> 0 and var month))
        {
            return null;
        }

        int? year = i + 2 < end ? FullYear(i + 2) : null;
        return Dated(i, i + (year is null ? 1 : 2), month, Number(i)!.Value, year, sentence);
    }

    // May 15, 2033; May 15; Jan. 10-13; May 2033; May
    private int? MonthDay(int i, int end, Sentence sentence)
    {
        if (CalendarWords.Month(tokens[i].In(text)) is not (> 0 and var month))
        {
            return null;
        }

        if (i + 1 < end && Number(i + 1) is >= 1 and <= 31 and var day && !(i + 2 < end && tokens[i + 2].In(text) is "%" or ":"))
        {
            int last = i + 1;
            int? year = null;
            if (i + 3 < end && tokens[i + 2].In(text) is "," && FullYear(i + 3) is int stated)
            {
                year = stated;
                last = i + 3;
            }
            else if (i + 2 < end && FullYear(i + 2) is int behind)
            {
                year = behind;
                last = i + 2;
            }

            int next = Dated(i, last, month, day, year, sentence);
            if (
                last == i + 1
                && last + 2 < end
                && tokens[last + 1].In(text) is "-" or "–"
                && Number(last + 2) is int until
                && until > day
                && until <= CalendarSystem.Iso.GetDaysInMonth(2000, month)
            )
            {
                return Through(last + 2, end, month, until, sentence);
            }

            return next;
        }

        if (i + 1 < end && FullYear(i + 1) is int yearOfMonth)
        {
            AddMonth(i, i + 1, month, yearOfMonth, DateBasis.Stated, "month and year stated", sentence);
            return i + 2;
        }

        // A bare month: only after a preposition, for "May" and "March" are verbs as well.
        if (
            i == sentence.FirstToken
            || tokens[i - 1].In(text)
                is not (
                    "in"
                    or "of"
                    or "since"
                    or "until"
                    or "by"
                    or "last"
                    or "next"
                    or "early"
                    or "late"
                    or "mid"
                    or "In"
                    or "Since"
                    or "By"
                )
        )
        {
            return null;
        }

        if (anchor is null)
        {
            Add(tokens[i], $"XXXX-{month:00}", null, null, DatePrecision.Month, DateBasis.None, "month: no year stated", i, sentence);
        }
        else
        {
            bool ahead =
                Cues.PointsForward(text, tokens, i, sentence.FirstToken)
                || tokens[i - 1].In(text) is "by" or "By" or "until" or "next"
                || EndOf(i);
            int year = anchor.Day.Year;
            year +=
                ahead && month < anchor.Day.Month ? 1
                : !ahead && month > anchor.Day.Month ? -1
                : 0;
            AddMonth(i, i, month, year, _counted, ahead ? "month: the next such month" : "month: the last such month", sentence);
        }

        return i + 1;
    }

    // "Jan. 10-13": the second day takes its month and year from the first.
    private int Through(int i, int end, int month, int day, Sentence sentence)
    {
        int? stated = i + 2 < end && tokens[i + 1].In(text) is "," ? FullYear(i + 2) : null;
        if (stated is int full)
        {
            TimeExpression opening = _found[^1];
            int firstDay = int.Parse(opening.Value.AsSpan(opening.Value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
            if (day > CalendarSystem.Iso.GetDaysInMonth(full, month))
            {
                return i + 1;
            }

            LocalDate from = new(full, month, firstDay);
            _found[^1] = opening with { Value = Iso(from), Earliest = from, Latest = from, Basis = DateBasis.Stated };
        }

        int? year = stated ?? _found[^1].Earliest?.Year;
        int last = stated is null ? i : i + 2;
        if (year is int known && day <= CalendarSystem.Iso.GetDaysInMonth(known, month))
        {
            LocalDate value = new(known, month, day);
            DateBasis basis = _found[^1].Basis;
            Add(tokens[i].Union(tokens[last]), Iso(value), value, value, DatePrecision.Day, basis, "last day of a range", i, sentence);
        }
        else if (year is null)
        {
            string gap = string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}");
            Add(tokens[i], gap, null, null, DatePrecision.Day, DateBasis.None, "last day of a range: no year stated", i, sentence);
        }

        return last + 1;
    }

    private bool EndOf(int i) => i >= 2 && tokens[i - 1].In(text) is "of" && tokens[i - 2].In(text) is "end" or "beginning" or "middle";

    private void AddMonth(int first, int last, int month, int year, DateBasis basis, string reason, Sentence sentence)
    {
        TextSpan span = tokens[first].Union(tokens[last]);
        LocalDate from = new(year, month, 1);
        LocalDate to = from.PlusMonths(1).PlusDays(-1);
        string? mod = null;
        if (EndOf(first))
        {
            mod =
                tokens[first - 2].In(text) is "end" ? "END"
                : tokens[first - 2].In(text) is "middle" ? "MID"
                : "START";
            int start = first - 2;
            if (start > sentence.FirstToken && tokens[start - 1].In(text) is "the" or "The")
            {
                start--;
            }

            span = tokens[start].Union(span);
            first = start;
        }

        Add(
            span,
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"),
            from,
            to,
            DatePrecision.Month,
            basis,
            reason,
            first,
            sentence,
            mod
        );
    }

    private int Dated(int first, int last, int month, int day, int? year, Sentence sentence)
    {
        TextSpan span = tokens[first].Union(tokens[last]);
        string gap = string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}");
        DateBasis basis = DateBasis.Stated;
        string reason = "day, month and year stated";
        if (year is int stated)
        {
            _paragraphYear = stated;
        }
        else if (_paragraphYear is int inherited)
        {
            year = inherited;
            reason = "day and month: the year of the paragraph's last full date";
        }
        else if (anchor is not null)
        {
            year = Nearest(month, day, Cues.LooksBack(text, tokens, first, sentence));
            basis = _counted;
            reason = "day and month: nearest such day to publication";
        }

        if (year is int y && day <= CalendarSystem.Iso.GetDaysInMonth(y, month))
        {
            LocalDate value = new(y, month, day);
            Add(span, Iso(value), value, value, DatePrecision.Day, basis, reason, first, sentence);
        }
        else
        {
            Add(span, gap, null, null, DatePrecision.Day, DateBasis.None, "day and month: no year stated", first, sentence);
        }

        return last + 1;
    }

    private int Nearest(int month, int day, bool past)
    {
        int best = anchor!.Day.Year;
        int distance = int.MaxValue;
        for (int year = anchor.Day.Year - 1; year <= anchor.Day.Year + 1; year++)
        {
            if (day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            {
                continue;
            }

            LocalDate candidate = new(year, month, day);
            int days = Math.Abs(Period.DaysBetween(anchor.Day, candidate));
            if (days < distance && !(past && candidate > anchor.Day))
            {
                best = year;
                distance = days;
            }
        }

        return best;
    }

    private int? DayWord(int i)
    {
        int? shift = tokens[i].In(text) switch
        {
            "today" or "Today" or "tonight" => 0,
            "yesterday" or "Yesterday" => -1,
            "tomorrow" or "Tomorrow" => 1,
            _ => null,
        };
        if (shift is not int days)
        {
            return null;
        }

        if (anchor is null)
        {
            Add(tokens[i], "XXXX-XX-XX", null, null, DatePrecision.Day, DateBasis.None, "the report's date is not known", i, null);
            return i + 1;
        }

        LocalDate value = anchor.Day.PlusDays(days);
        Add(tokens[i], Iso(value), value, value, DatePrecision.Day, _counted, "counted from publication", i, null);
        return i + 1;
    }

    private int? Year(int i, Sentence sentence)
    {
        if (
            FullYear(i) is not int year
            || i == sentence.FirstToken
            || tokens[i - 1].In(text) is not ("in" or "In" or "since" or "Since" or "until" or "after" or "before" or "of" or "by")
        )
        {
            return null;
        }

        bool isQuantity =
            i + 1 < tokens.Count
            && char.IsLower(text[tokens[i + 1].Start])
            && tokens[i + 1].In(text) is not ("and" or "when" or "as" or "the" or "by" or "in" or "to" or "for" or "but" or "after");
        if (isQuantity)
        {
            return null;
        }

        Add(
            tokens[i],
            year.ToString("0000", CultureInfo.InvariantCulture),
            new LocalDate(year, 1, 1),
            new LocalDate(year, 12, 31),
            DatePrecision.Year,
            DateBasis.Stated,
            "year stated",
            i,
            sentence
        );
        return i + 1;
    }

    private void Add(
        TextSpan span,
        string value,
        LocalDate? earliest,
        LocalDate? latest,
        DatePrecision precision,
        DateBasis basis,
        string reason,
        int first,
        Sentence? sentence,
        string? mod = null
    )
    {
        string? bound = first > (sentence?.FirstToken ?? 0) ? tokens[first - 1].Of(text).ToLowerInvariant() : null;
        bound = bound is "by" or "until" or "before" or "after" or "since" or "from" ? bound : null;
        _found.Add(
            new TimeExpression
            {
                Span = span,
                Type = TimexType.Date,
                Value = value,
                Mod = mod,
                Earliest = earliest,
                Latest = latest,
                Precision = precision,
                Basis = basis,
                Reason = reason,
                Bound = bound,
            }
        );
    }

    private int? Number(int i) =>
        tokens[i].Length <= 2 && int.TryParse(tokens[i].In(text), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private int? FullYear(int i) =>
        i < tokens.Count
        && tokens[i].Length == 4
        && int.TryParse(tokens[i].In(text), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
        && year is >= 1800 and <= 2100
            ? year
            : null;

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
