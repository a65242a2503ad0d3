using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>A number in a text with the unit behind it, as far as both are plain to see: "50 km", "seven", "$60 bn".</summary>
/// <param name="Value">Without the unit.</param>
internal sealed record Figure(int First, int End, double Value, Measure? Unit)
{
    /// <summary>Two figures say the same when they differ by less than rounding does.</summary>
    private const double Rounding = .1;

    private const int LongestUnit = 2;

    private static readonly SearchValues<char> InFigures = SearchValues.Create("0123456789.,");

    private static readonly FrozenDictionary<string, Measure> Units = EmbeddedLines
        .Rows("unit-conversions.tsv")
        .ToFrozenDictionary(
            static r => r[0],
            static r => new Measure(r[1], Number(r[2]), r.Length > 3 ? Number(r[3]) : 0),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>True for another unit of the same measure.</summary>
    public bool IsOtherUnitOf(Figure other) => Unit is not null && other.Unit is not null && Unit.Of == other.Unit.Of && Unit != other.Unit;

    /// <summary>True for about the same, counted in one unit.</summary>
    public bool IsConversionOf(Figure other)
    {
        (double one, double two) = ((Value * Unit!.Factor) + Unit.Nought, (other.Value * other.Unit!.Factor) + other.Unit.Nought);
        return Math.Abs(one - two) <= Rounding * Math.Max(Math.Abs(one), Math.Abs(two));
    }

    /// <summary>The figure that begins at a word; null when none does.</summary>
    public static Figure? At(ChangedText text, int first)
    {
        string word = text[first].ToString();
        int end = first + 1;
        Measure? unit = null;
        if (char.IsAsciiDigit(word[0]))
        {
            int digits = word.AsSpan().IndexOfAnyExcept(InFigures);
            string behind = digits < 0 ? "" : word[digits..];
            if (!double.TryParse(digits < 0 ? word : word[..digits], NumberStyles.Number, CultureInfo.InvariantCulture, out double value))
            {
                return null;
            }

            if (behind.Length > 0 && !Units.TryGetValue(behind, out unit))
            {
                if (!NumberWords.TryFactor(behind, joined: true, out double factor))
                {
                    return null;
                }

                value *= factor;
            }

            return Finished(text, first, end, value, unit);
        }

        if (!NumberWords.TryValue(word, out double number))
        {
            return null;
        }

        if (
            number is >= 20 and < 100
            && number % 10 == 0
            && end < text.Words.Length
            && NumberWords.TryValue(text[end].ToString(), out double ones)
            && ones is >= 1 and < 10
        )
        {
            number += ones;
            end++;
        }

        // "one of them" counts nothing; "one million" and "one mile" do.
        Figure figure = Finished(text, first, end, number, unit);
        return number.Equals(1) && figure.End == first + 1 ? null : figure;
    }

    private static Figure Finished(ChangedText text, int first, int end, double value, Measure? unit)
    {
        while (unit is null && end < text.Words.Length && NumberWords.TryFactor(text[end].ToString(), joined: false, out double factor))
        {
            value *= factor;
            end++;
        }

        for (int words = LongestUnit; unit is null && words > 0; words--)
        {
            if (end + words <= text.Words.Length && Units.TryGetValue(text.Written(end, end + words), out Measure? named))
            {
                (unit, end) = (named, end + words);
            }
        }

        return new Figure(first, end, value, unit);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>A unit: what it measures, how many of the base one of it is, and the base's value where it is at nought.</summary>
internal sealed record Measure(string Of, double Factor, double Nought);
