using CsCheck;
using NodaTime;

namespace Demarche.Record.Tests.Actors;

/// <summary>Phrases given alone, as docs/actors.md tells them.</summary>
public sealed class PhraseResolverTests
{
    private static readonly PhraseResolver Resolver = new(Dispute.Knowledge);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Codes(string phrase, LocalDate? day = null, string? context = null) =>
        string.Join(
            ", ",
            Resolver.Resolve(phrase, day, context).Select(a => string.Join('+', [a.Actor.Code ?? $"? {a.Sector}", .. a.Others]))
        );

    [Theory]
    [InlineData("Arvenia", "ARV")]
    [InlineData("the Arvenian side", "ARV")]
    [InlineData("Lorn", "ARV GOV")]
    [InlineData("senior Arvenian officials", "ARV GOV")]
    [InlineData("Lorn's riot police", "ARV COP")]
    [InlineData("the mayor of Lorn", "ARV GOV")]
    [InlineData("rebels in northern Arvenia", "ARV REB")]
    [InlineData("Arvenian-led forces", "ARV MIL")]
    [InlineData("a Lorn-based trader", "ARV BUS")]
    [InlineData("Tasmerian refugees in Arvenia", "TSM REF")]
    [InlineData("ethnic Tasmerians in Arvenia", "ARV CVL")]
    [InlineData("members of the Meridian Council", "MRC")]
    [InlineData("NATO-member Arvenia", "ARV")]
    [InlineData("Arvenia's Meridian Council", "MRC")]
    [InlineData("a Meridian Council breakaway group", "GRP")]
    public void Whose_an_actor_is(string phrase, string code) => Assert.Equal(code, Codes(phrase));

    [Theory]
    [InlineData("an Arvenian rebel commander", "ARV REB")]
    [InlineData("Arvenian army engineers", "ARV MIL")]
    [InlineData("a spokesman for the Arvenian parliament", "ARV LEG")]
    [InlineData("the ousted prime minister of Arvenia", "ARV ELI")]
    [InlineData("Arvenian opposition senators", "ARV OPP+LEG")]
    [InlineData("the Arvenian defence minister", "ARV GOV+MIL")]
    [InlineData("hundreds of Arvenian dockers", "ARV LAB")]
    [InlineData("the Supreme Court of Arvenia", "ARV JUD")]
    [InlineData("the Arvenian Union of Teachers", "ARV EDU")]
    [InlineData("striking dockers", "? LAB")]
    [InlineData("Arvenian-backed militia", "? REB")]
    public void What_it_does(string phrase, string code) => Assert.Equal(code, Codes(phrase));

    [Theory]
    [InlineData("dockers in Guayaquil", "ECU LAB")]
    [InlineData("dockers in northern Guayaquil Monday", "ECU LAB")]
    [InlineData("Guayaquil dockers", "ECU LAB")]
    [InlineData("dockers in Villa Guayaquil", "? LAB")]
    [InlineData("Guayaquil Best dockers", "? LAB")]
    [InlineData("dockers in Time", "? LAB")]
    [InlineData("Florence dockers", "? LAB")]
    [InlineData("dockers in Florence", "ITA LAB")]
    public void A_town_stands_by_itself_and_is_no_given_name_before_a_noun(string phrase, string code) => Assert.Equal(code, Codes(phrase));

    [Theory]
    [InlineData("Sen. Pell Adair", "")]
    [InlineData("Sens. Adair and Okoye", "")]
    [InlineData("Mr Moon", "KOR GOV")]
    [InlineData("Mr Bush", "USA ELI")]
    public void Titles_are_no_names_and_family_names_can_stand_first(string phrase, string code) =>
        Assert.Equal(code, Codes(phrase, new LocalDate(2018, 6, 1)));

    [Theory]
    [InlineData("Arvenian and Tasmerian envoys", "ARV GOV, TSM GOV")]
    [InlineData("Arvenia and Tasmere", "ARV, TSM")]
    [InlineData("envoys of Arvenia and Tasmere", "ARV GOV, TSM GOV")]
    [InlineData("Arvenia's president and prime minister", "ARV GOV")]
    [InlineData("the president and the prime minister of Arvenia", "ARV GOV")]
    [InlineData("Lorn and its allies", "ARV GOV, GRP")]
    [InlineData("Arvenia, Tasmere and the Meridian Council", "ARV, TSM, MRC")]
    public void Phrases_that_name_several(string phrase, string codes) => Assert.Equal(codes, Codes(phrase));

    [Theory]
    [InlineData("Greenland's prime minister", "DNK GOV")]
    [InlineData("the Quai d'Orsay", "FRA GOV")]
    [InlineData("Burma", "MMR")]
    [InlineData("Kiev", "UKR GOV")]
    [InlineData("Abkhaz troops", "GEO PRE+MIL")]
    [InlineData("Boğaziçi University", "TUR EDU")]
    [InlineData("Bogazici University", "TUR EDU")]
    [InlineData("Secretary of State", "USA GOV")]
    public void The_world_is_known(string phrase, string code) => Assert.Equal(code, Codes(phrase));

    [Fact]
    public void An_office_is_held_on_its_days()
    {
        Assert.Equal("DEU GOV", Codes("Angela Merkel", new LocalDate(2015, 6, 1)));
        Assert.Equal("DEU ELI", Codes("Angela Merkel", new LocalDate(2024, 6, 1)));
        Assert.Equal("AFG REB", Codes("the Taliban", new LocalDate(2015, 6, 1)));
        Assert.Equal("AFG GOV", Codes("the Taliban", new LocalDate(2024, 6, 1)));
    }

    [Fact]
    public void The_country_of_an_institution_is_the_one_that_the_context_names()
    {
        Assert.Equal("? GOV", Codes("the ministry"));
        Assert.Equal("ARV GOV", Codes("the ministry", context: "There was unrest in Arvenia."));
        Assert.Equal("? GOV", Codes("the ministry", context: "Arvenia met Tasmere."));
    }

    [Fact]
    public void Organisations_are_folded_as_PLOVER_does()
    {
        Assert.Equal(("IGO", "GOV"), ActorKnowledge.Shipped.PloverOf("NATO GOV"));
        Assert.Equal(("UNO", "MIL"), ActorKnowledge.Shipped.PloverOf("UNO MIL"));
        Assert.Equal(("IMG", "REB"), ActorKnowledge.Shipped.PloverOf("AQT"));
        Assert.Equal(("ARV", null), Dispute.Knowledge.PloverOf("ARV"));
    }

    [Fact]
    public void Case_of_the_article_and_blanks_around_change_nothing() =>
        OneOf("Arvenian officials", "Lorn", "Arvenian and Tasmerian envoys", "the mayor of Lorn", "striking dockers")
            .Select(OneOf("", "the ", "The ", " ", "  the "), OneOf("", " ", ".", " \n"))
            .Sample((phrase, before, after) => Assert.Equal(Codes(phrase), Codes($"{before}{phrase}{after}")), iter: 200);

    [Fact]
    public void Any_words_are_read()
    {
        string[] parts =
        [
            "Arvenia",
            "'s",
            "and",
            ",",
            "of",
            "the",
            "rebels",
            "former",
            "in",
            "Lorn",
            "-",
            "backed",
            "President",
            "Adair",
            "é",
            "\uD83D",
            "allies",
            "its",
            "",
        ];
        Gen.Int[0, parts.Length - 1]
            .Array[0, 30]
            .Sample(
                picks =>
                {
                    string phrase = string.Join(' ', picks.Select(i => parts[i]));
                    foreach (PhraseActor actor in Resolver.Resolve(phrase))
                    {
                        Assert.InRange(actor.Span.End, actor.Span.Start + 1, phrase.Length);
                    }
                },
                iter: 1000
            );
    }
}
