using System.Text;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>JSON Lines of reports, an array of them, or one; fields as in formats.md 1.6. A bad line is named and the rest goes on.</summary>
public sealed class JsonLinesReader : IReportReader
{
    public string Format => "json lines";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> head = document.Content.Span.TrimStart("\u00EF\u00BB\u00BF \t\r\n"u8);
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
        ReadOnlyMemory<byte> content = AsUtf8(document.Content);
        ReadOnlySpan<byte> trimmed = content.Span.TrimStart(" \t\r\n"u8);
        if (!trimmed.IsEmpty && trimmed[0] == '[')
        {
            return OfArray(document.Locator, content, options);
        }

        // One record over several lines: its first line alone is not JSON.
        return TryWhole(content) is { } whole
            ? [JsonRecord.Read($"{document.Locator}#1", whole, content, options)]
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
        return Parse(line, out string? problem) is { } record
            ? JsonRecord.Read(locator, record, line, options)
            : new IntakeFailure(locator, $"line {number} is not a JSON object: {problem}");
    }

    private static IEnumerable<IntakeOutcome> OfArray(string path, ReadOnlyMemory<byte> content, IntakeOptions options)
    {
        JsonElement? array = ParseAny(content, out string? problem);
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
                ? JsonRecord.Read(locator, record, Encoding.UTF8.GetBytes(record.GetRawText()), options)
                : new IntakeFailure(locator, $"record {number} is not a JSON object");
        }
    }

    private static JsonElement? TryWhole(ReadOnlyMemory<byte> content)
    {
        ReadOnlySpan<byte> span = content.Span.TrimStart(" \t\r\n"u8);
        int end = span.IndexOf((byte)'\n');
        bool severalLines = end >= 0 && span[end..].IndexOfAnyExcept(" \t\r\n"u8) >= 0;
        bool firstIsWhole = severalLines && span[..end].TrimEnd(" \t\r"u8) is [.., (byte)'}'];
        return severalLines && !firstIsWhole ? Parse(content, out _) : null;
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

    // JSON is UTF-8; another charset is decoded and written as UTF-8 first.
    private static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> content)
    {
        bool marked = content.Span.StartsWith("\u00EF\u00BB\u00BF"u8);
        if (content.Span is [0xEF, 0xBB, 0xBF, ..])
        {
            return content[3..];
        }

        bool utf8 = System.Text.Unicode.Utf8.IsValid(content.Span) && content.Span is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]);
        return utf8 && !marked && !SixteenBits.Look(content.Span) ? content : Encoding.UTF8.GetBytes(ByteDecoder.Decode(content).Text);
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
