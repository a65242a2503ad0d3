using System.Text;
using System.Text.Json;

namespace Demarche.Intake;

/// <summary>JSON Lines of reports, an array of them, or one; fields as in formats.md 1.6. A bad line is named and the rest goes on.</summary>
public sealed class JsonLinesReader : IReportReader
{
    /// <summary>What may stand before JSON: the bytes of a byte-order mark, and white space.</summary>
    private static ReadOnlySpan<byte> Leading => [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    public string Format => "json lines";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> head = document.Content.Span.TrimStart(Leading);
        if (head.Length < 2 || (head[0] != '{' && head[0] != '['))
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = head[1..].TrimStart(" \t\r\n"u8);
        bool record = head[0] == '{' ? rest is [(byte)'"', ..] or [(byte)'}', ..] : rest is [(byte)'{', ..];
        bool named = document.Extension is ".jsonl" or ".ndjson" or ".json" or ".jl";
        return record ? (named ? 85 : 80)
            : named ? 15
            : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        JsonText? wide = JsonText.IsWide(document.Content.Span) ? JsonText.Of(document.Content) : null;
        ReadOnlyMemory<byte> content = wide?.Utf8 ?? document.Content;
        if (content.Span.TrimStart(Leading) is [(byte)'[', ..])
        {
            return OfArray(document.Locator, content, options);
        }

        // One record over several lines: its first line alone is not JSON.
        return IsOverSeveralLines(content.Span) && Record($"{document.Locator}#1", content, options, out _) is { } whole
            ? [whole]
            : OfLines(document.Locator, content, options);
    }

    private static IEnumerable<IntakeOutcome> OfLines(string path, ReadOnlyMemory<byte> content, IntakeOptions options)
    {
        int number = 0;
        foreach ((int start, int length) in Lines(content))
        {
            number++;
            if (OfLine(path, number, content.Slice(start, length), options) is { } outcome)
            {
                yield return outcome;
            }
        }
    }

    /// <summary>The report of one line, null for an empty one.</summary>
    internal static IntakeOutcome? OfLine(string path, int number, ReadOnlyMemory<byte> line, IntakeOptions options)
    {
        if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        string locator = $"{path}#{number}";
        return Record(locator, line, options, out string? problem)
            ?? new IntakeFailure(locator, $"line {number} is not a JSON object: {problem}");
    }

    // Null when the bytes are no JSON object. Each record is decoded by itself: a torn letter in one says nothing of the others.
    private static IntakeOutcome? Record(string locator, ReadOnlyMemory<byte> bytes, IntakeOptions options, out string? problem)
    {
        JsonText json = JsonText.Of(bytes);
        return Parse(json.Utf8, out problem) is { } record ? JsonRecord.Read(locator, record, bytes, json.Notes, options) : null;
    }

    private static IEnumerable<IntakeOutcome> OfArray(string path, ReadOnlyMemory<byte> content, IntakeOptions options)
    {
        JsonText json = JsonText.Of(content);
        JsonElement? array = ParseAny(json.Utf8, out string? problem);
        if (array is not { ValueKind: JsonValueKind.Array })
        {
            yield return new IntakeFailure(path, $"not a JSON array: {problem}");
            yield break;
        }

        int number = 0;
        foreach (JsonElement record in array.Value.EnumerateArray())
        {
            number++;
            string locator = $"{path}#{number}";
            yield return record.ValueKind == JsonValueKind.Object
                ? JsonRecord.Read(locator, record, Encoding.UTF8.GetBytes(record.GetRawText()), json.Notes, options)
                : new IntakeFailure(locator, $"record {number} is not a JSON object");
        }
    }

    private static bool IsOverSeveralLines(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> span = content.TrimStart(Leading);
        int end = span.IndexOf((byte)'\n');
        return end >= 0 && span[end..].IndexOfAnyExcept(" \t\r\n"u8) >= 0 && span[..end].TrimEnd(" \t\r"u8) is not [.., (byte)'}'];
    }

    internal static JsonElement? Parse(ReadOnlyMemory<byte> json, out string? problem)
    {
        JsonElement? element = ParseAny(json, out problem);
        if (element is { ValueKind: not JsonValueKind.Object })
        {
            problem = $"it is a {element.Value.ValueKind}";
            return null;
        }

        return element;
    }

    private static JsonElement? ParseAny(ReadOnlyMemory<byte> json, out string? problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, JsonFields.Lenient);
            problem = null;
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            // The parser's own message quotes what it stumbled over, and that is the text of a report.
            problem = $"not well-formed at byte {(error.BytePositionInLine ?? 0) + 1}";
            return null;
        }
    }

    private static IEnumerable<(int Start, int Length)> Lines(ReadOnlyMemory<byte> content)
    {
        int at = 0;
        while (at < content.Length)
        {
            int length = content.Span[at..].IndexOf((byte)'\n');
            length = length < 0 ? content.Length - at : length;
            yield return (at, length);
            at += length + 1;
        }
    }
}
