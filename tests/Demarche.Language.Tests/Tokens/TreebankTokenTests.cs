using Demarche.Text;

namespace Demarche.Language.Tests.Tokens;

/// <summary>The conventions of the Universal Dependencies treebanks of English (EWT, GUM), one phenomenon each.</summary>
public class TreebankTokenTests
{
    private static string Cut(string text) => string.Join('|', Reading.Of(text).Tokens.Select(t => t.Form));

    [Theory]
    [InlineData("They cannot, wanna or gotta go.", "They|can|not|,|wan|na|or|got|ta|go|.")]
    [InlineData("She's gonna say we'd've gone", "She|'s|gon|na|say|we'd|'ve|gone")] // Known miss: a second clitic.
    [InlineData("dont worry, thats fine", "do|nt|worry|,|that|s|fine")]
    [InlineData("the ministers' talks", "the|ministers|'|talks")]
    [InlineData("the Pells’ house", "the|Pells|’|house")]
    [InlineData("in the 1930's", "in|the|1930's")]
    public void Contractions_and_possessives_come_apart(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("the ministers' talks", "ministers'")]
    [InlineData("he said dont", "dont")]
    public void What_is_written_as_one_is_a_multiword_token(string text, string written)
    {
        TextAnalysis read = Reading.Of(text);

        Assert.Equal([written, written], read.Tokens.Where(t => t.Multiword is not null).Select(t => t.Multiword!.Value.Of(text)));
    }

    [Fact]
    public void A_mark_that_closes_a_quotation_is_no_possessive() =>
        Assert.DoesNotContain(Reading.Of("They said ‘no more talks’ on Monday.").Tokens, t => t.Multiword is not null);

    [Theory]
    [InlineData("a long-term, state-owned plan", "a|long|-|term|,|state|-|owned|plan")]
    [InlineData("anti-war e-mail from co-founders mid-1980s", "anti-war|e-mail|from|co-founders|mid-1980s")]
    [InlineData("Monday–Friday", "Monday|–|Friday")]
    public void Compounds_split_at_hyphens_and_prefixes_stay(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("at 10pm, $5bn for 35mm", "at|10|pm|,|$|5|bn|for|35|mm")]
    [InlineData("the 4th of the 80s in 3D", "the|4th|of|the|80s|in|3D")]
    [InlineData("at 5 p.m. Monday", "at|5|p.m.|Monday")]
    [InlineData("1,500 of 13,14", "1,500|of|13|,|14")]
    [InlineData("in '02 and .04", "in|'02|and|.04")]
    [InlineData("US$20", "US$|20")]
    public void Numbers_stand_apart_from_units_and_keep_their_marks(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("call 713-853-3989 or 345-9945", "call|713-853-3989|or|345-9945")]
    [InlineData("in 1999-2000", "in|1999|-|2000")]
    public void Telephone_numbers_are_whole_and_ranges_are_not(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("see www.ministry.example/a?b=1, or ministry.org.", "see|www.ministry.example/a?b=1|,|or|ministry.org|.")]
    [InlineData("(press@ministry.example)", "(|press@ministry.example|)")]
    [InlineData("It ended.The talks", "It|ended|.|The|talks")]
    [InlineData("the file draft_2.doc, please", "the|file|draft_2.doc|,|please")]
    public void Addresses_and_file_names_are_whole(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("thanks :) bye :-(", "thanks|:)|bye|:-(")]
    [InlineData("What?! No...", "What|?!|No|...")]
    [InlineData("a --> b ***", "a|-->|b|***")]
    [InlineData("[...]", "[|...|]")]
    public void Faces_runs_of_marks_and_arrows_are_whole(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("boats, nets, etc. were taken", "boats|,|nets|,|etc.|were|taken")]
    [InlineData("boats, nets, etc. They left", "boats|,|nets|,|etc|.|They|left")]
    [InlineData("AT&T and R&D", "AT&T|and|R&D")]
    [InlineData("a Ph.D. student of c. 1520", "a|Ph.D.|student|of|c.|1520")]
    public void Abbreviations_keep_their_stop_where_the_sentence_goes_on(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Fact]
    public void Broken_encodings_are_left_alone() =>
        Assert.Equal("donâ€™t", string.Concat(Reading.Of("donâ€™t").Tokens.Select(t => t.Form)));

    // Every rule looks ahead over a bounded stretch or consumes what it looked at: pieces of what each rule waits for, without
    // the end that it waits for, must not make a long text slower than in proportion.
    [Theory]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("a-")]
    [InlineData("1-")]
    [InlineData("'")]
    [InlineData(":(")]
    [InlineData("http://")]
    [InlineData("non-")]
    [InlineData("x’")]
    [InlineData(".doc")]
    public void A_long_text_of_pieces_is_cut_to_its_end(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 200_000));
        List<TextSpan> tokens = [];

        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);

        Assert.Equal(text.Length, tokens.Sum(t => t.Length));
    }
}
