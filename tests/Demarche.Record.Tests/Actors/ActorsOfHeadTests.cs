namespace Demarche.Record.Tests.Actors;

/// <summary>Who is named by the phrase of a head word in a report.</summary>
public sealed class ActorsOfHeadTests
{
    private const string Named = "Arvenian President Pell Adair spoke to Tasmerian Minister Bel Okoye. ";

    [Theory]
    [InlineData("Later Adair's supporters marched.", "supporters", "ARV CVL ARV CVL")]
    [InlineData("Later anti-Adair protesters marched.", "protesters", "name:anti adair protesters")]
    [InlineData("Later Adair's critic left.", "critic", "critic of person:pell adair GRP")]
    [InlineData("Later Adair's government fell.", "government", "ARV ARV GOV")]
    [InlineData("Later the Adair envoy Bel Okoye left.", "Okoye", "person:bel okoye TSM GOV")]
    public void The_noun_behind_a_name_is_somebody_else(string sentence, string head, string actor) =>
        Assert.Equal([actor], Of(Named + sentence, head));

    [Theory]
    [InlineData("The press briefing ended.", "press")]
    [InlineData("The business plan failed.", "business")]
    [InlineData("The national debate ended.", "national")]
    public void A_word_that_qualifies_a_noun_is_nobody(string text, string word) => Assert.Empty(Of(text, word));

    [Theory]
    [InlineData("The Lorn talks failed.", "Lorn", "ARV ARV")]
    [InlineData("The rebel attack failed.", "rebel", "name:rebel")]
    public void But_a_place_and_those_who_act_are_named(string text, string word, string actor) => Assert.Equal([actor], Of(text, word));

    [Theory]
    [InlineData("Mary Okoye met Paul Linden. He stayed.", "He", "person:paul linden")]
    public void A_given_name_tells_whom_a_pronoun_means(string text, string pronoun, string actor) =>
        Assert.Equal([actor], Of(text, pronoun));

    private static string[] Of(string text, string word)
    {
        (_, Demarche.Language.TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(text);
        int token = analysis.Tokens.ToList().FindLastIndex(t => t.Form == word);
        return [.. actors.OfHead(token).Select(a => $"{a.Actor.Key} {a.Actor.Code}".TrimEnd())];
    }
}
