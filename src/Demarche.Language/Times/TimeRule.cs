namespace Demarche.Language;

/// <summary>One element of a rule: a word of one of the classes, or one of the words.</summary>
internal readonly record struct TimeElement(TimeClass Classes, int[] Words, bool Optional)
{
    public bool Takes(TimeAtom atom) =>
        (atom.Classes & Classes) != TimeClass.None || (Words.Length > 0 && atom.Id > 0 && Words.AsSpan().Contains(atom.Id));
}

/// <summary>What the words of a rule make: the part before the colon.</summary>
internal enum TimeAction
{
    Date,
    SameYear,
    PairFirst,
    PairLast,
    Month,
    Figures,
    Year,
    Era,
    YearPair,
    EraPair,
    Decade,
    Century,
    CenturyPair,
    Day,
    DayPart,
    Tonight,
    WayUnit,
    WayPart,
    WayPeriod,
    WayUnits,
    WayCount,
    WayMonth,
    WayWeekday,
    WaySeason,
    WaySame,
    NextLast,
    DayOfWeek,
    MonthWay,
    Ago,
    Offset,
    TheUnit,
    TheUnitWay,
    TheWayUnit,
    Weekday,
    Weekdays,
    Part,
    Parts,
    Duration,
    DurationCompound,
    DurationRange,
    DurationOrTwo,
    DurationAlone,
    DurationHalf,
    Age,
    Set,
    TimesSet,
    AdverbSet,
    RateSet,
    Clock,
    Military,
    ClockWord,
    ClockIn,
    Quarter,
    QuarterCode,
    AgoPeriod,
    YearPeriod,
    Latest,
    Fiscal,
    TheFiscal,
    ThePeriod,
    TheYear,
    Season,
    Weekend,
    YearEnd,
    Holiday,
    WeekOf,
    Ref,
    RefAdjective,
    RefNoun,
    OneDay,
    These,
    LongAgo,
}

internal sealed record TimeRule(TimeAction Action, TimeElement[] Elements, int Order);

/// <summary>Reads the pages of the grammar (<c>Data/times/*.txt</c>): <c>action: element element? a|b</c>.</summary>
internal static class TimeRuleFile
{
    private static readonly string[] s_pages = ["calendar", "deictic", "weekdays", "periods", "durations", "sets", "clock", "references"];

    public static IEnumerable<string> Literals() =>
        Lines()
            .SelectMany(static l => l.Elements)
            .SelectMany(static e => e.TrimEnd('?').Split('|'))
            .Where(static w => !char.IsAsciiLetterUpper(w[0]));

    public static TimeRule[] Read(TimeLexicon lexicon) =>
        [.. Lines().Select((line, order) => new TimeRule(line.Action, [.. line.Elements.Select(e => Element(e, lexicon))], order))];

    private static IEnumerable<(TimeAction Action, string[] Elements)> Lines()
    {
        foreach (string line in s_pages.SelectMany(static p => DataFile.Lines($"times.{p}.txt")))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            string action = line[..colon].Replace("-", "", StringComparison.Ordinal);
            yield return (Enum.Parse<TimeAction>(action, true), line[(colon + 2)..].Split(' '));
        }
    }

    private static TimeElement Element(string written, TimeLexicon lexicon)
    {
        TimeClass classes = TimeClass.None;
        List<int> words = [];
        foreach (string one in written.TrimEnd('?').Split('|'))
        {
            if (char.IsAsciiLetterUpper(one[0]))
            {
                classes |= Enum.Parse<TimeClass>(one);
            }
            else
            {
                words.Add(lexicon.IdOf(one));
            }
        }

        return new TimeElement(classes, [.. words], written[^1] == '?');
    }
}
