namespace Demarche.Record.Tests.Acts;

public sealed class ActLexiconTests
{
    private static readonly string[] s_types = ["AGREE", "SANCTION", "PROTEST"];

    [Fact]
    public void A_verb_suggests_a_type_and_another_with_what_hangs_on_it()
    {
        (int alone, int with) = Of("Chile broke off the talks.", "broke", ["break\tPROTEST", "break|off\tSANCTION"]);
        Assert.Equal((3, 2), (alone, with));
    }

    [Fact]
    public void A_later_table_goes_before_and_can_take_a_hint_away()
    {
        (int alone, int with) = Of("Chile reached a deal.", "reached", ["reach\tPROTEST", "reach|deal\tAGREE"], ["reach\t-"]);
        Assert.Equal((0, 1), (alone, with));
    }

    [Fact]
    public void An_unknown_type_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
            new ActLexicon(
                s_types,
                [
                    ["strike", "NOTHING"],
                ]
            )
        );

    private static (int Alone, int With) Of(string text, string word, params string[][] tables)
    {
        ActsOfReport read = ReadActs.Of(text);
        ActLexicon lexicon = new(s_types, [.. tables.Select(t => t.Select(static row => row.Split('\t')))]);
        int at = Statements.Learned.AttributionWordsTests.Token(read.Words, word);
        return lexicon.Of(read.Words, read.Trees, at);
    }
}
