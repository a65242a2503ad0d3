using System.IO.Compression;
using System.Text.Json;
using Demarche.Cli.Tests.Commands;

namespace Demarche.Cli.Tests.Exports;

/// <summary>What other reports tell of an utterance in their own words is in every export that has the utterance, beside the words and never among them.</summary>
public sealed class RetoldTests : IDisposable
{
    private const string Said = "We will keep the lower sluices shut until every boat has left the harbour";
    private const string Told = "the lower sluices would stay shut until every boat had left the harbour";

    private readonly CommandRun _command = new();

    public RetoldTests()
    {
        string reports = _command.Write(
            "reports.jsonl",
            $$"""
            {"id":"a","outlet":"Imber Post","published":"2031-03-06","text":"Chilean Water Minister Pell Adair met the press on Thursday. “{{Said}},” Adair said."}
            {"id":"b","outlet":"Oro Courier","published":"2031-03-06","text":"Chilean Water Minister Pell Adair met the press on Thursday. Adair said that {{Told}}."}
            """
        );
        Assert.Equal(0, _command.Run(null, "read", reports).Exit);
    }

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData("markdown", "  - in other words, Oro Courier: ", "  - in other words, Oro Courier [")]
    [InlineData("text", "  - in other words, Oro Courier: ", "  - in other words, Oro Courier [")]
    [InlineData("html", "<li>In other words, Oro Courier: ", "<li>In other words, Oro Courier<blockquote>")]
    public void A_brief_tells_it_below_the_words(string format, string line, string unsaid)
    {
        string brief = Done("export", format);
        Assert.Contains(line, brief, StringComparison.Ordinal);
        Assert.Contains(Told, brief, StringComparison.Ordinal);
        Assert.True(brief.IndexOf(Said, StringComparison.Ordinal) < brief.IndexOf(line, StringComparison.Ordinal));
        string without = Done("export", format, "--no-text");
        Assert.Contains(unsaid, without, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_have_one_of_their_own()
    {
        string[] rows = Done("export", "csv", "--table", "paraphrases").Split("\r\n");
        Assert.StartsWith("utterance_id,report_id,evidence_id,text,evidence_1_text", rows[0], StringComparison.Ordinal);
        string utterance = Done("export", "csv", "--table", "utterances").Split("\r\n")[1].Split(',')[0];
        Assert.StartsWith(utterance + ",r_", rows[1], StringComparison.Ordinal);
        Assert.Contains(Told, rows[1], StringComparison.Ordinal);
        Assert.Contains("Oro Courier", rows[1], StringComparison.Ordinal);
        Assert.Equal(["", ""], [rows[2], Done("export", "csv", "--table", "variants").Split("\r\n")[2]]);
        Assert.DoesNotContain(Told, Done("export", "csv", "--table", "paraphrases", "--no-text"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bundle_has_the_same()
    {
        string path = Path.Combine(_command.Folder, "bundle.zip");
        Done("export", "bundle", "-o", path, "--parquet");
        using ZipArchive archive = ZipFile.OpenRead(path);
        Assert.NotNull(archive.GetEntry("paraphrases.parquet"));
        using StreamReader lines = new(archive.GetEntry("paraphrases.jsonl")!.Open());
        using JsonDocument row = JsonDocument.Parse(lines.ReadToEnd());
        Assert.EndsWith(Told, row.RootElement.GetProperty("text").GetString());
        Assert.Equal("Oro Courier", row.RootElement.GetProperty("outlet").GetString());
        Assert.Contains(
            row.RootElement.GetProperty("evidenceId").GetString()!,
            Done("export", "csv", "--table", "paraphrases"),
            StringComparison.Ordinal
        );
    }

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.True(exit == 0, errors);
        return output;
    }
}
