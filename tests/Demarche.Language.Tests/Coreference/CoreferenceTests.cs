namespace Demarche.Language.Tests.Coreference;

/// <summary>One phenomenon a test, in invented sentences with their trees.</summary>
public class CoreferenceTests
{
    private const string AdairSpoke = "{PER Pell/NNP/3/nsubj Adair/NNP/1/flat } spoke|speak/VBD/0/root ././3/punct";

    [Fact]
    public void A_last_name_takes_up_the_full_name() =>
        Assert.Contains(
            "Pell Adair = Adair",
            Trees.Chains(AdairSpoke, "{PER Adair/NNP/2/nsubj } left|leave/VBD/0/root {GPE Lorn/NNP/2/obj } ././2/punct")
        );

    [Fact]
    public void A_title_before_the_last_name_does_not_hinder() =>
        Assert.Contains(
            "Pell Adair = Mr Adair",
            Trees.Chains(AdairSpoke, "Mr/NNP/2/nmod:desc {PER Adair/NNP/3/nsubj } left|leave/VBD/0/root ././3/punct")
        );

    [Fact]
    public void He_is_the_man_who_was_named() =>
        Assert.Contains(
            "Robert Adair = He",
            Trees.Chains(
                "{PER Robert/NNP/3/nsubj Adair/NNP/1/flat } met|meet/VBD/0/root {PER Wendy/NNP/3/obj Hale/NNP/4/flat } in/IN/7/case {GPE Lorn/NNP/3/obl } ././3/punct",
                "He/PRP/2/nsubj left|leave/VBD/0/root on/IN/4/case Friday/NNP/2/obl ././2/punct"
            )
        );

    [Fact]
    public void She_is_the_woman_although_the_man_is_the_subject() =>
        Assert.Contains(
            "Wendy Hale = She",
            Trees.Chains(
                "{PER Robert/NNP/3/nsubj Adair/NNP/1/flat } met|meet/VBD/0/root {PER Wendy/NNP/3/obj Hale/NNP/4/flat } in/IN/7/case {GPE Lorn/NNP/3/obl } ././3/punct",
                "She/PRP/2/nsubj left|leave/VBD/0/root on/IN/4/case Friday/NNP/2/obl ././2/punct"
            )
        );

    [Fact]
    public void A_possessive_takes_up_the_subject_of_its_clause() =>
        Assert.Contains(
            "The council = its",
            Trees.Chains("The/DT/2/det council/NN/3/nsubj published|publish/VBD/0/root its/PRP$/5/nmod:poss report/NN/3/obj ././3/punct")
        );

    [Fact]
    public void A_noun_phrase_with_the_takes_up_the_one_with_a() =>
        Assert.Contains(
            "a treaty = The treaty",
            Trees.Chains(
                "{GPE Arvenia/NNP/2/nsubj } signed|sign/VBD/0/root a/DT/4/det treaty/NN/2/obj ././2/punct",
                "The/DT/2/det treaty/NN/3/nsubj ends|end/VBZ/0/root the/DT/5/det dispute/NN/3/obj ././3/punct"
            )
        );

    [Fact]
    public void An_acronym_takes_up_the_full_name() =>
        Assert.Contains(
            "the Northern Fisheries Board = NFB",
            Trees.Chains(
                "Talks/NNS/7/nsubj with/IN/6/case the/DT/6/det {ORG Northern/NNP/6/compound Fisheries/NNP/6/compound Board/NNP/1/nmod } failed|fail/VBD/0/root ././7/punct",
                "{ORG NFB/NNP/2/nsubj } left|leave/VBD/0/root the/DT/4/det room/NN/2/obj ././2/punct"
            )
        );

    [Fact]
    public void Two_names_of_one_country_meet() =>
        Assert.Contains(
            "The United States = America",
            Trees.Chains(
                "The/DT/3/det {GPE United/NNP/3/amod States/NNPS/4/nsubj } agreed|agree/VBD/0/root ././4/punct",
                "{GPE America/NNP/2/nsubj } signed|sign/VBD/0/root the/DT/4/det text/NN/2/obj ././2/punct"
            )
        );

    [Fact]
    public void They_takes_up_two_persons_named_together() =>
        Assert.Contains(
            Trees.Chains(
                "{PER Adair/NNP/4/nsubj } and/CC/3/cc {PER Hale/NNP/1/conj } met|meet/VBD/0/root in/IN/6/case {GPE Lorn/NNP/4/obl } ././4/punct",
                "They/PRP/2/nsubj signed|sign/VBD/0/root a/DT/4/det treaty/NN/2/obj ././2/punct"
            ),
            c => c.StartsWith("Adair and Hale = They", StringComparison.Ordinal)
        );

    [Fact]
    public void I_in_a_quotation_is_its_speaker() =>
        Assert.Contains(
            Trees.Chains(
                "{PER Wendy/NNP/3/nsubj Hale/NNP/1/flat } met|meet/VBD/0/root {PER Robert/NNP/3/obj Adair/NNP/4/flat } ././3/punct",
                "“/``/4/punct I/PRP/4/nsubj will/MD/4/aux sign|sign/VB/8/ccomp ,/,/4/punct ”/''/4/punct {PER Adair/NNP/8/nsubj } said|say/VBD/0/root ././8/punct"
            ),
            c => c.Contains("I = Adair", StringComparison.Ordinal) && c.StartsWith("Robert Adair", StringComparison.Ordinal)
        );

    [Fact]
    public void The_same_name_in_every_sentence_is_one_chain() =>
        Assert.Equal(
            8,
            Trees
                .Chains([
                    .. Enumerable.Repeat("{GPE Arvenia/NNP/2/nsubj } signed|sign/VBD/0/root a/DT/4/det treaty/NN/2/obj ././2/punct", 8),
                ])
                .Single(c => c.StartsWith("Arvenia", StringComparison.Ordinal))
                .Split(" = ")
                .Length
        );

    [Theory]
    [InlineData("It/PRP/2/nsubj rained|rain/VBD/0/root all/DT/4/det day/NN/2/obl:unmarked ././2/punct")]
    [InlineData("It/PRP/4/expl was|be/VBD/4/cop not/RB/4/advmod clear/JJ/0/root who/WP/6/nsubj signed|sign/VBD/4/csubj ././4/punct")]
    public void It_that_stands_for_nothing_stays_alone(string sentence) =>
        Assert.DoesNotContain(
            Trees.Chains("{GPE Arvenia/NNP/2/nsubj } signed|sign/VBD/0/root a/DT/4/det treaty/NN/2/obj ././2/punct", sentence),
            c => c.Contains("It", StringComparison.Ordinal)
        );

    [Fact]
    public void An_apposition_and_a_predicate_are_no_links() =>
        Assert.Empty(
            Trees.Chains(
                "{PER Pell/NNP/7/nsubj Adair/NNP/1/flat } ,/,/5/punct the/DT/5/det minister/NN/1/appos ,/,/5/punct spoke|speak/VBD/0/root ././7/punct",
                "{PER Ilse/NNP/5/nsubj Okoye/NNP/1/flat } is|be/VBZ/5/cop a/DT/5/det lawyer/NN/0/root ././5/punct"
            )
        );

    [Fact]
    public void Two_persons_of_one_last_name_stay_apart_by_their_first() =>
        Assert.Empty(
            Trees.Chains("{PER Anna/NNP/3/nsubj Holt/NNP/1/flat } met|meet/VBD/0/root {PER Karl/NNP/3/obj Holt/NNP/4/flat } ././3/punct")
        );

    [Fact]
    public void Known_miss_a_noun_that_names_the_country_by_what_it_is() =>
        // "The kingdom" is Arvenia to a reader; nothing in the words says so.
        Assert.DoesNotContain(
            "Arvenia = The kingdom",
            Trees.Chains(
                "{GPE Arvenia/NNP/2/nsubj } signed|sign/VBD/0/root a/DT/4/det treaty/NN/2/obj with/IN/6/case {GPE Tasmere/NNP/4/nmod } ././2/punct",
                "The/DT/2/det kingdom/NN/4/nsubj had|have/VBD/4/aux refused|refuse/VBN/0/root for/IN/6/case years|year/NNS/4/obl ././4/punct"
            )
        );
}
