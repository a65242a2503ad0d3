namespace Demarche.Intake.Tests.Cleaning;

/// <summary>Paragraphs at the end of a text that tell of its author.</summary>
public sealed class AuthorNotesTests
{
    private static readonly string[] s_authors = ["Pell Adair"];

    [Theory]
    [InlineData("Pell Adair is a correspondent in Lorn and the author of two books on rivers.")]
    [InlineData("Dr Pell Adair teaches the law of rivers at the University of Quell.")]
    public void A_last_paragraph_that_begins_with_the_author_is_no_text(string note) => Assert.Equal("metadata", Reason(note));

    [Theory]
    [InlineData("“Patience is not a policy,” Pell Adair was told by the minister, who then left the room.")]
    [InlineData("Adair is a village of forty houses below the dam, and none of them has water now.")]
    [InlineData("Orsk spoke to Pell Adair in Lorn.")]
    public void Other_paragraphs_that_name_the_author_are(string line) => Assert.Null(Reason(line));

    [Fact]
    public void What_stands_before_the_last_paragraphs_is_left_alone()
    {
        string?[] reasons = new string?[5];
        List<BodyBlock> lines =
        [
            new(PartKind.Paragraph, "The minister spoke."),
            new(PartKind.Paragraph, "Pell Adair is the first to have seen the wall."),
            .. Enumerable.Repeat(new BodyBlock(PartKind.Paragraph, "The water stays where it is."), 3),
        ];

        AuthorNotes.Mark(s_authors, lines, reasons);

        Assert.All(reasons, Assert.Null);
    }

    private static string? Reason(string line)
    {
        string?[] reasons = new string?[2];
        AuthorNotes.Mark(s_authors, [new(PartKind.Paragraph, "The minister spoke."), new(PartKind.Paragraph, line)], reasons);
        return reasons[1];
    }
}
