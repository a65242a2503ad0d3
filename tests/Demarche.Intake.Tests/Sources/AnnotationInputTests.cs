using System.Text;
using CsCheck;
using Demarche.Text;

namespace Demarche.Intake.Tests;

public sealed class AnnotationInputTests
{
    [Fact]
    public void Text_is_kept_character_by_character()
    {
        GivenReport given = One("""{"id":"a","text":" Read more: x \r\n\n Two\u00a0 spaces. ","title":"T | Post","outlet":"Post"}""");

        Assert.Equal(" Read more: x \r\n\n Two\u00a0 spaces. ", given.Report.Text.Value);
        Assert.Equal("T | Post", given.Report.Title);
        Assert.Equal(["Read more: x", "Two\u00a0 spaces."], given.Report.Parts.Select(part => part.Span.Of(given.Report.Text.Value)));
        Assert.Null(given.Tokens);
    }

    [Fact]
    public void A_name_that_escapes_half_a_surrogate_pair_names_nothing_and_harms_nothing()
    {
        GivenReport given = One("""{"\ud800":1,"text":"It opened.","tokens":[[[0,2],[3,9],[9,10]]]}""");

        Assert.Equal("It opened.", given.Report.Text.Value);
        Assert.Equal(3, given.Tokens!.Value[0].Length);
    }

    [Fact]
    public void Token_offsets_count_code_points()
    {
        GivenReport given = One("""{"text":"😀 ok.","tokens":[[[0,1],[2,4],[4,5]]]}""");

        Assert.Equal([new TextSpan(0, 2), new TextSpan(3, 5), new TextSpan(5, 6)], given.Tokens!.Value[0]);
    }

    [Theory]
    [InlineData("2031-03-04", DatePrecision.Day)]
    [InlineData("2031-03-04T21:40", DatePrecision.Minute)]
    [InlineData("2031-03-04T21:40:00+05:30", DatePrecision.Second)]
    public void The_date_keeps_its_precision(string published, DatePrecision precision)
    {
        PublishedDate date = One($$"""{"text":"Ok.","published":"{{published}}"}""").Report.Published;

        Assert.Equal((published, precision), (date.Value, date.Precision));
    }

    [Theory]
    [InlineData("""{"text":"ok","tokens":[[[0,9]]]}""")]
    [InlineData("""{"text":"ok","tokens":[[[1,0]]]}""")]
    [InlineData("""{"text":"ok","tokens":5}""")]
    [InlineData("""["text"]""")]
    [InlineData("nonsense")]
    [InlineData("""{"id":"a"}""")]
    public void What_cannot_be_used_is_a_failure(string line) =>
        Assert.IsType<IntakeFailure>(AnnotationInput.ReadLine(line, "-#1", 1, IntakeOptions.Default));

    [Fact]
    public void Html_is_cleaned() => Assert.Equal("One.\n\nTwo.", One("""{"html":"<p>One.</p><p>Two.</p>"}""").Report.Text.Value);

    [Fact]
    public void Any_text_comes_back_as_it_went_in() =>
        Gen
            .String.Where(text => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))
            .Sample(text =>
            {
                string line = System.Text.Json.JsonSerializer.Serialize(new { text });
                Assert.Equal(text, One(line).Report.Text.Value);
            });

    private static GivenReport One(string line)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(line + "\n"));
        return Assert.IsType<GivenReport>(Assert.Single(AnnotationInput.Read(stream, "-", IntakeOptions.Default)));
    }
}
