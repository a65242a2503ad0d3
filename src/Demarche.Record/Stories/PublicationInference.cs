using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>Dates a report that has no full date of its own from the dated reports of its story. What it gives is marked as inferred.</summary>
public static class PublicationInference
{
    /// <summary>A report that names a weekday was published on that day or this many days later.</summary>
    private const int DaysAfterWeekday = 2;

    private const int WidestDays = 7;

    /// <param name="undated">A report without a date of its own, or with one that leaves out the year.</param>
    /// <param name="story">The reports of its story; those without a date of their own are not asked.</param>
    /// <returns>Null when the story is undated too, spreads over too many days, or contradicts what the text says.</returns>
    public static PublishedDate? Infer(ReportFacts undated, PublicationClues clues, IReadOnlyList<ReportFacts> story)
    {
        ArgumentNullException.ThrowIfNull(undated);
        ArgumentNullException.ThrowIfNull(clues);
        ArgumentNullException.ThrowIfNull(story);
        (LocalDate Day, ReportFacts Report)[] dated =
        [
            .. story
                .Where(r => r.Id != undated.Id && !r.Published.IsInferred)
                .Select(static r => (Day: DateOverlap.DayOf(r), Report: r))
                .Where(static d => d.Day is not null)
                .Select(static d => (d.Day!.Value, d.Report))
                .OrderBy(static d => d.Value)
                .ThenBy(static d => d.Report.Id),
        ];
        if (dated.Length == 0)
        {
            return null;
        }

        LocalDate first = dated[0].Day;
        LocalDate last = dated[^1].Day;
        if (clues.MonthDay is { } monthDay)
        {
            return InYear(undated, monthDay, dated);
        }

        if (Period.DaysBetween(first, last) > WidestDays)
        {
            return null;
        }

        List<LocalDate> possible = [];
        for (LocalDate day = first; day <= last; day = day.PlusDays(1))
        {
            if (Allows(clues, day))
            {
                possible.Add(day);
            }
        }

        if (possible.Count == 0)
        {
            return null;
        }

        // What is told of "on Monday" is mostly told on that Monday: where the story has one such day only, it is that day.
        List<LocalDate> named = possible.FindAll(day => clues.Weekdays.Contains((int)day.DayOfWeek));
        possible = named.Count == 1 ? named : possible;

        ReportFacts from = dated.FirstOrDefault(d => d.Day == possible[0], dated[0]).Report;
        string outlet = from.Outlet is null ? "" : $" ({from.Outlet})";
        string weekday =
            clues.Weekdays.Length == 0
                ? ""
                : $"; the text names {string.Join(", ", clues.Weekdays.Select(static d => ((IsoDayOfWeek)d).ToString()))}";
        return Made(
            undated,
            possible[0],
            possible[^1],
            from,
            $"{dated.Length} dated report{(dated.Length == 1 ? "" : "s")} of its story{outlet}{weekday}"
        );
    }

    private static PublishedDate? InYear(ReportFacts undated, string monthDay, (LocalDate Day, ReportFacts Report)[] dated)
    {
        (LocalDate Day, ReportFacts From, int Distance)? best = null;
        foreach ((LocalDate day, ReportFacts report) in dated)
        {
            for (int year = day.Year - 1; year <= day.Year + 1; year++)
            {
                ParseResult<LocalDate> parsed = LocalDatePattern.Iso.Parse($"{year:0000}-{monthDay}");
                if (!parsed.Success)
                {
                    continue;
                }

                int distance = Math.Abs(DateOverlap.Number(parsed.Value) - DateOverlap.Number(day));
                if (distance <= WidestDays && (best is null || distance < best.Value.Distance))
                {
                    best = (parsed.Value, report, distance);
                }
            }
        }

        return best is { } found
            ? Made(undated, found.Day, found.Day, found.From, "day as the report gives it, year from its story")
            : null;
    }

    private static bool Allows(PublicationClues clues, LocalDate day)
    {
        foreach (int weekday in clues.Weekdays)
        {
            int since = ((int)day.DayOfWeek - weekday + 7) % 7;
            if (since <= DaysAfterWeekday)
            {
                return true;
            }
        }

        return clues.Weekdays.Length == 0;
    }

    private static PublishedDate Made(ReportFacts undated, LocalDate first, LocalDate last, ReportFacts from, string reason)
    {
        string start = LocalDatePattern.Iso.Format(first);
        return new PublishedDate
        {
            Value = first == last ? start : $"{start}/{LocalDatePattern.Iso.Format(last)}",
            Earliest = first.AtMidnight().InUtc().ToInstant(),
            Latest = last.PlusDays(1).AtMidnight().InUtc().ToInstant() - Duration.FromSeconds(1),
            Precision = first == last ? DatePrecision.Day : DatePrecision.Range,
            Text = undated.Published.Text,
            Basis = PublishedBasis.OtherReport,
            From = from.Id.Value,
            Reason = reason,
            LocalDay = first == last ? first : null,
        };
    }
}
