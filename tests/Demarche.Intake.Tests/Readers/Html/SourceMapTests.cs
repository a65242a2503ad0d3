using Demarche.Text;

namespace Demarche.Intake.Tests.Readers.Html;

public sealed class SourceMapTests
{
    [Fact]
    public void Words_are_found_in_the_source_with_the_tags_between_them()
    {
        Report report = Reading.One(
            "page.html",
            "<!doctype html><html><body><article><h1>Sluices stay shut</h1>"
                + "<p>Arvenia&rsquo;s minister said <em>on Tuesday</em> that the lower sluices would stay shut until the spring.</p>"
                + "<p>The neighbouring country had asked for them to be opened, and said that its farms were running dry &amp; bare.</p>"
                + "</article></body></html>"
        );
        SourceMap map = SourceMap.Of(report);

        Assert.Equal("said <em>on Tuesday</em> that", Found("said on Tuesday that"));
        Assert.Equal("Arvenia&rsquo;s minister", Found("Arvenia’s minister"));
        Assert.Equal("dry &amp; bare.", Found("dry & bare."));

        string? Found(string words)
        {
            int at = report.Text.Value.IndexOf(words, StringComparison.Ordinal);
            return map.Find(new TextSpan(at, at + words.Length)) is { } span ? span.Of(map.Source) : null;
        }
    }

    [Theory]
    [InlineData("weblog.html")]
    [InlineData("newspaper.html")]
    [InlineData("print-view-of-tables.html")]
    [InlineData("right-to-left.html")]
    [InlineData("without-spaces.html")]
    [InlineData("amp.html")]
    public void Every_part_of_a_page_leads_back_to_its_source(string name)
    {
        Report report = Reading.One(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", name)));
        SourceMap map = SourceMap.Of(report);

        Assert.All(
            report.Parts,
            part =>
            {
                TextSpan span = Assert.NotNull(map.Find(part.Span));
                Assert.Equal(part.Span.Of(report.Text.Value)[..5], span.Of(map.Source)[..5]);
            }
        );
    }
}
