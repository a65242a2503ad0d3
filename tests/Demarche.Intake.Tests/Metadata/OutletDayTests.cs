namespace Demarche.Intake.Tests.Metadata;

public sealed class OutletDayTests
{
    [Theory]
    [InlineData("2031-03-05T01:20:00Z", "https://lakepost.example/2031/03/04/sluices", "2031-03-04")]
    [InlineData("2031-03-05T01:20:00Z", "https://lakepost.example/2031/03/05/sluices", "2031-03-05T01:20:00Z")]
    [InlineData("2031-03-05T18:20:00Z", "https://lakepost.example/2031/03/04/sluices", "2031-03-05T18:20:00Z")]
    [InlineData("2031-03-04T23:30:00Z", "https://seebote.de/sluices", "2031-03-05T00:30:00+01:00")]
    [InlineData("2031-03-04T12:30:00Z", "https://seebote.de/sluices", "2031-03-04T12:30:00Z")]
    [InlineData("2031-03-04T23:30:00Z", "https://seebote.tv/sluices", "2031-03-04T23:30:00Z")]
    [InlineData("2031-03-04T23:30:00+00:00", "https://seebote.de/sluices", "2031-03-05T00:30:00+01:00")]
    public void A_time_in_UTC_is_given_the_day_that_the_outlet_had(string stated, string address, string value)
    {
        Report report = Reading.One(
            "page.html",
            $"<!doctype html><html><head><link rel=canonical href='{address}'><meta property='article:published_time' content='{stated}'></head>"
                + "<body><h1>Sluices stay shut</h1><p>The lower sluices stay shut until the spring, the minister said in the evening.</p></body></html>"
        );

        Assert.Equal(value, report.Published.Value);
    }
}
