using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language.Tests.Coreference;

/// <summary>How named entities and chains become the entities of a text. Chains are given by the words of their mentions.</summary>
public class EntityChainsTests
{
    private static ImmutableArray<Entity> Merge(string text, (string Name, EntityType Type)[] named, params string[][] chains)
    {
        List<Token> tokens = [];
        int at = 0;
        foreach (string word in text.Split(' '))
        {
            tokens.Add(
                new Token
                {
                    Span = new TextSpan(at, at + word.Length),
                    Sentence = 0,
                    Form = word,
                    Lemma = word.ToLowerInvariant(),
                }
            );
            at += word.Length + 1;
        }

        TextSpan Find(string words)
        {
            int start = $" {text} ".IndexOf($" {words} ", StringComparison.Ordinal);
            return new TextSpan(start, start + words.Length);
        }

        CoreferenceMention Mention(string words)
        {
            TextSpan span = Find(words.TrimStart('~'));
            int first = tokens.FindIndex(t => t.Span.Start == span.Start);
            int last = tokens.FindIndex(t => t.Span.End == span.End);
            MentionKind kind =
                words[0] == '~' ? MentionKind.Pronoun
                : named.Any(n => words.EndsWith(n.Name, StringComparison.Ordinal)) ? MentionKind.Name
                : MentionKind.Nominal;
            return new CoreferenceMention(first, last - first + 1, last, kind);
        }

        return EntityChains.Merge(
            text,
            [.. tokens],
            [new Sentence(new TextSpan(0, text.Length), 0, tokens.Count, 0)],
            [.. named.Select((n, i) => new Entity(i + 1, n.Type, n.Name, [new EntityMention(Find(n.Name), MentionKind.Name)]))],
            [.. chains.Select(c => new CoreferenceChain([.. c.Select(Mention)]))]
        );
    }

    private static string Mentions(string text, Entity entity) => string.Join(" = ", entity.Mentions.Select(m => m.Span.Of(text)));

    [Fact]
    public void A_chain_brings_nouns_and_pronouns_to_the_entity_that_it_names()
    {
        const string text = "Pell Adair spoke . The minister said he would go .";
        Entity adair = Assert.Single(Merge(text, [("Pell Adair", EntityType.Person)], ["Pell Adair", "The minister", "~he"]));

        Assert.Equal("Pell Adair = The minister = he", Mentions(text, adair));
        Assert.Equal([MentionKind.Name, MentionKind.Nominal, MentionKind.Pronoun], adair.Mentions.Select(m => m.Kind));
    }

    [Fact]
    public void Names_that_cannot_be_one_thing_stay_apart_and_the_first_keeps_the_chain()
    {
        const string text = "Adair met Hale before she left .";
        ImmutableArray<Entity> entities = Merge(
            text,
            [("Adair", EntityType.Person), ("Hale", EntityType.Person)],
            ["Adair", "Hale", "~she"]
        );

        Assert.Equal(["Adair = she", "Hale"], entities.Select(e => Mentions(text, e)));
    }

    [Fact]
    public void Two_persons_taken_as_one_are_neither_of_them()
    {
        const string text = "Adair and Hale met before they left .";
        TextSpan both = new(0, 14);
        ImmutableArray<Token> tokens = [.. Words(text)];
        Entity adair = Assert.Single(
            EntityChains.Merge(
                text,
                tokens,
                [new Sentence(new TextSpan(0, text.Length), 0, tokens.Length, 0)],
                [new Entity(1, EntityType.Person, "Adair", [new EntityMention(new TextSpan(0, 5), MentionKind.Name)])],
                [
                    new CoreferenceChain([
                        new CoreferenceMention(0, 3, 0, MentionKind.Name, Coordination: true),
                        new CoreferenceMention(5, 1, 5, MentionKind.Pronoun),
                    ]),
                ]
            )
        );

        Assert.Equal("Adair and Hale", both.Of(text));
        Assert.Equal("Adair", Mentions(text, adair));
    }

    [Theory]
    [InlineData("Northern Fisheries Board", "NFB", EntityType.Organisation)]
    [InlineData("United States", "America", EntityType.GeopoliticalEntity)]
    [InlineData("Meridian Council", "Council", EntityType.Organisation)]
    public void Names_of_one_thing_that_a_chain_joins_become_one_entity(string full, string other, EntityType type)
    {
        string text = $"The {full} met and then {other} spoke .";
        int at = text.LastIndexOf(other, StringComparison.Ordinal);
        Entity entity = Assert.Single(
            EntityChains.Merge(
                text,
                [.. Words(text)],
                [new Sentence(new TextSpan(0, text.Length), 0, Words(text).Count(), 0)],
                [
                    new Entity(1, type, full, [new EntityMention(new TextSpan(4, 4 + full.Length), MentionKind.Name)]),
                    new Entity(2, type, other, [new EntityMention(new TextSpan(at, at + other.Length), MentionKind.Name)]),
                ],
                [new CoreferenceChain([Whole(text, full), Whole(text, other)])]
            )
        );

        Assert.Equal(full, entity.Name);
        Assert.Equal(2, entity.Mentions.Length);
    }

    [Fact]
    public void A_person_without_a_name_is_an_entity_and_a_thing_is_not()
    {
        const string text = "A diplomat left the room after she saw the treaty and praised it .";
        Entity diplomat = Assert.Single(Merge(text, [], ["A diplomat", "~she"], ["the treaty", "~it"]));

        Assert.Equal((EntityType.Person, "A diplomat"), (diplomat.Type, diplomat.Name));
    }

    [Fact]
    public void Entities_are_numbered_in_the_order_of_their_first_mentions()
    {
        const string text = "He said so . Hale spoke to Adair .";
        ImmutableArray<Entity> entities = Merge(text, [("Hale", EntityType.Person), ("Adair", EntityType.Person)], ["~He", "Adair"]);

        Assert.Equal(["Adair", "Hale"], entities.Select(e => e.Name));
        Assert.Equal([1, 2], entities.Select(e => e.Id));
    }

    private static IEnumerable<Token> Words(string text)
    {
        int at = 0;
        foreach (string word in text.Split(' '))
        {
            yield return new Token
            {
                Span = new TextSpan(at, at + word.Length),
                Sentence = 0,
                Form = word,
            };
            at += word.Length + 1;
        }
    }

    private static CoreferenceMention Whole(string text, string name)
    {
        int start = text.LastIndexOf(name, StringComparison.Ordinal);
        List<Token> tokens = [.. Words(text)];
        int first = tokens.FindIndex(t => t.Span.Start == start);
        int last = tokens.FindIndex(t => t.Span.End == start + name.Length);
        return new CoreferenceMention(first, last - first + 1, last, MentionKind.Name);
    }
}
