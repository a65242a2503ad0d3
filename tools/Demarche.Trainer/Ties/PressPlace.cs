using System.Text.Json.Serialization;
using Demarche.Record;

namespace Demarche.Trainer.Ties;

/// <summary>A position that a report of the press tells, by its place.</summary>
/// <param name="Report">Id in the corpus.</param>
/// <param name="Start">First character of the sentence that tells it, in Unicode code points of the text.</param>
/// <param name="Number">Which of the positions of that sentence, counted from 0.</param>
internal sealed record PressTelling(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("number")] int Number
);

/// <summary>A sentence of the press that may answer, and a position, by their places.</summary>
/// <param name="Report">Id in the corpus of the report with the sentence.</param>
/// <param name="Start">First character of the sentence, in Unicode code points of the text.</param>
internal sealed record PressPlace(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("position")] PressTelling Position
);

/// <summary>How a sentence was judged to answer a position (<c>tools/ties/press.jsonl</c>, which holds places and no text).</summary>
/// <param name="By">asked, own (the holder's deed), or null.</param>
/// <param name="Status">null for none.</param>
internal sealed record PressAnswer(
    [property: JsonPropertyName("place")] PressPlace Place,
    [property: JsonPropertyName("by")] string? By,
    [property: JsonPropertyName("status")] string? Status
);

/// <summary>A position of the press, ready to be compared.</summary>
internal sealed record PressPosition(PressTelling Place, PositionSide Side)
{
    public static IEnumerable<PressPosition> Of(string id, AnalysedReport report)
    {
        Dictionary<int, int> seen = [];
        foreach (ReportedPosition told in report.Positions)
        {
            int start = told.Evidence.First.Span.Start;
            int number = seen.GetValueOrDefault(start);
            seen[start] = number + 1;
            yield return new PressPosition(new PressTelling(id, start, number), new PositionSide(LearnedTies.LineOf(told)));
        }
    }
}

/// <summary>A sentence and a position that a store would compare.</summary>
/// <param name="Report">Number of the report with the sentence.</param>
/// <param name="Sentence">Number of the sentence, over all reports.</param>
internal sealed record PressMeeting(int Report, int Sentence, PressPlace Place, ClueSide Clue, PositionSide Side);
