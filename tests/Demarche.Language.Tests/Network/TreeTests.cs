using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;

namespace Demarche.Language.Tests.Network;

/// <summary>What holds for the tree of every sentence, whatever its words.</summary>
public class TreeTests
{
    private static readonly string[] s_words =
    [
        "the",
        "minister",
        "said",
        "that",
        "Arvenia",
        ",",
        "and",
        "will",
        "not",
        "sign",
        "(",
        ")",
        "“",
        "”",
        "-",
        "1,200",
        "😀",
        "和平",
        "of",
        "!",
    ];

    private static readonly Gen<string> s_sentences = Gen.Int[0, s_words.Length - 1]
        .Select(static i => s_words[i])
        .Array[1, 60]
        .Select(static words => string.Join(' ', words));

    [Fact]
    public void Every_sentence_is_one_tree() => s_sentences.Sample(static text => AssertTrees(Reading.Of(text)), iter: 300);

    [Theory]
    [InlineData(159)]
    [InlineData(160)]
    [InlineData(161)]
    [InlineData(5000)]
    public void A_list_without_end_is_one_tree_as_well(int words) =>
        AssertTrees(Reading.Of(string.Join(' ', Enumerable.Range(0, words).Select(static i => s_words[i * 7 % 5]))));

    [Fact]
    public void A_sentence_is_read_the_same_way_in_any_company() =>
        Gen.Select(s_sentences, s_sentences)
            .Sample(
                static (one, other) =>
                {
                    Token[] alone = [.. Given(one).Tokens];
                    Token[] among = [.. Given(one, other).Tokens.Take(alone.Length)];
                    Assert.Equal(alone, among);
                },
                iter: 300
            );

    [Fact]
    public void Other_languages_get_no_trees() =>
        Assert.All(
            new EnglishAnalyser(Reading.World).Analyse(new TextInput { Text = "Der Minister sagte nein.", Language = "de" }).Tokens,
            static t => Assert.True(t is { Upos: null, Head: -1 })
        );

    // Each text one sentence, its words between blanks.
    private static TextAnalysis Given(params string[] sentences)
    {
        List<ImmutableArray<TextSpan>> given = [];
        int at = 0;
        foreach (string sentence in sentences)
        {
            List<TextSpan> words = [];
            foreach (string word in sentence.Split(' '))
            {
                words.Add(new TextSpan(at, at + word.Length));
                at += word.Length + 1;
            }

            given.Add([.. words]);
        }

        return new EnglishAnalyser(Reading.World).Analyse(new TextInput { Text = string.Join(' ', sentences), GivenTokens = [.. given] });
    }

    private static void AssertTrees(TextAnalysis read)
    {
        foreach (Sentence sentence in read.Sentences)
        {
            Token[] words = [.. read.Tokens.AsSpan(sentence.FirstToken, sentence.TokenCount)];
            Assert.Equal("root", Assert.Single(words, static w => w.Head == 0).Deprel);
            for (int i = 0; i < words.Length; i++)
            {
                int steps = 0;
                for (int at = i + 1; at != 0; at = words[at - 1].Head)
                {
                    Assert.InRange(words[at - 1].Head, 0, words.Length);
                    Assert.True(++steps <= words.Length, "a cycle");
                }
            }
        }
    }
}
