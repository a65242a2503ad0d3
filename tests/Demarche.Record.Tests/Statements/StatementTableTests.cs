namespace Demarche.Record.Tests.Statements;

/// <summary>The word lists that statements are read with: readable, without double entries, and complete where code asks for a class.</summary>
public sealed class StatementTableTests
{
    [Theory]
    [InlineData("outlet-words.tsv", false)]
    [InlineData("speaking-texts.tsv", true)]
    [InlineData("addressing-verbs.tsv", true)]
    [InlineData("passing-verbs.tsv", true)]
    public void Each_word_stands_once_and_as_it_is_looked_up(string table, bool small)
    {
        string[] words = [.. EmbeddedLines.Of(table)];
        Assert.Equal(words.Distinct(StringComparer.Ordinal), words);
        Assert.All(words, word => Assert.Equal(small ? word.ToLowerInvariant() : word, word.Trim()));
    }

    [Theory]
    [InlineData("citing-words.tsv", "comma", "which")]
    [InlineData("correspondence.tsv", "to", "with")]
    public void The_second_column_says_what_is_known(string table, params string[] known) =>
        Assert.All(DataTable.Rows(table, 2), row => Assert.Contains(row[1], known));

    [Fact]
    public void No_word_of_a_class_stands_twice() =>
        Assert.All(
            DataTable.Rows("clause-words.tsv", 2),
            static row => Assert.Equal(row[1].Split(' ').Distinct(StringComparer.Ordinal), row[1].Split(' '))
        );

    [Theory]
    [InlineData("quoted", true)]
    [InlineData("said", false)]
    public void Who_quotes_passes_on(string verb, bool quoting) => Assert.Equal(quoting, ClauseWords.IsQuoting(verb));

    [Theory]
    [InlineData("when", true)]
    [InlineData("that", false)]
    public void A_clause_of_time_or_ground_opens_with_its_word(string word, bool fronting) =>
        Assert.Equal(fronting, ClauseWords.IsFronting(word));
}
