namespace Demarche.Language.Tests.Names;

public class NameTests
{
    private static Entity Named(string text, string name) => Assert.Single(Reading.Of(text).Entities, e => e.Name == name);

    [Theory]
    [InlineData("Water Minister Pell Adair spoke.", "Pell Adair", "Water Minister")]
    [InlineData("Deputy Secretary of State Wendy Hale spoke.", "Wendy Hale", "Deputy Secretary of State")]
    [InlineData("The Arvenian president’s spokesman Anton Reve spoke.", "Anton Reve", "Arvenian president’s spokesman")]
    [InlineData("Ilse Okoye, the Tasmerian foreign minister, spoke.", "Ilse Okoye", "the Tasmerian foreign minister")]
    [InlineData("Ambassador to Tasmere John Swan spoke.", "John Swan", "Ambassador to Tasmere")]
    public void An_office_beside_a_name_is_its_own_field(string text, string name, string office)
    {
        Entity person = Named(text, name);

        Assert.Equal(EntityType.Person, person.Type);
        Assert.Equal(office, person.Mentions[0].Office);
        Assert.Equal(office, person.Mentions[0].OfficeSpan!.Value.Of(text));
    }

    [Fact]
    public void The_last_name_joins_the_full_name_even_when_the_headline_came_first() =>
        Assert.Equal(3, Named("Adair says no\n\nPell Adair said no. Mr Adair left.", "Pell Adair").Mentions.Length);

    [Fact]
    public void A_last_name_that_two_persons_share_stays_apart() =>
        Assert.Single(Named("Anna Holt met Karl Holt. Holt left.", "Anna Holt").Mentions);

    [Fact]
    public void A_listed_name_wins_over_its_parts() =>
        Assert.Equal(EntityType.Organisation, Named("The Meridian Council met.", "Meridian Council").Type);

    [Fact]
    public void A_word_that_only_opens_the_sentence_is_no_name() =>
        Assert.Empty(Reading.Of("Talks failed. Seeking calm, they left.").Entities);

    [Fact]
    public void The_next_persons_office_is_not_this_ones()
    {
        const string text = "The note went to the Citadel, Foreign Minister Ilse Okoye said.";

        Assert.Null(Named(text, "Citadel").Mentions[0].Office);
    }

    [Theory]
    [InlineData("Ada Merrow-Finch said no.", "Ada Merrow-Finch")]
    [InlineData("We asked the Northern Rope Guild\nBrian Moss knew.", "Northern Rope Guild")]
    [InlineData("They met in Old Harbour, Lorn.", "Old Harbour")]
    public void A_name_goes_over_a_hyphen_but_over_no_line_end_or_mark(string text, string name) =>
        Assert.Contains(name, Reading.Of(text).Entities.Select(e => e.Name));
}
