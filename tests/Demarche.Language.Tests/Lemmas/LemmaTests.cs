using CsCheck;

namespace Demarche.Language.Tests.Lemmas;

public class LemmaTests
{
    [Theory]
    [InlineData("ministers", "NOUN", "NNS", "minister")]
    [InlineData("children", "NOUN", "NNS", "child")]
    [InlineData("countries", "NOUN", "NNS", "country")]
    [InlineData("went", "VERB", "VBD", "go")]
    [InlineData("underwent", "VERB", "VBD", "undergo")]
    [InlineData("planned", "VERB", "VBD", "plan")]
    [InlineData("fled", "VERB", "VBD", "flee")]
    [InlineData("smelled", "VERB", "VBD", "smell")]
    [InlineData("panicking", "VERB", "VBG", "panic")]
    [InlineData("provoked", "VERB", "VBN", "provoke")]
    [InlineData("endorsing", "VERB", "VBG", "endorse")]
    [InlineData("is", "AUX", "VBZ", "be")]
    [InlineData("had", "AUX", "VBN", "have")]
    [InlineData("better", "ADJ", "JJR", "good")]
    [InlineData("largest", "ADJ", "JJS", "large")]
    [InlineData("their", "PRON", "PRP$", "their")]
    [InlineData("them", "PRON", "PRP", "they")]
    [InlineData("People", "NOUN", "NNS", "people")]
    [InlineData("trafficking", "VERB", "VBG", "traffic")]
    [InlineData("beat", "VERB", "VBN", "beat")]
    [InlineData("worth", "VERB", "VBG", "worth")] // A wrong tag cuts off nothing that is no ending.
    [InlineData("hrs", "NOUN", "NNS", "hour")]
    [InlineData("Sooooo", "ADV", "RB", "so")]
    public void Inflected_words_have_their_base(string form, string upos, string xpos, string lemma) =>
        Assert.Equal(lemma, Lemmatizer.Shipped.Lemma(form, upos, xpos));

    [Theory]
    [InlineData("wo", "AUX", "MD", "will")]
    [InlineData("ca", "AUX", "MD", "can")]
    [InlineData("n't", "PART", "RB", "not")]
    [InlineData("n’t", "PART", "RB", "not")]
    [InlineData("'s", "PART", "POS", "'s")]
    [InlineData("’s", "PART", "POS", "'s")]
    [InlineData("'s", "AUX", "VBZ", "be")] // "has" looks the same: the tree tells them apart (Literate/lemmas.md).
    [InlineData("'ll", "AUX", "MD", "will")]
    [InlineData("na", "PART", "TO", "to")]
    public void Words_of_contractions_have_the_base_of_the_full_word(string form, string upos, string xpos, string lemma) =>
        Assert.Equal(lemma, Lemmatizer.Shipped.Lemma(form, upos, xpos));

    [Theory]
    [InlineData("Tasmere", "PROPN", "NNP", "Tasmere")]
    [InlineData("NATO", "PROPN", "NNP", "NATO")]
    [InlineData("india", "PROPN", "NNP", "India")]
    [InlineData("al", "PROPN", "NNP", "al")]
    [InlineData("ßßßß", "PROPN", "NNP", "ßßßß")]
    [InlineData("Dutch", "ADJ", "JJ", "Dutch")]
    [InlineData("german", "ADJ", "JJ", "German")]
    [InlineData("malaysia", "NOUN", "NN", "Malaysia")]
    [InlineData("Reynolds", "PROPN", "NNP", "Reynolds")]
    [InlineData("Buses", "PROPN", "NNPS", "Bus")]
    [InlineData("United", "ADJ", "NNP", "United")]
    [InlineData("Aug.", "PROPN", "NNP", "August")]
    [InlineData("B", "NOUN", "NN", "B")]
    [InlineData("Draft2.DOC", "PROPN", "NNP", "draft2.doc")]
    [InlineData("The", "DET", "DT", "the")]
    [InlineData("MINISTERS", "NOUN", "NNS", "minister")]
    [InlineData("I", "PRON", "PRP", "I")]
    public void Names_keep_their_case_and_other_words_do_not(string form, string upos, string xpos, string lemma) =>
        Assert.Equal(lemma, Lemmatizer.Shipped.Lemma(form, upos, xpos));

    [Theory]
    [InlineData("1,100", "1100")]
    [InlineData("7,5", "7.5")]
    [InlineData("2033", "2033")]
    public void Figures_lose_the_marks_between_thousands(string form, string lemma) =>
        Assert.Equal(lemma, Lemmatizer.Shipped.Lemma(form, "NUM", "CD"));

    [Fact]
    public void Features_stand_in_for_the_penn_tag() =>
        Assert.Equal("seize", Lemmatizer.Shipped.Lemma("seized", "VERB", null, "Mood=Ind|Tense=Past|VerbForm=Fin"));

    [Fact]
    public void Every_small_letter_can_begin_a_name()
    {
        for (char c = '\0'; c < char.MaxValue; c++)
        {
            if (char.IsLower(c))
            {
                Assert.NotEmpty(Lemmatizer.Shipped.Lemma(new string(c, 3), "PROPN", "NNP"));
                Assert.NotEmpty(Lemmatizer.Shipped.Lemma(new string(c, 4), "PROPN", "NNP"));
                Assert.NotEmpty(Lemmatizer.Shipped.Lemma(c + "ax", "PROPN", "NNP"));
            }
        }
    }

    [Fact]
    public void A_word_that_is_its_lemma_costs_no_string()
    {
        string form = string.Concat("mini", "ster");

        Assert.Same(form, Lemmatizer.Shipped.Lemma(form, "NOUN", "NN"));
    }

    [Fact]
    public void Any_word_under_any_tag_has_a_lemma_and_always_the_same() =>
        Gen.Select(
                Gen.String[1, 12],
                Gen.OneOf(Gen.Const("NOUN"), Gen.Const("VERB"), Gen.Const("PROPN"), Gen.Const("X"), Gen.Const("?")),
                Gen.OneOf(Gen.Const("NN"), Gen.Const("VBD"), Gen.Const("NNPS"), Gen.Const(""), Gen.Const("?"))
            )
            .Sample(
                (form, upos, xpos) =>
                {
                    string lemma = Lemmatizer.Shipped.Lemma(form, upos, xpos);
                    Assert.NotEqual("", lemma);
                    Assert.Equal(lemma, Lemmatizer.Shipped.Lemma(form, upos, xpos));
                }
            );

    [Fact]
    public void The_table_is_read_as_it_was_written()
    {
        byte[] file = new LemmaTable(
            new Dictionary<uint, EditScript> { [7] = new(LemmaCase.Small, 1, "y"), [4_000_000_000] = new(LemmaCase.AsWritten, 0, "") }
        ).Write();

        Assert.Equal(file, LemmaTable.Read(file).Write());
        Assert.Throws<InvalidDataException>(() => LemmaTable.Read(new byte[8]));
    }

    [Theory]
    [InlineData("Ministers", "minister", false)]
    [InlineData("better", "good", false)]
    [InlineData("ENRON", "Enron", true)]
    [InlineData("NATO", "NATO", true)]
    public void A_script_makes_the_lemma_that_it_was_made_from(string form, string lemma, bool proper) =>
        Assert.Equal(lemma, EditScript.Between(form, lemma, proper).Apply(form));
}
