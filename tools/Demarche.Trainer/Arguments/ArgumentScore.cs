using System.Collections.Immutable;
using System.Globalization;
using Demarche.Record;

namespace Demarche.Trainer.Arguments;

/// <summary>How many of the parties that judges named were found in a role, by the side that they are on.</summary>
internal sealed class ArgumentScore
{
    private int _right;
    private int _wrong;
    private int _missed;
    private int _whole;
    private int _lines;

    /// <param name="unlisted">A party was told that is not among the candidates.</param>
    /// <returns>True where all were found and nobody else.</returns>
    public bool Add(IEnumerable<Actor> found, IEnumerable<Actor> named, bool unlisted)
    {
        HashSet<string> sides = [.. found.Select(static actor => actor.Party)];
        HashSet<string> told = [.. named.Select(static actor => actor.Party)];
        int right = sides.Count(told.Contains);
        _right += right;
        _wrong += sides.Count - right;
        _missed += told.Count - right + (unlisted ? 1 : 0);
        bool whole = !unlisted && sides.SetEquals(told);
        _whole += whole ? 1 : 0;
        _lines++;
        return whole;
    }

    public override string ToString()
    {
        double precision = (double)_right / Math.Max(1, _right + _wrong);
        double recall = (double)_right / Math.Max(1, _right + _missed);
        double f1 = 2 * precision * recall / Math.Max(1e-9, precision + recall);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P {precision:F3} R {recall:F3} F1 {f1:F3}, all right {(double)_whole / Math.Max(1, _lines):F3}"
        );
    }
}
