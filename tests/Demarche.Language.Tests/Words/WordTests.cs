namespace Demarche.Language.Tests.Words;

public class WordTests
{
    [Theory]
    [InlineData("demanded", "demand")]
    [InlineData("was", "be")]
    [InlineData("resumed", "resume")]
    [InlineData("urging", "urge")]
    [InlineData("planned", "plan")]
    [InlineData("met", "meet")]
    [InlineData("denies", "deny")]
    [InlineData("announced", "announce")]
    [InlineData("treated", "treat")]
    [InlineData("explained", "explain")]
    [InlineData("rejects", "reject")]
    [InlineData("refused", "refuse")]
    [InlineData("called", "call")]
    [InlineData("proposed", "propose")]
    [InlineData("warned", "warn")]
    public void Verb_forms_have_a_base(string form, string verb) => Assert.Equal(verb, EnglishMorphology.VerbBase(form));

    [Theory]
    [InlineData("ships", "ship")]
    [InlineData("parties", "party")]
    [InlineData("crises", "crisis")]
    [InlineData("boxes", "box")]
    [InlineData("status", "status")]
    [InlineData("aircraft", "aircraft")]
    public void Plurals_have_a_singular(string plural, string singular) => Assert.Equal(singular, EnglishMorphology.Singular(plural));

    [Theory]
    [InlineData("demanded", true)]
    [InlineData("met", true)]
    [InlineData("meets", false)]
    [InlineData("need", false)]
    public void Past_forms_are_told_from_the_others(string form, bool past) => Assert.Equal(past, EnglishMorphology.IsPastForm(form));

    [Fact]
    public void Folding_takes_case_and_accents_away_and_keeps_the_letters()
    {
        Assert.Equal("muller", Folding.Fold("Müller"));
        Assert.Equal("zażo".Replace('ż', 'z'), Folding.Fold("Zażo"));
        Assert.Equal("e", Folding.Fold("e\u0301"));
        Assert.NotEqual(Folding.Fold("Pelly"), Folding.Fold("Pellyy"));
    }

    [Fact]
    public void Function_words_carry_grammar_only()
    {
        Assert.True(FunctionWords.Contains("The"));
        Assert.False(FunctionWords.Contains("strait"));
    }
}
