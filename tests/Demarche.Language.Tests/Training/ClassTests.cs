using Demarche.Trainer.Classes;

namespace Demarche.Language.Tests.Training;

/// <summary>Word classes of a tiny invented language: people speak, boats sink.</summary>
public class ClassTests
{
    private static readonly string[][] s_sentences =
    [
        .. Enumerable
            .Range(0, 6)
            .SelectMany(static _ =>
                (string[][])
                    [
                        ["the", "minister", "speaks"],
                        ["the", "envoy", "speaks"],
                        ["the", "minister", "waits"],
                        ["the", "envoy", "waits"],
                        ["a", "boat", "sinks"],
                        ["a", "ferry", "sinks"],
                        ["a", "boat", "drifts"],
                        ["a", "ferry", "drifts"],
                    ]
            ),
    ];

    [Fact]
    public void Words_with_the_same_neighbours_come_into_one_class()
    {
        (BigramCounts bigrams, ExchangeClasses exchange) = Induce(6);
        int ClassOf(string word) => exchange.ClassOf[bigrams.Words.ToList().IndexOf(word)];

        Assert.Equal(ClassOf("minister"), ClassOf("envoy"));
        Assert.Equal(ClassOf("boat"), ClassOf("ferry"));
        Assert.Equal(ClassOf("speaks"), ClassOf("waits"));
        Assert.NotEqual(ClassOf("minister"), ClassOf("boat"));
    }

    [Fact]
    public void No_round_makes_the_text_less_likely()
    {
        ExchangeClasses exchange = new(BigramCounts.Of(static () => s_sentences, 1), 4);
        double before = exchange.LogLikelihood();
        for (int round = 0; round < 5; round++)
        {
            exchange.Round();
            double after = exchange.LogLikelihood();
            Assert.True(after >= before - 1e-6);
            before = after;
        }
    }

    [Fact]
    public void Bits_tell_every_class_apart_and_none_begins_another()
    {
        string[] bits = ClassMerging.Bits(6, Induce(6).Exchange.Count);

        Assert.All(bits, b => Assert.Single(bits, other => other.StartsWith(b, StringComparison.Ordinal)));
    }

    [Fact]
    public void Classes_that_behave_alike_meet_low_in_the_tree()
    {
        // Classes 0 and 1 stand before 2; class 3 stands before itself.
        long[,] counts =
        {
            { 0, 0, 50, 1 },
            { 0, 0, 48, 1 },
            { 1, 1, 0, 30 },
            { 30, 30, 1, 90 },
        };

        string[] bits = ClassMerging.Bits(4, (i, j) => counts[i, j]);

        Assert.Equal(bits[0][..^1], bits[1][..^1]);
    }

    [Fact]
    public void The_same_text_gives_the_same_classes() => Assert.Equal(Induce(5).Exchange.ClassOf, Induce(5).Exchange.ClassOf);

    private static (BigramCounts Bigrams, ExchangeClasses Exchange) Induce(int classes)
    {
        BigramCounts bigrams = BigramCounts.Of(static () => s_sentences, 1);
        ExchangeClasses exchange = new(bigrams, classes);
        while (exchange.Round() > 0)
        {
            // Until no word moves.
        }

        return (bigrams, exchange);
    }
}
