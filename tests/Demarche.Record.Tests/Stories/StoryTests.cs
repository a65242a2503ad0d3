using Demarche.Intake;
using Demarche.Text;
using NodaTime;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class StoryTests
{
    private const string Sluices =
        "Tasmere on Monday demanded that Arvenia reopen the lower sluices of the Imber dam. Water in the Tasmere valley has fallen by half, farmers say.";

    private const string SluicesAgain =
        "Arvenia must reopen the lower sluices of the Imber dam, Tasmere demanded. Farmers of the valley say that the water has fallen by half.";

    private const string Ferry =
        "The ferry between Soland and the outer islands was cancelled after its captain fell ill, and school trips were put off.";

    [Fact]
    public void Two_accounts_of_one_event_are_one_story_and_another_event_is_not()
    {
        var stories = Components.Of(
            new StoryJoin(),
            [Sketch("a", Sluices, March(3)), Sketch("b", SluicesAgain, March(4)), Sketch("c", Ferry, March(3))]
        );
        Assert.Equal(["a,b", "c"], stories.Select(static s => string.Join(',', s.Select(static m => m.Report.Id.Value))));
    }

    [Fact]
    public void The_same_account_weeks_apart_is_another_story() =>
        Assert.False(new StoryJoin().Joins(Sketch("a", Sluices, March(3)), Sketch("b", SluicesAgain, March(24))));

    [Fact]
    public void An_undated_report_has_the_days_of_its_story()
    {
        PublishedDate date = PublicationInference.Infer(
            Facts("u"),
            PublicationClues.None,
            [Facts("a", March(3)), Facts("b", March(4)), Facts("u")]
        )!;
        Assert.Equal(("2031-03-03/2031-03-04", PublishedBasis.OtherReport, "a"), (date.Value, date.Basis, date.From));
        Assert.Null(date.LocalDay);
    }

    [Fact]
    public void A_weekday_that_the_text_names_narrows_the_days()
    {
        // 4 March 2031 is a Tuesday.
        PublicationClues tuesday = new([(int)IsoDayOfWeek.Tuesday], null);
        PublishedDate date = PublicationInference.Infer(Facts("u"), tuesday, [Facts("a", March(3)), Facts("b", March(4))])!;
        Assert.Equal(March(4), date.LocalDay);
        Assert.Null(PublicationInference.Infer(Facts("u"), tuesday, [Facts("a", March(3))]));
    }

    [Fact]
    public void A_date_without_a_year_takes_the_year_of_its_story()
    {
        PublishedDate date = PublicationInference.Infer(Facts("u"), new PublicationClues([], "03-02"), [Facts("a", March(3))])!;
        Assert.Equal(March(2), date.LocalDay);
        Assert.Null(PublicationInference.Infer(Facts("u"), new PublicationClues([], "09-02"), [Facts("a", March(3))]));
    }

    [Fact]
    public void An_inferred_date_dates_no_other_report()
    {
        PublishedDate inferred = PublicationInference.Infer(Facts("u"), PublicationClues.None, [Facts("a", March(3))])!;
        Assert.Null(PublicationInference.Infer(Facts("v"), PublicationClues.None, [Facts("u") with { Published = inferred }]));
    }

    [Fact]
    public void A_stream_is_placed_from_earlier_reports_only()
    {
        ReportGrouping grouping = new();
        GroupResult first = grouping.Add(Report("a", Sluices, "Lorn Post", March(3)));
        GroupResult second = grouping.Add(Report("b", Sluices, "Quell Times", March(4)));
        GroupResult third = grouping.Add(Report("c", Ferry, "Quell Times", March(4)));
        Assert.Empty(first.Copies);
        Assert.Equal(new GroupedCopy("a", 1, 1), Assert.Single(second.Copies));
        Assert.Equal(first.Story, second.Story);
        Assert.Equal(first.Origins, second.Origins);
        Assert.NotEqual(first.Story, third.Story);
        Assert.Empty(third.Copies);
    }

    [Fact]
    public void Reports_outside_the_window_are_forgotten()
    {
        ReportGrouping grouping = new(window: 1);
        grouping.Add(Report("a", Sluices, "Lorn Post", March(3)));
        grouping.Add(Report("b", Ferry, "Lorn Post", March(3)));
        Assert.Empty(grouping.Add(Report("c", Sluices, "Lorn Post", March(4))).Copies);
    }

    private static Mention<StorySketch> Sketch(string id, string text, LocalDate day) =>
        new(Facts(id, day), 0, StorySketches.Of(null, new CleanText(text)));
}
