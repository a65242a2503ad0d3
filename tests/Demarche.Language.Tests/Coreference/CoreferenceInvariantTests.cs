using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;

namespace Demarche.Language.Tests.Coreference;

/// <summary>What holds for any words and any trees, well-formed or not.</summary>
public class CoreferenceInvariantTests
{
    private static readonly string[] s_forms =
    [
        "Adair",
        "he",
        "his",
        "it",
        "they",
        "I",
        "you",
        "the",
        "a",
        "minister",
        "treaty",
        "Arvenia",
        "“",
        "”",
        "\"",
        "(",
        ")",
        ",",
        ".",
        "said",
        "and",
        "of",
        "who",
        "’s",
        "each",
        "other",
        "NFB",
        "2033",
        "",
        "中文",
        "😀",
    ];

    private static readonly string?[] s_classes = ["PROPN", "NOUN", "PRON", "VERB", "DET", "ADJ", "NUM", "PUNCT", "ADP", "AUX", "X", null];

    private static readonly string?[] s_relations =
    [
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "nmod:poss",
        "flat",
        "compound",
        "conj",
        "appos",
        "acl:relcl",
        "cop",
        "det",
        "case",
        "punct",
        "parataxis",
        "ccomp",
        "root",
        "nonsense",
        null,
    ];

    private static readonly Gen<Token> s_token =
        from form in Gen.Int[0, s_forms.Length - 1].Select(static i => s_forms[i])
        from upos in Gen.Int[0, s_classes.Length - 1].Select(static i => s_classes[i])
        from head in Gen.Int[-2, 14]
        from deprel in Gen.Int[0, s_relations.Length - 1].Select(static i => s_relations[i])
        select new Token
        {
            Span = default,
            Sentence = 0,
            Form = form,
            Upos = upos,
            Head = head,
            Deprel = deprel,
        };

    private static readonly Gen<CoreferenceInput> s_input = s_token.Array[1, 12].Array[0, 12].Select(Build);

    private static CoreferenceInput Build(Token[][] sentences)
    {
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
        ImmutableArray<Sentence>.Builder all = ImmutableArray.CreateBuilder<Sentence>();
        List<NameSpan> names = [];
        int at = 0;
        foreach (Token[] sentence in sentences)
        {
            all.Add(new Sentence(new TextSpan(at, at + sentence.Length), tokens.Count, sentence.Length, all.Count / 3));
            foreach (Token token in sentence)
            {
                if (token.Upos == "PROPN" && token.Head % 2 == 0)
                {
                    names.Add(new NameSpan(tokens.Count, 1, (EntityType)(Math.Abs(token.Head) % 5)));
                }

                tokens.Add(token with { Sentence = all.Count - 1, Span = new TextSpan(at, at + 1) });
                at++;
            }
        }

        return new CoreferenceInput(tokens.ToImmutable(), all.ToImmutable(), [.. names]);
    }

    [Fact]
    public void Mentions_lie_in_one_sentence_around_their_heads_and_in_one_chain() =>
        s_input.Sample(input =>
        {
            HashSet<(int, int)> seen = [];
            foreach (CoreferenceChain chain in CoreferenceResolver.Shipped.Resolve(input))
            {
                Assert.True(chain.Mentions.Length > 1);
                foreach (CoreferenceMention mention in chain.Mentions)
                {
                    int last = mention.FirstToken + mention.TokenCount - 1;
                    Assert.True(mention.TokenCount > 0 && mention.FirstToken <= mention.HeadToken && mention.HeadToken <= last);
                    Assert.Equal(input.Tokens[mention.FirstToken].Sentence, input.Tokens[last].Sentence);
                    Assert.True(seen.Add((mention.FirstToken, last)));
                }

                Assert.Equal(chain.Mentions.OrderBy(m => m.FirstToken).ThenByDescending(m => m.TokenCount), chain.Mentions);
            }
        });

    [Fact]
    public void The_same_input_gives_the_same_chains() => s_input.Sample(input => Assert.Equal(Shape(input), Shape(input)));

    [Fact]
    public void Ten_thousand_pronouns_take_no_longer_each_than_a_hundred() =>
        AssertLinear(n => Build([.. Enumerable.Range(0, n).Select(static _ => new[] { Pronoun(0) })]), 10_000);

    [Fact]
    public void A_deep_tree_of_one_sentence_is_read_in_linear_time() =>
        AssertLinear(
            n =>
                Build([
                    [.. Enumerable.Range(0, n).Select(static i => Pronoun(i) with { Upos = "NOUN", Deprel = "nmod" })],
                ]),
            20_000
        );

    [Fact]
    public void A_flat_tree_of_one_name_again_and_again_is_read_in_linear_time() =>
        AssertLinear(
            n =>
                Build([
                    [
                        .. Enumerable
                            .Range(0, n)
                            .Select(static i => Pronoun(i == 0 ? 0 : 1) with { Form = "Adair", Upos = "PROPN", Deprel = "conj" }),
                    ],
                ]),
            20_000
        );

    private static Token Pronoun(int head) =>
        new()
        {
            Span = default,
            Sentence = 0,
            Form = "he",
            Upos = "PRON",
            Xpos = "PRP",
            Head = head,
            Deprel = head == 0 ? "root" : "nsubj",
        };

    // Eight times the words may take eight times as long; a square would take sixty-four. The slack is for a busy machine.
    private static void AssertLinear(Func<int, CoreferenceInput> text, int words)
    {
        CoreferenceInput small = text(words / 8);
        CoreferenceInput large = text(words);
        CoreferenceResolver.Shipped.Resolve(small);
        TimeSpan few = Time(small);
        TimeSpan many = Time(large);
        Assert.True(many < 32 * few + TimeSpan.FromSeconds(1), $"{few} for an eighth, {many} for all");
    }

    // The best of a few: whatever else runs on the machine only adds.
    private static TimeSpan Time(CoreferenceInput input)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
            CoreferenceResolver.Shipped.Resolve(input);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    private static string Shape(CoreferenceInput input) =>
        string.Join('|', CoreferenceResolver.Shipped.Resolve(input).Select(static c => string.Join(',', c.Mentions)));
}
