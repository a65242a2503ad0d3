using System.Collections.Immutable;
using System.Text.Json;

namespace Demarche.Intake;

/// <summary>Makes a report of one JSON object.</summary>
internal static class JsonRecord
{
    /// <param name="bytes">The record as it was received.</param>
    /// <param name="notes">What was repaired or guessed to read the bytes.</param>
    public static IntakeOutcome Read(
        string locator,
        JsonElement record,
        ReadOnlyMemory<byte> bytes,
        ImmutableArray<string> notes,
        IntakeOptions options
    )
    {
        ReportDraft draft = new() { Rule = options.Rule };
        draft.Notes.AddRange(notes);
        return RecordReport.Read(locator, draft, JsonFields.Read(record), bytes);
    }
}
