using Demarche.Text;

namespace Demarche.Intake.Tests.OriginSigns;

public sealed class DatelineReaderTests
{
    [Theory]
    [InlineData("TASMERE CITY, March 4 (Reuters) - The water minister said", "TASMERE CITY", "March 4", "Reuters")]
    [InlineData("ARVEN (AP) — The water minister said", "ARVEN", null, "AP")]
    [InlineData("ARVEN, March 4. /TASS/. The water minister said", "ARVEN", "March 4", "TASS")]
    [InlineData("ARVEN. March 4 (Interfax) - The water minister said", "ARVEN", "March 4", "Interfax")]
    [InlineData("ARVEN, March 4 (Xinhua) -- The water minister said", "ARVEN", "March 4", "Xinhua")]
    [InlineData("Arven (dpa) - Der Minister sagte", "Arven", null, "dpa")]
    [InlineData("Arven, 4 mar (EFE).- El ministro dijo", "Arven", "4 mar", "EFE")]
    [InlineData("(ANSA) - ARVEN, MAR 4 - The water minister said", "ARVEN", "MAR 4", "ANSA")]
    [InlineData("Arven, IRNA – The water minister said", "Arven", null, "IRNA")]
    [InlineData("Arven, SANA – The water minister said", "Arven", null, "SANA")]
    [InlineData("ARVEN, March 4, 2031 (AFP) - The water minister said", "ARVEN", "March 4, 2031", "AFP")]
    [InlineData("Arven (Arvenia) (AFP) – The water minister said", "Arven (Arvenia", null, "AFP")]
    [InlineData("New Arven [Arvenia], March 4 (ANI): The water minister said", "New Arven [Arvenia", "March 4", "ANI")]
    [InlineData("Arven/04.03.31/Kyodo: The water minister said", "Arven", "04.03.31", "Kyodo")]
    [InlineData("ARVEN, Jan. 9 (UPI) -- The water minister said", "ARVEN", "Jan. 9", "UPI")]
    [InlineData("March 4 (Reuters) - The water minister said", null, "March 4", "Reuters")]
    [InlineData("(Reuters) - The water minister said", null, null, "Reuters")]
    [InlineData("ARVEN, March 4 (Reuters/AFP) - The water minister said", "ARVEN", "March 4", "Reuters AFP")]
    [InlineData("ARVEN, March 4 (ARVPRESS) - The water minister said", "ARVEN", "March 4", "ARVPRESS")]
    [InlineData("ARVEN — The water minister said", "ARVEN", null, "")]
    public void Shapes_of_the_agencies_are_read(string paragraph, string? place, string? date, string sources)
    {
        DatelineReading? reading = DatelineReader.Read(paragraph, new TextSpan(0, paragraph.Length));

        Assert.NotNull(reading);
        Assert.Equal(place, reading.Place);
        Assert.Equal(date, reading.Date?.Of(paragraph));
        Assert.Equal(sources, string.Join(' ', reading.Sources.Select(source => source.Name)));
        Assert.DoesNotContain("minist", reading.Span.Of(paragraph), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Arvenia - a country of lakes - has rejected the plan")]
    [InlineData("Reuters - the news agency - was told")]
    [InlineData("NATO - the alliance - met")]
    [InlineData("BREAKING - Arvenia rejects the plan")]
    [InlineData("The minister said on March 4 (his birthday) - and nobody")]
    [InlineData("Background: what is known")]
    [InlineData("He said no — twice")]
    [InlineData("")]
    public void A_sentence_is_no_dateline(string paragraph) =>
        Assert.Null(DatelineReader.Read(paragraph, new TextSpan(0, paragraph.Length)));

    [Fact]
    public void Its_date_is_a_date_of_publication()
    {
        const string Paragraph = "ARVEN, March 4, 2031 (AFP) - The water minister said";

        PublishedDate? date = DatelineReader.Read(Paragraph, new TextSpan(0, Paragraph.Length))?.Published(Paragraph, null);

        Assert.Equal("2031-03-04", date?.Value);
        Assert.Equal(PublishedBasis.Dateline, date?.Basis);
    }
}
