using System.Text.Json;

namespace Demarche.Trainer.Corpus;

/// <summary>Running text of reports, one JSON object a line with a field <c>text</c>. Only statistics are ever taken from it.</summary>
internal static class RawTexts
{
    public static IEnumerable<string> Read(string path)
    {
        using StreamReader lines = SharedData.Open(path);
        while (lines.ReadLine() is string line)
        {
            if (line.Length > 0)
            {
                using JsonDocument row = JsonDocument.Parse(line);
                if (row.RootElement.TryGetProperty("text", out JsonElement text) && text.GetString() is { Length: > 0 } found)
                {
                    yield return found;
                }
            }
        }
    }
}
