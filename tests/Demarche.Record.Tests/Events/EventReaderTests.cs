using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

public class EventReaderTests
{
    [Theory]
    [InlineData("Arvenia and Tasmere held talks in Soland.", "ARV+TSM CONSULT happened")]
    [InlineData("Arvenia massed 40,000 troops near Tasmere's border.", "ARV MOBILIZE-troops happened")]
    [InlineData("Tasmere accused Arvenia of jamming its radars.", "TSM ACCUSE-allege ARV happened")]
    [InlineData("Soland imposed sanctions on Arvenia.", "SOL SANCTION ARV happened")]
    [InlineData("Tasmere expelled two Arvenian diplomats.", "TSM SANCTION-expel ARV happened")]
    [InlineData("Tasmere demanded that Arvenia open the gates.", "TSM REQUEST-yield ARV happened")]
    [InlineData("Tasmere was attacked by Arvenia.", "ARV ASSAULT TSM happened")]
    [InlineData("Arvenia will withdraw its troops from Tasmere.", "ARV CONCEDE TSM announced")]
    [InlineData("Arvenia is about to restore diplomatic relations with Tasmere.", "ARV AGREE TSM announced")]
    [InlineData("Arvenia did not attack Tasmere.", "ARV ASSAULT TSM denied")]
    [InlineData("Arvenia could impose sanctions on Tasmere.", "ARV THREATEN-relations TSM hypothetical")]
    public void A_verb_tells_an_event(string text, string found) => Assert.Equal([found], Reading.Events(text));

    [Fact]
    public void With_what_an_assault_was_made_is_told_only_where_a_word_says_it()
    {
        Assert.Contains("ARV ASSAULT TSM happened", Reading.Events("Arvenia invaded Tasmere on Monday."));
        Assert.Contains("ARV ASSAULT-aerial TSM happened", Reading.Events("Arvenian jets attacked Tasmere on Monday."));
    }

    [Fact]
    public void A_threat_that_its_own_side_utters_has_been_made() =>
        Assert.Contains(
            Reading.Events("Arvenia said it would impose sanctions on Tasmere if the gates stay shut."),
            static e => e.StartsWith("ARV THREATEN", StringComparison.Ordinal) && e.EndsWith(" happened", StringComparison.Ordinal)
        );

    [Fact]
    public void Who_condemns_an_attack_did_not_make_it() =>
        Assert.DoesNotContain(
            Reading.Events("Soland condemned the shelling of Tasmere."),
            static e => e.StartsWith("SOL ASSAULT", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Soland condemned an attack by Tasmerian soldiers on Arvenia.", "TSM ASSAULT ARV happened")]
    [InlineData("Soland said the incidents were attacks on Arvenian soldiers by Tasmerian rebels.", "TSM REB ASSAULT ARV happened")]
    [InlineData("Soland assailed Arvenia for deploying troops to Tasmere.", "ARV MOBILIZE-troops TSM happened")]
    public void Who_made_an_act_is_whom_its_own_words_name(string text, string found) => Assert.Contains(found, Reading.Events(text));

    [Theory]
    [InlineData("Arvenia kept its promise, but Tasmere attacked Soland and seized the port of Lorn.", "TSM COERCE-seize ARV happened")]
    [InlineData("Arvenia's president met the Tasmerian king and the Solander envoy met the Tasmerian queen.", "SOL+TSM CONSULT happened")]
    public void Of_clauses_joined_each_has_the_subject_that_stands_nearest(string text, string found) =>
        Assert.Contains(found, Reading.Events(text));

    [Theory]
    [InlineData("Arvenia had attacked Tasmere.", false)]
    [InlineData("Adair said that Arvenia had attacked Tasmere.", true)]
    [InlineData("Arvenia has attacked Tasmere.", true)]
    public void What_had_been_done_before_is_not_of_the_day_of_the_report_but_where_somebody_says_it(string text, bool dated) =>
        Assert.Equal(dated, Assert.Single(Reading.Read(text).Events).Date.Basis == DateBasis.Publication);

    [Theory]
    [InlineData("Three Arvenian engineers were killed in a rocket attack near the port.")]
    [InlineData("An Arvenian soldier was wounded in an ambush.")]
    public void Who_was_killed_in_an_attack_did_not_make_it(string text) =>
        Assert.All(Reading.Read(text).Events, static told => Assert.Empty(told.Actors));

    [Fact]
    public void A_vow_to_do_harm_is_a_threat_and_no_agreement() =>
        Assert.Equal(
            ["ARV THREATEN TSM happened"],
            Reading
                .Events("Arvenia vowed to bomb the port of Tasmere.")
                .Select(static told => told.Replace("-violence", "", StringComparison.Ordinal))
        );

    [Fact]
    public void Who_is_said_to_have_a_duty_is_asked_and_does_not_ask() =>
        Assert.Equal(
            ["ARV REQUEST-yield TSM happened"],
            Reading.Events("The Arvenian president said that Tasmere needed to clarify its plans.")
        );

    [Theory]
    [InlineData("Soland condemned the annexation of Tasmerian territory by Arvenia.", "ARV COERCE-seize TSM happened")]
    [InlineData("Arvenia was angered by the remarks of Tasmere.", "ARV ACCUSE-disapprove TSM happened")]
    public void Who_suffers_harm_or_gives_offence_did_not_act(string text, string found) => Assert.Contains(found, Reading.Events(text));

    [Theory]
    [InlineData("Tasmere and Arvenia renewed suspended contacts.")]
    [InlineData("Tasmere has braced itself to receive refugees if Arvenia attacks.")]
    public void A_state_that_was_before_and_getting_ready_are_no_acts(string text) =>
        Assert.DoesNotContain(Reading.Read(text).Events, static e => e.Type is "SANCTION" or "THREATEN");

    [Theory]
    [InlineData("Clashes went on until Arvenia attacked Tasmere on Monday.", "ARV ASSAULT TSM happened")]
    [InlineData("Once Arvenia had attacked Tasmere, Soland sent ships.", "ARV ASSAULT TSM happened")]
    public void What_the_past_tells_has_happened_whatever_it_ended(string text, string found) =>
        Assert.Contains(found, Reading.Events(text));

    [Fact]
    public void A_raid_that_killed_is_planned_no_longer() =>
        Assert.Contains(
            Reading.Events("A raid planned by Arvenia killed twelve Tasmerian soldiers."),
            static e => e.Contains("ASSAULT", StringComparison.Ordinal) && e.EndsWith(" happened", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Arvenia summoned the Tasmerian envoy over remarks about crimes committed during World War II.")]
    [InlineData("Arvenia tore up the 1962 treaty. It expelled two Tasmerian diplomats.")]
    public void The_age_of_what_an_act_is_about_is_not_its_own(string text) =>
        Assert.Contains(Reading.Read(text).Events, static e => !e.Background);

    [Fact]
    public void The_town_of_a_dateline_does_not_act() =>
        Assert.All(
            Reading
                .Read(
                    "DORVANE, May 5 (Reuters) - Arvenia on Thursday rejected Tasmere's demand to reopen the strait, saying that the passage would stay closed until a safety inquiry ends."
                )
                .Events,
            static e => Assert.DoesNotContain(e.Actors, static actor => actor.Name == "DORVANE")
        );

    [Fact]
    public void The_agency_that_a_dateline_names_takes_no_part()
    {
        ImmutableArray<ReportedEvent> found = Reading
            .Read("LORN, March 3 (AFP) - Arvenia promised on Monday to release the 11 sailors of the trawler Blue Heron by March 20.")
            .Events;
        Assert.NotEmpty(found);
        Assert.All(found, static e => Assert.DoesNotContain(e.Actors.Concat(e.Recipients), static actor => actor.Sector == "JRN"));
    }

    [Fact]
    public void What_is_scheduled_lies_ahead() =>
        Assert.DoesNotContain(
            Reading.Events("An envoy of Soland spoke of talks scheduled between Arvenia and Tasmere for Monday."),
            static e => e.EndsWith(" happened", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Arvenia deployed ballistic missiles to Tasmere.", "ARV MOBILIZE-weapons TSM happened")]
    [InlineData("Soland sent troops to places such as Arvenia and Tasmere.", "SOL MOBILIZE-troops ARV+TSM happened")]
    public void The_things_deployed_tell_the_mode_and_a_list_all_its_members(string text, string found) =>
        Assert.Contains(found, Reading.Events(text));

    [Fact]
    public void The_simple_past_behind_a_sentence_of_an_old_year_goes_on_with_it()
    {
        AnalysedReport read = Reading.Read(
            "In 1962 Arvenia blocked the port of Quell. Arvenia then attacked Tasmere. Soland condemned Arvenia on Monday."
        );
        Assert.Equal(
            [true, true, false],
            read.Events.Select(static e => e.Background).Distinct().Count() == 2 ? read.Events.Take(3).Select(static e => e.Background) : []
        );
    }

    [Fact]
    public void What_a_party_is_committed_to_is_its_own_act() =>
        Assert.Equal(["ARV AGREE happened"], Reading.Events("Minister Pell Adair said Arvenia is committed to opening up its markets."));

    [Theory]
    [InlineData("Tasmere threatened to deliver blows to Arvenia, Soland and Kestria.", "TSM THREATEN-violence ARV+SOL happened")]
    [InlineData("Tasmere is about to restore full relations with Arvenia and Soland.", "TSM AGREE ARV+SOL announced")]
    public void Recipients_that_are_joined_are_all_told(string text, string found) => Assert.Contains(found, Reading.Events(text));

    [Fact]
    public void What_somebody_is_asked_about_has_not_happened() =>
        Assert.DoesNotContain(
            Reading.Events("When asked whether Arvenia is moving troops to Tasmere, Okoye of Soland kept silent."),
            static e => e.EndsWith(" happened", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Arvenia's president conferred with the Tasmerian king.", "ARV+TSM CONSULT happened")]
    [InlineData("Arvenia's president visited Tasmere on Monday.", "ARV CONSULT-visit TSM happened")]
    public void A_visit_is_told_only_where_a_word_says_it(string text, string found) => Assert.Contains(found, Reading.Events(text));

    [Theory]
    [InlineData("During World War II, Arvenia destroyed a dam in Tasmere.")]
    [InlineData("In the Soviet era, Arvenia destroyed a dam in Tasmere.")]
    public void What_is_told_of_an_age_that_is_over_is_background(string text) =>
        Assert.All(Reading.Read(text).Events, static e => Assert.True(e.Background && e.Date.Basis != DateBasis.Publication));

    [Fact]
    public void Who_announces_what_others_did_took_no_part_in_it() =>
        Assert.Equal(
            ["ARV+TSM CONSULT happened"],
            Reading.Events("Soland announced that the Arvenian president's conversation with the Tasmerian president had ended.")
        );

    [Theory]
    [InlineData("Arvenia and Tasmere held talks on January 11.", "XXXX-01-11")]
    [InlineData("Arvenia shelled Tasmere on 9 March.", "XXXX-03-09")]
    public void A_day_without_its_year_in_a_report_of_no_known_date_is_kept_with_its_gap(string text, string value) =>
        Assert.All(Reading.Undated(text).Events, e => Assert.Equal(value, e.Date.Value));

    [Theory]
    [InlineData("Arvenia has been waging war against Tasmere for eight years.")]
    [InlineData("Arvenia has often accused Tasmere of spying.")]
    public void What_goes_on_for_years_is_not_of_the_day(string text) =>
        Assert.All(Reading.Read(text).Events, static e => Assert.NotEqual(DateBasis.Publication, e.Date.Basis));

    [Theory]
    [InlineData("Four people were killed near the lake.")]
    [InlineData("The ferry attacked the waves with its bow.")]
    [InlineData("Did Arvenia attack Tasmere?")]
    [InlineData("There are fears of an invasion.")]
    public void Without_a_named_actor_there_is_no_event(string text) => Assert.Empty(Reading.Events(text));

    [Theory]
    [InlineData("Three Tasmerian soldiers were killed in a suicide bombing on Monday.", " ASSAULT", "TSM MIL")]
    [InlineData("The Arvenian embassy was attacked on Monday.", " ASSAULT", "ARV GOV")]
    [InlineData("Two Arvenian diplomats were expelled on Monday.", " SANCTION", "ARV GOV")]
    public void What_harms_a_party_is_told_also_where_nobody_says_by_whom(string text, string told, string recipient) =>
        Assert.Contains(
            Reading.Read(text).Events,
            e => e.Actors.IsEmpty && e.Type == told.Trim() && e.Recipients.Any(r => r.Code == recipient)
        );

    [Theory]
    [InlineData("Tasmere warned that an Arvenian invasion could begin any day.", false)]
    [InlineData("The Tasmerian president warned of a lightning strike.", false)]
    [InlineData("Tasmere warned Arvenia that it would close the strait.", true)]
    [InlineData("Tasmere warned that Arvenia would face sanctions.", true)]
    [InlineData("Tasmere warned Arvenia that there would be consequences.", true)]
    public void Who_foretells_what_others_will_do_threatens_nobody(string text, bool threat) =>
        Assert.Equal(threat, Reading.Events(text).Any(static e => e.StartsWith("TSM THREATEN", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Three Tasmerian soldiers were killed in a train crash on Monday.")]
    [InlineData("Three Tasmerian soldiers could be killed in the valley.")]
    [InlineData("Three people were killed on Monday.")]
    public void An_accident_a_fear_and_people_of_no_party_tell_no_deed_of_nobody(string text) =>
        Assert.DoesNotContain(Reading.Read(text).Events, static e => e.Actors.IsEmpty);

    [Fact]
    public void A_participle_before_a_title_describes_who_acts() =>
        Assert.Contains(
            Reading.Events(
                "Newly appointed Tasmerian Prime Minister Ismail Hanno has refused to respond to a demand from the Arvenian president."
            ),
            static e => e.StartsWith("TSM", StringComparison.Ordinal) && e.Contains("REJECT", StringComparison.Ordinal)
        );

    [Fact]
    public void People_who_protest_where_one_country_alone_is_named_are_its_own() =>
        Assert.Contains(
            Reading.Read("Religious activists continued their hunger strike to demand the resignation of the Arvenian president.").Events,
            static e =>
                e
                    is {
                        Type: "PROTEST",
                        Actors: [{ Code: "ARV CVL" or "ARV REL" or "ARV SOC", Inferred: true }],
                        Recipients: [{ Code: "ARV GOV" }]
                    }
        );

    [Theory]
    [InlineData("Tasmere demanded that Arvenia pull its troops out of the valley and lift its sanctions.", "CONCEDE", "RETREAT")]
    [InlineData("Tasmere demanded that Arvenia release the prisoners.", "CONCEDE", "RETREAT")]
    [InlineData("Arvenia and Soland told Tasmere that there will be no concessions on its demands.", "CONCEDE", "RETREAT")]
    public void What_is_only_wanted_or_is_not_there_did_not_happen(string text, string one, string other) =>
        Assert.DoesNotContain(
            Reading.Events(text),
            e =>
                e.EndsWith(" happened", StringComparison.Ordinal)
                && (e.Contains(one, StringComparison.Ordinal) || e.Contains(other, StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("Soland rejected a proposal by Tasmere to send troops to the valley.", "SOL REJECT", "AGREE MOBILIZE")]
    [InlineData("Tasmere threatened to break off diplomatic relations with Arvenia.", "TSM THREATEN", "SANCTION")]
    [InlineData("Arvenia offered to release the prisoners of Tasmere.", "ARV AGREE", "RETREAT")]
    public void What_another_act_is_about_is_no_event_of_its_own(string text, string told, string nested)
    {
        string[] found = [.. Reading.Events(text)];
        Assert.Contains(found, e => e.StartsWith(told, StringComparison.Ordinal));
        Assert.DoesNotContain(found, e => nested.Split(' ').Any(type => e.Contains(type, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Arvenia delivered its answer to Tasmere's demands on Monday.", false)]
    [InlineData("Soland said the Arvenian threats were empty.", false)]
    [InlineData("Tasmere repeated its demand that Arvenia open the gates.", true)]
    public void A_demand_that_is_only_taken_up_was_made_before(string text, bool made) =>
        Assert.Equal(
            made,
            Reading
                .Events(text)
                .Any(static e => e.Contains("REQUEST", StringComparison.Ordinal) || e.Contains("THREATEN", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData(
        "An Arvenian member of parliament began a hunger strike on Monday to protest against the Arvenian government.",
        "PROTEST-hunger"
    )]
    [InlineData("Arvenian students threw stones during demonstrations against the Arvenian government.", "PROTEST-riot")]
    [InlineData("Arvenia threatened to shell the towns of Tasmere.", "THREATEN-violence")]
    public void The_words_beside_an_act_tell_how(string text, string told) =>
        Assert.Contains(Reading.Events(text), e => e.Contains(told, StringComparison.Ordinal));

    [Theory]
    [InlineData("Arvenia denies that it plans to invade Tasmere.", "ARV ASSAULT TSM denied")]
    [InlineData("Arvenia has denied bombing the port of Tasmere.", "ARV ASSAULT-explosives TSM denied")]
    [InlineData("Arvenia attacked Tasmere after it had denied plans for an invasion.", "ARV ASSAULT TSM happened")]
    public void What_is_denied_did_not_happen(string text, string told) => Assert.Equal([told], Reading.Events(text));

    [Fact]
    public void Any_attack_is_one_that_may_come() =>
        Assert.DoesNotContain(
            Reading.Events("Soland said that it would answer any Arvenian invasion of Tasmere with sanctions."),
            static e => e.Contains("ASSAULT", StringComparison.Ordinal) && e.EndsWith(" happened", StringComparison.Ordinal)
        );

    // Whether a withdrawal is RETREAT or CONCEDE is not what this is about.
    [Fact]
    public void What_there_are_no_signs_of_did_not_happen() =>
        Assert.Matches(
            "^ARV .* denied$",
            Assert.Single(Reading.Events("There are no signs of a withdrawal of Arvenian troops from Tasmere."))
        );

    [Fact]
    public void A_relative_clause_tells_for_itself() =>
        Assert.Contains(
            Reading.Events("Tasmere rejected a proposal by the Arvenian government, whose troops shelled the port of Quell on Monday."),
            static e => e.StartsWith("ARV ASSAULT", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Arvenia agreed to withdraw its troops from Tasmere.", "TSM")]
    [InlineData("Arvenia promised to pay for a school in Tasmere.", "TSM")]
    [InlineData("Arvenia threatened to cut its ties with Tasmere.", "TSM")]
    public void Whom_an_act_concerns_is_named_in_what_it_is_about(string text, string recipient)
    {
        string[] found = [.. Reading.Events(text)];
        Assert.NotEmpty(found);
        Assert.All(found, e => Assert.Contains(" " + recipient + " ", e, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_demand_tells_of_the_past_did_happen() =>
        Assert.Contains(
            Reading.Events("Tasmere demanded the release of the engineers whom Arvenia arrested on Monday."),
            static e => e.Contains("COERCE", StringComparison.Ordinal)
        );

    [Fact]
    public void An_event_knows_its_day_its_place_and_its_words()
    {
        ReportedEvent found = Assert.Single(Reading.Read("Arvenia and Tasmere held talks in Soland on Monday.").Events);
        Assert.Equal(new LocalDate(2031, 3, 3), found.Date.Latest);
        Assert.Equal("Soland", found.Place);
        Assert.Equal("Arvenia and Tasmere held talks in Soland on Monday.", found.Summary);
        Assert.Equal(found.Summary, found.Evidence.First.Text);
    }

    [Fact]
    public void History_told_in_passing_is_background()
    {
        ReportedEvent found = Assert.Single(Reading.Read("Arvenia invaded Tasmere in 2014.").Events);
        Assert.True(found.Background);
        Assert.Equal(DatePrecision.Year, found.Date.Precision);
    }

    [Fact]
    public void A_summary_is_one_line_of_the_report_s_own_words_cut_at_a_word()
    {
        string long_ =
            "Arvenia accused Tasmere of jamming its radars along the whole length of the river, "
            + string.Concat(Enumerable.Repeat("again and again ", 20))
            + "and more.";
        ImmutableArray<ReportedEvent> events = Reading.Read(long_).Events;
        Assert.NotEmpty(events);
        Assert.All(
            events,
            told =>
            {
                Assert.True(told.Summary.Length <= 160);
                Assert.EndsWith("…", told.Summary, StringComparison.Ordinal);
                Assert.StartsWith(told.Summary[..^1], long_, StringComparison.Ordinal);
            }
        );
    }
}
