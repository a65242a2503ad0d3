using Demarche.Text;

namespace Demarche.Intake.Tests;

public sealed class PlainTextReaderTests
{
    private const string Body = "The foreign ministry of Arvenia said on Tuesday that the lower sluices would stay shut.";

    [Fact]
    public void A_first_line_without_a_full_stop_is_the_title()
    {
        Report report = Reading.One("a.txt", $"Arvenia keeps sluices shut\n\n{Body}\n");

        Assert.Equal("Arvenia keeps sluices shut", report.Title);
        Assert.Equal(Body, report.Text.Value);
    }

    [Fact]
    public void Text_that_begins_with_prose_has_no_title()
    {
        Report report = Reading.One("a.txt", $"{Body}\nIt gave no reason for the step, and no date on which they open again.\n");

        Assert.Null(report.Title);
        Assert.Equal(2, report.Parts.Length);
    }

    [Fact]
    public void A_head_of_keys_fills_the_fields()
    {
        Report report = Reading.One(
            "a.txt",
            $"""
            Headline: Sluices stay shut
            By: Jane Roe and Pell Adair
            Published: 4 March 2031 21:40
            Source: Harbour Post
            URL: https://example.org/sluices
            Language: English
            Length: 120 words

            {Body}
            """
        );

        Assert.Equal("Sluices stay shut", report.Title);
        Assert.Equal(["Jane Roe", "Pell Adair"], report.Authors);
        Assert.Equal("2031-03-04T21:40", report.Published.Value);
        Assert.Equal(PublishedBasis.Head, report.Published.Basis);
        Assert.Equal("Harbour Post", report.Outlet);
        Assert.Equal("https://example.org/sluices", report.Url);
        Assert.Equal("en", report.Language);
        Assert.Equal(Body, report.Text.Value);
    }

    [Fact]
    public void A_speaker_with_a_colon_is_no_head() =>
        Assert.StartsWith(
            "Minister: we are ready",
            Reading.One("a.txt", $"Minister: we are ready to talk about the sluices as soon as they are.\n\n{Body}").Text.Value,
            StringComparison.Ordinal
        );

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph()
    {
        Report report = Reading.One(
            "a.txt",
            "The foreign ministry of Arvenia said on Tuesday that the lower\nsluices would stay shut until the talks resume, and that it had\ntold Tasmere so.\n\nIt gave no reason."
        );

        Assert.Equal(2, report.Parts.Length);
        Assert.Contains("the lower sluices would", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_several_documents_is_several_reports()
    {
        var outcomes = Reading.All(
            "export.txt",
            $"1 of 2 DOCUMENTS\n\nHEADLINE: One\nSOURCE: Harbour Post\n\n{Body}\n\n2 of 2 DOCUMENTS\n\nHEADLINE: Two\nSOURCE: Coast Mail\n\n{Body}\n"
        );

        Report[] reports = [.. outcomes.Cast<IntakeReport>().Select(outcome => outcome.Report)];
        Assert.Equal(["One", "Two"], reports.Select(report => report.Title));
        Assert.Equal(["export.txt#2", "export.txt#9"], reports.Select(report => report.Locator));
    }
}
