using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Holders;

/// <summary>Short reports that were written to learn from, which say of some sentences whose act they tell: <c>tools/holders/items/*.jsonl</c>.</summary>
internal static class WrittenHolders
{
    private sealed record Item(
        [property: JsonPropertyName("title")] string Title,
        [property: JsonPropertyName("outlet")] string Outlet,
        [property: JsonPropertyName("published")] string Published,
        [property: JsonPropertyName("actors")] JsonElement[] Actors,
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("acts")] WrittenAct[] Acts
    );

    private sealed record WrittenAct(
        [property: JsonPropertyName("sentence")] string Sentence,
        [property: JsonPropertyName("party")] JsonElement Party
    )
    {
        public string[] Parties =>
            Party.ValueKind switch
            {
                JsonValueKind.String => [Party.GetString()!],
                JsonValueKind.Array => [.. Party.EnumerateArray().Select(static one => one.GetString()!)],
                _ => [],
            };
    }

    public static IEnumerable<HolderExample> Of(SharedData data)
    {
        string folder = Path.Combine(data.Library, "..", "..", "tools", "holders", "items");
        string[] lines = [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)];
        return lines.Index().AsParallel().AsOrdered().SelectMany(static line => Of(line.Item, line.Index));
    }

    private static List<HolderExample> Of(string line, int number)
    {
        Item item = JsonSerializer.Deserialize<Item>(line) ?? throw new JsonException("a report is null");
        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item{number}");
        using StringReader actors = new(string.Join('\n', item.Actors.Select(static actor => actor.GetRawText())));
        ActorKnowledge knowledge = ActorKnowledge.Shipped.With(ActorFile.Read(actors));
        string given = JsonSerializer.Serialize(
            new
            {
                id,
                title = item.Title,
                outlet = item.Outlet,
                published = item.Published,
                text = item.Text,
            }
        );
        Report report = AnnotationInput.ReadLine(given, id, 1, new IntakeOptions()) is GivenReport read
            ? read.Report
            : throw new InvalidDataException($"{id} cannot be read");
        List<CandidateHolder> seen = [];
        new ReportAnalyser(knowledge) { WatchHolders = seen.Add }.Analyse(report, report.Published);
        List<HolderExample> examples = [];
        foreach (CandidateHolder act in seen)
        {
            string told = act.View.Sentence.Span.Of(act.View.Text);
            if (
                Array.Find(
                    item.Acts,
                    one => one.Sentence.Contains(told, StringComparison.Ordinal) || told.Contains(one.Sentence, StringComparison.Ordinal)
                ) is
                { } found
            )
            {
                examples.Add(new HolderExample("items", id, number % JudgedReports.Folds, act, found.Parties));
            }
        }

        return examples;
    }
}
