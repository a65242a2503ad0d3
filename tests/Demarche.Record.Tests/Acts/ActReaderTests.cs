using CsCheck;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests.Acts;

public sealed class ActReaderTests
{
    private static readonly string[] s_pieces =
    [
        "Iran ",
        "rejected ",
        "“",
        "the offer",
        ", ",
        "\n\n",
        "demanded that ",
        ".",
        "Chile ",
        "\t",
        "(",
        "é",
    ];

    [Theory]
    [InlineData("France condemned the attack on its embassy in Tripoli.", "condemned ACCUSE: source=France")]
    [InlineData("Police in Nairobi arrested eleven Somali journalists.", "arrested COERCE: source=Police target=journalists")]
    public void A_word_tells_an_event_and_its_tree_who_takes_part(string text, string told) =>
        Assert.Contains(told, ReadActs.Told(text, ActLayer.Event));

    [Theory]
    [InlineData("Japan demanded that Chile release the two trawlers.", "demanded demand")]
    [InlineData("Norway offered to host the talks.", "offered offer")]
    public void A_word_tells_a_position(string text, string told) =>
        Assert.Contains(ReadActs.Told(text, ActLayer.Position), t => t.StartsWith(told, StringComparison.Ordinal));

    [Fact]
    public void What_is_demanded_is_a_stretch_of_the_text()
    {
        const string text = "Japan demanded that Chile release the two trawlers.";
        ActsOfReport read = ReadActs.Of(text);
        Act demand = Assert.Single(read.Acts, a => a.Layer == ActLayer.Position);
        ActWordsStretch words = Assert.NotNull(demand.Stretch(ActStretch.Words));
        TextSpan span = new(read.Words.Tokens[words.First].Span.Start, read.Words.Tokens[words.End - 1].Span.End);
        Assert.Contains("release the two trawlers", span.Of(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The concert in the town hall begins at eight.")]
    [InlineData("Snow fell over the hills all night, and the roads were white by dawn.")]
    public void Where_nobody_deals_with_anybody_nothing_is_told(string text) => Assert.Empty(ReadActs.Of(text).Acts);

    [Fact]
    public void The_same_text_gives_the_same_acts_whatever_else_was_read()
    {
        const string text = "Norway offered to host the talks. Iran rejected the offer, and Japan voiced regret.";
        string[] first = Written(text);
        ReadActs.Of("France condemned the attack.");
        Assert.Equal(first, Written(text));
        Assert.NotEmpty(first);
    }

    [Fact]
    public void Without_states_of_the_words_nothing_is_read()
    {
        TextAnalysis analysis = new EnglishAnalyser(Dispute.Knowledge).Analyse(new TextInput { Text = "Iran rejected the offer." });
        Assert.Empty(new ActReader().Read(analysis).Acts);
    }

    [Fact]
    public void Any_text_gives_acts_inside_itself() =>
        Gen.OneOf(
                Gen.String[0, 200],
                Gen.Int[0, s_pieces.Length - 1].Array[0, 60].Select(static at => string.Concat(at.Select(static i => s_pieces[i])))
            )
            .Sample(
                text =>
                {
                    ActsOfReport read = ReadActs.Of(text);
                    foreach (Act act in read.Acts)
                    {
                        Assert.InRange(act.Trigger, 0, read.Words.Count - 1);
                        Assert.Equal(read.Words.Tokens[act.Trigger].Sentence, act.Sentence);
                        Assert.All(
                            act.Parties,
                            p => Assert.True(0 <= p.First && p.First <= p.Head && p.Head < p.End && p.End <= read.Words.Count)
                        );
                        Assert.All(act.Stretches, s => Assert.True(0 <= s.First && s.First < s.End && s.End <= read.Words.Count));
                    }
                },
                iter: 150
            );

    private static string[] Written(string text) => [.. Enum.GetValues<ActLayer>().SelectMany(layer => ReadActs.Told(text, layer))];
}
