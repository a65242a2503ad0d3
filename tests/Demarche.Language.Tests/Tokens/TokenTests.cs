using CsCheck;
using Demarche.Text;

namespace Demarche.Language.Tests.Tokens;

public class TokenTests
{
    [Theory]
    [InlineData("It won't open.", "It|wo|n't|open|.")]
    [InlineData("Tasmere’s demand", "Tasmere|’s|demand")]
    [InlineData("Mr. Adair of the U.S. team", "Mr.|Adair|of|the|U.S.|team")]
    [InlineData("1,500 people, 2.5 km", "1,500|people|,|2.5|km")]
    [InlineData("“No,” she said…", "“|No|,|”|she|said|…")]
    [InlineData("at 9 a.m. on Monday", "at|9|a.m.|on|Monday")]
    [InlineData("posted to comp.mail.maps, then to rec.food.", "posted|to|comp.mail.maps|,|then|to|rec|.|food|.")]
    [InlineData("It ended.Then it rained.", "It|ended|.|Then|it|rained|.")]
    public void Words_are_cut_as_the_treebank_cuts_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Reading.Of(text).Tokens.Select(t => t.Form)));

    [Fact]
    public void Both_words_of_a_contraction_know_its_span()
    {
        TextAnalysis analysis = Reading.Of("It won't open.");

        Assert.All(analysis.Tokens.Skip(1).Take(2), t => Assert.Equal("won't", t.Multiword!.Value.Of(analysis.Text)));
    }

    [Fact]
    public void Given_tokens_are_kept_as_they_are()
    {
        TextAnalysis analysis = new EnglishAnalyser(new NoNames()).Analyse(
            new TextInput
            {
                Text = "a-b c",
                GivenTokens =
                [
                    [new TextSpan(0, 3), new TextSpan(4, 5)],
                ],
            }
        );

        Assert.Equal(["a-b", "c"], analysis.Tokens.Select(t => t.Form));
        Assert.Equal(2, Assert.Single(analysis.Sentences).TokenCount);
    }

    [Fact]
    public void Any_text_is_cut_into_ordered_tokens_that_cover_every_visible_character()
    {
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char[' ', '~'], Gen.Const('\n'), Gen.Const('“'), Gen.Const('.')), 0, 120]
            .Sample(text =>
            {
                TextAnalysis analysis = Reading.Of(text);
                int at = 0;
                foreach (Token token in analysis.Tokens)
                {
                    Assert.True(token.Span.Start >= at && token.Span.Length > 0);
                    Assert.True(string.IsNullOrWhiteSpace(text[at..token.Span.Start]));
                    Assert.Equal(token.Span.Of(text), token.Form);
                    at = token.Span.End;
                }

                Assert.True(string.IsNullOrWhiteSpace(text[at..]));
                Assert.Equal(analysis.Tokens.Length, analysis.Sentences.Sum(s => s.TokenCount));
            });
    }

    private sealed class NoNames : INameLexicon
    {
        public int LongestName => 1;

        public EntityType? TypeOf(ReadOnlySpan<char> name) => null;
    }
}
