using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Language;

/// <param name="Code">ISO 4217.</param>
/// <param name="Unit">Name of the unit: "japanese yen".</param>
internal sealed record Money(string Code, string Unit);

/// <summary>The tables of <c>Data/quantities</c>.</summary>
internal static class QuantityLexicon
{
    public static FrozenDictionary<string, double> Numerals { get; } =
        Rows("numerals").ToFrozenDictionary(static c => c[0], static c => Number(c[1]), StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, (double Factor, bool Joined)> Magnitudes { get; } =
        Rows("magnitudes")
            .ToFrozenDictionary(static c => c[0], static c => (Number(c[1]), c[2] == "joined"), StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, (double Low, double High)> Vague { get; } =
        Rows("vague").ToFrozenDictionary(static c => c[0], static c => (Number(c[1]), Number(c[2])), StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, string> Changes { get; } =
        Rows("change-words").ToFrozenDictionary(static c => c[0], static c => c[1], StringComparer.OrdinalIgnoreCase);

    public static PhraseTable<string> Bounds { get; } = new(Rows("bounds").Select(static c => (c[0], c[1])), fromEnd: true);

    public static PhraseTable<string> AfterBounds { get; } = new(Rows("after-bounds").Select(static c => (c[0], c[1])), fromEnd: false);

    public static PhraseTable<Money> MoneyBefore { get; } =
        new(Rows("currencies").Where(static c => c[3] != "after").Select(static c => (c[0], new Money(c[1], c[2]))), fromEnd: true);

    public static PhraseTable<Money> MoneyAfter { get; } =
        new(Rows("currencies").Where(static c => c[3] != "before").Select(static c => (c[0], new Money(c[1], c[2]))), fromEnd: false);

    public static PhraseTable<string> Units { get; } = new(Rows("units").Select(static c => (c[0], c[1])), fromEnd: false);

    /// <summary>Single words that may be written to a number: signs of money, units, magnitudes.</summary>
    public static FrozenSet<string> Joinable { get; } =
        Rows("magnitudes")
            .Concat(Rows("currencies"))
            .Concat(Rows("units"))
            .Select(static c => c[0])
            .Where(static w => !w.Contains(' ', StringComparison.Ordinal))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string[]> Rows(string file) => DataFile.Lines($"quantities.{file}.tsv").Select(static l => l.Split('\t'));

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
