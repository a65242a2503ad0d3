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
}
