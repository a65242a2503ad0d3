namespace Demarche.Record.Tests.Positions;

public sealed class PassageTests
{
    [Fact]
    public void Names_of_parties_are_numbers_and_stand_behind_their_people_and_capitals()
    {
        Passage passage = Of("Tasmere told Arvenia to free the crew. Arvenian Foreign Minister Jon Okoye refused in Lorn.", 1);
        Assert.Equal("@0 told @1 to free the crew .", Known(passage, passage.Before));
        Assert.Contains("okoye (@1) refused", Known(passage, passage.Here), StringComparison.Ordinal);
        Assert.Equal(["TSM", "ARV"], passage.Parties.Order().Reverse());
    }

    [Fact]
    public void What_stands_far_before_is_left_out()
    {
        string text = string.Join(' ', Enumerable.Range(0, 40).Select(static i => $"Lock number {i} was shut on Friday night."));
        Passage passage = Of(text + " Arvenia refused to open it.", 40);
        Assert.InRange(passage.Before.Split(' ').Length, 20, 48);
        Assert.EndsWith("lock number 39 was shut on friday night .", passage.Before, StringComparison.Ordinal);
        Assert.Equal("@0 refused to open it .", passage.Here);
    }

    [Fact]
    public void A_position_and_a_sentence_number_their_parties_together()
    {
        ClueSide clue = Clue("Adair said no. Arvenia would keep the crew of Tasmere's trawler.");
        PositionLine line = Demand();
        (PositionSide side, Actor? asked) = Assert.Single(new PositionSide(line).Towards(clue));
        Assert.Equal("ARV", asked?.Party);
        TieText text = TieText.Of(side, asked?.Party, clue);
        Assert.Equal("@0 demand @1 : free the crew . @0 called on @1 to free the crew .", text.Position);
        Assert.StartsWith("@1 would keep the crew of @0", text.Here, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_is_known_to_have_been_asked_it_may_be_whoever_acts()
    {
        ClueSide clue = Clue("Adair said no. Arvenia would keep the crew of Tasmere's trawler.");
        PositionLine line = Demand();
        PositionSide open = new(line with { Addressees = [], Performers = [] });
        Assert.Equal(["ARV"], open.Towards(clue).Select(static put => put.Asked?.Party));
    }

    [Fact]
    public void What_a_store_kept_before_passages_were_is_read_without_parties()
    {
        ClueSide clue = Clue("Adair said no. Arvenia would keep the crew of Tasmere's trawler.");
        PositionLine line = Demand();
        TieText text = TieText.Of(new PositionSide(line with { Passage = null }), "ARV", clue);
        Assert.Equal("demand : free the crew . Tasmere called on Arvenia to free the crew.", text.Position);
        Assert.Equal("Arvenia would keep the crew of Tasmere's trawler.", text.Here);
        Assert.Equal("", text.Title + text.Before);
    }

    [Fact]
    public void A_clue_of_an_older_store_acts_for_whoever_was_read_to_act()
    {
        ReportedResponse told = Assert.Single(
            Reading.Analyser.Analyse(Reading.Report("Arvenia would keep the crew of Tasmere's trawler."), Reading.Published).Clues
        );
        ClueSide old = new(told with { Clue = told.Clue! with { Actors = [], Passage = null } }, Tellings.Facts("r1", Tellings.March(1)));
        Assert.Equal(["ARV"], old.Actors.Select(static actor => actor.Party));
    }

    [Fact]
    public void An_account_is_no_party()
    {
        Passage passage = Of("@0 told Arvenia to free the crew.", 0);
        Assert.DoesNotContain("TSM", passage.Parties);
        Assert.Single(passage.Here.Split(' '), static word => word.StartsWith('@'));
    }

    [Fact]
    public void More_parties_than_symbols_are_another()
    {
        Passage passage = new()
        {
            Parties = [.. Enumerable.Range(0, 12).Select(static i => $"P{i}")],
            Here = string.Join(' ', Enumerable.Range(0, 12).Select(static i => $"(@{i})")),
        };
        ClueSide clue = Clue("Arvenia would keep the crew of the trawler.", passage);
        PositionLine line = Demand();
        TieText text = TieText.Of(new PositionSide(line), "ARV", clue);
        Assert.Equal("(@2) (@3) (@4) (@5) (@6) (@7) (another) (another) (another) (another) (another) (another)", text.Here);
    }

    private static PositionLine Demand() =>
        LearnedTies.LineOf(
            Assert.Single(
                Reading.Analyser.Analyse(Reading.Report("Tasmere called on Arvenia to free the crew."), Reading.Published).Positions
            )
        );

    private static Passage Of(string text, int sentence)
    {
        ReadingContext context = HolderReading.Context(text);
        return new PassagesOfReport(context).Of(context.Sentences[sentence])!;
    }

    // With the parties by name, whatever their order.
    private static string Known(Passage passage, string words)
    {
        int tasmere = passage.Parties.IndexOf("TSM");
        return words
            .Replace($"@{tasmere}", "@T", StringComparison.Ordinal)
            .Replace($"@{1 - tasmere}", "@1", StringComparison.Ordinal)
            .Replace("@T", "@0", StringComparison.Ordinal);
    }

    private static ClueSide Clue(string text, Passage? passage = null)
    {
        AnalysedReport report = Reading.Analyser.Analyse(Reading.Report(text), Reading.Published);
        ReportedResponse told = report.Clues[^1];
        ReportFacts facts = Tellings.Facts("r1", Tellings.March(1));
        return new ClueSide(passage is null ? told : told with { Clue = told.Clue! with { Passage = passage } }, facts);
    }
}
