namespace Demarche.Intake.Tests.Metadata;

public sealed class NearestDateTests
{
    private const string Prose =
        "<p>Arvenia promised to open the lower sluices before the end of the month, and its minister said that the lake stood high.</p>";

    [Theory]
    [InlineData("<p>04.03.2031 | Lake, Farms, Ferries and much besides</p>", "", "2031-03-04")]
    [InlineData("", "<p>Erschienen am: 04.03.2031</p>", "2031-03-04")]
    [InlineData("", "<p>The next issue is out on 6 April 2031.</p>", null)]
    [InlineData("", "<script>var page = {\"publishedDate\":\"2031-03-04T10:00:00Z\"};</script>", "2031-03-04T10:00:00Z")]
    public void A_date_near_the_headline_or_named_as_that_of_publication_dates_the_page(string above, string below, string? value)
    {
        Report report = Reading.One(
            "page.html",
            $"<!doctype html><html lang='de'><head><title>Sluices to open</title></head><body><h2>Sluices to open</h2>{above}{Prose}{Prose}{Prose}{below}</body></html>"
        );

        Assert.Equal(value, report.Published.Value);
    }

    [Fact]
    public void Outside_English_the_day_comes_first()
    {
        Report report = Reading.One(
            "page.html",
            $"<!doctype html><html lang='de'><head><meta name=date content='01/11/2031'></head><body><h1>Schleusen</h1>{Prose}</body></html>"
        );

        Assert.Equal("2031-11-01", report.Published.Value);
    }
}
