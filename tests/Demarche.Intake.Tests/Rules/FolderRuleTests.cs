namespace Demarche.Intake.Tests;

/// <summary>What a user says once of the files of a folder.</summary>
public sealed class FolderRuleTests : IDisposable
{
    private const string Rule = """
        split: "^\\s*\\d+ of \\d+ DISPATCHES$"
        fields: { title: "^HEADLINE: (.+)$", published: "^LOAD-DATE: (.+)$", outlet: "^ORGAN: (.+)$" }
        dateOrder: dmy
        zone: Asia/Tbilisi
        drop: [ "^Read also:.*$" ]
        columns: { text: "Full Copy", published: "when" }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-rule-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_parts_dates_names_and_drops()
    {
        Write("demarche.yaml", Rule);
        Write(
            "archive/export.txt",
            """
            1 of 2 DISPATCHES
            HEADLINE: Sluices stay shut
            ORGAN: Quell Herald
            LOAD-DATE: 03/05/2033 21:40

            The lower sluices stay shut, the water ministry said on Tuesday.
            Read also: ten boats to buy

            2 of 2 DISPATCHES
            HEADLINE: Ferries sail again
            ORGAN: Oro Courier
            LOAD-DATE: 04/05/2033

            The ferry line between Oro and Quell reopened on Monday.
            """
        );

        Report[] reports = [.. Read().Cast<IntakeReport>().Select(read => read.Report)];

        Assert.Equal(["Sluices stay shut", "Ferries sail again"], reports.Select(report => report.Title));
        Assert.Equal(["Quell Herald", "Oro Courier"], reports.Select(report => report.Outlet));
        Assert.Equal(["2033-05-03T21:40+04:00", "2033-05-04"], reports.Select(report => report.Published.Value));
        Assert.Equal("The lower sluices stay shut, the water ministry said on Tuesday.", reports[0].Text.Value);
        Assert.Contains(reports[0].Dropped, block => block is { Reason: "rule", Text: "Read also: ten boats to buy" });
    }

    [Fact]
    public void Columns_and_members_of_other_tools_are_mapped()
    {
        Write("demarche.yaml", Rule);
        Write("table.csv", "Headline,Full Copy,when\nSluices stay shut,The sluices stay shut the ministry said.,05/04/2033\n");
        Write(
            "one.json",
            """[{"headline":"Ferries sail","Full Copy":"The ferries sail again, the harbour office said.","when":"03/05/2033 09:00"}]"""
        );

        Report[] reports = [.. Read().Cast<IntakeReport>().Select(read => read.Report)];

        Assert.Equal(["2033-05-03T09:00+04:00", "2033-04-05"], reports.Select(report => report.Published.Value));
        Assert.Equal("The sluices stay shut the ministry said.", reports[1].Text.Value);
    }

    [Theory]
    [InlineData("splt: x", "there is no \"splt\"")]
    [InlineData("zone: Nowhere/Else", "write it as Asia/Tbilisi")]
    [InlineData("dateOrder: sideways", "it can be dmy, mdy or ymd")]
    [InlineData("split: \"(\"", "the pattern ( cannot be used")]
    [InlineData("split: \"(a)\\\\1\"", "cannot be used")]
    [InlineData("fields: { colour: x }", "there is no field \"colour\"")]
    [InlineData("[[[[", "expected")]
    public void A_rule_that_cannot_be_used_is_named_and_the_files_are_read_without_it(string rule, string reason)
    {
        Write("demarche.yaml", rule);
        Write("report.txt", "The sluices stay shut, the ministry said on Tuesday.");

        IntakeOutcome[] outcomes = Read();

        IntakeFailure failure = Assert.IsType<IntakeFailure>(outcomes[0]);
        Assert.EndsWith("demarche.yaml", failure.Locator, StringComparison.Ordinal);
        Assert.Contains(reason.Length > 8 ? reason : "read without it", failure.Reason, StringComparison.Ordinal);
        Assert.IsType<IntakeReport>(outcomes[1]);
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private IntakeOutcome[] Read() => [.. IntakePipeline.Read([_folder], IntakeOptions.Default, () => Stream.Null)];
}
