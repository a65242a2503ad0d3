using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Trainer.Parties;

/// <summary>A phrase of which a judge said whom it stands for: <c>tools/parties/*.jsonl</c>, which hold places and no text.</summary>
/// <param name="Report">Id of the report; of an invented dispute with the dispute's name before it ("t01/a1").</param>
/// <param name="At">First character of its head word, in Unicode code points of the text.</param>
/// <param name="Party">Code of the party; null for nobody's: a person who acts for none, a thing, several.</param>
internal sealed record JudgedPhrase(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("at")] int At,
    [property: JsonPropertyName("party")] string? Party
)
{
    /// <summary>All of a folder.</summary>
    public static List<JudgedPhrase> ReadAll(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(static path =>
                    File.ReadLines(path)
                        .Select(static line =>
                            JsonSerializer.Deserialize<JudgedPhrase>(line) ?? throw new JsonException("a phrase is null")
                        )
                ),
        ];
}
