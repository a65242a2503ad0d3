namespace Demarche.Language;

/// <summary>Lengths of time (<c>Data/times/durations.txt</c>), and what <see cref="TimeSets"/> reads.</summary>
internal sealed class Durations(TimeAtoms atoms)
{
    private readonly TimeSets _sets = new(atoms);

    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Duration or TimeAction.Age => Duration(match),
            TimeAction.DurationCompound => Compound(match),
            TimeAction.DurationRange => Range(match),
            TimeAction.DurationOrTwo => Length(match, new TimeNumber(null), TimeUnits.At(atoms, match.First + 1)),
            TimeAction.DurationAlone => Alone(match),
            TimeAction.DurationHalf => Half(match),
            _ => _sets.Read(match),
        };

    private TimeDraft? Duration(in TimeMatch match)
    {
        int at = match.First;
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units | TimeClass.ShortUnit, atoms);
        TimeNumber.Read(atoms, at, out TimeNumber number);
        char unit = TimeUnits.At(atoms, unitAt);
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

        if (article && (_sets.IsRate(at) || atoms.Is(at - 1, TimeClass.Digits | TimeClass.Num)))
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
        string left = TimeUnits.Duration(number, TimeUnits.At(atoms, unitAt));
        if (
            order.IndexOf(TimeUnits.At(atoms, unitAt), StringComparison.Ordinal)
            >= order.IndexOf(TimeUnits.At(atoms, otherAt), StringComparison.Ordinal)
        )
        {
            // "half an hour, two years": two lengths; the second is read next.
            TimeDraft first = new() { First = match.First, End = unitAt + 1 };
            return first.Open(TimexType.Duration, left, "length of time");
        }

        string right = TimeUnits.Duration(other, TimeUnits.At(atoms, otherAt));
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
        return and && !atoms.Is(match.First - 1, "between") ? null : Length(match, new TimeNumber(null), TimeUnits.At(atoms, unitAt));
    }

    private TimeDraft? Alone(in TimeMatch match)
    {
        char unit = TimeUnits.At(atoms, match.First);
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
            unit = TimeUnits.At(atoms, match.End - 1);
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
                && TimeUnits.At(atoms, unitAt) != 'H'
                && !atoms.Is(match.First + 1, TimeClass.Dash)
            ? null
            : TimeDraft
                .Of(match)
                .Open(TimexType.Duration, TimeUnits.Duration(new TimeNumber(.5m), TimeUnits.At(atoms, unitAt)), "length of time");
    }
}
