using CsCheck;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests.Actors;

public sealed class ActorResolverTests
{
    [Theory]
    [InlineData("The talks with Arvenia failed.", "Arvenia -> ARV")]
    [InlineData("The dam hurts Arvenian farmers badly.", "Arvenian farmers -> ARV AGR")]
    [InlineData("Several Tasmerian officials left.", "Tasmerian officials -> TSM GOV")]
    [InlineData("The Tasmerian side was silent.", "Tasmerian side -> TSM")]
    [InlineData("Tasmere's Defence Ministry was silent.", "Tasmere's Defence Ministry -> TSM GOV")]
    [InlineData("The Foreign Ministry of Arvenia was silent.", "Foreign Ministry of Arvenia -> ARV GOV")]
    public void Names_adjectives_and_institutions_are_coded(string text, string mention) => Assert.Equal([mention], Dispute.Mentions(text));

    [Theory]
    [InlineData("Later Lorn said no.", "Lorn -> ARV GOV")]
    [InlineData("It was one of Lorn's demands.", "Lorn -> ARV GOV")]
    public void A_capital_that_acts_is_the_government(string text, string mention) => Assert.Equal([mention], Dispute.Mentions(text));

    [Theory]
    [InlineData("Envoys from Lorn and Quell held talks.", "Envoys from Lorn -> ARV GOV", "Quell -> TSM GOV")]
    [InlineData("Lorn and Quell signed the paper.", "Lorn -> ARV GOV", "Quell -> TSM GOV")]
    [InlineData("It came after Lorn deployed forces.", "Lorn -> ARV GOV")]
    [InlineData("Quell, meanwhile, dismissed the offer.", "Quell -> TSM GOV")]
    [InlineData("Quell, for its part, dismissed the offer.", "Quell -> TSM GOV")]
    [InlineData("It called on Lorn to free them.", "Lorn -> ARV GOV")]
    [InlineData("They urged Lorn to free them.", "Lorn -> ARV GOV")]
    [InlineData("A spokesman in Lorn said no.", "spokesman in Lorn -> ARV GOV")]
    [InlineData("He said the Kremlin had agreed.", "Kremlin -> RUS GOV")]
    public void Capitals_and_seats_act_in_many_ways(string text, params string[] mentions) =>
        Assert.Equal(mentions, Dispute.Mentions(text));

    [Theory]
    [InlineData("A bank spokesman in Lorn said no.")]
    [InlineData("The train from Lorn and Quell was late.")]
    [InlineData("In Lorn, meanwhile, the market closed.")]
    [InlineData("They met in Lorn.")]
    [InlineData("The talks in Lorn failed.")]
    [InlineData("The train to Lorn was late.")]
    public void A_place_stays_a_place(string text) => Assert.Empty(Dispute.Mentions(text));

    [Fact]
    public void Who_holds_an_office_is_learned_from_the_report()
    {
        const string text = "Arvenian Water Minister Pell Adair spoke first. Adair then left. The minister did not return.";
        ActorMention[] mentions = [.. Dispute.Read(text).Actors.Mentions];
        Assert.All(mentions, m => Assert.Equal("person:pell adair", m.Actor.Key));
        Assert.All(mentions, m => Assert.Equal("ARV GOV", m.Actor.Code));
        Assert.Equal("Arvenian Water Minister", mentions[0].Office);
        Assert.Equal([MentionKind.Name, MentionKind.Name, MentionKind.Nominal], mentions.Select(m => m.Kind));
    }

    [Theory]
    [InlineData("Arvenian President Kim Orv Tal met Kim Bel Ros. Later Kim Bel Ros left.", "Kim Bel Ros -> person:kim bel ros")]
    [InlineData(
        "Tasmerian Minister Orv Tal-min met Arvenian Minister Pell Adair. The Adair-Orv talks failed.",
        "Pell Adair -> person:pell adair"
    )]
    public void Persons_of_one_family_name_stay_apart(string text, string last) => Assert.Equal(last, Dispute.Mentions(text)[^1]);

    [Fact]
    public void An_office_can_follow_its_holder()
    {
        const string text = "Pell Adair, the Arvenian water minister, was silent.";
        Assert.Equal("ARV GOV", Dispute.Read(text).Actors.At(0)?.Actor.Code);
    }

    [Theory]
    [InlineData("Rook House, the seat of the Arvenian president, declined to say more.")]
    [InlineData("Rook House, the office of Arvenia's prime minister, declined to say more.")]
    [InlineData("Rook House, the seat of government in Lorn, declined to say more.")]
    [InlineData("Rook House, as the Arvenian presidency is known, declined to say more.")]
    public void A_seat_that_the_text_explains_is_the_government(string text) =>
        Assert.Equal("Rook House -> ARV GOV", Dispute.Mentions(text)[0]);

    [Theory]
    [InlineData("Rook House, the home of the Arvenian cinema, was shut.")]
    [InlineData("Rook House, the seat of the company, was shut.")]
    [InlineData("Rook House, the seat of learning in Lorn, was shut.")]
    [InlineData("Rook House, as the cinema in Arvenia is known, was shut.")]
    public void Other_houses_are_not(string text) => Assert.DoesNotContain(Dispute.Mentions(text), m => m.StartsWith("Rook House"));

    [Theory]
    [InlineData("The Meridian Council met. Later the organisation fell silent.", "the organisation -> MRC")]
    [InlineData("The Meridian Council met. Later the Council fell silent.", "the Council -> MRC")]
    public void An_organisation_that_was_named_is_called_by_what_it_is(string text, string last) =>
        Assert.Equal(last, Dispute.Mentions(text)[^1]);

    [Theory]
    [InlineData("The Meridian Council met the United Nations. Later the organisation fell silent.")]
    [InlineData("The Meridian Council met. Later the Council of Elders fell silent.")]
    [InlineData("The Meridian Council met. Later the bank fell silent.")]
    public void But_not_where_two_were_named_or_another_is_meant(string text) =>
        Assert.DoesNotContain(Dispute.Mentions(text), static m => m.StartsWith("the ", StringComparison.Ordinal));

    [Fact]
    public void An_office_with_its_country_is_explained_by_the_name_between_commas()
    {
        Assert.Equal("ARV GOV", Dispute.Read("Arvenia's water minister, Pell Adair, said nothing.").Actors.Mentions[^1].Actor.Code);
        Assert.Equal(
            "ARV MIL",
            Dispute.Read("The Arvenian chief of the General Staff, Pell Adair, said nothing.").Actors.Mentions[^1].Actor.Code
        );
        Assert.Null(Dispute.Read("Arvenia met the chief of the General Staff, Pell Adair, on Monday.").Actors.Mentions[^1].Actor.Code);
        Assert.Null(Dispute.Read("The guests were Arvenia's water minister, Pell Adair, and others.").Actors.Mentions[^1].Actor.Code);
    }

    [Fact]
    public void The_administration_of_a_known_person_is_that_government()
    {
        const string text = "Tasmerian President Ada Okoye spoke. Later the Okoye administration fell silent.";
        Assert.Equal("Okoye administration -> TSM GOV", Dispute.Mentions(text)[^1]);
        Assert.DoesNotContain("administration", string.Join(' ', Dispute.Mentions("The Okoye administration fell silent.")));
    }

    [Theory]
    [InlineData("The Senate and the Ministry of Defence were silent.")]
    [InlineData("Secretary of State Ada Okoye was silent.")]
    public void An_institution_of_many_countries_is_nobodys_where_no_country_is_named(string text) =>
        Assert.DoesNotContain(Dispute.Read(text).Actors.Mentions, m => m.Actor.Code is not null);

    [Theory]
    [InlineData("The Senate was silent. So were the Americans.", "Senate -> USA LEG")]
    [InlineData("The Arvenian Senate met an American guest.", "Arvenian Senate -> ARV LEG")]
    [InlineData("The Senate of Arvenia met an American guest.", "Senate of Arvenia -> ARV LEG")]
    public void It_belongs_to_the_country_beside_it_or_to_its_usual_one_where_the_text_names_that(string text, string mention) =>
        Assert.Equal(mention, Dispute.Mentions(text)[0]);

    [Fact]
    public void A_secretary_general_is_no_general()
    {
        const string text = "Meridian Council Secretary General Odo Marsh was silent.";
        Assert.Equal("MRC GOV", Dispute.Read(text).Actors.Mentions[^1].Actor.Code);
    }

    [Fact]
    public void A_spokeswoman_without_a_name_speaks_for_the_party_of_her_chief()
    {
        const string text = "Tasmerian President Ada Okoye was silent. Later Okoye's spokeswoman left.";
        Assert.Equal("spokeswoman -> TSM GOV", Dispute.Mentions(text)[^1]);
    }

    [Fact]
    public void A_pronoun_means_the_person_named_before()
    {
        const string text = "Arvenian Water Minister Pell Adair spoke first. He was tired.";
        Assert.Equal("He -> person:pell adair", Dispute.Mentions(text)[^1]);
    }

    [Theory]
    [InlineData("Arvenian President Ada Okoye and Tasmere's President Pell Adair met.", "TSM GOV")]
    [InlineData("Arvenian President Ada Okoye and Tasmerian Water Minister Pell Adair met.", "TSM GOV")]
    [InlineData("Arvenian Foreign and Defence Minister Pell Adair left.", "ARV GOV")]
    public void Each_of_two_office_holders_has_the_country_beside_his_office(string text, string code) =>
        Assert.Equal(code, Dispute.Read(text).Actors.Mentions.Single(static m => m.Actor.Name == "Pell Adair").Actor.Code);

    [Fact]
    public void Two_spellings_of_one_name_are_one_person()
    {
        const string text =
            "Arvenian Water Minister Serhij Adairenko spoke first. Later Water Minister Serhiy Adairenko left. Adairenko was tired.";
        Assert.All(Dispute.Read(text).Actors.Mentions, m => Assert.Equal("person:serhij adairenko", m.Actor.Key));
    }

    [Fact]
    public void Two_persons_of_one_last_name_stay_two()
    {
        const string text = "Arvenian Water Minister Pell Adair met Tasmerian President Mona Adair.";
        Assert.Equal(["person:pell adair", "person:mona adair"], Dispute.Read(text).Actors.Mentions.Select(m => m.Actor.Key));
    }

    [Theory]
    [InlineData("Arvenia was silent. The council met.", "The council -> MRC")]
    [InlineData("Tasmere was silent. The Council met.", "The Council -> MRC")]
    public void A_report_of_the_dispute_may_call_what_the_user_gave_by_its_noun_alone(string text, string expected) =>
        Assert.Equal(expected, Dispute.Mentions(text)[^1]);

    [Theory]
    [InlineData("The council met.")]
    [InlineData("Arvenia and the European Union were silent. The council met.")]
    [InlineData("Arvenia was silent. The bank met.")]
    public void A_council_of_whom_nobody_knows_is_nobody(string text) =>
        Assert.All(Dispute.Mentions(text), static mention => Assert.DoesNotContain("MRC", mention, StringComparison.Ordinal));

    [Fact]
    public void The_bloc_means_something_only_where_it_was_named()
    {
        Assert.Equal("the bloc -> MRC", Dispute.Mentions("The Meridian Council met. Nobody left the bloc.")[^1]);
        Assert.Empty(Dispute.Mentions("Nobody left the bloc."));
    }

    [Fact]
    public void An_office_does_not_run_into_the_name_of_a_person()
    {
        ActorMention[] mentions = [.. Dispute.Read("Tasmerian Lorn of Lorn U.S. he of Arvenia minister - ' \" Lorn \"").Actors.Mentions];

        Assert.All(mentions.Zip(mentions.Skip(1)), static m => Assert.True(m.Second.Span.Start >= m.First.Span.End));
    }

    [Theory]
    [InlineData("Rebels in northern Arvenia laid down their arms.", "Rebels in northern Arvenia -> ARV REB")]
    [InlineData("Protesters in Lorn blocked a bridge.", "Protesters in Lorn -> ARV CVL")]
    [InlineData("The mayor of Lorn was silent.", "mayor of Lorn -> ARV GOV")]
    [InlineData("Arvenian riot police moved in.", "Arvenian riot police -> ARV COP")]
    [InlineData("Tasmere's striking dockers went home.", "Tasmere's striking dockers -> TSM LAB")]
    [InlineData("Arvenian ministers met.", "Arvenian ministers -> ARV GOV")]
    [InlineData("Arvenia's allies were silent.", "Arvenia's allies -> GRP")]
    public void Groups_are_found_by_their_role_nouns(string text, string mention) => Assert.Equal([mention], Dispute.Mentions(text));

    [Theory]
    [InlineData("Diplomats in Lorn were silent.")]
    [InlineData("Troops in Lorn were silent.")]
    [InlineData("Ships sailed through the South China Sea.")]
    [InlineData("It was the talk of Latin America.")]
    [InlineData("He had learned English and lived in Texas.")]
    [InlineData("The West Coast was quiet.")]
    public void Guests_and_places_are_no_actors_of_the_country(string text) =>
        Assert.DoesNotContain(Dispute.Read(text).Actors.Mentions, static m => m.Actor.Code is not null);

    [Fact]
    public void A_phrase_of_a_report_is_read_in_its_light()
    {
        const string text = "Arvenian Water Minister Pell Adair left. Adair and Tasmerian envoys met in Lorn.";
        ActorsOfReport actors = Dispute.Read(text).Actors;
        int start = text.IndexOf("Adair and", StringComparison.Ordinal);
        TextSpan phrase = new(start, start + "Adair and Tasmerian envoys".Length);
        Assert.Equal(["ARV GOV", "TSM GOV"], actors.Of(phrase).Select(static a => a.Actor.Code));
        Assert.Equal("ARV GOV", Assert.Single(actors.Of(new TextSpan(text.Length - 5, text.Length - 1))).Actor.Code);
    }

    [Fact]
    public void The_head_of_a_noun_phrase_tells_its_actors()
    {
        const string text = "Arvenian and Tasmerian envoys met.";
        (Report _, TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(text);
        int head = Enumerable.Range(0, analysis.Tokens.Length).First(i => analysis.Tokens[i].Form == "envoys");
        Assert.Equal(["ARV GOV", "TSM GOV"], actors.OfHead(head).Select(static a => a.Actor.Code));
    }

    [Fact]
    public void The_list_of_office_holders_helps_only_where_the_report_names_their_country()
    {
        Assert.Contains(
            Dispute.Read("Angela Merkel met the Germans.").Actors.Mentions,
            static m => m.Actor is { Inferred: true, Code: "DEU GOV" }
        );
        Assert.DoesNotContain(Dispute.Read("Angela Merkel met friends.").Actors.Mentions, static m => m.Actor.Code is not null);
    }

    [Fact]
    public void Any_text_is_read_and_mentions_stand_in_order()
    {
        string[] parts =
        [
            "Lorn",
            "Arvenia",
            "'s",
            "the",
            "minister",
            "Adair",
            "Pell",
            "said",
            "“",
            "”",
            "\"",
            "'",
            ",",
            ".",
            "\n",
            "he",
            "Tasmerian",
            "of",
            "U.S.",
            "é",
            "\uD83D",
            "general",
            "-",
        ];
        Gen<string> word = Gen.Int[0, parts.Length - 1].Select(i => parts[i]);
        word.Array[0, 40]
            .Select(words => string.Join(' ', words))
            .Sample(
                text =>
                {
                    ActorMention[] mentions = [.. Dispute.Read(text).Actors.Mentions];
                    for (int i = 1; i < mentions.Length; i++)
                    {
                        Assert.True(mentions[i].Span.Start >= mentions[i - 1].Span.End, text);
                    }
                },
                iter: 2000
            );
    }
}
