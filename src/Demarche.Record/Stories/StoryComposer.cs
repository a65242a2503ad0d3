using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>Line of a story: named by the report most like all the others, dated by its first day.</summary>
public sealed class StoryComposer : ILineComposer<StorySketch, StoryLine>
{
    private const int MostCompared = 50;

    public StoryLine Compose(IReadOnlyList<Mention<StorySketch>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Mention<StorySketch>[] titled = [.. members.Where(static m => !string.IsNullOrWhiteSpace(m.Report.Title)).Take(MostCompared)];
        Mention<StorySketch>? central = titled.MaxBy(m => titled.Sum(o => StoryJoin.Likeness(m.Told, o.Told)));
        return new StoryLine
        {
            Title = central?.Report.Title ?? string.Join(' ', members[0].Told.Names.Take(5).Select(static n => n.Term)),
            Date = DateOf(members),
            Reports = [.. members.Select(static m => m.Report.Id)],
        };
    }

    private static StatedDate DateOf(IReadOnlyList<Mention<StorySketch>> members)
    {
        LocalDate[] days = [.. members.Select(static m => DateOverlap.DayOf(m.Report)).OfType<LocalDate>().Order()];
        if (days.Length == 0)
        {
            return StatedDate.Unknown;
        }

        string first = LocalDatePattern.Iso.Format(days[0]);
        return new StatedDate
        {
            Value = days[0] == days[^1] ? first : $"{first}/{LocalDatePattern.Iso.Format(days[^1])}",
            Earliest = days[0],
            Latest = days[^1],
            Precision = days[0] == days[^1] ? DatePrecision.Day : DatePrecision.Range,
            Basis = DateBasis.Publication,
            Reason = "days of publication of its reports",
        };
    }
}
