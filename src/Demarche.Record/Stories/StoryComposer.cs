using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Record;

/// <summary>
/// Line of a story: dated by its days of publication, named by the report most like the others among its first ones. Sketches of
/// reports behind those are not looked at.
/// </summary>
public sealed class StoryComposer : ILineComposer<StorySketch, StoryLine>
{
    /// <summary>Reports whose sketches are compared.</summary>
    public const int MostCompared = 50;

    public StoryLine Compose(IReadOnlyList<Mention<StorySketch>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Mention<StorySketch>[] titled = [.. members.Take(MostCompared).Where(IsTitled)];
        Mention<StorySketch>? central = titled.MaxBy(m => titled.Sum(o => TermVector.Cosine(m.Told.Body, o.Told.Body)));
        return new StoryLine
        {
            Title = (central ?? members.FirstOrDefault(IsTitled))?.Report.Title ?? string.Join(' ', members[0].Told.HeadNames),
            Date = DateOf(members),
        };
    }

    private static bool IsTitled(Mention<StorySketch> member) => !string.IsNullOrWhiteSpace(member.Report.Title);

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
