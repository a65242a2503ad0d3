namespace Demarche.Intake.Tests.Cleaning;

/// <summary>Captions that stand as paragraphs, told by the maker of the picture at their end.</summary>
public sealed class PictureCreditsTests
{
    [Theory]
    [InlineData("The lower sluices on Tuesday (Photo: Ada Brenn/AFP)")]
    [InlineData("The lower sluices on Tuesday. Credit: Ada Brenn")]
    [InlineData("The lower sluices on Tuesday (Image: getty )")]
    [InlineData("The lower sluices on Tuesday. Photo by Ada Brenn /AFP via Getty Images")]
    [InlineData("The lower sluices. Ada Brenn/Reuters")]
    [InlineData("Die unteren Schleusen am Dienstag. Foto: Ada Brenn")]
    [InlineData("Les vannes basses, mardi. Ada Brenn / AFP")]
    [InlineData("写真：Ada Brenn")]
    [InlineData("The lower sluices on Tuesday. (AP Photo/Ada Brenn)")]
    [InlineData("The lower sluices on Tuesday. REUTERS/Ada Brenn")]
    [InlineData("The lower sluices stay shut.Reuters")]
    [InlineData("수문이 닫혀 있다. 연합뉴스")]
    [InlineData("水門は閉じたまま＝13日（山田撮影）")]
    public void A_line_that_ends_in_the_maker_of_a_picture_is_a_caption(string line) => Assert.True(PictureCredits.IsCaption(line));

    [Theory]
    [InlineData("The ministry said, to its credit: the sluices stay shut.")]
    [InlineData(
        "The minister described the photo: a boat on a dry lake bed, with two men beside it and a flag that nobody had seen before."
    )]
    [InlineData("The talks were first reported by Reuters.")]
    [InlineData("Officials spoke of a picture: “nothing is settled”, one of them said after the talks. More is to follow on Tuesday.")]
    [InlineData("The deadline is 4/5 March.")]
    [InlineData("He works for the AP/Reuters pool.")]
    [InlineData("The report was carried by Reuters/Halmere Post and others.")]
    [InlineData("Nobody answered, it said. Reuters")]
    [InlineData("장관은 답하지 않았다고 연합뉴스")]
    public void Prose_is_not(string line) => Assert.False(PictureCredits.IsCaption(line));

    [Fact]
    public void Captions_between_paragraphs_are_dropped_with_their_reason()
    {
        const string Prose =
            "The foreign ministry of Arvenia said on Tuesday that the lower sluices would stay shut until the talks resume.";
        Report report = Reading.One(
            "page.html",
            $"<!doctype html><html><head><title>Sluices</title></head><body><h1>Culture : Sluices stay shut for a week or two</h1><p>{Prose}</p><p>The sluices (Photo: Ada Brenn/AFP)</p><p>{Prose} Again.</p></body></html>"
        );

        Assert.Contains(report.Dropped, block => block is { Reason: "caption", Text: "The sluices (Photo: Ada Brenn/AFP)" });
        Assert.DoesNotContain("Photo", report.Text.Value, StringComparison.Ordinal);
    }
}
