namespace Demarche.Language;

/// <summary>Lengths of time and what repeats (<c>Data/times/durations.txt</c>, <c>sets.txt</c>).</summary>
internal sealed class Durations(TimeAtoms atoms)
{
    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Duration or TimeAction.Age => Duration(match),
            TimeAction.DurationCompound => Compound(match),
            TimeAction.DurationRange => Range(match),
            TimeAction.DurationOrTwo => Length(match, new TimeNumber(null), Unit(match.First + 1)),
            TimeAction.DurationAlone => Alone(match),
            TimeAction.DurationHalf => Half(match),
            TimeAction.Set => Set(match),
            TimeAction.TimesSet => TimesSet(match),
            TimeAction.AdverbSet => TimeDraft.Of(match).Open(TimexType.Set, Text(match.First, TimeClass.Adverb), "repeats"),
            TimeAction.RateSet => Rate(match),
            _ => null,
        };

    private TimeDraft? Duration(in TimeMatch match)
    {
        int at = match.First;
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units | TimeClass.ShortUnit, atoms);
        TimeNumber.Read(atoms, at, out TimeNumber number);
        char unit = Unit(unitAt);
        bool article = atoms[at].Is(TimeClass.Art) && unitAt == at + 1;
        bool hyphen = atoms.Is(unitAt - 1, TimeClass.Dash);
        if (match.Action == TimeAction.Age || (unit == 'Q' && (hyphen || article)))
        {
            return null; // "a 6-year-old boy", "three-quarters"
        }

        if (article && atoms.Is(match.End, TimeClass.Dash) && atoms.IsAny(match.End + 1, "earlier", "ago", "end"))
        {
            return null; // "a year-earlier loss": the article is the noun's.
        }

        if (article && (RateSign(at) || atoms.Is(at - 1, TimeClass.Digits | TimeClass.Num)))
        {
            return null;
        }

        if (atoms[at].Is(TimeClass.Vague) && atoms.IsAny(at, "many", "some", "few", "various") && atoms.Is(unitAt, TimeClass.Unit))
        {
            return null; // "some day", "many a year"
        }

        if (
            unit == 's'
            && (!atoms.Is(unitAt, TimeClass.Units) && !hyphen && number.Value != 1 || article || atoms.Is(at - 1, TimeClass.The))
        )
        {
            return null; // "a second", "the second"
        }

        if (
            atoms.Is(unitAt, TimeClass.Unit)
            && !hyphen
            && !article
            && number.Value is not 1
            && !atoms.IsAny(match.End, "period", "term", "old")
            && atoms[unitAt].Is(TimeClass.Unit)
            && unit is 'Q'
        )
        {
            return null;
        }

        // "1998 years" is no length, nor is "one day" in a tale.
        if (number.Value is > 100000)
        {
            return null;
        }

        if (atoms.Is(at, TimeClass.Digits) && atoms.Is(at - 1, "$"))
        {
            return null;
        }

        TimeDraft draft = Length(match, number, unit);
        if (atoms.Is(at, "a") && atoms.Is(at + 1, "couple"))
        {
            draft.Mod = "APPROX";
        }

        return draft;
    }

    private TimeDraft Length(in TimeMatch match, TimeNumber number, char unit)
    {
        TimeDraft draft = TimeDraft.Of(match).Open(TimexType.Duration, TimeUnits.Duration(number, unit), "length of time");
        if (
            match.Action == TimeAction.Duration
            && atoms.Is(match.End - 2, "a")
            && atoms.Is(match.End - 1, "half")
            && number.Value is { } value
        )
        {
            draft.Value = TimeUnits.Duration(new TimeNumber(value + .5m), unit);
        }

        return draft;
    }

    private TimeDraft? Compound(in TimeMatch match)
    {
        int second = match.At(TimeClass.Num, atoms, 1);
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units, atoms);
        int otherAt = match.At(TimeClass.Unit | TimeClass.Units, atoms, 1);
        if (second < 0 || otherAt < 0)
        {
            return null;
        }

        TimeNumber.Read(atoms, match.First, out TimeNumber number);
        TimeNumber.Read(atoms, second, out TimeNumber other);
        string order = "CEYMWDHms";
        string left = TimeUnits.Duration(number, Unit(unitAt));
        if (order.IndexOf(Unit(unitAt), StringComparison.Ordinal) >= order.IndexOf(Unit(otherAt), StringComparison.Ordinal))
        {
            // "half an hour, two years": two lengths; the second is read next.
            TimeDraft first = new() { First = match.First, End = unitAt + 1 };
            return first.Open(TimexType.Duration, left, "length of time");
        }

        string right = TimeUnits.Duration(other, Unit(otherAt));
        string value =
            right.StartsWith("PT", StringComparison.Ordinal) && left.StartsWith("PT", StringComparison.Ordinal)
                ? left + right[2..]
                : left + right[1..];
        return TimeDraft.Of(match).Open(TimexType.Duration, value, "length of time");
    }

    // "two to three weeks": the length is not one; the value keeps the unit.
    private TimeDraft? Range(in TimeMatch match)
    {
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units, atoms);
        TimeNumber.Read(atoms, match.First, out TimeNumber low);
        int second = match.At(TimeClass.Num, atoms, 1);
        if (second < 0)
        {
            return null;
        }

        TimeNumber.Read(atoms, second, out TimeNumber high);
        if (atoms[match.First].Is(TimeClass.Art) || low.Value is null || high.Value is null || low.Value >= high.Value)
        {
            return null;
        }

        bool and = atoms.Is(second - 1, "and");
        return and && !atoms.Is(match.First - 1, "between") ? null : Length(match, new TimeNumber(null), Unit(unitAt));
    }

    private TimeDraft? Alone(in TimeMatch match)
    {
        char unit = Unit(match.First);
        bool dashed = atoms.Is(match.End - 1, "long");
        if (
            unit is 's' or 'Q' or 'N'
            || atoms.IsAny(match.First, "minutes") && !atoms.IsAny(match.First - 1, "for", "in", "within", "of", "took")
        )
        {
            return null;
        }

        bool counted =
            atoms.IsAny(
                match.First - 1,
                "for",
                "in",
                "within",
                "after",
                "took",
                "takes",
                "take",
                "over",
                "lasted",
                "spent",
                "until",
                "just",
                "only",
                "mere",
                "by",
                "into",
                "last",
                "and",
                "or",
                "than"
            )
            || atoms.IsAny(match.End, "of", "ago", "before", "after", "later", "earlier", "to", "and", "or", "if", "in")
            || match.First == atoms.First;
        if (!dashed && !counted || atoms.IsAny(match.First - 1, "business", "working", "the", "his", "her", "their", "its", "my", "our"))
        {
            return null;
        }

        if (atoms.IsAny(match.End, "ago", "earlier"))
        {
            TimeDraft ago = new() { First = match.First, End = match.End + 1 };
            return ago.Open(TimexType.Date, "PAST_REF", "vague");
        }

        if (match.End - match.First == 3 && !dashed && atoms.Is(match.End - 1, TimeClass.Units))
        {
            unit = Unit(match.End - 1);
        }

        return TimeDraft.Of(match).Open(TimexType.Duration, TimeUnits.Duration(new TimeNumber(null), unit), "length of time, vague");
    }

    private TimeDraft? Half(in TimeMatch match)
    {
        int unitAt = match.At(TimeClass.Unit, atoms);
        return
            unitAt < 0
            || atoms.Is(match.First - 1, "a")
                && !atoms.Is(match.First, "a")
                && Unit(unitAt) != 'H'
                && !atoms.Is(match.First + 1, TimeClass.Dash)
            ? null
            : TimeDraft.Of(match).Open(TimexType.Duration, TimeUnits.Duration(new TimeNumber(.5m), Unit(unitAt)), "length of time");
    }

    private TimeDraft? Set(in TimeMatch match)
    {
        TimeDraft draft = TimeDraft.Of(match);
        draft.Type = TimexType.Set;
        draft.Quant = atoms.Text[atoms[match.First].Span.Start..atoms[match.First].Span.End].ToUpperInvariant();
        draft.Reason = "repeats";
        if (match.At(TimeClass.Weekday, atoms) is var weekday and >= 0)
        {
            draft.Value = $"XXXX-WXX-{atoms[weekday].Word!.ValueOf(TimeClass.Weekday)}";
        }
        else if (match.At(TimeClass.Month, atoms) is var month and >= 0)
        {
            if (!char.IsAsciiLetterUpper(atoms.In(month)[0]))
            {
                return null;
            }

            draft.Value = $"XXXX-{atoms[month].Word!.ValueOf(TimeClass.Month):00}";
        }
        else if (match.At(TimeClass.Season, atoms) is var season and >= 0)
        {
            draft.Value = "XXXX-" + Text(season, TimeClass.Season);
        }
        else if (match.At(TimeClass.Unit | TimeClass.Units, atoms) is var unit and >= 0)
        {
            TimeNumber number = new(1);
            if (match.At(TimeClass.Num, atoms) is var at and >= 0)
            {
                TimeNumber.Read(atoms, at, out number);
            }
            else if (atoms.Is(match.First + 1, "other"))
            {
                number = new TimeNumber(2);
            }

            draft.Value = TimeUnits.Duration(number, Unit(unit));
        }
        else
        {
            draft.Value = "XXXX-XX-XX";
        }

        if (match.At(TimeClass.Part, atoms) is var part and >= 0)
        {
            draft.Value += "T" + Text(part, TimeClass.Part);
        }

        return draft;
    }

    private TimeDraft TimesSet(in TimeMatch match)
    {
        TimeDraft draft = TimeDraft.Of(match);
        string count = atoms.Is(match.First, "once") ? "1" : "2";
        if (match.At(TimeClass.Num, atoms) is var at and >= 0 && at == match.First)
        {
            TimeNumber.Read(atoms, at, out TimeNumber number);
            count = number.Timex;
        }

        draft.Freq = count + "X";
        return draft.Open(TimexType.Set, TimeUnits.Duration(new TimeNumber(1), Unit(match.At(TimeClass.Unit, atoms))), "repeats");
    }

    // "$2 million a year", "40 hours a week": a rate; "per day".
    private TimeDraft? Rate(in TimeMatch match)
    {
        if (!atoms[match.First].Is(TimeClass.Per) && !RateSign(match.First))
        {
            return null;
        }

        char unit = Unit(match.End - 1);
        return unit is 's' or 'm' or 'H' && atoms[match.First].Is(TimeClass.Per)
            ? null
            : TimeDraft.Of(match).Open(TimexType.Set, TimeUnits.Duration(new TimeNumber(1), unit), "repeats");
    }

    // What stands before "a year" is a number or a counted plural.
    private bool RateSign(int at)
    {
        if (at == atoms.First)
        {
            return false;
        }

        if (atoms.IsAny(at - 1, "%", "percent", "cents", "dollars", "million", "billion", "times", "people", "barrels", "tons", "tonnes"))
        {
            return !atoms.IsAny(at + 2, "ago", "earlier", "later", "before", "after");
        }

        return false;
    }

    private char Unit(int at)
    {
        TimeAtom atom = atoms[at];
        return (char)(
            atom.Is(TimeClass.Unit) ? atom.Word!.ValueOf(TimeClass.Unit)
            : atom.Is(TimeClass.Units) ? atom.Word!.ValueOf(TimeClass.Units)
            : atom.Word!.ValueOf(TimeClass.ShortUnit)
        );
    }

    private string Text(int at, TimeClass type) => TimeLexicon.Shipped.Text(atoms[at].Word!.ValueOf(type));
}
