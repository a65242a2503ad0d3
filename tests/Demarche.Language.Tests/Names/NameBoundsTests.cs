namespace Demarche.Language.Tests.Names;

public class NameBoundsTests
{
    private const EntityType Org = EntityType.Organisation;
    private const EntityType Per = EntityType.Person;

    [Theory]
    [InlineData("King Tesk spoke", 0, 1, Per, "Tesk", Per)]
    [InlineData("Prof. Dr. Anna Holt spoke", 0, 3, Per, "Anna Holt", Per)]
    [InlineData("King spoke", 0, 0, Per, "King", Per)] // A surname too.
    [InlineData("General Motors spoke", 0, 1, Org, "General Motors", Org)]
    public void A_rank_is_no_part_of_a_persons_name(string text, int first, int last, EntityType label, string name, EntityType type)
    {
        Words words = new(text);

        LabelledName mended = Assert.Single(NameBounds.Mend(text, words.Tokens, [new LabelledName(first, last, label)], Reading.World));

        Assert.Equal((name, type), (words.Of(mended), mended.Type));
    }

    [Fact]
    public void What_follows_a_rank_is_a_person_where_the_text_knows_one_of_that_name()
    {
        const string text = "General Tesk met Ilvar Tesk in King Tesk High School Square";
        Words words = new(text);

        List<LabelledName> mended = NameBounds.Mend(text, words.Tokens, [new(0, 1, Org), new(3, 4, Per), new(6, 10, Org)], Reading.World);

        Assert.Equal(
            [("Tesk", Per), ("Ilvar Tesk", Per), ("King Tesk High School Square", Org)],
            mended.Select(n => (words.Of(n), n.Type))
        );
    }

    [Theory]
    [InlineData("the Meridian Council and Arvenia met", 1, 4, "Meridian Council|Arvenia")] // Both are listed.
    [InlineData("the Fish and Wildlife Service met", 1, 4, "Fish and Wildlife Service")]
    [InlineData("the Ministry of Trade and Arvenia met", 1, 5, "Ministry of Trade and Arvenia")]
    public void Two_known_names_joined_by_and_are_two(string text, int first, int last, string names)
    {
        Words words = new(text);

        List<LabelledName> mended = NameBounds.Mend(text, words.Tokens, [new(first, last, Org)], Reading.World);

        Assert.Equal(names, string.Join('|', mended.Select(words.Of)));
    }

    [Fact]
    public void Names_that_the_text_has_apart_are_two_where_they_are_joined_as_well()
    {
        const string text = "Ondal and Vess Bay wrote to Ondal about Vess Bay";
        Words words = new(text);

        List<LabelledName> mended = NameBounds.Mend(
            text,
            words.Tokens,
            [new(0, 3, Org), new(6, 6, EntityType.GeopoliticalEntity), new(8, 9, EntityType.Location)],
            Reading.World
        );

        Assert.Equal(
            [("Ondal", EntityType.GeopoliticalEntity), ("Vess Bay", EntityType.Location)],
            mended.Take(2).Select(n => (words.Of(n), n.Type))
        );
    }

    [Theory]
    [InlineData("the South Arvenian army", 1, false)]
    [InlineData("Lt. Col. Anna Holt", 1, false)]
    [InlineData("the South Monday", 1, true)]
    [InlineData("the South of Arvenia", 1, true)]
    [InlineData("Arvenia Tasmere", 0, true)]
    [InlineData("the South", 1, true)]
    public void A_word_that_only_tells_what_the_next_name_is_is_none(string text, int word, bool stands) =>
        Assert.Equal(stands, NameBounds.Stands(text, new Words(text).Tokens, word, word));

    [Theory]
    [InlineData("the Arvenia-backed force", 1, true)]
    [InlineData("the Arvenia-Tasmere border", 1, false)]
    [InlineData("the Arvenia -backed force", 1, false)]
    [InlineData("the Arvenia-", 1, false)]
    public void A_name_may_only_say_in_a_compound_who_does_something(string text, int word, bool compound) =>
        Assert.Equal(compound, NameBounds.IsInCompound(text, new Words(text).Tokens, word));

    [Theory]
    [InlineData("press@lorn.org", true)]
    [InlineData("news.lorn.org", true)]
    [InlineData("Notes.pdf", true)]
    [InlineData("@lorn", false)]
    [InlineData("Lorn.com", false)]
    [InlineData("U.S.", false)]
    [InlineData("al.", false)]
    public void Addresses_and_files_are_no_names(string word, bool address)
    {
        Words words = new(word);

        Assert.Equal(address, NameBounds.IsAddress(word));
        Assert.Equal(address ? 0 : 1, NameBounds.Mend(word, words.Tokens, [new LabelledName(0, 0, Org)], Reading.World).Count);
    }
}
