namespace Demarche.Language.Tests.Names;

/// <summary>What is made of the labels, whatever the network says: the labels are given.</summary>
public class NameFinderTests
{
    private static IEnumerable<(string, EntityType)> Find(string text, params LabelledName[] labelled)
    {
        Words words = new(text);
        int[] apposed = [.. words.Tokens.Select(static _ => -1)];
        return new NameFinder(Reading.World)
            .Find(text, words.Tokens, words.Sentences, labelled, apposed)
            .Select(f => (f.Span.Of(text), f.Type));
    }

    [Fact]
    public void What_is_listed_is_no_person_however_many_words_it_has() =>
        Assert.Equal(
            [("Meridian Council", EntityType.Organisation)],
            Find("the Meridian Council met", new LabelledName(1, 2, EntityType.Person))
        );

    [Fact]
    public void A_listed_name_in_a_compound_is_a_name_only_if_the_sentence_says_so()
    {
        LabelledName label = new(1, 1, EntityType.GeopoliticalEntity);

        Assert.Empty(Find("the Arvenia-led force left"));
        Assert.Single(Find("the Arvenia-led force left", label));
        Assert.Single(Find("the Arvenia force left"));
    }

    [Fact]
    public void A_full_name_votes_on_its_last_word()
    {
        LabelledName[] labels = [new(0, 1, EntityType.Person), new(3, 4, EntityType.Person), new(6, 6, EntityType.Organisation)];

        Assert.Equal(
            [("Ana Orvel", EntityType.Person), ("Ana Orvel", EntityType.Person), ("Orvel", EntityType.Person)],
            Find("Ana Orvel met Ana Orvel before Orvel left", labels)
        );
    }
}
