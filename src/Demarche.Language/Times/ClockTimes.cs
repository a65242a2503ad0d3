using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Times of day (<c>Data/times/clock.txt</c>): "10:35 a.m. EDT", "1447EST", "noon".</summary>
internal sealed class ClockTimes(TimeAtoms atoms, TimeContext context)
{
    public TimeDraft? Read(in TimeMatch match)
    {
        int first = match.First;
        if (match.Action == TimeAction.ClockWord)
        {
            string word = TimeLexicon.Shipped.Text(atoms[first].Word!.ValueOf(TimeClass.Clockword));
            return At(match, word[0] == 'T' ? word : "T" + word);
        }

        int minutes;
        TimeAtom atom = atoms[first];
        if (match.Action == TimeAction.Military)
        {
            if (atom.Is(TimeClass.Digits) && (atom.Span.Length != 4 || atom.Number > 2400 || atom.Number % 100 > 59))
            {
                return null;
            }

            string tail = atoms.In(first).Length > 4 ? atoms.Text.Substring(atom.Span.Start + 4, atom.Span.Length - 4) : "";
            if (tail.Length > 0 && TimeLexicon.Shipped.Find(tail)?.Classes.HasFlag(TimeClass.Zone) != true && tail is not "hrs")
            {
                return null;
            }

            minutes = atom.Is(TimeClass.Digits) ? (atom.Number / 100 * 60) + (atom.Number % 100) : atom.Number;
        }
        else if (atom.Is(TimeClass.Clock))
        {
            minutes = atom.Number;
        }
        else
        {
            int hour = atom.Is(TimeClass.Card) ? atom.Word!.ValueOf(TimeClass.Card) : atom.Number;
            if (hour is < 0 or > 24)
            {
                return null;
            }

            minutes = hour * 60;
        }

        if (match.At(TimeClass.Meridiem, atoms) is var m and >= 0)
        {
            bool pm = atoms.In(m)[0] is 'p' or 'P';
            if (minutes >= 13 * 60 || (atoms.In(m) is "am" or "AM" or "pm" or "PM" && atom.Is(TimeClass.Card)))
            {
                return null;
            }

            minutes = (minutes % (12 * 60)) + (pm ? 12 * 60 : 0);
        }
        else if (match.Action == TimeAction.ClockIn && atoms.IsAny(match.End - 1, "afternoon", "evening", "night"))
        {
            minutes = (minutes % (12 * 60)) + (12 * 60);
        }
        else if (
            atom.Is(TimeClass.Clock)
            && match.End - match.First == 1
            && atoms.IsAny(first - 1, "of", "Luke", "John", "Mark", "Matthew")
        )
        {
            return null;
        }

        return At(match, string.Create(CultureInfo.InvariantCulture, $"T{minutes / 60:00}:{minutes % 60:00}"));
    }

    private TimeDraft At(in TimeMatch match, string clock)
    {
        TimeDraft draft = TimeDraft.Of(match);
        LocalDate? day =
            context.LastDay is { } told && (context.Narrative || context.Sentence == context.LastSentence) ? told : context.Now;
        if (day is { } known)
        {
            draft.With(CalendarPeriod.Day(known), context.Counted, "time of the day spoken of");
        }
        else
        {
            draft.Open(TimexType.Time, "XXXX-XX-XX", "day not stated");
        }

        draft.HasDay = false;
        draft.Type = TimexType.Time;
        draft.Clock = clock;
        draft.Value += clock;
        return draft;
    }
}
