namespace Demarche.Language.Tests.Sentences;

public class SentenceTests
{
    private static string[] Sentences(string text) => [.. Reading.Of(text).Sentences.Select(s => s.Span.Of(text))];

    [Fact]
    public void A_title_and_initials_end_no_sentence() =>
        Assert.Equal(
            ["Mr. Adair met J. K. Okoye in the U.S. embassy.", "It rained."],
            Sentences("Mr. Adair met J. K. Okoye in the U.S. embassy. It rained.")
        );

    [Fact]
    public void Closing_marks_stay_with_what_they_close() =>
        Assert.Equal(["“It is over.”", "He left."], Sentences("“It is over.” He left."));

    [Fact]
    public void Doubled_apostrophes_close_as_well() => Assert.Equal(["``It is over.''", "He left."], Sentences("``It is over.'' He left."));

    [Fact]
    public void A_straight_mark_before_a_word_opens_the_next_sentence() =>
        Assert.Equal(["He sat.", "\"It is over,\" he said."], Sentences("He sat. \"It is over,\" he said."));

    [Fact]
    public void A_quotation_of_two_sentences_is_two_sentences() =>
        Assert.Equal(["He said: \"It is up to them.", "We are ready.\""], Sentences("He said: \"It is up to them. We are ready.\""));

    [Fact]
    public void A_blank_line_ends_a_sentence_without_a_stop() =>
        Assert.Equal(["A headline", "The text."], Sentences("A headline\n\nThe text."));

    [Fact]
    public void Paragraphs_are_counted() => Assert.Equal([0, 0, 1], Reading.Of("One. Two.\n\nThree.").Sentences.Select(s => s.Paragraph));
}
