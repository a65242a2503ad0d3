using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Trainer.Lines;

/// <summary>A line of the record that was judged against its sentence: <c>tools/lines/*.jsonl</c>, which hold places and no text.</summary>
/// <param name="Report">Id in the corpus.</param>
/// <param name="Sentence">First character of the sentence, in Unicode code points of the text.</param>
/// <param name="Word">The word that tells the line, counted in the sentence from 0.</param>
/// <param name="Layer">event or position.</param>
/// <param name="Kind">PLOVER type, or kind of the position, as the program said.</param>
/// <param name="Verdict">yes; kind (told, but as another); holder (told, but of another party); none.</param>
internal sealed record JudgedLine(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("sentence")] int Sentence,
    [property: JsonPropertyName("word")] int Word,
    [property: JsonPropertyName("layer")] string Layer,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("verdict")] string Verdict
)
{
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="JsonException">A line is no judged line.</exception>
    public static List<JudgedLine> Read(string path) =>
        [
            .. File.ReadLines(path)
                .Where(static line => line.Length > 0)
                .Select(static line => JsonSerializer.Deserialize<JudgedLine>(line) ?? throw new JsonException("a judged line is null")),
        ];
}
