namespace Demarche.Language.Tests.Names;

public class NameConsistencyTests
{
    [Theory]
    [InlineData("Orvane came", "Orvane left", 2)]
    [InlineData("Draft.pdf came", "Draft.pdf left", 1)] // A file taken for a name once is no name everywhere.
    [InlineData("orvane came", "orvane left", 1)]
    public void A_name_seen_once_is_seen_elsewhere_unless_it_is_written_small_or_names_a_file(string first, string second, int names)
    {
        Words words = new(first + " " + second);

        Assert.Equal(
            names,
            NameConsistency.Apply(words.Text, words.Tokens, words.Sentences, [new LabelledName(0, 0, EntityType.Organisation)]).Count
        );
    }

    [Theory]
    [InlineData(3, 2, "Organisation")] // Three of five are more than half.
    [InlineData(2, 2, "Location")] // Half are not: each keeps its own.
    public void More_than_half_of_the_labels_of_a_name_give_its_type(int organisations, int places, string last)
    {
        int count = organisations + places;
        Words words = new(string.Join(" came. ", Enumerable.Repeat("Orvane", count)));
        List<int> at = [.. Enumerable.Range(0, words.Tokens.Count).Where(i => words.Tokens[i].Of(words.Text) is "Orvane")];
        List<LabelledName> labelled =
        [
            .. at.Select((t, i) => new LabelledName(t, t, i < organisations ? EntityType.Organisation : EntityType.Location)),
        ];

        List<LabelledName> names = NameConsistency.Apply(words.Text, words.Tokens, words.Sentences, labelled);

        Assert.Equal(count, names.Count);
        Assert.Equal(Enum.Parse<EntityType>(last), names[^1].Type);
    }
}
