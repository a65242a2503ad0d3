using System.Text.Json;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Writes the pairs that the encoder of ties learns from (<c>tools/ties</c>), one a line: texts, numbers and answer, and how likely they were thought by networks
/// that have not seen their dispute.
/// </summary>
internal static class TiePairs
{
    private const double Least = .01;

    public static void Write(IEnumerable<(TieExample Pair, double Asked, double Own)> judged, string path)
    {
        using StreamWriter file = new(path);
        foreach ((TieExample pair, double asked, double own) in judged)
        {
            if (pair.Given is not null || Math.Max(asked, own) >= Least)
            {
                file.WriteLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            fold = pair.Fold,
                            clue = pair.Clue,
                            kind = pair.Line?.Kind,
                            asked = Math.Round(asked, 4),
                            own = Math.Round(own, 4),
                            keyed = pair.Keyed,
                            status = pair.Given?.Status,
                            by = pair.Own ? "own"
                            : pair.Asked ? "asked"
                            : null,
                            position = pair.Text.Position,
                            title = pair.Text.Title,
                            before = pair.Text.Before,
                            here = pair.Text.Here,
                            numbers = pair.Features.Select(static n => Math.Round(n, 4)),
                        }
                    )
                );
            }
        }
    }
}
