namespace Demarche.Intake.Tests.Metadata;

public sealed class UrlDateTests
{
    [Theory]
    [InlineData("https://example.com/2031/03/04/sluices", "2031-03-04")]
    [InlineData("https://example.com/news/2031-03-04-sluices", "2031-03-04")]
    [InlineData("https://example.com/20310304/sluices", "2031-03-04")]
    [InlineData("https://example.com/2031/mar/04/sluices", "2031-03-04")]
    [InlineData("https://example.com/2031/03/sluices", "2031-03")]
    [InlineData("https://example.com/article-2031-sluices", null)]
    [InlineData("https://example.com/12031/03/04/", null)]
    [InlineData("no address", null)]
    [InlineData(null, null)]
    public void A_date_in_the_path_is_read(string? url, string? value) => Assert.Equal(value, UrlDate.Read(url)?.Value);
}

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("https://www.lakepost.co.uk/a", "lakepost.co.uk")]
    [InlineData("https://news.lakepost.com/a", "lakepost.com")]
    [InlineData("http://127.0.0.1/a", null)]
    [InlineData("lakepost.com", null)]
    public void Subdomains_are_left_out(string url, string? domain) => Assert.Equal(domain, RegistrableDomain.Of(url));
}
