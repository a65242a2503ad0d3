using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Writes the pairs of the press that the models which ship think likeliest to be answers, with their texts, so that they can be judged: where the encoder errs,
/// nothing is learned from what it thinks unlikely. What is judged becomes <c>tools/ties/press.jsonl</c>.
/// </summary>
internal static class PressCandidates
{
    private const double Thinkable = .06;
    private const double Least = .2;

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(SharedData data, string path)
    {
        PressMeetings meetings = PressMeetings.Read(data);
        (PressMeeting Meeting, TieText Text, double Chance)[] judged =
        [
            .. meetings
                .All()
                .AsParallel()
                .AsOrdered()
                .Select(static meeting => (meeting, Judged: Likeliest(meeting)))
                .Where(static pair => pair.Judged.Chance >= Least)
                .Select(static pair => (pair.meeting, pair.Judged.Text, pair.Judged.Chance)),
        ];
        using StreamWriter file = new(path);
        foreach ((PressMeeting meeting, TieText text, double chance) in judged)
        {
            PositionLine line = meeting.Side.Line;
            file.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        place = meeting.Place,
                        chance = Math.Round(chance, 2),
                        kind = line.Kind.ToString(),
                        holders = line.Holders.Select(static a => a.Name),
                        asked = line.Addressees.Concat(line.Performers).Select(static a => a.Name),
                        stated = line.Stated.Value,
                        proposition = line.Proposition,
                        condition = line.Condition,
                        told = line.Evidence.First.Text,
                        day = meeting.Clue.Day?.ToString(),
                        title = meeting.Clue.Told.Passage?.Title,
                        before = meeting.Clue.Told.Passage?.Before,
                        sentence = meeting.Clue.Text,
                    },
                    s_readable
                )
            );
        }

        Console.WriteLine($"{judged.Length} pairs of {meetings.Reports} reports");
    }

    // As put to the party that makes it likeliest.
    private static (TieText Text, double Chance) Likeliest(PressMeeting meeting)
    {
        TieText best = default;
        double most = 0;
        Span<float> features = stackalloc float[TieFeatures.Count];
        Span<double> chances = stackalloc double[1 + TieEncoder.Answers.Length + TieEncoder.Outcomes.Length];
        foreach ((PositionSide side, Actor? party) in meeting.Side.Towards(meeting.Clue))
        {
            TieFeatures.Fill(meeting.Clue, side, features);
            (double asked, double own) = TieModel.Judge(features);
            if (Math.Max(asked, own) >= Thinkable)
            {
                TieText text = TieText.Of(side, party?.Party, meeting.Clue);
                TieEncoder.Shipped.Judge(text, features, chances);
                if (1 - chances[0] > most)
                {
                    (best, most) = (text, 1 - chances[0]);
                }
            }
        }

        return (best, most);
    }
}
