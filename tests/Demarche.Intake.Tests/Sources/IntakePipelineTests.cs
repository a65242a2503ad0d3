using System.Text;
using CsCheck;

namespace Demarche.Intake.Tests;

public sealed class IntakePipelineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-intake-").FullName;

    [Fact]
    public void Folders_are_read_in_the_order_of_names_and_strange_files_are_skipped()
    {
        Write("b/two.txt", "The second report stands here.");
        Write("a.txt", "The first report stands here.");
        File.WriteAllBytes(Path.Combine(_folder, "c.png"), [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4]);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "b", "loop"), _folder);

        var outcomes = Read(_folder);

        Assert.Equal(["a.txt", "two.txt", "c.png"], outcomes.Select(outcome => Path.GetFileName(outcome.Locator)));
        Assert.IsType<IntakeSkipped>(outcomes[2]);
    }

    [Fact]
    public void Packed_pages_are_read_and_one_that_unfolds_for_ever_is_refused()
    {
        Pack("page.html.gz", "<html><body><p>The sluices stay shut, the ministry said on Tuesday.</p></body></html>");
        Pack("bomb.txt.gz", new string(' ', 5_000_000));

        var outcomes = Read(new IntakeOptions { MaximumBytes = 1_000_000 }, At("page.html.gz"), At("bomb.txt.gz"));

        Assert.Equal("The sluices stay shut, the ministry said on Tuesday.", Assert.IsType<IntakeReport>(outcomes[0]).Report.Text.Value);
        Assert.Contains("larger than", Assert.IsType<IntakeFailure>(outcomes[1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_without_reports_in_a_folder_is_skipped_and_named_by_itself_it_fails_or_is_skipped_too()
    {
        Write("expected.json", "{\n \"reports\": 3,\n \"lines\": [1, 2]\n}\n");
        Write("numbers.json", "[1, 2, 3]\n");
        Write("report.json", """{"text":"The sluices stay shut, the ministry said."}""");

        var outcomes = Read(_folder);

        Assert.IsType<IntakeSkipped>(outcomes[0]);
        Assert.IsType<IntakeSkipped>(outcomes[1]);
        Assert.IsType<IntakeReport>(outcomes[2]);
        Assert.Equal(3, outcomes.Count);
    }

    private void Pack(string name, string content)
    {
        using FileStream file = File.Create(Path.Combine(_folder, name));
        using System.IO.Compression.GZipStream packed = new(file, System.IO.Compression.CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(content));
    }

    [Fact]
    public void What_is_missing_empty_or_too_large_is_named_and_the_rest_goes_on()
    {
        Write("empty.txt", " \n");
        Write("large.txt", new string('x', 2000));
        Write("fine.txt", "A report of one sentence.");

        var outcomes = Read(new IntakeOptions { MaximumBytes = 1000 }, At("no-such.txt"), At("empty.txt"), At("large.txt"), At("fine.txt"));

        Assert.Equal(
            ["no such file or folder", "empty", "larger than 0 MiB; split the file"],
            outcomes.OfType<IntakeFailure>().Select(failure => failure.Reason)
        );
        Assert.IsType<IntakeReport>(outcomes[3]);
    }

    [Fact]
    public void What_belongs_to_a_saved_page_and_what_is_no_report_is_left_alone()
    {
        Write("page.html", "<html><body><p>The sluices stay shut, the ministry said on Tuesday.</p></body></html>");
        Write("page_files/frame.html", "<html><body><p>Buy one, get one free, only today.</p></body></html>");
        Write("table.csv", "a,b\n1,2\n");

        var outcomes = Read(_folder);

        Assert.Equal(["page.html", "table.csv"], outcomes.Select(outcome => Path.GetFileName(outcome.Locator)));
        Assert.IsType<IntakeSkipped>(outcomes[1]);
    }

    [Fact]
    public void Patterns_reach_into_folders()
    {
        Write("x/1.txt", "One stands here.");
        Write("x/y/2.txt", "Two stands here.");
        Write("x/y/3.log", "Three stands here.");

        Assert.Single(Read(At("x/*.txt")));
        Assert.Equal(2, Read(At("**/*.txt")).Count);
        Assert.IsType<IntakeFailure>(Assert.Single(Read(At("*.nothing"))));
    }

    [Fact]
    public void Json_lines_may_be_larger_than_a_document_as_long_as_no_line_is()
    {
        string line = """{"text":"The sluices stay shut, the ministry said."}""";
        string tooLong = $$"""{"text":"{{new string('x', 2000)}}"}""";
        Write("long.jsonl", string.Join('\n', Enumerable.Repeat(line, 100).Append(tooLong).Append(line)));

        var outcomes = Read(new IntakeOptions { MaximumBytes = 1000 }, At("long.jsonl"));

        Assert.Equal(101, outcomes.OfType<IntakeReport>().Count());
        Assert.EndsWith("long.jsonl#101", Assert.Single(outcomes.OfType<IntakeFailure>()).Locator, StringComparison.Ordinal);
        Assert.EndsWith("long.jsonl#102", outcomes[^1].Locator, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_is_standard_input()
    {
        using MemoryStream input = new("The report came through a pipe."u8.ToArray());

        IntakeOutcome outcome = Assert.Single(IntakePipeline.Read(["-"], IntakeOptions.Default, () => input));

        Assert.Equal("-", outcome.Locator);
    }

    [Fact]
    public void Any_bytes_under_any_name_give_the_same_sound_outcomes_twice() =>
        Gen.Select(
                Gen.OneOf(Gen.Byte.Array[0, 400], Pieces.Array[0, 30].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)))),
                Choice.Of("a.txt", "a.md", "a.json", "a.jsonl", "a.html", "a.xml", "a")
            )
            .Sample(
                (bytes, name) =>
                {
                    SourceDocument document = new(name, bytes);
                    List<IntakeOutcome> once = [.. IntakePipeline.Read(document, IntakeOptions.Default)];
                    List<IntakeOutcome> twice = [.. IntakePipeline.Read(document, IntakeOptions.Default)];
                    Assert.Equal(once.Select(Shown), twice.Select(Shown));
                    Assert.DoesNotContain(
                        once,
                        outcome => outcome is IntakeFailure failure && failure.Reason.Contains("gave up", StringComparison.Ordinal)
                    );
                    foreach (IntakeReport read in once.OfType<IntakeReport>())
                    {
                        AssertSound(read.Report);
                    }
                }
            );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly Gen<string> Pieces = Choice.Of(
        "---\n",
        "+++\n",
        "title: ",
        "{",
        "}",
        "[",
        "]",
        "\"text\":",
        "\"",
        ",",
        "\n",
        "\r\n",
        "<p>",
        "<br>",
        "</",
        "<!--",
        "&quot;",
        "{% raw %}",
        "{{",
        "00:10 ",
        "#tag ",
        "Latest news",
        "14 Jan 2036",
        "By Jane Roe",
        "http://x ",
        "The sluices stay shut. ",
        "\ud83d\ude00",
        "\u0000",
        "ž",
        "*",
        "_",
        "|",
        "Published: "
    );

    private static void AssertSound(Report report)
    {
        string text = report.Text.Value;
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain('\uFEFF', text);
        int before = 0;
        foreach (ReportPart part in report.Parts)
        {
            Assert.InRange(part.Span.Start, before, text.Length);
            Assert.InRange(part.Span.End, part.Span.Start + 1, text.Length);
            before = part.Span.End;
        }
    }

    private static string Shown(IntakeOutcome outcome) =>
        outcome is IntakeReport read
            ? $"{read.Report.Id} {read.Report.Title} {read.Report.BytesSha256} {read.Report.Published} {string.Join('|', read.Report.Parts)} {string.Join('|', read.Report.Dropped)} {string.Join('|', read.Report.Notes)}"
            : outcome.ToString();

    private IReadOnlyList<IntakeOutcome> Read(params string[] paths) => Read(IntakeOptions.Default, paths);

    private static IReadOnlyList<IntakeOutcome> Read(IntakeOptions options, params string[] paths) =>
        [.. IntakePipeline.Read(paths, options, () => Stream.Null)];

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }
}
