namespace Demarche.Intake;

/// <summary>Reads dates in figures: <c>2031-03-04</c>, <c>04.03.2031</c>, <c>03/04/31</c>, <c>20310304</c>, <c>2031-03</c>, <c>2031年3月4日</c>.</summary>
internal static class NumericDateReader
{
    private const string Signs = "-/.\u2010\u2011\u2013";

    public static CalendarReading? Read(DateTokens tokens, int i, DateOrder order)
    {
        if (tokens.IsNumber(i, 8, 8))
        {
            long compact = tokens[i].Number;
            return One(new CalendarDate((int)(compact / 10000), (int)(compact / 100 % 100), (int)(compact % 100)), i, i);
        }

        if (tokens.IsNumber(i, 4, 4) && (tokens.IsWord(i + 1, "年") || tokens.IsWord(i + 1, "년")))
        {
            return Ideographic(tokens, i);
        }

        if (!tokens.IsNumber(i, 1, 4) || (i > 0 && tokens.IsSign(i - 1, Signs) && tokens.Touches(i) && tokens.IsNumber(i - 2, 1, 4)))
        {
            return null;
        }

        if (tokens.IsSign(i + 1, Signs) && tokens.IsNumber(i + 2, 1, 4))
        {
            bool three = tokens.IsSign(i + 3, Signs) && tokens.Sign(i + 3) == tokens.Sign(i + 1) && tokens.IsNumber(i + 4, 1, 4);
            return three ? Three(tokens, i, order) : Two(tokens, i);
        }

        // A lone year is a date only when nothing else stands there: numbers are common in text.
        return tokens.Count == 1 && tokens.IsNumber(i, 4, 4) ? One(new CalendarDate((int)tokens[i].Number, 0, 0), i, i) : null;
    }

    private static CalendarReading One(CalendarDate date, int first, int last) => new([date], first, last, null);

    private static CalendarReading? Two(DateTokens tokens, int i)
    {
        bool touching = tokens.Touches(i + 1) && tokens.Touches(i + 2);
        int first = (int)tokens[i].Number;
        int second = (int)tokens[i + 2].Number;
        return (touching, tokens[i].Length, tokens[i + 2].Length) switch
        {
            (true, 4, <= 2) => One(new CalendarDate(first, second, 0), i, i + 2),
            (true, <= 2, 4) => One(new CalendarDate(second, first, 0), i, i + 2),
            _ => null,
        };
    }

    private static CalendarReading? Three(DateTokens tokens, int i, DateOrder order)
    {
        int last = i + 4;
        (DateToken a, DateToken b, DateToken c) = (tokens[i], tokens[i + 2], tokens[last]);
        if (a.Length == 4)
        {
            return b.Length <= 2 && c.Length <= 2 ? One(new CalendarDate((int)a.Number, (int)b.Number, (int)c.Number), i, last) : null;
        }

        if (a.Length == 3 || b.Length > 2 || c.Length is 1 or 3)
        {
            return null;
        }

        bool fourDigits = c.Length == 4;
        CalendarDate dayFirst = new(CalendarReader.FullYear(c), (int)b.Number, (int)a.Number);
        CalendarDate monthFirst = new(CalendarReader.FullYear(c), (int)a.Number, (int)b.Number);
        CalendarDate yearFirst = fourDigits || a.Length != 2 ? default : new(CalendarReader.FullYear(a), (int)b.Number, (int)c.Number);
        CalendarDate? stated = order switch
        {
            DateOrder.DayMonthYear => dayFirst,
            DateOrder.MonthDayYear => monthFirst,
            DateOrder.YearMonthDay when !fourDigits => yearFirst,
            _ => null,
        };
        if (stated is { IsValid: true, Day: > 0 })
        {
            return One(stated.Value, i, last) with { Doubt = $"order of day and month known: {order}" };
        }

        // Between dots the day comes first wherever dots are used.
        bool dots = tokens.Sign(i + 1) == '.';
        List<CalendarDate> dates = [];
        foreach (CalendarDate date in dots ? [dayFirst] : new[] { dayFirst, monthFirst, yearFirst })
        {
            if (date.IsValid && date.Day > 0 && date.Month > 0 && !dates.Contains(date))
            {
                dates.Add(date);
            }
        }

        return new CalendarReading(dates, i, last, dates.Count > 1 ? "order of day and month not known" : null);
    }

    private static CalendarReading? Ideographic(DateTokens tokens, int i)
    {
        if (!tokens.IsNumber(i + 2, 1, 2) || !(tokens.IsWord(i + 3, "月") || tokens.IsWord(i + 3, "월")))
        {
            return null;
        }

        bool day = tokens.IsNumber(i + 4, 1, 2) && (tokens.IsWord(i + 5, "日") || tokens.IsWord(i + 5, "일"));
        CalendarDate date = new((int)tokens[i].Number, (int)tokens[i + 2].Number, day ? (int)tokens[i + 4].Number : 0);
        return One(date, i, day ? i + 5 : i + 3);
    }
}
