using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language.Tests.Times;

/// <summary>What holds of times and quantities in any text, made here of the very words that the grammar knows.</summary>
public class TimeInvariantTests
{
    // No word of the grammar can start more rules than these, each of a bounded length.
    private const int MostStepsPerWord = 1500;

    private static readonly string[] s_words =
    [
        .. DataFile.Lines("times.words.tsv").Select(static l => l.Split('\t')[0]),
        .. DataFile.Lines("quantities.units.tsv").Select(static l => l.Split('\t')[0]),
        .. DataFile.Lines("quantities.bounds.tsv").Select(static l => l.Split('\t')[0]),
        .. DataFile.Lines("quantities.magnitudes.tsv").Select(static l => l.Split('\t')[0]),
        "12",
        "31",
        "1998",
        "2033",
        "99999999999999999999",
        "0",
        "3/4",
        "9/11",
        "02/30/1999",
        "'96",
        "1990s",
        "10:35",
        "1447EST",
        "$",
        "€",
        "%",
        "May",
        "Monday",
        "Christmas",
        "mid-1996",
        "-",
        "–",
        "was",
        "will",
        "troops",
        ".",
        "1.5m",
        "AUD1.5m",
        "$US55",
        "+0",
        "BC",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_words.Length - 1]
        .Select(static i => s_words[i])
        .List[1, 60]
        .Select(static w => string.Join(' ', w));

    private static readonly Gen<TimeAnchor?> s_anchor = Gen.Int[-300, 9500]
        .Select(static y => y < 1 ? null : new TimeAnchor(new LocalDate(y, (y % 12) + 1, (y % 28) + 1)));

    [Fact]
    public void Expressions_lie_in_the_text_in_order_apart_and_their_days_are_in_order() =>
        Gen.Select(s_text, s_anchor)
            .Sample(
                static (text, anchor) =>
                {
                    int end = 0;
                    foreach (TimeExpression time in Times(text, anchor, out _))
                    {
                        Assert.True(time.Span.Start >= end && time.Span.End <= text.Length && !time.Span.IsEmpty);
                        Assert.False(char.IsWhiteSpace(text[time.Span.Start]) || char.IsWhiteSpace(text[time.Span.End - 1]));
                        Assert.True(time.Earliest is not { } earliest || time.Latest is not { } latest || earliest <= latest);
                        Assert.True(time.NotBefore is not { } from || time.NotAfter is not { } to || from <= to);
                        Assert.False(string.IsNullOrEmpty(time.Value) || string.IsNullOrEmpty(time.Reason));
                        Assert.True(time.Earliest is null || time.Basis != DateBasis.None);
                        end = time.Span.End;
                    }
                },
                iter: 3000
            );

    [Fact]
    public void The_same_text_gives_the_same_expressions() =>
        Gen.Select(s_text, s_anchor)
            .Sample(static (text, anchor) => Times(text, anchor, out _).SequenceEqual(Times(text, anchor, out _)), iter: 500);

    [Fact]
    public void The_work_for_a_word_has_a_bound() =>
        s_text.Sample(
            static text =>
            {
                _ = Times(text, new TimeAnchor(new LocalDate(2033, 5, 5)), out long steps);
                Assert.True(steps <= (long)MostStepsPerWord * (text.Count(static c => c == ' ') + 1), $"{steps} steps");
            },
            iter: 3000
        );

    [Theory]
    [InlineData("a ")]
    [InlineData("one hundred ")]
    [InlineData("May 1 ")]
    [InlineData("the early mid late ")]
    [InlineData("twenty - five - ")]
    [InlineData("last Monday , ")]
    public void Twice_the_words_is_no_more_than_twice_the_work(string words)
    {
        TimeAnchor anchor = new(new LocalDate(2033, 5, 5));
        _ = Times(string.Concat(Enumerable.Repeat(words, 500)), anchor, out long once);
        _ = Times(string.Concat(Enumerable.Repeat(words, 1000)), anchor, out long twice);

        Assert.True(twice <= (2 * once) + MostStepsPerWord, $"{once}, then {twice}");
    }

    [Theory]
    [InlineData("The next millennium begins on Monday.", 8999)]
    [InlineData("It will last until the end of the century after 9999, and for a decade.", 9999)]
    [InlineData("In two thousand years, 99999 days from now, next week.", 9998)]
    [InlineData("Nine thousand years ago, last millennium, yesterday.", 1)]
    public void The_end_of_the_calendar_is_no_end_of_reading(string text, int year)
    {
        TimeAnchor anchor = new(new LocalDate(year, 12, 31));

        Assert.All(Times(text, anchor, out _), t => Assert.True(t.Span.End <= text.Length));
    }

    [Fact]
    public void Quantities_lie_in_the_text_and_have_a_number() =>
        Gen.Select(s_text, s_anchor)
            .Sample(
                static (text, anchor) =>
                {
                    (ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences) = Split(text);
                    int end = 0;
                    foreach (
                        Quantity quantity in QuantityReader.Read(text, tokens, sentences, TimeReader.Read(text, tokens, sentences, anchor))
                    )
                    {
                        Assert.True(quantity.Span.Start >= end && quantity.Span.End <= text.Length && !quantity.Span.IsEmpty);
                        Assert.True(quantity.Value is not null ^ (quantity.Low is not null && quantity.High is not null));
                        Assert.True(quantity.Low is not { } low || quantity.High is not { } high || low <= high);
                        Assert.True(double.IsFinite(quantity.Value ?? quantity.High!.Value));
                        end = quantity.Span.End;
                    }
                },
                iter: 3000
            );

    private static ImmutableArray<TimeExpression> Times(string text, TimeAnchor? anchor, out long steps)
    {
        (ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences) = Split(text);
        return TimeReader.Read(text, tokens, sentences, anchor, out steps);
    }

    // Words without tags and trees: what a text of another analyser may bring.
    private static (ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences) Split(string text)
    {
        List<TextSpan> spans = [];
        List<int> fused = [];
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, spans, fused);
        SentenceSplitter.Split(text, spans, sentences);
        return (TokenWriter.Bare(text, spans, TokenWriter.Multiwords(spans, fused), sentences), sentences.ToImmutable());
    }
}
