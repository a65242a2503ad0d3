namespace Demarche.Record.Tests;

public sealed class DomesticPartiesTests
{
    [Theory]
    [InlineData("Hundreds of students blocked streets in Arvenia on Monday to demand reforms.", "ARV EDU PROTEST-obstruct ARV happened")]
    [InlineData("Thousands of Arvenians staged a demonstration on Sunday to demand free elections.", "ARV PROTEST-demo ARV happened")]
    [InlineData("Ethnic Arvenians demonstrated in Tasmere on Sunday.", "TSM CVL PROTEST-demo TSM happened")]
    [InlineData("Workers went on strike on Monday over a law signed by the Arvenian president.", "ARV LAB PROTEST-strike ARV happened")]
    public void People_of_whom_no_words_say_it_are_of_the_land_they_act_in(string text, string found) =>
        Assert.Contains(found, Reading.Events(text));

    [Fact]
    public void Police_arrest_their_own_people() =>
        Assert.Contains(
            Reading.Read("Arvenian police arrested dozens of demonstrators on Monday.").Events,
            static told => told.Recipients is [{ Code: "ARV CVL", Inferred: true }]
        );

    [Fact]
    public void Whoever_is_arrested_in_a_land_is_arrested_by_its_police() =>
        Assert.Contains(
            Reading.Read("A Tasmerian journalist was arrested in Arvenia on Monday.").Events,
            static told => told is { Type: "COERCE", Actors: [{ Code: "ARV COP", Inferred: true }], Recipients: [{ Code: "TSM JRN" }] }
        );

    [Fact]
    public void Whose_gunmen_kill_soldiers_nobody_can_tell() =>
        Assert.DoesNotContain(
            Reading.Read("Gunmen killed two Tasmerian soldiers on Monday.").Events,
            static told => told.Actors.Any(static actor => actor.Code is not null)
        );

    [Theory]
    [InlineData("Thousands of Arvenians rallied on Sunday amid fears of a Tasmerian invasion.")]
    [InlineData("Hundreds of students demonstrated on Sunday outside the Arvenian embassy.")]
    [InlineData("Students burned Arvenian flags in a protest on Sunday.")]
    public void A_rally_on_what_others_do_is_not_against_the_own_government(string text) =>
        Assert.DoesNotContain(
            Reading.Read(text).Events,
            static told =>
                told.Recipients.Any(static recipient => recipient is { Code: "ARV GOV", Inferred: true })
                || told.Actors.Any(static actor => actor is { Code: not null, Inferred: true })
        );

    [Theory]
    [InlineData("Two hundred Arvenian rebels surrendered in a town in Arvenia on Monday.", "ARV")]
    [InlineData("Tasmere shipped medicine to the Meridian Council in Arvenia on Monday.", "ARV")]
    [InlineData("Arvenia cancelled restrictions on the use of the Tasmerian language.", "TSM")]
    public void Where_something_is_done_and_what_only_bears_a_name_takes_no_part(string text, string country)
    {
        IEnumerable<ReportedEvent> events = Reading.Read(text).Events;
        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, told => told.Recipients.Any(recipient => recipient.Code == country));
    }

    [Fact]
    public void Peacekeepers_that_are_shipped_out_leave() =>
        Assert.Contains(
            Reading.Read("Eighty Tasmerian soldiers were shipped out of Arvenia on Friday.").Events,
            static told => told is { Type: "RETREAT", Actors: [{ Code: "TSM MIL" }] }
        );

    [Theory]
    [InlineData("Arvenia reimposed a blockade on Tasmere on Friday.", "ARV COERCE-restrict TSM happened")]
    [InlineData("Arvenia lifted the blockade of Tasmere on Friday.", "ARV RETREAT TSM happened")]
    [InlineData("Soland undertook a mediation mission between Arvenia and Tasmere.", "SOL CONSULT-third-party ARV+TSM happened")]
    public void Measures_are_told_by_what_is_done_with_them(string text, string found) => Assert.Contains(found, Reading.Events(text));
}
