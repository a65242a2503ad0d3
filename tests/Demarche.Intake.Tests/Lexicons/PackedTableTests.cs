namespace Demarche.Intake.Tests.Lexicons;

public class PackedTableTests
{
    [Fact]
    public void Every_entry_is_found_under_its_key_and_no_other_key_finds_one()
    {
        Dictionary<ulong, int> entries = [];
        for (ulong i = 1; i <= 500; i++)
        {
            entries.Add(i * i * 7919, (int)i);
        }

        PackedTable<int> table = new(entries);
        Assert.Equal(500, table.Count);
        foreach ((ulong key, int value) in entries)
        {
            Assert.True(table.TryGetValue(key, out int found));
            Assert.Equal(value, found);
            Assert.Equal(entries.ContainsKey(key + 1), table.TryGetValue(key + 1, out _));
        }

        Assert.False(table.TryGetValue(0, out _));
    }

    [Fact]
    public void A_table_of_nothing_finds_nothing() => Assert.False(new PackedTable<int>([]).TryGetValue(1, out _));

    [Theory]
    [InlineData("nav")]
    [InlineData("subscription")]
    public void A_word_of_letters_is_packed_letter_by_letter(string word)
    {
        ulong packed = word.Aggregate(0ul, PackedName.WithLetter);
        Assert.Equal(packed, PackedName.OfLetters(word));
        Assert.NotEqual(0ul, packed);
    }

    [Theory]
    [InlineData("subscriptions")]
    [InlineData("Nav")]
    [InlineData("h1")]
    [InlineData("")]
    public void Other_words_are_no_number(string word) => Assert.Equal(0ul, PackedName.OfLetters(word));

    [Fact]
    public void Names_of_letters_and_digits_are_told_apart_without_case()
    {
        string[] names = ["h1", "h2", "ha", "1h", "a", "aa", "z9", "blockquote"];
        Assert.Equal(names.Length, names.Select(name => PackedName.Of(name)).Distinct().Count());
        Assert.Equal(PackedName.Of("h1"), PackedName.Of("H1"));
        Assert.Equal(0ul, PackedName.Of("foreignobject"));
    }

    [Fact]
    public void An_opening_sends_no_text_away_that_an_entry_begins()
    {
        Openings openings = new(["AFP", "dpa", "É", "x", "Größe"]);
        foreach (string text in new[] { "AFP", "AFX", "dpa said", "É", "Éa", "x", "xy", "Gr", "A" })
        {
            Assert.True(openings.MayStandIn(text), text);
        }

        Assert.False(openings.MayStandIn("AP"));
        Assert.False(openings.MayStandIn("the"));
    }
}
