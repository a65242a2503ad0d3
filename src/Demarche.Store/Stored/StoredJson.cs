using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Store;

/// <summary>
/// How records are kept in JSON columns. Evidence is kept once, in its own table: a body holds ids of evidence, so
/// it is read together with the evidence that belongs to it.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Plain = Options();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Plain);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Plain)!;

    /// <summary>Reads a body whose evidence is given.</summary>
    public static T Read<T>(string json, IReadOnlyDictionary<string, Evidence> evidence)
    {
        EvidenceById.Given = evidence;
        try
        {
            return JsonSerializer.Deserialize<T>(json, Plain)!;
        }
        finally
        {
            EvidenceById.Given = null;
        }
    }

    /// <summary>An enum value as columns and bodies write it: "live-update".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string word)
        where T : struct, Enum => Read<T>($"\"{word}\"");

    private static JsonSerializerOptions Options()
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new TextForm<LocalDate>(LocalDatePattern.Iso.Format, static t => LocalDatePattern.Iso.Parse(t).Value));
        options.Converters.Add(
            new TextForm<Instant>(InstantPattern.ExtendedIso.Format, static t => InstantPattern.ExtendedIso.Parse(t).Value)
        );
        options.Converters.Add(new TextForm<ReportId>(static id => id.Value, static t => new ReportId(t)));
        options.Converters.Add(new TextForm<CleanText>(static _ => "", static _ => CleanText.Empty));
        options.Converters.Add(new PairForm<TextSpan>(static s => (s.Start, s.End), static (start, end) => new TextSpan(start, end)));
        options.Converters.Add(
            new PairForm<CodePointSpan>(static s => (s.Start, s.End), static (start, end) => new CodePointSpan(start, end))
        );
        options.Converters.Add(new TextForm<Evidence>(EvidenceIds.Of, EvidenceById.Find));
        options.Converters.Add(new EvidenceSetForm());
        return options;
    }
}

/// <summary>The evidence that bodies being read on this thread refer to.</summary>
internal static class EvidenceById
{
    [field: ThreadStatic]
    public static IReadOnlyDictionary<string, Evidence>? Given { get; set; }

    public static Evidence Find(string id) =>
        Given is not null && Given.TryGetValue(id, out Evidence? found)
            ? found
            : throw new InvalidOperationException($"no evidence {id} beside the body");
}

/// <summary>A value kept as one string.</summary>
internal sealed class TextForm<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

/// <summary>A span kept as <c>[start,end]</c>.</summary>
internal sealed class PairForm<T>(Func<T, (int Start, int End)> write, Func<int, int, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        int start = reader.GetInt32();
        reader.Read();
        int end = reader.GetInt32();
        reader.Read();
        return read(start, end);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        (int start, int end) = write(value);
        writer.WriteStartArray();
        writer.WriteNumberValue(start);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
    }
}

internal sealed class EvidenceSetForm : JsonConverter<EvidenceSet>
{
    public override EvidenceSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<Evidence> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(EvidenceById.Find(reader.GetString()!));
        }

        return EvidenceSet.From(items) ?? throw new InvalidOperationException("a body without evidence");
    }

    public override void Write(Utf8JsonWriter writer, EvidenceSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (Evidence item in value)
        {
            writer.WriteStringValue(EvidenceIds.Of(item));
        }

        writer.WriteEndArray();
    }
}
