using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

public class PositionReaderTests
{
    [Theory]
    [InlineData("Tasmere demanded that Arvenia reopen the lower sluices.", "demand TSM -> ARV: reopen the lower sluices")]
    [InlineData("Tasmere called on Arvenia to reopen the lower sluices.", "demand TSM -> ARV: reopen the lower sluices")]
    [InlineData("Soland on Friday demanded that Arvenia lower the toll.", "demand SOL -> ARV: lower the toll")]
    [InlineData("The Meridian Council urged both governments to meet in Soland.", "demand MRC: meet in Soland")]
    [InlineData(
        "Arvenia and Tasmere were silent. The Meridian Council urged the two navies to leave the strait.",
        "demand MRC -> ARV+TSM: leave the strait"
    )]
    [InlineData(
        "Tasmere demanded the withdrawal of Arvenian troops from the valley.",
        "demand TSM: withdraw Arvenian troops from the valley"
    )]
    [InlineData("Tasmere demanded an international summit.", "demand TSM: hold an international summit")]
    [InlineData(
        "Tasmere wants inspectors of the Meridian Council admitted to the site.",
        "demand TSM: admit inspectors of the Meridian Council to the site"
    )]
    [InlineData("Tasmere said Arvenia must close the outer gates.", "demand TSM -> ARV: close the outer gates")]
    [InlineData("Arvenia offered to release more water at night.", "offer ARV: release more water at night")]
    [InlineData("Soland is ready to host the talks.", "offer SOL: host the talks")]
    [InlineData("Arvenia proposed reciprocal inspections of the locks.", "offer ARV: inspect the locks reciprocally")]
    [InlineData("Arvenia proposed inspections of the locks.", "demand ARV: inspect the locks")]
    [InlineData("Tasmere demanded the immediate withdrawal of Arvenian troops.", "demand TSM: withdraw Arvenian troops immediately")]
    [InlineData(
        "Tasmere demanded the immediate and unconditional release of the hostages.",
        "demand TSM: release the hostages immediately and unconditionally"
    )]
    [InlineData("Tasmere called for a full investigation into the raid.", "demand TSM: investigate the raid fully")]
    [InlineData(
        "Tasmere demanded that Arvenia remove the guns from the islands that it took after 2004.",
        "demand TSM -> ARV: remove the guns from the islands that it took after 2004"
    )]
    [InlineData(
        "Tasmere demanded that Arvenia remove the guns from the islands taken after 2004.",
        "demand TSM -> ARV: remove the guns from the islands taken after 2004"
    )]
    [InlineData(
        "Tasmere demanded that Arvenia remove the guns, the cranes, the buoys, the nets, the lamps, the boats and the huts from the low northern islands of the Lorn sound.",
        "demand TSM -> ARV: remove the guns, the cranes, the buoys, the nets, the lamps"
    )]
    [InlineData("Arvenia promised to open two gates.", "commitment ARV: open two gates")]
    [InlineData("Arvenia is committed to opening the gates.", "commitment ARV: open the gates")]
    [InlineData("Tasmere threatened to halt power exports.", "threat TSM: halt power exports")]
    [InlineData("Tasmere warned that it would halt power exports.", "threat TSM: halt power exports")]
    [InlineData("Arvenia refused to open the border.", "refusal ARV: open the border")]
    [InlineData("Arvenia was urged by Tasmere to reopen the lower sluices.", "demand TSM -> ARV: reopen the lower sluices")]
    [InlineData("Tasmere warned Arvenia against closing the outer gates.", "demand TSM -> ARV: not close the outer gates")]
    [InlineData("Arvenia is ready to shell the port.", "threat ARV: shell the port")]
    [InlineData("Arvenia is ready to conduct an offensive against Tasmere.", "threat ARV -> TSM: conduct an offensive against Tasmere")]
    [InlineData("Tasmere issued a warning to Arvenia against closing the outer gates.", "demand TSM -> ARV: not close the outer gates")]
    [InlineData("Tasmere demanded that Arvenia de-escalate the dispute.", "demand TSM -> ARV: de-escalate the dispute")]
    [InlineData("Arvenia held firm to its policy on the strait.", "refusal ARV: give up its policy on the strait")]
    [InlineData(
        "Arvenia said deployments of its troops in the valley are nonnegotiable.",
        "refusal ARV: negotiate over deployments of its troops in the valley"
    )]
    [InlineData("“Arvenia will not leave these sanctions unanswered,” the Arvenian president said.", "threat ARV: answer these sanctions")]
    [InlineData("Soland warned that Arvenia would pay a heavy price.", "threat SOL -> ARV: make Arvenia pay a heavy price")]
    [InlineData("Soland warned that Arvenia would face sanctions.", "threat SOL -> ARV: make Arvenia face sanctions")]
    [InlineData("Tasmere threatened to turn back Arvenian ships.", "threat TSM -> ARV: turn back Arvenian ships")]
    [InlineData("Arvenia stayed away, but Tasmere came to the talks and promised to open two gates.", "commitment TSM: open two gates")]
    [InlineData(
        "Arvenia called for an agreement that would rule out any toll.",
        "demand ARV: make an agreement that would rule out any toll"
    )]
    [InlineData("Arvenia called for the outer gates to be opened.", "demand ARV: open the outer gates")]
    [InlineData("Arvenia called once more for the road to be opened.", "demand ARV: open the road")]
    [InlineData("The hostages must be sent home at once, Tasmere said.", "demand TSM: send The hostages home at once")]
    [InlineData("The soldiers must be out of the valley by Friday, Tasmere said.", "demand TSM: be out of the valley")]
    [InlineData("Tasmerian ports will be closed to the ferries, Tasmere said.", "threat TSM: close Tasmerian ports to the ferries")]
    [InlineData("If the gates stay shut, the tankers will be turned back, Tasmere said.", "threat TSM: turn the tankers back")]
    [InlineData("What Arvenia demands is the return of the boats.", "demand ARV: return the boats")]
    [InlineData("The impounded tankers would not be given back, Arvenia said.", "refusal ARV: give The impounded tankers back")]
    [InlineData(
        "Arvenia gave its word that the fishermen will get their nets back.",
        "commitment ARV: have the fishermen get their nets back"
    )]
    [InlineData("The Meridian Council would like the two governments to count the herring.", "demand MRC: count the herring")]
    [InlineData(
        "Tasmere said it would be content to see the wreck put in the care of the Meridian Council.",
        "offer TSM -> MRC: put the wreck in the care of the Meridian Council"
    )]
    [InlineData(
        "Tasmere declared that air patrols would open fire on the dredger if it crossed the line.",
        "threat TSM: have air patrols open fire on the dredger"
    )]
    [InlineData("Otherwise Arvenian ferries would be held in port, Tasmere said.", "threat TSM: hold Arvenian ferries in port")]
    [InlineData("Arvenia is to repair the lighthouse, it promised on Friday.", "commitment ARV: repair the lighthouse")]
    [InlineData(
        "Arvenia will reopen the canal with the proviso that Tasmere withdraws its divers first.",
        "commitment ARV -> TSM: reopen the canal"
    )]
    public void A_sentence_states_a_position(string text, string line) => Assert.Equal([line], Reading.Positions(text));

    [Theory]
    [InlineData("Soland proposed reciprocal tariffs on steel.")]
    [InlineData("Soland proposed a joint investigation by Arvenia and Tasmere.")]
    public void Harm_and_what_others_do_together_are_no_offer(string text) =>
        Assert.StartsWith("demand SOL", Assert.Single(Reading.Positions(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "Tasmere told Arvenia to lower the toll or see its ferries turned back.",
        "demand TSM -> ARV: lower the toll",
        "threat TSM -> ARV: turn its ferries back"
    )]
    [InlineData(
        "Arvenia must lower the toll, Tasmere said, otherwise it will close the lock.",
        "demand TSM -> ARV: lower the toll",
        "threat TSM: close the lock"
    )]
    [InlineData(
        "Tasmere demanded the return of the nets, or it would close the lock.",
        "demand TSM: return the nets",
        "threat TSM: close the lock"
    )]
    public void A_demand_comes_with_what_follows_if_it_is_not_met(string text, string demand, string threat) =>
        Assert.Equal([demand, threat], Reading.Positions(text));

    [Theory]
    [InlineData("Tasmere insisted that the strait is a matter for its own pilots.")]
    [InlineData("Arvenia barred Tasmere from fishing in the strait.")]
    [InlineData("Arvenia denies that it would attack Tasmere.")]
    [InlineData("Adair said that if he were the president, he would bar Arvenian ships from the port.")]
    [InlineData("Arvenia would attack the port had there been one casualty.")]
    [InlineData("Arvenia declined to confirm or deny the attack on Tasmere.")]
    [InlineData("Arvenia no longer rejects the demand of Tasmere.")]
    [InlineData("Tasmere issued a warning to shipping in the strait.")]
    [InlineData("Tasmere is convinced that Arvenia will attack the port.")]
    [InlineData("Soland, which still threatens Tasmere's independence, kept silent.")]
    [InlineData("Okoye of Soland said that everything suggests Arvenia has decided not to hold talks.")]
    [InlineData("Tasmere sees that Arvenia is reluctant to hold talks.")]
    [InlineData("Tasmere has braced itself to receive refugees if Arvenia attacks.")]
    [InlineData("Adair will speak once Tasmerian officials have read the paper and are “ready to discuss the tolls”.")]
    [InlineData("If needed, Arvenia would have sent more inspectors to Tasmere.")]
    [InlineData("Arvenia is more reluctant to open the gates than Soland.")]
    [InlineData("The quarrel goes on, with Arvenia threatening to derail the talks.")]
    [InlineData("Arvenian officials said the troops guard the border, suggesting they would not leave in May.")]
    [InlineData("“We expect them to move in the coming days,” Okoye of Tasmere said.")]
    [InlineData("Arvenia did not agree.")]
    [InlineData("Arvenia has prepared a package of sanctions with Soland.")]
    [InlineData("Tasmere is prepared for the worst situation.")]
    [InlineData("Tasmere spoke of principles that it is committed to uphold.")]
    [InlineData("Many people will be killed if Arvenia attacks, Tasmere said.")]
    [InlineData("The vote must be seen as a warning, Tasmere said.")]
    [InlineData("Arvenia said it expects Tasmere to be present.")]
    [InlineData("Arvenia is keen not to be sidelined.")]
    [InlineData("“No letter from Quell will open it,” Adair of Arvenia said.")]
    [InlineData("The tolls will be discussed in May, Tasmere said.")]
    public void What_is_so_or_was_done_or_cannot_be_named_is_no_position(string text) => Assert.Empty(Reading.Positions(text));

    [Theory]
    [InlineData(
        "Soland urged Arvenia to withdraw its troops from the valley and voiced concern about the dam.",
        "demand SOL -> ARV: withdraw its troops from the valley"
    )]
    [InlineData("Arvenia said that in the coming days it would open two gates.", "commitment ARV: open two gates")]
    public void What_stands_around_the_thing_wanted_is_no_part_of_it(string text, string line) =>
        Assert.Contains(line, Reading.Positions(text));

    [Fact]
    public void A_condition_ends_where_a_participle_tells_of_the_main_clause() =>
        Assert.Contains(
            Reading
                .Read("Soland threatened to halt its exports if Arvenia closes the gates, saying that nobody wanted a quarrel.")
                .Positions,
            static line => line.Condition == "if Arvenia closes the gates"
        );

    [Fact]
    public void Who_rejects_a_demand_did_not_make_it() =>
        Assert.DoesNotContain(
            Reading.Positions(
                "In written answers, Soland and Arvenia held firm to their policy and rejected a demand to permanently ban Tasmere from joining."
            ),
            static line =>
                line.StartsWith("demand SOL", StringComparison.Ordinal) || line.StartsWith("demand ARV", StringComparison.Ordinal)
        );

    [Fact]
    public void What_a_demand_asks_of_others_is_found_wherever_the_parser_hung_it() =>
        Assert.Equal(
            ["demand TSM -> SOL: pull back troops from the northern valley", "demand TSM -> SOL: bar Arvenia from ever joining"],
            Reading.Positions(
                "Lorn has made clear that Tasmerian demands for Soland to pull back troops from the northern valley and bar Arvenia from ever joining are non-starters."
            )
        );

    [Fact]
    public void How_a_guarantee_is_to_be_given_does_not_stand_before_what_it_guarantees() =>
        Assert.Equal(
            ["demand TSM: guarantee that Arvenia will not close the gates"],
            Reading.Positions("Tasmere demanded concrete guarantees that Arvenia will not close the gates.")
        );

    [Fact]
    public void What_shall_be_done_to_others_becomes_an_infinitive() =>
        Assert.Equal(
            ["demand TSM: permanently bar Soland and Arvenia from building dams"],
            Reading.Positions("Tasmere demanded that Soland and Arvenia be permanently barred from building dams.")
        );

    [Fact]
    public void A_list_gives_one_line_for_each_wish() =>
        Assert.Equal(
            ["demand TSM -> ARV: reopen the sluices", "demand TSM -> SOL: send engineers"],
            Reading.Positions("Tasmere's main demands: that Arvenia reopen the sluices, and that Soland send engineers.")
        );

    [Fact]
    public void The_deadline_leaves_the_proposition_and_has_its_own_date()
    {
        ReportedPosition line = Assert.Single(
            Reading.Read("Tasmere on Monday demanded that Arvenia reopen the sluices by 15 March.").Positions
        );
        Assert.Equal("reopen the sluices", line.Proposition);
        Assert.Equal(new LocalDate(2031, 3, 15), line.Deadline?.Latest);
        Assert.Equal(new LocalDate(2031, 3, 3), line.Stated.Latest);
        Assert.Equal(DateBasis.Relative, line.Stated.Basis);
    }

    [Theory]
    [InlineData("Arvenia promised to reopen the sluices by 15 May.", "reopen the sluices", "by 15 May")]
    [InlineData("Arvenia promised to reopen the sluices by May 15, and it rained.", "reopen the sluices", "by May 15")]
    [InlineData("Arvenia undertook to close the sluices until the end of May.", "close the sluices", "until the end of May")]
    public void The_month_of_May_is_no_verb(string text, string proposition, string deadline)
    {
        ReportedPosition line = Assert.Single(Reading.Read(text).Positions);
        Assert.Equal(proposition, line.Proposition);
        Assert.Equal(deadline, line.Deadline?.Expression);
    }

    [Theory]
    [InlineData(
        "If the money fails to come, Okoye warned, the lake will be closed. Jon Okoye is Arvenia's minister.",
        "If the money fails to come"
    )]
    [InlineData("Unless the fleet leaves, Arvenia's navy chief said, the harbour will be mined.", "Unless the fleet leaves")]
    [InlineData("Arvenian minister Pell Adair warned that her country would close the strait if the fleet stayed.", "if the fleet stayed")]
    public void Harm_on_an_open_condition_is_threatened(string text, string condition)
    {
        ReportedPosition line = Assert.Single(Reading.Analyser.Analyse(Reading.Report(text), Reading.Published).Positions);
        Assert.Equal((PositionKind.Threat, condition, "ARV"), (line.Kind, line.Condition, line.Holders[0].Party));
    }

    [Theory]
    [InlineData("When the ministers met on Monday, Arvenia warned that the valley would be flooded.")]
    [InlineData("Arvenia warned that the valley would be flooded when the snow melts.")]
    public void What_comes_by_itself_is_foretold_and_not_threatened(string text) =>
        Assert.Empty(Reading.Analyser.Analyse(Reading.Report(text), Reading.Published).Positions);

    [Fact]
    public void Harm_on_an_open_condition_before_it_is_threatened_though_no_word_says_so()
    {
        string text = "Should the money fail to arrive, deliveries will be cut by half, Arvenia's energy ministry said.";
        ReportedPosition line = Assert.Single(Reading.Analyser.Analyse(Reading.Report(text), Reading.Published).Positions);
        Assert.Equal((PositionKind.Threat, "cut deliveries by half", "ARV"), (line.Kind, line.Proposition, line.Holders[0].Party));
    }

    [Fact]
    public void What_is_undertaken_to_be_done_is_promised() =>
        Assert.Equal(
            (PositionKind.Commitment, "free the crew"),
            Reading
                .Analyser.Analyse(Reading.Report("Arvenia has undertaken to free the crew before Easter."), Reading.Published)
                .Positions.Select(static line => (line.Kind, line.Proposition))
                .Single()
        );

    [Theory]
    [InlineData("Tasmere called on Arvenia to open the gates next week.", "open the gates", "2031-W11")]
    [InlineData("Tasmere called on Arvenia to explain the closure on Monday.", "explain the closure on Monday", null)]
    [InlineData("Tasmere called on Arvenia to open the gates within three days.", "open the gates within three days", null)]
    public void What_is_due_on_a_day_ahead_has_it_as_its_deadline(string text, string proposition, string? deadline)
    {
        ReportedPosition line = Assert.Single(Reading.Read(text).Positions);
        Assert.Equal(proposition, line.Proposition);
        Assert.Equal(deadline, line.Deadline?.Value);
    }

    [Fact]
    public void A_threat_is_made_to_the_one_other_party_that_it_names() =>
        Assert.Equal(
            ["threat TSM -> ARV: close its harbours to Arvenian freighters"],
            Reading.Positions("Tasmere threatened to close its harbours to Arvenian freighters.")
        );

    [Fact]
    public void Without_a_date_in_the_sentence_the_report_s_day_stands_in_and_says_so()
    {
        ReportedPosition line = Assert.Single(Reading.Read("Tasmere demanded that Arvenia reopen the sluices.").Positions);
        Assert.Equal(DateBasis.Publication, line.Stated.Basis);
        Assert.Equal("nothing beside it tells the day; the report's date", line.Stated.Reason);
    }

    [Fact]
    public void What_was_demanded_at_some_earlier_time_gets_no_date() =>
        Assert.False(
            Assert.Single(Reading.Read("Tasmere has repeatedly demanded that Arvenia reopen the sluices.").Positions).Stated.IsKnown
        );

    [Fact]
    public void A_condition_is_kept_with_the_line_and_as_a_line_of_its_own()
    {
        AnalysedReport report = Reading.Read("Arvenia promised to send a delegation, provided that Tasmere drops its threat to cut power.");
        Assert.Equal("provided that Tasmere drops its threat to cut power", report.Positions[0].Condition);
        Assert.Contains("condition ARV -> TSM: drop its threat to cut power", Reading.Positions(report.Report.Text.Value));
    }

    [Theory]
    [InlineData("Would Arvenia promise to open the gates?")]
    [InlineData("Tasmere did not demand that Arvenia reopen the sluices.")]
    [InlineData("Tasmere may demand that Arvenia reopen the sluices.")]
    [InlineData("If Tasmere demanded that Arvenia reopen the sluices, nobody would listen.")]
    [InlineData("Soland spoke of what it sees as Arvenia's threat to flood the valley.")]
    [InlineData("Demand for grain rose in Soland.")]
    public void Questions_denials_and_suppositions_give_no_line(string text) => Assert.Empty(Reading.Positions(text));

    [Fact]
    public void A_line_told_twice_in_the_same_words_is_one_line_with_two_spans()
    {
        ReportedPosition line = Assert.Single(
            Reading.Read("Arvenia offered to open the gates. Hours passed. Arvenia offered to open the gates.").Positions
        );
        Assert.Equal(2, line.Evidence.Count);
    }
}
