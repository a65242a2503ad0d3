using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Trainer.Ties;

namespace Demarche.Trainer.Tests.Ties;

/// <summary>What the encoder of ties learns from beside the invented disputes is well formed.</summary>
public sealed class TieDataTests
{
    private static readonly string[] Asked =
    [
        "accepted",
        "rejected",
        "fulfilled",
        "deferred",
        "noted",
        "unanswered",
        "partly accepted",
        "defied",
        "countered",
    ];

    private static readonly string[] Own = ["kept", "carried out", "fulfilled", "withdrawn", "broken", "lapsed", "partly kept"];

    private static readonly JsonSerializerOptions NothingElse = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly string Folder = Path.Combine(Root(), "tools", "ties");

    [Fact]
    public void Every_written_sentence_says_how_it_answers_in_words_that_are_known()
    {
        HashSet<string> known = [.. Asked, .. Own.Select(static status => "own " + status), "none"];
        string[] files = Directory.GetFiles(Path.Combine(Folder, "items"), "*.jsonl");
        Assert.NotEmpty(files);
        foreach (string line in files.SelectMany(File.ReadLines))
        {
            using JsonDocument item = JsonDocument.Parse(line);
            Assert.NotEqual("", item.RootElement.GetProperty("position").GetString());
            Assert.NotEqual("", item.RootElement.GetProperty("told").GetString());
            Assert.Contains(
                item.RootElement.GetProperty("kind").GetString(),
                (string[])["demand", "offer", "commitment", "threat", "condition", "refusal"]
            );
            foreach (JsonElement sentence in item.RootElement.GetProperty("sentences").EnumerateArray())
            {
                Assert.Equal(2, sentence.GetArrayLength());
                Assert.Contains(sentence[0].GetString()!, known);
            }
        }
    }

    [Fact]
    public void Pairs_of_the_press_are_judged_once_and_hold_no_text()
    {
        PressAnswer[] judged =
        [
            .. File.ReadLines(Path.Combine(Folder, "press.jsonl"))
                .Select(static line => JsonSerializer.Deserialize<PressAnswer>(line, NothingElse)!),
        ];
        Assert.NotEmpty(judged);
        Assert.Distinct(judged.Select(static answer => answer.Place));
        foreach (PressAnswer answer in judged)
        {
            Assert.True(
                answer switch
                {
                    { By: null, Status: null } => true,
                    { By: "asked", Status: "unclear" } => true,
                    { By: "asked", Status: { } status } => Asked.Contains(status),
                    { By: "own", Status: { } status } => Own.Contains(status),
                    _ => false,
                },
                answer.ToString()
            );
        }
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Demarche.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the root of the repository");
        }

        return folder;
    }
}
