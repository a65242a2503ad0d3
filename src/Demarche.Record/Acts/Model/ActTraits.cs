using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>What an act is like: mode, status and background of an event, force of a position, and whether it is told only by its answer.</summary>
internal sealed class ActTraits(ModelFile file, ActLabels labels)
{
    private static readonly FrozenDictionary<string, string[]> s_modes = EmbeddedLines
        .Rows("event-modes.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1].Split(' '));

    private readonly PackedMatrix _trigger = file.Matrix("trait.trigger");
    private readonly PackedMatrix _read = file.Matrix("trait.read");
    private readonly float[] _bias = file.Floats("trait.bias");
    private readonly EmbeddingTable _kind = file.Embeddings("kind");
    private readonly PackedMatrix _traits = file.Matrix("traits");
    private readonly float[] _traitsBias = file.Floats("traits.bias");

    /// <param name="number">Of the label over all layers.</param>
    public Act Of(Act act, int number, ReadOnlySpan<float> state, ReadOnlySpan<float> read)
    {
        Span<float> hidden = stackalloc float[_trigger.Outputs];
        _trigger.Multiply(state, 1, hidden, _bias);
        _read.Multiply(read, 1, hidden, accumulate: true);
        _kind.AddRow(number, hidden);
        foreach (ref float h in hidden)
        {
            h = Math.Max(h, 0);
        }

        Span<float> scores = stackalloc float[_traits.Outputs];
        _traits.Multiply(hidden, 1, scores, _traitsBias);
        int status = 1 + labels.Modes.Length;
        int background = status + labels.Statuses.Length;
        int force = background + 2;
        int implied = force + 1 + labels.Forces.Length;
        switch (act.Layer)
        {
            case ActLayer.Event:
                return act with
                {
                    Mode = ModeOf(act.Label, scores),
                    Status = labels.Statuses[ActTriggers.Best(scores[status..background])],
                    Background = ActTriggers.Best(scores[background..force]) == 1,
                };
            case ActLayer.Position:
                int forced = ActTriggers.Best(scores[force..implied]);
                return act with
                {
                    Force = forced == 0 ? null : labels.Forces[forced - 1],
                    Implied = ActTriggers.Best(scores[implied..]) == 1,
                };
            default:
                return act;
        }
    }

    // The likeliest of the modes that the type has, unless none at all is likelier by far.
    private string? ModeOf(string type, ReadOnlySpan<float> scores)
    {
        string? best = null;
        float most = scores[0] - 1;
        foreach (string mode in s_modes.GetValueOrDefault(type, []))
        {
            float score = scores[1 + labels.Modes.IndexOf(mode)];
            (best, most) = score > most ? (mode, score) : (best, most);
        }

        return best;
    }
}
