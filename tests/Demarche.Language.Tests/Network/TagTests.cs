namespace Demarche.Language.Tests.Network;

/// <summary>The three tags of a word never contradict each other.</summary>
public class TagTests
{
    private static readonly HashSet<string> s_triples = [.. DataFile.Lines("tag-triples.tsv").Select(static l => l.Split('\t')[0])];

    [Theory]
    [InlineData("The United Ferries Company closed its Old Harbour office on Monday.")]
    [InlineData("Devoted readers of The Evening Gull, Ms Adair said, were disappointed by it.")]
    [InlineData("YOU WON'T believe what Arvenia's Unconfirmed Sources told us!!!")]
    public void Part_of_speech_Penn_tag_and_features_go_together(string text) =>
        Assert.All(Reading.Of(text).Tokens, static t => Assert.Contains($"{t.Upos} {t.Xpos} {t.Feats ?? "_"}", s_triples));
}
