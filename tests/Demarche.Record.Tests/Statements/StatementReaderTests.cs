using CsCheck;

namespace Demarche.Record.Tests.Statements;

public sealed class StatementReaderTests
{
    private const string Adair = "Arvenian Water Minister Pell Adair spoke first. ";

    [Theory]
    [InlineData("“We will keep the sluices shut,” Adair said.", "“We will keep the sluices shut,”")]
    [InlineData("\"We will keep the sluices shut,\" said Adair.", "\"We will keep the sluices shut,\"")]
    [InlineData("''We will keep the sluices shut,'' Adair said.", "''We will keep the sluices shut,''")]
    [InlineData("«We will keep the sluices shut», Adair said.", "«We will keep the sluices shut»")]
    [InlineData("‘We will keep the sluices shut,’ Adair said.", "‘We will keep the sluices shut,’")]
    [InlineData("He added: “We will keep the sluices shut.”", "“We will keep the sluices shut.”")]
    [InlineData("Adair told reporters, “We will keep the sluices shut.”", "“We will keep the sluices shut.”")]
    [InlineData("“Who says so?” he asked.", "“Who says so?”")]
    [InlineData("“We will keep the sluices shut,” he tweeted.", "“We will keep the sluices shut,”")]
    public void A_direct_quotation_has_its_marks_and_its_speaker(string text, string content)
    {
        Statement said = Assert.Single(Dispute.Statements(Adair + text));
        Assert.Equal(StatementKind.Direct, said.Kind);
        Assert.Equal(content, said.Content[0].Of(Adair + text));
        Assert.Equal("Pell Adair", said.Speaker?.Name);
        Assert.Equal(content.Trim('“', '”', '"', '\'', '«', '»', '‘', '’'), said.Words);
    }

    [Fact]
    public void A_broken_quotation_is_one_statement() =>
        Assert.Equal(
            ["Pell Adair: “The sluices stay shut,” / “Nobody asked us.”"],
            Dispute.Said(Adair + "“The sluices stay shut,” Adair said. “Nobody asked us.”")
        );

    [Theory]
    [InlineData("“The sluices stay shut,” Adair said, but “we will always talk to Quell.”", 1)]
    [InlineData("“The sluices stay shut,” Adair said on Marl Radio and “Water Hour” later.", 1)]
    public void A_joint_between_two_halves_parts_no_statement(string text, int statements)
    {
        Statement[] said = Dispute.Statements(Adair + text);
        Assert.Equal(statements, said.Length);
        Assert.Equal(text.Contains("but", StringComparison.Ordinal) ? 2 : 1, said[0].Content.Length);
    }

    [Theory]
    [InlineData("Marsh hopes that Adair says, “Thank you for a long year of patience.”", false)]
    [InlineData("Adair says, “I hope that nobody has to say thank you for it.”", true)]
    [InlineData("In his second book, “Keep Your Gates Shut,” Adair suggested looking at the older dams.", false)]
    [InlineData("“Keep Your Gates Shut,” Adair suggested.", true)]
    public void What_is_wished_or_the_name_of_a_work_is_nothing_said(string text, bool said) =>
        Assert.Equal(
            said,
            Dispute.Statements(Adair + text).Any(static s => s.Kind == StatementKind.Direct && s.Speaker?.Name == "Pell Adair")
        );

    [Theory]
    [InlineData("“We will keep the sluices shut,” Adair said.", 0.9, 1)]
    [InlineData("Adair said that the sluices would stay shut.", 0.85, 0.95)]
    public void How_sure_it_is_is_the_share_of_such_statements_that_are_right(string text, double least, double most) =>
        Assert.InRange(Assert.Single(Dispute.Statements(Adair + text)).Confidence, least, most);

    [Fact]
    public void An_open_quotation_goes_on_in_the_next_paragraph()
    {
        string text = Adair + "Adair said: “The sluices stay shut.\n\n“Nobody asked us.”";
        Assert.Equal(["Pell Adair: “The sluices stay shut. / “Nobody asked us.”"], Dispute.Said(text));
    }

    [Theory]
    [InlineData("Adair said the offer was “a dead letter”.", "the offer was “a dead letter”")]
    [InlineData("Adair described the offer as “a dead letter”.", "the offer as “a dead letter”")]
    public void A_few_words_quoted_inside_a_clause_make_it_mixed(string text, string content)
    {
        Statement said = Assert.Single(Dispute.Statements(Adair + text));
        Assert.Equal(StatementKind.Mixed, said.Kind);
        Assert.Equal(content, said.Content[0].Of(Adair + text));
        Assert.Equal("a dead letter", said.Words);
    }

    [Theory]
    [InlineData("Adair said that the sluices would stay shut.", "that the sluices would stay shut")]
    [InlineData("Adair said on Wednesday that the sluices would stay shut.", "that the sluices would stay shut")]
    [InlineData("The sluices would stay shut, Adair said.", "The sluices would stay shut")]
    [InlineData("According to Adair, the sluices would stay shut.", "the sluices would stay shut")]
    public void An_indirect_statement_is_read_where_it_is_clear(string text, string content)
    {
        Statement said = Assert.Single(Dispute.Statements(Adair + text));
        Assert.Equal(StatementKind.Indirect, said.Kind);
        Assert.Equal(content, said.Content[0].Of(Adair + text));
        Assert.Equal("Pell Adair", said.Speaker?.Name);
        Assert.Null(said.Words);
    }

    [Theory]
    [InlineData("The “Imber format” has been used before.")]
    [InlineData("The boat is called “Old Heron”.")]
    [InlineData("The board of 12\" by 6\" was cut.")]
    public void A_nickname_or_a_measure_is_no_statement(string text) => Assert.Empty(Dispute.Statements(text));

    [Fact]
    public void A_silence_is_a_statement_that_was_not_made() =>
        Assert.All(Dispute.Statements("Adair did not say that the sluices would open."), said => Assert.True(said.Negated));

    [Theory]
    [InlineData("“That,” Adair said, “is a dead letter.”", "“That,” / “is a dead letter.”")]
    [InlineData("“That,” he said on Wednesday, “is a dead letter.”", "“That,” / “is a dead letter.”")]
    public void A_sentence_that_goes_on_behind_its_clause_is_one_statement(string text, string content) =>
        Assert.Equal(["Pell Adair: " + content], Dispute.Said(Adair + text));

    [Fact]
    public void A_paragraph_that_is_a_whole_quotation_goes_on_with_the_one_who_was_quoted() =>
        Assert.Equal(
            ["Pell Adair: “The sluices stay shut,” / “Nobody asked us about it at all.”"],
            Dispute.Said(Adair + "“The sluices stay shut,” Adair said.\n\n“Nobody asked us about it at all.”")
        );

    [Theory]
    [InlineData("“The sluices stay shut,” Adair said on Marl Radio's “Water Hour.” “Nobody asked us.”")]
    [InlineData(
        "“The sluices stay shut,” Adair, a former head of the board and now its loudest critic, said of the plan. “Nobody asked us.”"
    )]
    [InlineData(
        "“The sluices stay shut,” said Adair, summing up talks that went on for days and touched on fish, freight and much else that nobody had come to talk about at all. “Nobody asked us.”"
    )]
    public void The_second_half_goes_on_behind_whatever_the_clause_holds(string text) =>
        Assert.Contains("Pell Adair: “The sluices stay shut,” / “Nobody asked us.”", Dispute.Said(Adair + text));

    [Fact]
    public void What_is_added_by_a_participle_is_a_statement_of_its_own() =>
        Assert.Contains(
            "Pell Adair: “The sluices stay shut,”",
            Dispute.Said(Adair + "“The sluices stay shut,” Adair said, adding later, “We have the water we need.”")
        );

    [Fact]
    public void What_the_model_adds_says_so() =>
        Assert.All(Dispute.Statements(Adair + "Adair said that the sluices would stay shut."), said => Assert.False(said.Learned));

    [Fact]
    public void The_day_of_speaking_is_the_one_in_the_clause_and_never_the_day_of_publishing()
    {
        Statement dated = Dispute.Statements(Adair + "“The sluices stay shut,” Adair said on Wednesday.")[0];
        Assert.Equal("2031-03-05", dated.Date.Value);
        Assert.Equal("on Wednesday", dated.Date.Expression);
        Assert.Equal("2031-03-05", Dispute.Statements(Adair + "Adair on Wednesday said the sluices would stay shut.")[0].Date.Value);
        Assert.False(Dispute.Statements(Adair + "“The sluices stay shut,” Adair said.")[0].Date.IsKnown);
    }

    [Fact]
    public void The_occasion_and_the_outlet_are_kept_where_the_sentence_names_them()
    {
        Statement said = Dispute.Statements(Adair + "“The sluices stay shut,” he said in a video statement sent to AFP.")[0];
        Assert.Equal(("statement", "AFP"), (said.Occasion, said.Via));
        Assert.Equal("tweet", Dispute.Statements(Adair + "“The sluices stay shut,” he tweeted.")[0].Occasion);
        Assert.Equal("letter", Dispute.Statements(Adair + "In a letter to the Council, Adair wrote: “The sluices stay shut.”")[0].Occasion);
    }

    [Theory]
    [InlineData("“The sluices stay shut,” Adair said in Russian.", true)]
    [InlineData("“The sluices stay shut,” Adair said through an interpreter.", true)]
    [InlineData("“The sluices stay shut,” Adair said, according to a translation by AFP.", true)]
    [InlineData("“The sluices stay shut,” Adair said in Russian hands.", false)]
    [InlineData("“The sluices stay shut,” Adair said in Lorn.", false)]
    public void Words_of_another_language_are_known_as_a_translation(string text, bool translated) =>
        Assert.Equal(translated, Dispute.Statements(Adair + text)[0].Translated);

    [Theory]
    [InlineData("“The sluices stay shut,” Pell Adair and Odo Marsh said.", "Odo Marsh")]
    [InlineData("“The sluices stay shut,” said Pell Adair, who had met Odo Marsh.", null)]
    public void Who_speaks_together_is_kept(string text, string? other)
    {
        Statement said = Dispute.Statements(Adair + "Odo Marsh came too. " + text)[^1];
        Assert.Equal("Pell Adair", said.Speaker?.Name);
        Assert.Equal(other is null ? [] : [other], said.JointSpeakers.Select(static a => a.Name));
    }

    [Fact]
    public void A_source_without_a_name_is_kept_as_such()
    {
        Statement said = Assert.Single(Dispute.Statements("“The sluices stay shut,” a senior Arvenian official said."));
        Assert.True(said.Unnamed);
        Assert.Equal("ARV GOV", said.Speaker?.Code);
        Statement owned = Assert.Single(Dispute.Statements("“The sluices stay shut,” Anna Holt's spokeswoman said."));
        Assert.Equal((true, null), (owned.Unnamed, owned.Speaker?.Name));
    }

    [Fact]
    public void A_pronoun_goes_on_with_the_one_who_spoke_and_not_with_the_one_spoken_of()
    {
        const string text =
            "Odo Marsh, the Tasmerian ambassador, had handed over the letter, Water Minister Pell Adair announced. “It says nothing new,” he said.";
        Assert.Equal("Pell Adair", Dispute.Statements(text)[^1].Speaker?.Name);
    }

    [Fact]
    public void A_whole_quotation_that_nobody_is_named_for_stays_open()
    {
        Statement said = Assert.Single(Dispute.Statements("The hall was full.\n\n“We will never open the sluices again.”\n\nNobody left."));
        Assert.Null(said.Speaker);
        Assert.True(said.Confidence < 0.5);
    }

    [Fact]
    public void Evidence_is_the_whole_sentence()
    {
        Statement said = Dispute.Statements(Adair + "Adair said that the sluices would stay shut. Nobody left.")[0];
        Assert.Equal("Adair said that the sluices would stay shut.", said.Evidence.First.Text);
    }

    [Fact]
    public void Any_text_is_read()
    {
        string[] parts =
        [
            "Adair",
            "said",
            "that",
            "he",
            "“",
            "”",
            "\"",
            "''",
            "‘",
            "’",
            "«",
            "»",
            ",",
            ".",
            ":",
            "\n",
            "\n\n",
            "told",
            "according to",
            "the minister",
            "as",
            "described",
            "—",
            "(",
            ")",
            "adding",
            "on Wednesday",
        ];
        Gen<string> word = Gen.Int[0, parts.Length - 1].Select(i => parts[i]);
        word.Array[0, 40]
            .Select(words => string.Join(' ', words))
            .Sample(
                text =>
                    Assert.All(
                        Dispute.Statements(text),
                        said => Assert.All(said.Content, span => Assert.True(span.End <= text.Length && !span.IsEmpty, text))
                    ),
                iter: 3000
            );
    }

    [Fact]
    public void A_cue_whose_sources_all_speak_for_others_is_read() =>
        Assert.All(
            Dispute.Statements(
                "‘ told ’ . '' told \n said , Adair . ) that said . \" said \" ( ” \" ” \" told according to Adair that \n on Wednesday he as described ‘ ’ — on Wednesday »"
            ),
            said => Assert.False(said.Content.IsEmpty)
        );

    [Theory]
    [InlineData("“")]
    [InlineData("\" ")]
    [InlineData("'a ")]
    [InlineData("said ")]
    [InlineData("Adair said that ")]
    [InlineData("“a” ")]
    public void Hostile_text_that_would_take_forever_if_time_were_not_linear_is_read(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 40_000));
        (Intake.Report report, Language.TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(text);
        Assert.All(
            StatementReader.Read(analysis, actors, report, Demarche.Text.PublishedDate.None),
            said => Assert.All(said.Content, span => Assert.True(span.End <= text.Length && !span.IsEmpty))
        );
    }

    [Fact]
    public void Words_quoted_apart_are_not_put_together()
    {
        Statement said = Assert.Single(
            Dispute.Statements("Adair of Arvenia said the plan was “a very good one” for all but “not yet our own”.")
        );
        Assert.Equal("a very good one … not yet our own", said.Words);
    }

    [Fact]
    public void A_word_in_marks_is_no_quotation_of_its_speaker()
    {
        Statement said = Assert.Single(Dispute.Statements("Arvenia said that “unity” was needed at the dam."));
        Assert.Null(said.Words);
        Assert.Equal(StatementKind.Indirect, said.Kind);
    }

    [Fact]
    public void A_word_that_a_verb_of_describing_gives_is_one() =>
        Assert.Equal("dead", Assert.Single(Dispute.Statements("Arvenia called the plan “dead”.")).Words);

    [Theory]
    [InlineData("Arvenia said on Wednesday that it would wait.", "2031-03-05")]
    [InlineData("Arvenia said recently that it would wait.", null)]
    [InlineData("Arvenia said that it would wait until Wednesday.", null)]
    [InlineData("“We wait,” Arvenia said, adding that it expects to speak in the coming days.", null)]
    public void The_date_of_speaking_is_a_calendar_date_of_the_clause(string text, string? value) =>
        Assert.All(Dispute.Statements(text), said => Assert.Equal(value, said.Date.Value));
}
