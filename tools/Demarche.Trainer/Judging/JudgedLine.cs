using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Trainer.Judging;

/// <summary>A line of the record that was judged against its sentence: <c>tools/lines/*.jsonl</c>, which hold places and no text.</summary>
/// <param name="Report">Id in the corpus.</param>
/// <param name="Sentence">First character of the sentence, in Unicode code points of the text.</param>
/// <param name="Word">The word that tells the line, counted in the sentence from 0.</param>
/// <param name="Layer">event or position.</param>
/// <param name="Kind">PLOVER type, or kind of the position, as the program said.</param>
/// <param name="Actors">Who acts or holds the position, as <see cref="JudgedParty"/> writes them; null where nobody was asked.</param>
/// <param name="Recipients">Who is acted on or addressed; as for the actors.</param>
/// <param name="Unlisted">actor, recipient: where one is plainly told whom the program did not know of.</param>
/// <param name="When">news; past; ahead; none; or the expression of time that dates the line, by its first word: "12" in its sentence, "before 5" in the sentence before; null where nobody was asked.</param>
/// <param name="Verdict">yes; kind (told, but as another); holder (told, but of another party); none.</param>
internal sealed record JudgedLine(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("sentence")] int Sentence,
    [property: JsonPropertyName("word")] int Word,
    [property: JsonPropertyName("layer")] string Layer,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("actors")] string[]? Actors,
    [property: JsonPropertyName("recipients")] string[]? Recipients,
    [property: JsonPropertyName("unlisted")] string[]? Unlisted,
    [property: JsonPropertyName("when")] string? When
)
{
    /// <summary>The lines of both layers, from the folder <c>tools/lines</c>.</summary>
    public static List<JudgedLine> ReadAll(SharedData data)
    {
        string folder = Path.Combine(data.Library, "..", "..", "tools", "lines");
        return [.. Read(Path.Combine(folder, "positions.jsonl")), .. Read(Path.Combine(folder, "events.jsonl"))];
    }

    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="JsonException">A line is no judged line.</exception>
    public static List<JudgedLine> Read(string path) =>
        [
            .. File.ReadLines(path)
                .Where(static line => line.Length > 0)
                .Select(static line => JsonSerializer.Deserialize<JudgedLine>(line) ?? throw new JsonException("a judged line is null")),
        ];
}
