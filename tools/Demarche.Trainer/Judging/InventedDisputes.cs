using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Trainer.Judging;

/// <summary>One of the invented disputes to learn from: <c>tools/disputes/NAME.*</c>.</summary>
/// <param name="Reports">With the ids that the file gives them, in its order.</param>
internal sealed record InventedDispute(string Name, ActorKnowledge Actors, IReadOnlyList<(string Id, Report Report)> Reports);

/// <summary>The disputes that were written to learn from; those under <c>tools/evaluation</c> are others.</summary>
internal static class InventedDisputes
{
    /// <summary>In the order of their names.</summary>
    public static IEnumerable<InventedDispute> ReadAll(SharedData data)
    {
        string folder = Path.Combine(data.Library, "..", "..", "tools", "disputes");
        foreach (string path in Directory.GetFiles(folder, "*.reports.jsonl").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path)[..^".reports.jsonl".Length];
            yield return new InventedDispute(
                name,
                ActorKnowledge.Shipped.With(ActorFile.Read(Path.Combine(folder, name + ".actors.jsonl"))),
                [
                    .. File.ReadLines(path)
                        .Where(static line => line.Length > 0)
                        .Select(
                            (line, i) =>
                                AnnotationInput.ReadLine(line, path, i + 1, new IntakeOptions()) is GivenReport given
                                    ? (IdOf(line), given.Report)
                                    : throw new InvalidDataException($"{path}: line {i + 1} is no report")
                        ),
                ]
            );
        }
    }

    private static string IdOf(string line)
    {
        using JsonDocument report = JsonDocument.Parse(line);
        return report.RootElement.GetProperty("id").GetString() ?? "";
    }
}
