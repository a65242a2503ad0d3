using Demarche.Text;

namespace Demarche.Intake.Tests;

public sealed class FrontMatterReaderTests
{
    private const string VideoPage = """
        ---
        title: "Why the sluices stay shut | Harbour TV"
        vid_id: "Ab3dEf"
        categories: "Politics"
        tags: ["Harbour TV"]
        date: "2031-03-05T09:15:00+03:00"
        vid_date: "2031-03-04T22:37:36Z"
        duration: "PT12M30S"
        channel: "Harbour TV"
        ---
        {% raw %}Envoys of Arvenia and Tasmere met for four hours. The &quot;open sluice&quot; plan failed. <br /><br />Arvenia&#39;s minister gave no date for a second round of talks in the spring.<br /><br />_<br />00:00 Four hours in Port Callis<br />01:42 Pell Adair, water minister<br />1:02:35 What next? <br /><br />Subscribe: <a href="https://example.org/sub">https://example.org/sub</a><br />Follow us on social media:<br />►Facebook: <a href="https://example.org/fb">https://example.org/fb</a><br />#Arvenia #Tasmere{% endraw %}
        """;

    [Fact]
    public void A_video_page_gives_text_chapters_and_tags()
    {
        Report report = Reading.One("page.txt", VideoPage);

        Assert.Equal(ReportKind.VideoPage, report.Kind);
        Assert.Equal("Why the sluices stay shut", report.Title);
        Assert.Equal("Harbour TV", report.Outlet);
        Assert.Equal(["Harbour TV", "Politics", "Arvenia", "Tasmere"], report.Tags);
        Assert.Equal(
            [
                "Envoys of Arvenia and Tasmere met for four hours. The \"open sluice\" plan failed.",
                "Arvenia's minister gave no date for a second round of talks in the spring.",
                "Four hours in Port Callis",
                "Pell Adair, water minister",
                "What next?",
            ],
            report.Parts.Select(part => part.Span.Of(report.Text.Value))
        );
        Assert.Equal([null, null, 0, 102, 3755], report.Parts.Select(part => part.StartSeconds));
        Assert.Equal(PartKind.Chapter, report.Parts[^1].Kind);
    }

    [Fact]
    public void The_recording_dates_the_report_and_the_page_is_kept_beside_it()
    {
        Report report = Reading.One("page.txt", VideoPage);

        Assert.Equal("2031-03-04T22:37:36Z", report.Published.Value);
        Assert.Equal(PublishedBasis.FrontMatter, report.Published.Basis);
        Assert.Equal("2031-03-05T09:15:00+03:00", report.Modified?.Value);
        Assert.Contains(report.Notes, note => note.StartsWith("page dated 2031-03-05", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("---\ntitle: Sluices\nauthor: {name: Jane Roe}\ndate: 2031-03-05\n---\n")]
    [InlineData("+++\ntitle = \"Sluices\"\ndate = 2031-03-05\nauthor = \"Jane Roe\"\n+++\n")]
    [InlineData("{\"title\": \"Sluices\", \"date\": \"2031-03-05\", \"author\": [{\"name\": \"Jane Roe\"}]}\n\n")]
    [InlineData("---\ntitle: Sluices\nbroken: [\ndate: 2031-03-05\nauthor: Jane Roe\n---\n")]
    public void Heads_in_yaml_toml_json_and_broken_ones_are_read(string head)
    {
        Report report = Reading.One(
            "a.md",
            head + "# The river\n\nThe *lower* sluices [stay shut](https://example.org), the ministry said.\n{: .lead}\n"
        );

        Assert.Equal("Sluices", report.Title);
        Assert.Equal(["Jane Roe"], report.Authors);
        Assert.StartsWith("2031-03-05", report.Published.Value, StringComparison.Ordinal);
        Assert.Equal("The river\n\nThe lower sluices stay shut, the ministry said.", report.Text.Value);
    }

    [Fact]
    public void A_page_that_asks_not_to_be_published_is_skipped() =>
        Assert.IsType<IntakeSkipped>(Assert.Single(Reading.All("a.md", "---\ntitle: A\npublished: false\n---\nSecret.")));

    [Fact]
    public void The_name_of_the_file_dates_a_page_without_a_date() =>
        Assert.Equal("2031-03-05", Reading.One("site/2031-03-05-sluices.md", "---\ntitle: A\n---\nThe sluices stay shut.").Published.Value);

    [Fact]
    public void A_rule_across_plain_text_is_no_front_matter() =>
        Assert.Contains("above", Reading.One("a.txt", "---\nabove\n---\nThe sluices stay shut.").Text.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void A_head_nested_without_end_is_survived(char open) =>
        Assert.Equal("Text.", Reading.One("a.md", $"---\ntitle: {new string(open, 100_000)}\n---\nText.").Text.Value);
}
