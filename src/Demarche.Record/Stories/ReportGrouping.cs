using System.Collections.Immutable;
using Demarche.Intake;

namespace Demarche.Record;

/// <summary>Text that a report shares with an earlier one, as the <c>group</c> command tells it.</summary>
public sealed record GroupedCopy(string Of, double Fraction, double OfFraction);

/// <summary>Where one report stands among those given before it.</summary>
/// <param name="Id">The id that the input gave, else the report's own.</param>
/// <param name="Story">Number of the story, counted from 1 in order of appearance.</param>
public sealed record GroupResult(string Id, int Story, ImmutableArray<GroupedCopy> Copies, ImmutableArray<string> Origins);

/// <summary>A report as grouping looks at it: made by <see cref="ReportGrouping.Draw"/>.</summary>
public sealed class DrawnReport
{
    internal DrawnReport(Report report, CopyText text, Mention<StorySketch> sketch) => (Report, Text, Sketch) = (report, text, sketch);

    internal Report Report { get; }

    internal CopyText Text { get; }

    internal Mention<StorySketch> Sketch { get; }
}

/// <summary>
/// Places reports one after the other, each from those before it: give them in order of publication. Reports older than the window are
/// forgotten, so that memory is bounded. One thread at a time.
/// </summary>
public sealed class ReportGrouping
{
    private readonly CopyGrouping _copies;
    private readonly StoryGrouping _stories;

    /// <param name="window">Number of reports remembered.</param>
    /// <param name="revises">Keeps what <see cref="FinalStories"/> needs.</param>
    public ReportGrouping(int window = 200_000, bool revises = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _copies = new CopyGrouping(window);
        _stories = new StoryGrouping(window, revises);
    }

    /// <summary>What placing needs of a report, from its title, text and date alone: pure, so that many can be drawn side by side.</summary>
    public static DrawnReport Draw(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CopyText text = CopyText.Of(report.Text);
        return new DrawnReport(report, text, StoryGrouping.Draw(report, text));
    }

    /// <summary>Draws a report and places it.</summary>
    public GroupResult Add(Report report) => Add(Draw(report));

    /// <summary>Places a report that was drawn before.</summary>
    public GroupResult Add(DrawnReport drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        CopiesOfReport copies = _copies.Add(drawn.Report, drawn.Text);
        return new GroupResult(
            drawn.Report.GivenId ?? drawn.Report.Id.Value,
            _stories.Add(drawn.Sketch) + 1,
            copies.Copies,
            OriginJudgement.Names(copies.Origins)
        );
    }

    /// <summary>The stories as they stand when all reports have been seen, one for each report in the order of adding, counted from 1.</summary>
    public int[] FinalStories() => Array.ConvertAll(_stories.Final(), static story => story + 1);
}
