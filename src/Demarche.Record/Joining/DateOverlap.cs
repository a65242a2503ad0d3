using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>What the dates of two tellings allow.</summary>
internal static class DateOverlap
{
    /// <summary>False only when both are known and share no day.</summary>
    public static bool Possible(LocalDate? leftEarliest, LocalDate? leftLatest, LocalDate? rightEarliest, LocalDate? rightLatest) =>
        !(leftLatest is { } leftEnd && rightEarliest is { } rightStart && leftEnd < rightStart)
        && !(rightLatest is { } rightEnd && leftEarliest is { } leftStart && rightEnd < leftStart);

    /// <summary>Days that the date leaves open; a great number when it is open to one side or unknown.</summary>
    public static int Width(StatedDate date) => Width(date.Earliest, date.Latest);

    /// <inheritdoc cref="Width(StatedDate)"/>
    public static int Width(LocalDate? earliest, LocalDate? latest) =>
        earliest is { } first && latest is { } last ? Math.Max(0, Period.DaysBetween(first, last)) : int.MaxValue;

    /// <summary>The report's day, as near as it is known.</summary>
    public static LocalDate? DayOf(ReportFacts report) => report.Published.LocalDay ?? report.Published.Earliest?.InUtc().Date;

    public static int Number(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);

    /// <summary>The narrowest; of equal ones the first. <see cref="StatedDate.Unknown"/> for none.</summary>
    public static StatedDate Narrowest(IEnumerable<StatedDate> dates)
    {
        StatedDate best = StatedDate.Unknown;
        int width = int.MaxValue;
        foreach (StatedDate date in dates)
        {
            int its = Width(date);
            if (its < width || (!best.IsKnown && date.Value is not null && best.Value is null))
            {
                (best, width) = (date, its);
            }
        }

        return best;
    }
}
