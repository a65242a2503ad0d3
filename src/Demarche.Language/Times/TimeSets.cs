namespace Demarche.Language;

/// <summary>What repeats (<c>Data/times/sets.txt</c>).</summary>
internal sealed class TimeSets(TimeAtoms atoms)
{
    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Set => Set(match),
            TimeAction.TimesSet => TimesSet(match),
            TimeAction.AdverbSet => TimeDraft.Of(match).Open(TimexType.Set, Text(match.First, TimeClass.Adverb), "repeats"),
            TimeAction.RateSet => Rate(match),
            _ => null,
        };

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

            draft.Value = TimeUnits.Duration(number, TimeUnits.At(atoms, unit));
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
        return draft.Open(
            TimexType.Set,
            TimeUnits.Duration(new TimeNumber(1), TimeUnits.At(atoms, match.At(TimeClass.Unit, atoms))),
            "repeats"
        );
    }

    // "$2 million a year", "40 hours a week": a rate; "per day".
    private TimeDraft? Rate(in TimeMatch match)
    {
        if (!atoms[match.First].Is(TimeClass.Per) && !IsRate(match.First))
        {
            return null;
        }

        char unit = TimeUnits.At(atoms, match.End - 1);
        return unit is 's' or 'm' or 'H' && atoms[match.First].Is(TimeClass.Per)
            ? null
            : TimeDraft.Of(match).Open(TimexType.Set, TimeUnits.Duration(new TimeNumber(1), unit), "repeats");
    }

    /// <summary>Whether "a year" at an atom is a rate: what stands before it is a number or a counted plural.</summary>
    public bool IsRate(int at)
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

    private string Text(int at, TimeClass type) => TimeLexicon.Shipped.Text(atoms[at].Word!.ValueOf(type));
}
