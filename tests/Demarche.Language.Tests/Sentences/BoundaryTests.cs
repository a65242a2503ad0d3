using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;

namespace Demarche.Language.Tests.Sentences;

/// <summary>What the learned splitter does, and what it must leave alone in news.</summary>
public class BoundaryTests
{
    private static string[] Sentences(string text) => [.. Reading.Of(text).Sentences.Select(s => s.Span.Of(text))];

    [Theory]
    [InlineData("Arvenia rejected the offer of Tasmere on Monday, the water ministry in Lorn said in a statement carried by state media.")]
    [InlineData(
        "LORN, May 4 — The Meridian Council met Prime Minister Tomas Haldane and Foreign Minister Pell Adair at Fort Marl on Tuesday."
    )]
    [InlineData("“We will not sign,” said Pell Adair, who leads the Arvenian delegation, “until the U.S. Senate votes.”")]
    [InlineData("The ship Sea Lark, owned by Pell Brothers Inc. of Lorn, left St. Marl at 5 p.m. Monday with 40 crew aboard.")]
    [InlineData(
        "Tasmere asked for $1.5 billion (about 1.3 billion euros) in aid, vs. the 900 million that Gov. Okoye offered in Jan. 2033."
    )]
    public void A_sentence_of_news_is_one(string text) => Assert.Equal([text], Sentences(text));

    [Fact]
    public void A_sentence_ends_behind_a_closing_mark_though_the_page_lost_the_space() =>
        Assert.Equal(
            ["He told Arvenia to \"go back from the edge.\"", "He said that the dam would stand."],
            Sentences("He told Arvenia to \"go back from the edge.\"He said that the dam would stand.")
        );

    [Theory]
    [InlineData("The first attack is on Tasmere.The second attack is on Soland, which nobody expected.")]
    [InlineData("He left Tasmere.However, since the autumn he has been silent.")]
    public void A_sentence_ends_behind_a_stop_though_the_page_lost_the_space(string text) => Assert.Equal(2, Sentences(text).Length);

    [Fact]
    public void A_question_inside_a_sentence_ends_nothing() =>
        Assert.Equal(["“Why now?” he asked.", "Nobody answered."], Sentences("“Why now?” he asked. Nobody answered."));

    // Known miss: two unstopped sentences on one line are only parted where the words around give a stronger sign.
    [Fact]
    public void Thanks_without_a_stop_run_into_the_next_sentence() =>
        Assert.Single(Sentences("Thanks for the help Please call me on Monday"));

    [Fact]
    public void A_wrapped_line_ends_no_sentence() =>
        Assert.Single(
            Sentences(
                "The council that met in Lorn on Tuesday and on Wednesday did not\nagree on a date, and the minister left before the vote was taken."
            )
        );

    [Fact]
    public void Other_scripts_are_split_by_their_stops() => Assert.Equal(["和平。", "协定。"], Sentences("和平。 协定。"));

    [Fact]
    public void The_model_is_read_as_it_was_written()
    {
        byte[] file = new BoundaryModel([1, -2, 3, 127], [0, 7], -5, 9).Write();

        Assert.Equal(file, BoundaryModel.Read(file).Write());
        Assert.Throws<InvalidDataException>(() => BoundaryModel.Read(new byte[30]));
    }

    [Fact]
    public void The_same_text_is_split_the_same_way() =>
        Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Const('\n'), Gen.Const('”'), Gen.Const('.')), 0, 200]
            .Sample(text => Assert.Equal(Spans(text), Spans(text)));

    [Fact]
    public void Each_boundary_is_asked_for_once()
    {
        string text = string.Concat(Enumerable.Repeat("( \" . ", 50_000));
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        int asked = 0;

        new ParagraphReader(text, tokens, BoundaryModel.Shipped).Split(ImmutableArray.CreateBuilder<Sentence>(), (_, _, _) => asked++ < 0);

        Assert.Equal(tokens.Count - 1, asked);
    }

    private static IEnumerable<TextSpan> Spans(string text) => Reading.Of(text).Sentences.Select(s => s.Span);
}
