namespace Demarche.Intake.Tests;

public sealed class RecordFieldsTests
{
    [Fact]
    public void Names_are_read_without_their_spelling_and_the_more_trusted_wins()
    {
        RecordFields fields = new();
        fields.Add("date", "2031-03-05");
        fields.Add("Date-Published", "2031-03-04");
        fields.Add("HEADLINE", "Sluices");
        fields.Add("title", "  ");

        Assert.Equal("2031-03-04", fields.First("published"));
        Assert.Equal("Sluices", fields.First("title"));
        Assert.Null(fields.First("outlet"));
    }

    [Fact]
    public void Every_name_stands_once_below_its_field() =>
        Assert.All(DataFile.Rows("field-names.tsv").GroupBy(row => (row[0], row[1]), StringTupleComparer), group => Assert.Single(group));

    private static readonly IEqualityComparer<(string, string)> StringTupleComparer = EqualityComparer<(string, string)>.Default;
}
