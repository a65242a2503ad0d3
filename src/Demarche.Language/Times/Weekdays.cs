using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Weekdays and parts of the day (<c>Data/times/weekdays.txt</c>): latest on or before publication unless the clause looks ahead.</summary>
internal sealed class Weekdays(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
{
    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Weekday => Weekday(match),
            TimeAction.Weekdays => Repeated(match),
            TimeAction.Parts => TimeDraft.Of(match).Open(TimexType.Set, "XXXX-XX-XXT" + Text(match.First, TimeClass.Parts), "repeats"),
            _ => Part(match),
        };

    private TimeDraft? Weekday(in TimeMatch match)
    {
        int at = match.First;
        bool shortForm = atoms[at].Is(TimeClass.ShortWeekday);
        if (!char.IsAsciiLetterUpper(atoms.In(at)[0]) || (shortForm && !atoms.Is(at - 1, "on") && !atoms.Is(at - 1, TimeClass.Meridiem)))
        {
            return null;
        }

        IsoDayOfWeek weekday = (IsoDayOfWeek)atoms[at].Word!.ValueOf(shortForm ? TimeClass.ShortWeekday : TimeClass.Weekday);
        TimeDraft draft = TimeDraft.Of(match);
        int part = match.At(TimeClass.Part, atoms);
        if (context.Now is not { } now)
        {
            draft.Open(TimexType.Date, $"XXXX-WXX-{(int)weekday}", "no date to count from");
        }
        else if (context.Narrative)
        {
            draft.With(CalendarPeriod.Day(now.PlusDays(-1).Next(weekday)), DateBasis.Relative, "weekday: first from the date told before");
        }
        else
        {
            Tense tense = tenseAt(at);
            bool ahead =
                tense == Tense.Future || (tense != Tense.Past && atoms.IsAny(at - 1, "until", "till", "by", "starting", "beginning"));
            LocalDate day = ahead ? now.PlusDays(-1).Next(weekday) : now.PlusDays(1).Previous(weekday);
            draft.With(
                CalendarPeriod.Day(day),
                context.Counted,
                ahead ? "weekday: first on or after publication, its clause looks ahead" : "weekday: latest on or before publication"
            );
        }

        return Deictics.Parted(draft, part < 0 ? null : Text(part, TimeClass.Part));
    }

    private TimeDraft Repeated(in TimeMatch match)
    {
        int parts = match.At(TimeClass.Parts, atoms);
        string value =
            $"XXXX-WXX-{atoms[match.First].Word!.ValueOf(atoms.Is(match.First, TimeClass.Weekdays) ? TimeClass.Weekdays : TimeClass.Weekday)}";
        return TimeDraft.Of(match).Open(TimexType.Set, parts < 0 ? value : value + "T" + Text(parts, TimeClass.Parts), "repeats");
    }

    // "the morning", "that night"; a bare "night" is seldom a time.
    private TimeDraft? Part(in TimeMatch match)
    {
        int at = match.At(TimeClass.Part, atoms);
        bool pointed = atoms.IsAny(match.First, "the", "this", "that");
        if (!pointed && !atoms.IsAny(match.First - 1, "at", "by", "early", "late", "mid"))
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        LocalDate? day =
            context.Narrative ? context.LastDay
            : context.LastDay is { } told && context.Sentence - context.LastSentence <= 1 ? told
            : context.Publication;
        if (day is { } known && pointed)
        {
            draft.With(CalendarPeriod.Day(known), DateBasis.Relative, "part of the day spoken of");
        }
        else
        {
            draft.Open(TimexType.Time, "XXXX-XX-XX", "day not stated");
        }

        draft.HasDay = false;
        draft.TakesEdge = true;
        return Deictics.Parted(draft, Text(at, TimeClass.Part));
    }

    private string Text(int at, TimeClass type) => TimeLexicon.Shipped.Text(atoms[at].Word!.ValueOf(type));
}
