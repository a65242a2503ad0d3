using System.Globalization;
using System.Text.Json;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>What changed, and what people corrected, for people. Days and times are in UTC.</summary>
internal static class HistoryTextView
{
    private const int Column = 16;
    private static readonly InstantPattern s_minute = InstantPattern.Create("HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static bool Write(TextSheet sheet, ChangeItem item)
    {
        string words = item.After ?? item.Before ?? "";
        sheet.Row(Day(item.At), words.Length == 0 ? item.Kind : $"{item.Kind}: {words}", Column);
        if (item.Before is { } before && item.After is not null && before != item.After)
        {
            sheet.Line($"before: {before}", Column);
        }

        sheet.Faint($"{s_minute.Format(item.At)}; {item.RecordType} {item.RecordId}; {Cause(item.Cause)}; change {item.Seq}", Column);
        return false;
    }

    public static bool Write(TextSheet sheet, CorrectionItem item)
    {
        string targets = item.Targets.IsEmpty ? "" : " " + string.Join(", ", item.Targets);
        string set = string.Join(", ", Fields(item.Payload).Select(static f => $"{f.Key} = {f.Value}"));
        sheet.Row(Day(item.At), $"{item.Op}{targets}{(set.Length == 0 ? "" : ": ")}{set}", Column);
        if (item.Reason is { } reason)
        {
            sheet.Line($"because: {reason}", Column);
        }

        sheet.Faint($"{s_minute.Format(item.At)}, {By(item.By)}; {State(item)}; {item.Id}", Column);
        return false;
    }

    private static string State(CorrectionItem item) =>
        item.UndoneAt is { } at ? $"undone {Day(at)}, {s_minute.Format(at)}, {By(item.UndoneBy)}"
        : item.Applied ? "in force"
        : "finds no line any more";

    private static string By(string? name) => name is null ? "by somebody not named" : $"by {name}";

    private static string Cause(string cause) =>
        cause.StartsWith("r_", StringComparison.Ordinal)
            ? $"by report {cause}"
            : cause switch
            {
                "human" => "by a correction",
                "forgotten" => "as a report was forgotten",
                "upgrade" => "by an upgrade of the store",
                _ => $"by {cause}",
            };

    private static string Day(Instant at) => HonestDate.Day(at.InUtc().Date);

    private static SortedDictionary<string, string> Fields(string payload) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(payload) ?? [];
}
