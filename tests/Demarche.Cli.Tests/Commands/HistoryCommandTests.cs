using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

/// <summary>What changed and what people corrected, as commands show it.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private readonly CommandRun _command = new();

    public HistoryCommandTests()
    {
        string reports = _command.Write("reports.jsonl", InventedReports.All);
        Assert.Equal(0, _command.Run(null, "read", reports).Exit);
    }

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Changes_are_numbered_and_paged_and_what_is_new_is_above_a_number()
    {
        JsonElement whole = Json("show", "changes");
        long[] all = Numbers(whole);
        Assert.True(all.Length > 2);
        Assert.Equal(all.Order(), all);
        Assert.Equal(whole.GetProperty("seq").GetInt64(), all[^1]);
        List<long> paged = [];
        string? cursor = null;
        do
        {
            JsonElement page = cursor is null
                ? Json("show", "changes", "--limit", "2")
                : Json("show", "changes", "--limit", "2", "--cursor", cursor);
            paged.AddRange(Numbers(page));
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        } while (cursor is not null);
        Assert.Equal(all, paged);
        Assert.Equal(all[1..], Numbers(Json("show", "changes", "--since", $"{all[0]}")));
        Assert.Contains("Nothing found.", Done("show", "changes", "--since", $"{all[^1]}"), StringComparison.Ordinal);
        Assert.Contains($"change {all[0]}", Done("show", "changes"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_days_of_changes_and_corrections_are_those_on_which_they_were_written()
    {
        Done("correct", "set", Position(), "proposition=open the road");
        foreach (string view in new[] { "changes", "corrections" })
        {
            int all = Json("show", view).GetProperty("items").GetArrayLength();
            Assert.True(all > 0);
            Assert.Equal(0, Json("show", view, "--to", "2020-01-01").GetProperty("items").GetArrayLength());
            Assert.Equal(0, Json("show", view, "--as-of", "2020-01-01").GetProperty("items").GetArrayLength());
            Assert.Equal(all, Json("show", view, "--from", "2020-01-01", "--to", "9998-12-31").GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public void Who_corrected_and_who_took_it_back_is_shown_exported_and_restored()
    {
        Done("correct", "set", Position(), "proposition=open the road", "--by", "Mara Lind", "--reason", "clearer");
        Done("rebuild");
        Done("correct", "--undo", "c_1", "--by", "Jon Vey");
        string text = Done("show", "corrections");
        Assert.Contains("proposition = open the road", text, StringComparison.Ordinal);
        Assert.Contains("by Mara Lind; undone", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("by Jon Vey", text, StringComparison.Ordinal);
        Assert.Equal(text, Done("correct", "--list"));
        Kept(Json("show", "corrections"));
        Assert.Contains("Jon Vey", Done("export", "csv", "--table", "corrections"), StringComparison.Ordinal);

        string bundle = Path.Combine(_command.Folder, "bundle");
        Done("export", "bundle", "-o", bundle);
        Assert.Contains("Jon Vey", File.ReadAllText(Path.Combine(bundle, "corrections.jsonl")), StringComparison.Ordinal);
        string restored = Path.Combine(_command.Folder, "restored.db");
        Done("import", bundle, "--store", restored);
        Kept(Json("show", "corrections", "--store", restored));

        static void Kept(JsonElement page)
        {
            JsonElement correction = Assert.Single(page.GetProperty("items").EnumerateArray());
            Assert.Equal("Mara Lind", correction.GetProperty("by").GetString());
            Assert.Equal("Jon Vey", correction.GetProperty("undoneBy").GetString());
            Assert.False(correction.GetProperty("applied").GetBoolean());
        }
    }

    [Fact]
    public void Forgetting_takes_the_words_out_of_changes_and_names_backups_that_may_hold_them()
    {
        string report = Json("show", "positions").GetProperty("items")[0].GetProperty("evidence")[0].GetProperty("report").GetString()!;
        string store = Path.Combine(_command.Folder, "demarche.db");
        string backup = _command.Write("demarche.db.backup-v9", "");
        (int exit, string output, string errors) = _command.Run(null, "forget", report, "--store", store);
        Assert.Equal((0, $"forgotten: {report}"), (exit, output.Trim()));
        Assert.Contains(backup, errors, StringComparison.Ordinal);
        JsonElement[] changes = [.. Json("show", "changes").GetProperty("items").EnumerateArray()];
        Assert.Contains(changes, static c => c.GetProperty("cause").GetString() == "forgotten" && !c.TryGetProperty("before", out _));
        Assert.DoesNotContain(changes, c => c.GetProperty("cause").GetString() == report && c.TryGetProperty("after", out _));
    }

    [Fact]
    public void Without_text_changes_do_not_tell_the_words_of_reports()
    {
        JsonElement change = Json("show", "changes", "--no-text").GetProperty("items")[0];
        Assert.False(change.TryGetProperty("after", out _));
        string[] head = Done("export", "csv", "--table", "changes", "--no-text").Split('\n')[0].TrimEnd('\r').Split(',');
        Assert.Equal(["seq", "at", "record_id", "record_type", "kind", "cause"], head);
        Assert.Contains("after", Done("export", "csv", "--table", "changes").Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show", "changes", "--since", "yesterday")]
    [InlineData("show", "changes", "--since", "-1")]
    [InlineData("show", "timeline", "--since", "3")]
    [InlineData("show", "corrections", "--cursor", "nowhere")]
    public void What_cannot_be_is_wrong_usage(params string[] arguments) => Assert.Equal(2, _command.Run(null, arguments).Exit);

    private string Position() => Json("show", "positions").GetProperty("items")[0].GetProperty("id").GetString()!;

    private static long[] Numbers(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(static change => change.GetProperty("seq").GetInt64())];

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Done([.. arguments, "--format", "json"])).RootElement;

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.True(exit == 0, errors);
        return output;
    }
}
