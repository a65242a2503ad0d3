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
        StoryDays days = new();
        foreach (Mention<StorySketch> member in members)
        {
            days.Add(member.Report);
        }

        return Compose(members, days);
    }

    /// <param name="first">The first members, as many as are compared.</param>
    /// <param name="days">Of all members.</param>
    public static StoryLine Compose(IReadOnlyList<Mention<StorySketch>> first, StoryDays days)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(days);
        Mention<StorySketch>[] titled = [.. first.Take(MostCompared).Where(static m => StoryDays.IsTitled(m.Report))];
        Mention<StorySketch>? central = titled.MaxBy(m => titled.Sum(o => TermVector.Cosine(m.Told.Body, o.Told.Body)));
        Evidence? heading = (central ?? first[0]).Told.Heading;
        return new StoryLine
        {
            Title = heading?.Text ?? central?.Report.Title ?? string.Join(' ', first[0].Told.HeadNames),
            Date = days.Date,
            Heading = heading,
            Digest = StoryDigest.Of([.. first.Take(MostCompared).Select(static m => m.Told)]),
        };
    }
}
