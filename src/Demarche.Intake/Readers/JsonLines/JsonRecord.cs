using System.Text.Json;

namespace Demarche.Intake;

/// <summary>Makes a report of one JSON object.</summary>
internal static class JsonRecord
{
    public static IntakeOutcome Read(string locator, JsonElement record, ReadOnlyMemory<byte> bytes, IntakeOptions options) =>
        RecordReport.Read(locator, new ReportDraft { Rule = options.Rule }, JsonFields.Read(record), bytes);
}
