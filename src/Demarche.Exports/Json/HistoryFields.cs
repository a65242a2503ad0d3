using System.Text.Json;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>Corrections and changes, field by field, in the order of the bundle's tables.</summary>
internal static class HistoryFields
{
    public static void Write(Utf8JsonWriter json, CorrectionItem item)
    {
        json.WriteString("id", item.Id);
        json.Field("at", item.At);
        json.Field("by", item.By);
        json.WriteString("op", item.Op);
        json.Field("targets", item.Targets);
        json.Field("payload", item.Payload);
        json.Field("reason", item.Reason);
        json.Field("undoneAt", item.UndoneAt);
        json.Field("undoneBy", item.UndoneBy);
        json.WriteBoolean("applied", item.Applied);
    }

    /// <param name="withText">False leaves out what a reader took from the line: it may be the words of a report.</param>
    public static void Write(Utf8JsonWriter json, ChangeItem item, bool withText)
    {
        json.WriteNumber("seq", item.Seq);
        json.Field("at", item.At);
        json.WriteString("recordId", item.RecordId);
        json.WriteString("recordType", item.RecordType);
        json.WriteString("kind", item.Kind);
        json.Field("before", withText ? item.Before : null);
        json.Field("after", withText ? item.After : null);
        json.WriteString("cause", item.Cause);
    }
}
