namespace Demarche.Intake.Tests;

public sealed class JsonLinesReaderTests
{
    [Fact]
    public void Each_line_is_a_report_and_a_bad_one_is_named()
    {
        var outcomes = Reading.All(
            "reports.jsonl",
            """
            {"id":"a1","title":"One","text":"The sluices stay shut.","published":"2031-03-04","outlet":"Harbour Post"}
            {"id":"a2", "text": oops}

            {"id":"a3","text":"The sluices open."}
            """
        );

        Report first = Assert.IsType<IntakeReport>(outcomes[0]).Report;
        Assert.Equal(
            ("a1", "a1", "One", "Harbour Post", "2031-03-04"),
            (first.GivenId, first.PageKey, first.Title, first.Outlet, first.Published.Value)
        );
        IntakeFailure failure = Assert.IsType<IntakeFailure>(outcomes[1]);
        Assert.Equal("reports.jsonl#2", failure.Locator);
        Assert.Contains("line 2", failure.Reason, StringComparison.Ordinal);
        Assert.Equal("reports.jsonl#4", outcomes[2].Locator);
        Assert.Equal(3, outcomes.Count);
    }

    [Fact]
    public void The_names_of_the_neighbours_are_understood()
    {
        Report report = Reading.One(
            "crawl.json",
            """
            {
              "maintext": "The sluices stay shut.",
              "date_publish": "2031-03-04 21:40:00",
              "source_domain": "harbourpost.example",
              "title_page": "Sluices",
              "authors": ["Jane Roe"],
              "source": { "title": "Harbour Post" },
              "lang": "en_GB",
              "keywords": ["river", "dam"]
            }
            """
        );

        Assert.Equal("Sluices", report.Title);
        Assert.Equal("Harbour Post", report.Outlet);
        Assert.Equal("harbourpost.example", report.OutletDomain);
        Assert.Equal("en-GB", report.Language);
        Assert.Equal("2031-03-04T21:40:00", report.Published.Value);
        Assert.Equal(["river", "dam"], report.Tags);
    }

    [Fact]
    public void An_array_of_records_is_read_too() =>
        Assert.Equal(2, Reading.All("a.json", """[{"text":"One stands."},{"body":"Two stands."}]""").OfType<IntakeReport>().Count());

    [Fact]
    public void A_record_without_text_is_a_failure_and_one_that_is_no_report_is_skipped()
    {
        var outcomes = Reading.All("a.jsonl", "{\"id\":\"x\",\"title\":\"Sluices\"}\n{\"code\":\"ARV\"}\n");

        Assert.Contains("no text", Assert.IsType<IntakeFailure>(outcomes[0]).Reason, StringComparison.Ordinal);
        Assert.IsType<IntakeSkipped>(outcomes[1]);
    }

    [Fact]
    public void A_broken_second_line_does_not_make_a_page_of_the_first() =>
        Assert.Equal(2, Reading.All("a.jsonl", "{\"text\":\"One stands here.\"}\nbroken\n").Count);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_that_is_no_utf8_is_repaired_with_a_note_and_its_neighbours_are_left_alone(bool streamed)
    {
        byte[] bytes =
        [
            .. "{\"text\":\"Brévan stays shut.\"}\n{\"text\":\"The caf"u8,
            0xE9,
            .. " stays open.\",\"na"u8,
            0xE8,
            .. "me\":1}\n[1, \""u8,
            0xC3,
            .. "\"]\n{\"text\":\"Orlün opens.\"}\n"u8,
        ];

        List<IntakeOutcome> outcomes =
        [
            .. streamed
                ? IntakePipeline.Read(["-"], IntakeOptions.Default, () => new MemoryStream(bytes))
                : IntakePipeline.Read(new SourceDocument("a.jsonl", bytes), IntakeOptions.Default),
        ];

        Report[] reports = [.. outcomes.OfType<IntakeReport>().Select(outcome => outcome.Report)];
        Assert.Equal(["Brévan stays shut.", "The café stays open.", "Orlün opens."], reports.Select(report => report.Text.Value));
        Assert.Equal([0, 1, 0], reports.Select(report => report.Notes.Length));
        Assert.Contains("windows-1252", reports[1].Notes[0], StringComparison.Ordinal);
        Assert.Contains("line 3 is not a JSON object", Assert.Single(outcomes.OfType<IntakeFailure>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_an_array_and_over_several_lines_are_repaired_too()
    {
        byte[] array = [.. "[{\"text\":\"The caf"u8, 0xE9, .. " stays open.\"},{\"text\":\"It shut.\"}]"u8];
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "{\n\"text\":\"The caf"u8, 0xE9, .. " stays open.\"\n}\n"u8];

        Assert.Equal(2, IntakePipeline.Read(new SourceDocument("a.json", array), IntakeOptions.Default).OfType<IntakeReport>().Count());
        IntakeOutcome outcome = Assert.Single(IntakePipeline.Read(new SourceDocument("a.json", marked), IntakeOptions.Default));
        Assert.Equal("The café stays open.", Assert.IsType<IntakeReport>(outcome).Report.Text.Value);
    }
}
