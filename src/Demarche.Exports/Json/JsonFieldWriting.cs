using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Store;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>Fields as all our JSON writes them: absent instead of empty, offsets in code points, instants in UTC.</summary>
internal static class JsonFieldWriting
{
    /// <summary>Options for one object a line.</summary>
    public static JsonWriterOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options for a page that a person may read.</summary>
    public static JsonWriterOptions Page { get; } =
        new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = true,
            NewLine = "\n",
        };

    public static void Field(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void Field(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
    }

    public static void Field(this Utf8JsonWriter json, string name, Enum? value) => json.Field(name, value?.Kebab());

    public static void Field(this Utf8JsonWriter json, string name, Instant? value) =>
        json.Field(name, value is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    public static void Field(this Utf8JsonWriter json, string name, LocalDate? value) =>
        json.Field(name, value is { } day ? LocalDatePattern.Iso.Format(day) : null);

    /// <summary>Written only when true.</summary>
    public static void Flag(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    public static void Field(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            json.Strings(name, values);
        }
    }

    /// <summary>An array of strings, also when it has no elements.</summary>
    public static void Strings(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>An array of objects, also when it has no elements.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Offsets(this Utf8JsonWriter json, CodePointSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    public static void Field(this Utf8JsonWriter json, string name, StatedDate? date)
    {
        if (date is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.Field("value", date.Value);
        json.Field("earliest", date.Earliest);
        json.Field("latest", date.Latest);
        json.Field("precision", date.Precision);
        json.Field("basis", date.Basis);
        json.Field("expression", date.Expression);
        json.Field("reason", date.Reason);
        json.Field("mod", date.Mod);
        if (date.From is { } from)
        {
            json.WriteStartObject("from");
            json.WriteString("report", from.Report);
            if (from.Span is { } span)
            {
                json.Offsets(span);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void Field(this Utf8JsonWriter json, string name, PublishedDate? date)
    {
        if (date is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.Field("value", date.Value);
        json.Field("earliest", date.Earliest);
        json.Field("latest", date.Latest);
        json.Field("precision", date.Precision);
        json.Field("zone", date.Zone);
        json.Field("text", date.Text);
        json.Field("basis", date.Basis);
        json.Field("from", date.From);
        json.Field("reason", date.Reason);
        json.WriteEndObject();
    }

    /// <summary>By which report it was taken back, and why in that report's words; nothing for what stands.</summary>
    public static void Withdrawn(this Utf8JsonWriter json, Withdrawal? withdrawn, bool withText)
    {
        if (withdrawn is null)
        {
            return;
        }

        json.WriteStartObject("withdrawn");
        json.WriteString("report", withdrawn.Report);
        json.Field("outlet", withdrawn.Outlet);
        json.Field("published", withdrawn.Published);
        json.Field("reason", withText ? withdrawn.Reason : null);
        json.WriteEndObject();
    }
}
