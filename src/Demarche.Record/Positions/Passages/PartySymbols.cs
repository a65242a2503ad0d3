using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Words that stand for parties where an encoder reads a passage, so that it cannot learn by heart who does what. As in <c>tools/holders/reader.py</c> and <c>tools/ties/reader.py</c>.</summary>
internal static class PartySymbols
{
    /// <summary>By the number of the party; whoever comes after them has none.</summary>
    public static ImmutableArray<string> All { get; } = ["alpha", "beta", "gamma", "delta", "omega", "sigma", "lambda", "theta"];

    /// <summary>Sees that an encoder was taught these.</summary>
    /// <param name="name">What the encoder is of.</param>
    /// <exception cref="ModelFormatException">It was taught others.</exception>
    public static void Check(ModelFile file, string name)
    {
        if (
            !file.Meta.TryGetProperty("symbols", out JsonElement symbols)
            || !symbols.EnumerateArray().Select(static symbol => symbol.GetString()).SequenceEqual(All)
        )
        {
            throw new ModelFormatException($"the encoder of {name} was taught other symbols for parties");
        }
    }
}
