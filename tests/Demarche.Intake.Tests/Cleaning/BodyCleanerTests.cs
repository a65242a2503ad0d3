namespace Demarche.Intake.Tests;

/// <summary>What is text and what is the furniture of the page around it.</summary>
public sealed class BodyCleanerTests
{
    private const string First =
        "The foreign ministry of Arvenia said on Tuesday that the lower sluices would stay shut until the talks resume.";
    private const string Last = "Tasmere has not answered the note, and its envoy left Port Callis without speaking to reporters.";

    [Theory]
    [InlineData("Read more: Tasmere recalls its envoy", "related")]
    [InlineData("Also read | Tasmere recalls its envoy", "related")]
    [InlineData("ADVERTISEMENT", "advert")]
    [InlineData("Subscribe to our newsletter", "subscribe")]
    [InlineData("We use cookies to improve your visit", "boilerplate")]
    [InlineData("Follow us on Facebook", "boilerplate")]
    [InlineData("12 Comments", "comment")]
    [InlineData("Facebook: https://example.org/harbourpost", "navigation")]
    [InlineData("https://example.org/a https://example.org/b", "navigation")]
    [InlineData("* * *", "boilerplate")]
    [InlineData("(Reporting by Pell Adair; Editing by Mara Voss)", "disclaimer")]
    [InlineData("(This story has not been edited by our staff and is published from a syndicated feed.)", "disclaimer")]
    public void Furniture_between_paragraphs_is_dropped_with_its_reason(string line, string reason)
    {
        Report report = Clean(First, line, Last);

        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
        Assert.Equal(new DroppedBlock(0, line, reason), Assert.Single(report.Dropped));
    }

    [Theory]
    [InlineData("Subscribers to the water treaty met in Port Callis to discuss the sluices.")]
    [InlineData("Share prices of the dam's operator fell by a tenth after the announcement on Monday.")]
    [InlineData("Advertising campaigns by both governments have failed to change minds on either bank of the river.")]
    [InlineData("Read in full, the note says that “no sluice opens before the claims are settled”.")]
    [InlineData("Comments by the minister drew protests from Tasmere, which recalled its envoy.")]
    [InlineData("Envoy criticised for her comments")]
    [InlineData("Follow-up talks are to be held in March, officials of both sides said.")]
    [InlineData("Home to two million people, the valley depends on the river.")]
    [InlineData("“Watch the river,” he said.")]
    [InlineData("The latest news from the border is that 03 March was quiet.")]
    public void Sentences_that_begin_like_furniture_stay(string line) => Assert.Contains(line, Clean(First, line, Last).Text.Value);

    [Fact]
    public void A_caption_among_the_updates_of_a_live_blog_is_dropped_and_all_else_in_them_stays()
    {
        const string Caption = "Envoys leave the talks in Port Callis Credit: Ada Brenn/AFP";
        ReportDraft draft = new();
        BodyCleaner.Fill(
            draft,
            [
                new BodyBlock(PartKind.LiveUpdate, First, "2031-03-04"),
                new BodyBlock(PartKind.LiveUpdate, Caption, "2031-03-04"),
                new BodyBlock(PartKind.LiveUpdate, "Subscribe to our newsletter", "2031-03-04"),
            ]
        );

        CleanBody body = draft.Body.Build();
        Assert.Equal($"{First}\n\nSubscribe to our newsletter", body.Text.Value);
        Assert.Equal(new DroppedBlock(0, Caption, "caption"), Assert.Single(body.Dropped));
    }

    [Fact]
    public void A_list_of_other_headlines_with_dates_is_no_text_and_dates_nothing()
    {
        Report report = Clean(
            First,
            Last,
            "Latest newsHarvest fair opens in Ostry",
            "09.Jan.2036",
            "Ferry line doubles its sailings",
            "08.Jan.2036",
            "14 Jan 2036"
        );

        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
        Assert.All(report.Dropped, block => Assert.Equal("related", block.Reason));
        Assert.False(report.Published.IsKnown);
    }

    [Fact]
    public void Dated_headlines_need_no_heading_when_there_are_several()
    {
        Report report = Clean(
            First,
            Last,
            "Harvest fair opens",
            "9 January 2036",
            "Ferry sails",
            "8 January 2036",
            "Rain at last",
            "7 January 2036"
        );

        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
    }

    [Fact]
    public void The_text_goes_on_behind_a_list_in_its_middle()
    {
        Report report = Clean(First, "Related stories", "Harvest fair opens in Ostry", "Ferry line doubles its sailings", Last);

        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
        Assert.Equal(3, report.Dropped.Length);
    }

    [Fact]
    public void A_list_at_the_foot_with_an_address_behind_each_line_stays()
    {
        Report report = Clean(First, "1) Charter of the lake", "https://example.org/1", "2) Atlas of the valley", "https://example.org/2");

        Assert.Equal($"{First}\n\n1) Charter of the lake\n\n2) Atlas of the valley", report.Text.Value);
    }

    [Fact]
    public void A_date_alone_at_the_foot_dates_nothing()
    {
        Report report = Clean(First, Last, "14 Jan 2036");

        Assert.Null(report.Published.Value);
        Assert.Equal("metadata", Assert.Single(report.Dropped).Reason);
    }

    [Theory]
    [InlineData("Jane Roe", "Port Callis")]
    [InlineData("Jane Roe, Port Callis", null)]
    [InlineData("By Jane Roe", null)]
    public void A_name_and_place_below_the_text_are_its_byline(string name, string? place)
    {
        Report report = Clean([First, Last, name, .. place is null ? Array.Empty<string>() : [place]]);

        Assert.Equal(["Jane Roe"], report.Authors);
        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
    }

    [Fact]
    public void A_teaser_above_the_text_that_stands_in_it_again_is_dropped()
    {
        string teaser = "Its envoy left Port Callis. “We are ready either way,” he said.";
        Report report = Clean(
            teaser,
            First,
            "Tasmere is silent. Its envoy left Port Callis.",
            "“We are ready either way,” he said. Rain is expected in the valley."
        );

        Assert.Equal("repeated-teaser", Assert.Single(report.Dropped).Reason);
        Assert.StartsWith(First, report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_agency_line_gives_its_dates_and_its_credit()
    {
        ReportDraft draft = Draft(
            "Sluices stay shut",
            "Reuters | Updated: 26-01-2032 23:56 | Created: 25-01-2032 21:10",
            "Sluices stay shut",
            First,
            Last
        );
        Report report = draft.ToReport("a.txt", default);

        Assert.Equal("2032-01-25T21:10", report.Published.Value);
        Assert.Equal("2032-01-26T23:56", report.Modified?.Value);
        Assert.Equal(["Reuters"], draft.Credits);
        Assert.Equal(["metadata", "repeated-title"], report.Dropped.Select(block => block.Reason));
    }

    [Theory]
    [InlineData("Veröffentlicht: 25.01.2032 | Stand: 26.01.2032", "2032-01-26")]
    [InlineData("Publicerad 25 januari 2032 | Uppdaterad 27 januari 2032", "2032-01-27")]
    public void Labels_of_dates_are_known_in_other_languages(string line, string modified)
    {
        Report report = Draft("Sluices stay shut", line, First, Last).ToReport("a.txt", default);

        Assert.Equal("2032-01-25", report.Published.Value);
        Assert.Equal(modified, report.Modified?.Value);
        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
    }

    [Fact]
    public void Hashtags_behind_the_text_are_tags()
    {
        Report report = Clean(First, Last + " #Arvenia #Tasmere", "#sluices");

        Assert.Equal(["Arvenia", "Tasmere", "sluices"], report.Tags);
        Assert.Equal($"{First}\n\n{Last}", report.Text.Value);
    }

    [Fact]
    public void A_short_line_between_paragraphs_is_a_heading()
    {
        Report report = Clean(First, "What happens next", Last);

        Assert.Equal([PartKind.Paragraph, PartKind.Heading, PartKind.Paragraph], report.Parts.Select(part => part.Kind));
    }

    [Fact]
    public void Every_phrase_has_a_known_reason_and_place()
    {
        string[] reasons = ["navigation", "related", "advert", "subscribe", "disclaimer", "comment", "boilerplate"];
        Assert.All(
            DataFile.Rows("boilerplate.tsv"),
            row =>
            {
                Assert.Equal(4, row.Length);
                Assert.Contains(row[0], reasons);
                Assert.Contains(row[1], new[] { "any", "tail" });
                Assert.InRange(int.Parse(row[2]), 1, 500);
                Assert.Equal(row[3].ToLowerInvariant(), row[3]);
            }
        );
    }

    private static Report Clean(params string[] lines) => Draft(null, lines).ToReport("a.txt", default);

    private static ReportDraft Draft(string? title, params string[] lines)
    {
        ReportDraft draft = new() { Title = title };
        BodyCleaner.Fill(draft, [.. lines.Select(line => new BodyBlock(PartKind.Paragraph, line))]);
        return draft;
    }
}
