namespace Demarche.Intake.Tests;

public sealed class ChapterLinesTests
{
    [Fact]
    public void Rising_times_before_titles_are_chapters()
    {
        var blocks = ChapterLines.Mark(Lines("Four hours of talks.", "0:00 Intro", "(02:35) Agreement?", "1:02:35 - What next"));

        Assert.Equal([null, 0, 155, 3755], blocks.Select(block => block.StartSeconds));
        Assert.Equal(["Four hours of talks.", "Intro", "Agreement?", "What next"], blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("10:30 The train leaves for Port Callis.", "The talks begin in the town hall.")]
    [InlineData("12:00 Lunch", "09:00 Talks")]
    [InlineData("10:300 votes", "11:30am Doors open")]
    public void Times_of_day_and_scores_are_text(string one, string two) =>
        Assert.All(ChapterLines.Mark(Lines(one, two)), block => Assert.Equal(PartKind.Paragraph, block.Kind));

    private static BodyBlock[] Lines(params string[] lines) => [.. lines.Select(line => new BodyBlock(PartKind.Paragraph, line))];
}
