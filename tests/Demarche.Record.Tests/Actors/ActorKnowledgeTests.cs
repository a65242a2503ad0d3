using Demarche.Language;

namespace Demarche.Record.Tests.Actors;

public sealed class ActorKnowledgeTests
{
    [Theory]
    [InlineData("Ukraine", EntityType.GeopoliticalEntity)]
    [InlineData("the Netherlands", EntityType.GeopoliticalEntity)]
    [InlineData("Côte d'Ivoire", EntityType.GeopoliticalEntity)]
    [InlineData("U.S.", EntityType.GeopoliticalEntity)]
    [InlineData("NATO", EntityType.Organisation)]
    [InlineData("the Kremlin", EntityType.Organisation)]
    [InlineData("French", EntityType.Miscellaneous)]
    public void Names_of_the_world_are_known(string name, EntityType type) => Assert.Equal(type, ActorKnowledge.Shipped.TypeOf(name));

    [Theory]
    [InlineData("Arvenia")]
    [InlineData("us")]
    [InlineData("turkey")]
    [InlineData("")]
    public void Other_words_are_not(string name) => Assert.Null(ActorKnowledge.Shipped.TypeOf(name));

    [Fact]
    public void Every_entry_has_a_code_of_three_letters_or_an_abbreviation_and_a_name()
    {
        Assert.True(ActorKnowledge.Shipped.Entries.Count(e => e.Kind == ActorType.Country) >= 195);
        Assert.All(
            ActorKnowledge.Shipped.Entries,
            entry =>
            {
                Assert.NotEmpty(entry.Names);
                Assert.All(entry.Party, c => Assert.True(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c), entry.Code));
                Assert.True(entry.Kind != ActorType.Country || entry.Party.Length == 3, entry.Code);
            }
        );
    }

    [Fact]
    public void No_country_is_listed_twice() =>
        Assert.Distinct(ActorKnowledge.Shipped.Entries.Where(e => e is { Kind: ActorType.Country, Key: null }).Select(e => e.Code));

    [Fact]
    public void Actors_of_the_user_win_over_shipped_ones_and_leave_these_untouched()
    {
        ActorEntry entry = new()
        {
            Code = "GGA",
            Kind = ActorType.Organisation,
            Names = ["Georgia"],
        };
        Assert.Equal(EntityType.Organisation, ActorKnowledge.Shipped.With([entry]).TypeOf("Georgia"));
        Assert.Equal(EntityType.GeopoliticalEntity, ActorKnowledge.Shipped.TypeOf("Georgia"));
    }
}
