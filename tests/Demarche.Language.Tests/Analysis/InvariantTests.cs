using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language.Tests.Analysis;

/// <summary>What holds for every string, well-formed or not.</summary>
public class InvariantTests
{
    private static readonly LocalDate s_published = new(2033, 5, 5);

    // Pieces that meet the rules of the language layer, and pieces that no rule expects.
    private static readonly string[] s_pieces =
    [
        "Arvenia",
        "Mr.",
        "U.S.",
        "cannot",
        "don't",
        "'s",
        "“",
        "\"",
        ".",
        "...",
        ",",
        "\n",
        "\n\n",
        "May",
        "Jan.",
        "10",
        "-",
        "13",
        "2033",
        "31",
        "02",
        "0000",
        "99999999999999999999",
        "1.5.2",
        "4/31/2033",
        "$",
        "%",
        "million",
        "next",
        "last",
        "the",
        "two",
        "weeks",
        "ago",
        "Wednesday",
        "night",
        "every",
        "of",
        "end",
        "by",
        "more",
        "than",
        "between",
        "and",
        "dozens",
        "Minister",
        "Pell",
        "http://a.example/b?",
        "x@y.example",
        "#",
        "@",
        "😀",
        "\ud83d",
        "\ude00",
        "和平",
        "سلام",
        "e\u0301",
        "\u200b",
        "\u0000",
        "’",
        "İ",
        "ß",
    ];

    private static readonly Gen<string> s_texts = Gen.OneOf(
        Gen.Select(
                Gen.Int[0, s_pieces.Length - 1].Select(static i => s_pieces[i]),
                Gen.Bool,
                static (piece, space) => space ? piece + " " : piece
            )
            .Array[0, 40]
            .Select(string.Concat),
        Gen.String
    );

    [Fact]
    public void What_was_read_of_the_words_gives_the_same_analysis_again()
    {
        const string Text =
            "Arvenia’s foreign minister, Ola Brandt, said on Tuesday that Tasmere hadn’t opened the lock.\n\n“We wait,” she said, and left for Lorn.";
        TextAnalysis first = Reading.Of(Text, new NodaTime.LocalDate(2031, 3, 6));
        WordReadings kept = WordReadings.FromBytes(first.Readings!.ToBytes());
        TextAnalysis again = new EnglishAnalyser(Reading.World).Analyse(
            new TextInput
            {
                Text = Text,
                Anchor = new TimeAnchor(new NodaTime.LocalDate(2031, 3, 6)),
                Readings = kept,
            }
        );
        Assert.Equal(first.Tokens, again.Tokens);
        Assert.Equal(first.Times, again.Times);
        Assert.Equal(
            first.Entities.Select(static e => (e.Id, e.Name, e.Mentions.Length)),
            again.Entities.Select(static e => (e.Id, e.Name, e.Mentions.Length))
        );
        Assert.Same(kept.Words, again.Readings!.Words);
        Assert.Throws<ArgumentException>(() => WordReadings.FromBytes(new byte[11]));
    }

    [Fact]
    public void Tokens_stand_in_order_and_cover_what_is_not_white_space() =>
        s_texts.Sample(
            static text =>
            {
                int at = 0;
                foreach (Token token in Reading.Of(text, s_published).Tokens)
                {
                    Assert.True(string.IsNullOrWhiteSpace(text[at..token.Span.Start]));
                    Assert.False(token.Span.IsEmpty);
                    Assert.Equal(token.Form, token.Span.Of(text));
                    at = token.Span.End;
                }

                Assert.True(string.IsNullOrWhiteSpace(text[at..]));
            },
            iter: 3000
        );

    [Fact]
    public void Sentences_share_out_the_tokens() =>
        s_texts.Sample(
            static text =>
            {
                TextAnalysis read = Reading.Of(text, s_published);
                int next = 0;
                int paragraph = 0;
                foreach (Sentence sentence in read.Sentences)
                {
                    Assert.Equal(next, sentence.FirstToken);
                    Assert.True(sentence.TokenCount > 0);
                    Assert.True(sentence.Paragraph >= paragraph);
                    paragraph = sentence.Paragraph;
                    next += sentence.TokenCount;
                    Assert.Equal(sentence.Span, read.Tokens[sentence.FirstToken].Span.Union(read.Tokens[next - 1].Span));
                }

                Assert.Equal(read.Tokens.Length, next);
            },
            iter: 2000
        );

    [Fact]
    public void Names_times_and_quantities_stand_in_the_text_and_do_not_overlap_among_themselves() =>
        s_texts.Sample(
            static text =>
            {
                TextAnalysis read = Reading.Of(text, s_published);
                Disjoint(text, [.. read.Times.Select(static t => t.Span)]);
                Disjoint(text, [.. read.Quantities.Select(static q => q.Span)]);
                ImmutableArray<EntityMention> mentions = [.. read.Entities.SelectMany(static e => e.Mentions)];
                Disjoint(text, [.. mentions.Where(static m => m.Kind == MentionKind.Name).Select(static m => m.Span).Order()]);
                Assert.All(mentions, m => Assert.False(m.Span.IsEmpty || m.Span.End > text.Length));
                Assert.Equal(Enumerable.Range(1, read.Entities.Length), read.Entities.Select(static e => e.Id));
                Assert.All(read.Times, static t => Assert.False(t.Earliest > t.Latest));
            },
            iter: 3000
        );

    [Fact]
    public void The_same_text_is_read_the_same_way() =>
        s_texts.Sample(
            static text =>
            {
                TextAnalysis first = Reading.Of(text, s_published);
                TextAnalysis second = Reading.Of(text, s_published);
                Assert.Equal(first.Tokens, second.Tokens);
                Assert.Equal(first.Times, second.Times);
                Assert.Equal(first.Quantities, second.Quantities);
            },
            iter: 500
        );

    [Fact]
    public void Given_tokens_are_kept()
    {
        const string Text = "Dont split don't.";
        ImmutableArray<ImmutableArray<TextSpan>> given =
        [
            [new TextSpan(0, 4)],
            [new TextSpan(5, 10), new TextSpan(11, 17)],
        ];

        TextAnalysis read = new EnglishAnalyser(Reading.World).Analyse(new TextInput { Text = Text, GivenTokens = given });

        Assert.Equal(["Dont", "split", "don't."], read.Tokens.Select(static t => t.Form));
        Assert.Equal([1, 2], read.Sentences.Select(static s => s.TokenCount));
    }

    private static void Disjoint(string text, IReadOnlyList<TextSpan> spans)
    {
        int at = 0;
        foreach (TextSpan span in spans)
        {
            Assert.True(span.Start >= at && span.End <= text.Length && !span.IsEmpty);
            at = span.End;
        }
    }
}
