using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Language;

/// <summary>A number as read: its value, or the two ends of a vague one ("hundreds").</summary>
/// <param name="End">Past its last piece.</param>
/// <param name="Words">Written in words.</param>
/// <param name="Part">A fraction of what follows: "a third of".</param>
internal readonly record struct NumberRead(double Low, double High, int End, bool Words, bool Vague, bool Part);

/// <summary>Numbers in digits and in words with what multiplies them. Looks at no more pieces than a number has.</summary>
internal static class NumberReading
{
    private const int MostWords = 14;

    // Letter and length of the words that a number can start with.
    private static readonly uint[] s_lengths = Lengths();

    /// <summary>False for nearly every word that starts no number, without a look into a table.</summary>
    public static bool MayStart(string form) =>
        form.AsSpan().ContainsAnyInRange('0', '9')
        || (form.Length > 0 && char.IsAsciiLetter(form[0]) && (s_lengths[(form[0] | 0x20) - 'a'] >> Math.Min(form.Length, 31) & 1) != 0);

    private static uint[] Lengths()
    {
        uint[] lengths = new uint['z' - 'a' + 1];
        foreach (string word in QuantityLexicon.Numerals.Keys.Concat(QuantityLexicon.Vague.Keys).Concat(["a", "an", "half"]))
        {
            lengths[(word[0] | 0x20) - 'a'] |= 1u << Math.Min(word.Length, 31);
        }

        return lengths;
    }

    public static bool TryRead(QuantityPieces pieces, int at, bool money, ImmutableArray<Token> tokens, out NumberRead number)
    {
        QuantityPiece piece = pieces[at];
        if (piece.IsNumber)
        {
            return Digits(pieces, at, money, tokens, out number);
        }

        if (QuantityLexicon.Vague.TryGetValue(piece.Form, out (double Low, double High) vague))
        {
            return Vague(pieces, at, vague, out number);
        }

        if (pieces.IsAny(at, "a", "an", "half", "one", "two", "three") && Fractions.TryRead(pieces, at, out number))
        {
            return true;
        }

        return Words(pieces, at, out number);
    }

    private static bool Digits(QuantityPieces pieces, int at, bool money, ImmutableArray<Token> tokens, out NumberRead number)
    {
        number = default;
        string form = pieces[at].Form;
        if (
            !double.TryParse(
                form,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out double value
            ) || !double.IsFinite(value)
        )
        {
            return false;
        }

        int end = at + 1;
        // "+0 . 2": a decimal that the tokens have torn.
        if (
            pieces.Touches(at)
            && pieces.Is(end, ".")
            && pieces.Touches(end)
            && end + 1 < pieces.Count
            && pieces[end + 1].IsNumber
            && form.Length <= 3
        )
        {
            string joined = form + "." + pieces[end + 1].Form;
            if (double.TryParse(joined, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double whole))
            {
                value = whole;
                end += 2;
            }
        }
        else if (
            end + 1 <= pieces.Count - 1
            && pieces[end].IsNumber
            && pieces[end].Form.Contains('/', StringComparison.Ordinal)
            && Fractions.IsRatio(pieces[end].Form, out double part)
        )
        {
            value += part;
            end++;
        }

        end = Scale(pieces, end, money, tokens, ref value);
        number = new NumberRead(value, value, end, false, false, false);
        return true;
    }

    private static int Scale(QuantityPieces pieces, int end, bool money, ImmutableArray<Token> tokens, ref double value)
    {
        while (end < pieces.Count && QuantityLexicon.Magnitudes.TryGetValue(pieces[end].Form, out (double Factor, bool Joined) magnitude))
        {
            bool touches = pieces[end - 1].Span.End == pieces[end].Span.Start;
            bool stands = touches || char.IsAsciiLetterUpper(pieces[end].Form[0]);
            if (magnitude.Joined && !(money ? stands || pieces[end].Form.Length == 1 : stands && CountsAfter(pieces, end, tokens)))
            {
                break;
            }

            value *= magnitude.Factor;
            end++;
            if (magnitude.Joined)
            {
                break;
            }
        }

        return end;
    }

    // "2.7m sales" are millions, "37m long" are metres; "130k" is always thousands.
    private static bool CountsAfter(QuantityPieces pieces, int at, ImmutableArray<Token> tokens)
    {
        if (pieces.Is(at, "k"))
        {
            return true;
        }

        int next = at + 1;
        if (next >= pieces.Count)
        {
            return false;
        }

        string? upos = tokens[pieces[next].Token].Upos;
        return pieces.Is(at, "b")
            || pieces.IsAny(next, "of", "people")
            || upos is "NOUN" or "ADJ" or "PROPN" or "VERB" && pieces[next].Form[0] is not '(';
    }

    private static bool Vague(QuantityPieces pieces, int at, (double Low, double High) vague, out NumberRead number)
    {
        number = default;
        int end = at + 1;
        if (
            pieces.Is(end, "of")
            && end + 1 < pieces.Count
            && QuantityLexicon.Vague.TryGetValue(pieces[end + 1].Form, out (double Low, double High) times)
            && times.Low >= 1000
            && vague.Low < 1000
        )
        {
            number = new NumberRead(vague.Low * times.Low, vague.High * times.Low, end + 2, true, true, false);
            return true;
        }

        if (
            pieces.IsAny(at, "several")
                ? pieces.IsAny(end, "hundred", "thousand", "dozen", "times", "of")
                : !pieces.Is(end, "of") && !pieces.IsAny(at, "dozens", "hundreds", "thousands")
        )
        {
            return false;
        }

        number = new NumberRead(vague.Low, vague.High, end, true, true, false);
        return !pieces.Is(at, "tens");
    }

    private static bool Words(QuantityPieces pieces, int at, out NumberRead number)
    {
        double total = 0;
        double current = 0;
        int end = at;
        bool article = pieces.IsAny(at, "a", "an");
        int i = article ? at + 1 : at;
        bool open = true;
        for (int n = 0; n < MostWords && i < pieces.Count; n++)
        {
            string form = pieces[i].Form;
            if (QuantityLexicon.Numerals.TryGetValue(form, out double value) && open)
            {
                current += value;
                end = ++i;
                open = false;
                if (value >= 20 && value % 10 == 0)
                {
                    int ones = pieces.IsAny(i, "-", "‐") ? i + 1 : i;
                    if (
                        ones < pieces.Count
                        && QuantityLexicon.Numerals.TryGetValue(pieces[ones].Form, out double digit)
                        && digit is >= 1 and < 10
                    )
                    {
                        current += digit;
                        end = i = ones + 1;
                    }
                }
            }
            else if (
                (end > at || article)
                && QuantityLexicon.Magnitudes.TryGetValue(form, out (double Factor, bool Joined) magnitude)
                && !magnitude.Joined
            )
            {
                current = Math.Max(current, 1) * magnitude.Factor;
                if (magnitude.Factor >= 1000)
                {
                    total += current;
                    current = 0;
                }

                end = ++i;
                open = true;
            }
            else if ((end > at || article) && form.Equals("dozen", StringComparison.OrdinalIgnoreCase))
            {
                current = Math.Max(current, 1) * 12;
                end = ++i;
                break;
            }
            else if (
                end > at
                && open
                && form.Equals("and", StringComparison.OrdinalIgnoreCase)
                && i + 1 < pieces.Count
                && QuantityLexicon.Numerals.ContainsKey(pieces[i + 1].Form)
            )
            {
                i++;
            }
            else
            {
                break;
            }
        }

        number = new NumberRead(total + current, total + current, end, true, false, false);
        return end > at;
    }
}
