using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

/// <summary>Reports of one story, read one after the other into one store: what the later ones make of the earlier.</summary>
public sealed class LaterReadingTests : IDisposable
{
    private const string Actors = """
        {"code":"ARV","kind":"country","names":["Arvenia"],"demonyms":["Arvenian"],"capital":"Lorn"}
        {"code":"TSM","kind":"country","names":["Tasmere"],"demonyms":["Tasmerian"],"capital":"Quell"}
        """;

    private const string Undated =
        """{"id":"undated","title":"Sluices shut at Imber dam","outlet":"Dock Herald","text":"Arvenia shut the lower sluices of the Imber dam on Tuesday. Its water minister, Pell Adair, spoke of unpaid canals.\n\nTasmere wants them open by Friday and says the treaty of 2019 is broken.\n\nIn Lorn nobody expected the talks on the flow of the river to start again this week."}""";

    private const string Wire =
        """{"id":"wire","title":"Arvenia closes sluices of Imber dam","outlet":"Imber Post","published":"2031-03-05","text":"Arvenia closed the lower sluices of the Imber dam on Tuesday after talks with Tasmere on the flow of the river broke down in Lorn.\n\nArvenian Water Minister Pell Adair said the sluices would stay shut until Tasmere paid for 40 kilometres of new canals.\n\nTasmere demanded that Arvenia reopen the sluices by Friday and called the closure a breach of the treaty of 2019.\n\nFarmers in the lower valley said their fields would be dry within seven days."}""";

    private const string Copy =
        """{"id":"copy","title":"Valley farmers fear drought","outlet":"Lorn Gazette","published":"2031-03-06","text":"Fields in the lower valley may be dry next week, and nobody knows who will open the gates.\n\nArvenia closed the lower sluices of the Imber dam on Tuesday after talks with Tasmere on the flow of the river broke down in Lorn.\n\nArvenian Water Minister Pell Adair said the sluices would stay shut until Tasmere paid for 25 miles of new canals.\n\nTasmere demanded that Arvenia reopen the sluices by Friday and called the closure a breach of the treaty of 2019."}""";

    private readonly CommandRun _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public void An_undated_report_is_dated_by_its_story_once_that_is_told_and_a_copy_says_what_it_changed()
    {
        Read("1.jsonl", Undated, "--actors", _command.Write("actors", Actors));
        Assert.Equal("unknown", Report("undated").GetProperty("published").GetProperty("precision").GetString());

        Read("2.jsonl", Wire);
        JsonElement dated = Report("undated").GetProperty("published");
        Assert.Equal(("2031-03-05", "other-report"), (dated.GetProperty("value").GetString(), dated.GetProperty("basis").GetString()));
        Assert.Equal(Report("wire").GetProperty("id").GetString(), dated.GetProperty("from").GetString());

        Read("3.jsonl", Copy);
        Assert.Single(new[] { "undated", "wire", "copy" }.Select(id => Report(id).GetProperty("storyId").GetString()).Distinct());
        Assert.Equal(
            "new-headline new-lede cut-tail units",
            string.Join(' ', Report("copy").GetProperty("changes").EnumerateArray().Select(static c => c.GetProperty("kind").GetString()))
        );
        Assert.Contains("new lede (18 words), tail cut (1 paragraph, 14 words)", Origins(), StringComparison.Ordinal);
    }

    // On one line: where it breaks is the terminal's.
    private string Origins() => string.Join(' ', Done("show", "origins").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private JsonElement Report(string given) =>
        JsonDocument
            .Parse(Done("show", "reports", "--format", "json"))
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Single(r => r.GetProperty("givenId").GetString() == given);

    private void Read(string file, string report, params string[] more) =>
        Assert.Equal(0, _command.Run(null, ["read", .. more, _command.Write(file, report)]).Exit);

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.Equal((0, ""), (exit, errors));
        return output;
    }
}
