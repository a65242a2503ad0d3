using System.Globalization;
using System.Text;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Trainer.Dates;

/// <summary>How often lines were dated as judges date them: by which expression, by the report's own day, or not at all.</summary>
internal sealed class DateScore
{
    private const int Outcomes = 4;

    // [judged: an expression, news, past, ahead or never] × [found: the right one, another, the report's day, none]
    private readonly int[,] _counts = new int[4, Outcomes];
    private int _right;
    private int _lines;
    private int _history;
    private int _taken;
    private int _historyTaken;

    public void Add(DateExample example, LineDate found)
    {
        int judged =
            example.Dated != -1 ? 0
            : example.IsNews ? 1
            : example.IsHistory ? 2
            : 3;
        int outcome =
            found.Date.Basis == DateBasis.Publication ? 2
            : found.Date.From?.Span is null ? 3
            : example.Dated >= 0 && example.Seen.Dates.IsFrom(found.Date, example.Seen.Candidates[example.Dated]) ? 0
            : 1;
        _counts[judged, outcome]++;
        _lines++;
        _right += IsRight(judged, outcome) ? 1 : 0;
        _history += example.IsHistory ? 1 : 0;
        _taken += found.Background ? 1 : 0;
        _historyTaken += found.Background && example.IsHistory ? 1 : 0;
    }

    // What is past, ahead or of no day has no date that the report tells.
    private static bool IsRight(int judged, int outcome) =>
        judged switch
        {
            0 => outcome == 0,
            1 => outcome == 2,
            _ => outcome == 3,
        };

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{_right} of {_lines} dated as judged ({(double)_right / Math.Max(1, _lines):P1}); told as background {_taken}, of them past without a date {_historyTaken} of {_history}"
        );
        string[] names = ["an expression", "news", "past", "ahead or of no day"];
        for (int judged = 0; judged < names.Length; judged++)
        {
            text.AppendLine()
                .Append(
                    CultureInfo.InvariantCulture,
                    $"  {names[judged]}: the right expression {_counts[judged, 0]}, another {_counts[judged, 1]}, the report's day {_counts[judged, 2]}, none {_counts[judged, 3]}"
                );
        }

        return text.ToString();
    }
}
