namespace Demarche.Record.Tests.Positions;

/// <summary>Who holds a line that a document states, and to whom a line is put, where the sentence says so.</summary>
public sealed class StatedPartiesTests
{
    private static string Parties(string text, string? outlet = null) =>
        string.Join(
            "; ",
            Reading
                .Analyser.Analyse(Reading.Report(text) with { Outlet = outlet }, Reading.Published)
                .Positions.Select(static line =>
                    $"{string.Join('+', line.Holders.Select(static a => a.Party))}>{string.Join('+', line.Addressees.Select(static a => a.Party))}"
                )
        );

    [Theory]
    [InlineData("Before nightfall Arvenia had sent a note demanding the release of the pilots.", "ARV>")]
    [InlineData("Arvenia sent Tasmere a note on Monday. The note also called for the pumps to be repaired.", "ARV>TSM")]
    [InlineData("Tasmere yesterday handed the ambassador of Arvenia a note requiring that the weir be dismantled.", "TSM>ARV")]
    [InlineData("The Meridian Council adopted a resolution on Monday. The resolution called on Arvenia to repair the pumps.", "MRC>ARV")]
    public void A_document_speaks_for_whoever_sent_it_and_to_whom_it_was_sent(string text, string parties) =>
        Assert.Equal(parties, Parties(text));

    [Fact]
    public void A_document_that_nobody_is_said_to_have_sent_speaks_for_nobody() =>
        Assert.Equal("", Parties("Arvenia was silent on Monday. The note called for the pumps to be repaired."));

    [Theory]
    [InlineData("In a letter to Tasmere, Arvenia on Monday offered to repair the pumps.", "ARV>TSM")]
    [InlineData("Arvenia told Tasmere on Monday that it was ready to repair the pumps.", "ARV>TSM")]
    [InlineData("The Meridian Council met. From Arvenia the organisation requested a list of the pumps.", "MRC>ARV")]
    public void A_line_is_put_to_whom_the_sentence_says(string text, string parties) => Assert.Equal(parties, Parties(text));

    [Theory]
    [InlineData("Arvenia told the Meridian Council on Monday that it was ready to repair the pumps.", "ARV>")]
    [InlineData("Arvenia told Reuters on Monday that it was ready to repair the pumps.", "ARV>")]
    public void A_council_or_an_agency_only_hears_it(string text, string parties) => Assert.Equal(parties, Parties(text));

    [Theory]
    [InlineData("Ministers refused to open the gates.", "Lorn Morning Mail", "ARV>")]
    [InlineData("Ministers refused to open the gates.", "Morning Mail", "")]
    [InlineData("The gates of Tasmere stood still. Ministers refused to open the gates.", "Lorn Morning Mail", "")]
    public void A_paper_names_its_own_government_without_the_country(string text, string outlet, string parties) =>
        Assert.Equal(parties, Parties(text, outlet));

    [Theory]
    [InlineData("Arvenian Foreign Minister Pell Adair spoke on Monday. She then asked for the ship to be towed to Lorn.", "ARV>")]
    [InlineData("Somebody spoke on Monday. She then asked for the ship to be towed to Lorn.", "")]
    public void A_pronoun_holds_what_the_person_holds_for_whom_it_stands(string text, string parties) =>
        Assert.Equal(parties, Parties(text));
}
