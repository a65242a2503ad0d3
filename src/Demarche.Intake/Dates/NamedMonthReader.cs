namespace Demarche.Intake;

/// <summary>Reads "9 January 2031", "Jan. 9, 2031", "9 de enero de 2031", "2031 január 9", "January 2031", "January 9".</summary>
internal static class NamedMonthReader
{
    // Signs and particles that may stand between the parts: "9.Jan.2031", "9 de enero", "Jan. 9th, '31".
    private const string Between = ".,-/'’|()";
    private const int FarthestStep = 4;

    public static CalendarReading? Read(DateTokens tokens, int month)
    {
        int[] months = DateLexicon.Months(tokens.Text(month));
        if (months.Length == 0)
        {
            return null;
        }

        int before = Step(tokens, month, -1);
        int after = Step(tokens, month, 1);
        (int day, int year) = Parts(tokens, before, after);
        if (day < 0 && year < 0)
        {
            return null;
        }

        List<CalendarDate> dates = [];
        foreach (int m in months)
        {
            dates.Add(new CalendarDate(year < 0 ? null : CalendarReader.FullYear(tokens[year]), m, day < 0 ? 0 : (int)tokens[day].Number));
        }

        int first = Math.Min(month, Math.Min(day < 0 ? month : day, year < 0 ? month : year));
        int last = Math.Max(month, Math.Max(day, year));
        return new CalendarReading(dates, first, last, months.Length > 1 ? $"'{tokens.Text(month)}' names two months" : null);
    }

    /// <summary>Indexes of day and year; -1 where there is none.</summary>
    private static (int Day, int Year) Parts(DateTokens tokens, int before, int after)
    {
        bool dayBefore = tokens.IsNumber(before, 1, 2);
        if (dayBefore && IsYear(tokens, after, before))
        {
            return (before, after);
        }

        if (tokens.IsNumber(after, 1, 2) && !(dayBefore && tokens[after].Length == 2 && IsCounted(tokens, after)))
        {
            if (tokens.IsNumber(before, 4, 4))
            {
                return (after, before);
            }

            int year = Step(tokens, after, 1);
            if (IsYear(tokens, year, after))
            {
                return (after, year);
            }

            return dayBefore ? (before, -1) : (after, -1);
        }

        if (dayBefore)
        {
            return (before, -1);
        }

        return tokens.IsNumber(after, 4, 4) ? (-1, after) : (-1, -1);
    }

    private static bool IsYear(DateTokens tokens, int index, int day) =>
        tokens.IsNumber(index, 4, 4) || (tokens.IsNumber(index, 2, 2) && index != day && !IsCounted(tokens, index));

    // "9 January 16 people": the second number counts what follows it.
    private static bool IsCounted(DateTokens tokens, int index) => tokens.IsWord(index + 1) && !tokens.IsUsed(index + 1);

    /// <summary>Index of the number next to a token, over signs, particles and what the time has used; -1 when a word comes first.</summary>
    private static int Step(DateTokens tokens, int from, int direction)
    {
        int steps = 0;
        for (int i = from + direction; i >= 0 && i < tokens.Count && steps < FarthestStep; i += direction)
        {
            if (tokens.IsUsed(i))
            {
                continue;
            }

            if (tokens[i].Kind == DateTokenKind.Number)
            {
                return i;
            }

            bool passes = tokens.IsSign(i, Between) || (tokens.IsWord(i) && DateLexicon.IsParticle(tokens.Text(i)));
            if (!passes)
            {
                return -1;
            }

            steps++;
        }

        return -1;
    }
}
