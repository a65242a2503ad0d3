namespace Demarche.Intake.Tests.Cleaning;

public class BoilerplatePhrasesTests
{
    // Phrases are looked for by their first letters: none may be lost that way.
    [Fact]
    public void Every_phrase_of_the_list_is_found()
    {
        foreach (string[] row in DataFile.Rows("boilerplate.tsv"))
        {
            string line = row[3].Replace("*", "x", StringComparison.Ordinal).Replace('#', '4');
            Assert.True(BoilerplatePhrases.ReasonToDrop(line, inTail: true) is not null, row[3]);
            Assert.True(BoilerplatePhrases.ReasonToDrop("» " + line.ToUpperInvariant(), inTail: true) is not null, row[3]);
        }
    }

    [Theory]
    [InlineData("The council met on Friday.")]
    [InlineData("4 ships left the port.")]
    [InlineData("É")]
    public void Text_is_left_alone(string line) => Assert.Null(BoilerplatePhrases.ReasonToDrop(line, inTail: true));
}
