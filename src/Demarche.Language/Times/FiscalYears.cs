using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace Demarche.Language;

/// <summary>
/// The days of a fiscal year: as the text itself says where it ends ("the fiscal year ended June 30"), else by the government that the
/// sentence speaks of (<c>Data/times/fiscal-years.tsv</c>). Where neither is known the calendar year stands for it, and says so.
/// </summary>
internal sealed class FiscalYears(TimeAtoms atoms)
{
    private static readonly FrozenDictionary<string, (int Month, bool ByStart)> s_governments = DataFile
        .Lines("times.fiscal-years.tsv")
        .Select(static l => l.Split('\t'))
        .ToFrozenDictionary(
            static c => c[0],
            static c => (int.Parse(c[1], CultureInfo.InvariantCulture), c[2] == "start"),
            StringComparer.OrdinalIgnoreCase
        );

    private LocalDate? _end;

    /// <summary>Remembers "the fiscal year ended June 30" when the draft is its day.</summary>
    public void Note(TimeDraft draft)
    {
        int at = draft.First - 1;
        at -= atoms.Is(at, "on") ? 1 : 0;
        if (
            draft.Period is { Grain: CalendarGrain.Day } day
            && atoms.IsAny(at, "ended", "ending", "ends", "closed", "closing")
            && atoms.Is(at - 1, "year")
            && atoms.Is(at - 2, TimeClass.Fiscal)
        )
        {
            _end = day.Start;
        }
    }

    /// <summary>Sets the days of a draft that names the fiscal year <paramref name="year"/>; its value stays the year's name.</summary>
    public void Spread(TimeDraft draft, int year)
    {
        if (_end is { } end)
        {
            LocalDate last = Day(new LocalDate(year, end.Month, 1), end.Day);
            Set(draft, last.PlusYears(-1).PlusDays(1), last, "fiscal year, ending as the text says");
        }
        else if (Government(draft) is { } government)
        {
            LocalDate first = new(government.ByStart || government.Month == 1 ? year : year - 1, government.Month, 1);
            Set(draft, first, first.PlusYears(1).PlusDays(-1), "fiscal year of the government spoken of");
        }
    }

    private static LocalDate Day(LocalDate month, int day) =>
        new(month.Year, month.Month, Math.Min(day, month.Calendar.GetDaysInMonth(month.Year, month.Month)));

    private static void Set(TimeDraft draft, LocalDate earliest, LocalDate latest, string reason) =>
        (draft.Earliest, draft.Latest, draft.Reason) = (earliest, latest, reason);

    // The government named last before the expression; else the first behind it.
    private (int Month, bool ByStart)? Government(TimeDraft draft)
    {
        for (int i = draft.First - 1; i >= atoms.First; i--)
        {
            if (At(i) is { } before)
            {
                return before;
            }
        }

        for (int i = draft.End; i < atoms.Count; i++)
        {
            if (At(i) is { } behind)
            {
                return behind;
            }
        }

        return null;
    }

    // "us" is a pronoun.
    private (int Month, bool ByStart)? At(int atom) =>
        char.IsUpper(atoms.In(atom)[0]) || atoms.Is(atom, "federal")
            ? s_governments.TryGetValue(atoms.In(atom).ToString(), out (int Month, bool ByStart) found)
                ? found
                : null
            : null;
}
