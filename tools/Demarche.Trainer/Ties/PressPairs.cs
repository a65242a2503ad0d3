using System.Text.Json;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Sentences and positions of the real press that a store would compare. Hardly one in a hundred answers the other: all are taken for pairs that do not, but
/// those that were judged to (<c>tools/ties/press.jsonl</c>).
/// </summary>
internal static class PressPairs
{
    private const int MostPairs = 60_000;

    /// <summary>Of a pair of which the judge could not say whether it is an answer: it is left out.</summary>
    private const string Unclear = "unclear";

    private const string ByHolder = "own";

    public static List<TieExample> Of(SharedData data)
    {
        PressMeetings meetings = PressMeetings.Read(data);
        Dictionary<PressPlace, PressAnswer> judged = File.ReadLines(Path.Combine(data.Library, "..", "..", "tools", "ties", "press.jsonl"))
            .Select(static line => JsonSerializer.Deserialize<PressAnswer>(line) ?? throw new JsonException("a judged pair is null"))
            .ToDictionary(static answer => answer.Place);
        int met = 0;
        List<TieExample> pairs = [];
        foreach (PressMeeting meeting in meetings.All())
        {
            PressAnswer? answer = judged.GetValueOrDefault(meeting.Place);
            met += answer is null ? 0 : 1;
            if (answer is null ? pairs.Count < MostPairs : answer.Status != Unclear)
            {
                pairs.AddRange(
                    TieExample
                        .Of(meeting.Clue, meeting.Side, meeting.Report % JudgedReports.Folds, -meeting.Sentence, keyed: true)
                        .Select(pair => answer?.By is null ? pair : Answering(pair, answer))
                );
            }
        }

        Console.WriteLine($"{meetings.Reports} reports of the press; {met} of {judged.Count} judged pairs found again");
        return pairs;
    }

    private static TieExample Answering(TieExample pair, PressAnswer answer) =>
        pair with
        {
            First = answer.By != ByHolder,
            Second = answer.By == ByHolder,
            Asked = answer.By != ByHolder,
            Own = answer.By == ByHolder,
            Given = new GoldResponse([], answer.Status!, default),
        };
}
