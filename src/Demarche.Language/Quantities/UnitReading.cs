using System.Collections.Immutable;

namespace Demarche.Language;

/// <param name="Name">Name of the unit, or the counted phrase; null for a bare number.</param>
/// <param name="Counted">Lemma of the noun counted.</param>
/// <param name="Currency">ISO 4217, for money.</param>
/// <param name="Measured">A unit of the table, not a noun.</param>
/// <param name="End">Past the unit.</param>
internal readonly record struct UnitRead(string? Name, string? Counted, string? Currency, bool Measured, int End);

/// <summary>The unit of a number: money, a unit of the table, "per" something, or the noun counted.</summary>
internal static class UnitReading
{
    public static UnitRead At(QuantityPieces pieces, int end, ImmutableArray<Token> tokens, Money? sign, bool part)
    {
        string? name = sign?.Unit;
        string? code = sign?.Code;
        string? counted = null;
        bool measured = false;
        int at = end;
        if (sign is null)
        {
            int from = pieces.IsAny(at, "-", "‐") && (pieces.Touches(at) || pieces.Touches(at - 1)) ? at + 1 : at;
            if (pieces.IsAny(from, "straight", "consecutive", "full", "more"))
            {
                from = QuantityLexicon.Units.StartsAt(pieces, from + 1, pieces.Count, out _, out _) ? from + 1 : from;
            }

            if (QuantityLexicon.MoneyAfter.StartsAt(pieces, from, pieces.Count, out int length, out Money? money))
            {
                (name, code, at) = (money.Unit, money.Code, from + length);
            }
            else if (
                QuantityLexicon.Units.StartsAt(pieces, from, pieces.Count, out length, out string? unit)
                && IsUnit(pieces, from, length, end, tokens)
            )
            {
                (name, measured, at) = (unit, true, from + length);
                if (unit is "year" or "month" && (pieces.Is(at, "old") || (pieces.Is(at, "-") && pieces.Is(at + 1, "old"))))
                {
                    name = unit + " of age";
                }
            }
            else
            {
                int noun = part || pieces.Is(from, "of") ? SkipOf(pieces, from) : from;
                if (CountedPhrase.At(pieces, noun, tokens) is { } phrase)
                {
                    (name, counted, at) = (phrase.Phrase, phrase.Noun, phrase.End);
                }
            }
        }
        else
        {
            if (pieces.IsAny(at, "US", "U.S.", "USD", "CAD", "AUD"))
            {
                at++;
            }

            measured = true;
        }

        if (name is not null && Per(pieces, at, tokens, name) is { } rate)
        {
            return new UnitRead(rate.Name, counted, code, measured, rate.End);
        }

        return new UnitRead(name, counted, code, measured, at);
    }

    // "in" and "c" and quotation marks are units only when written to the number; "second" only as a noun.
    private static bool IsUnit(QuantityPieces pieces, int at, int length, int end, ImmutableArray<Token> tokens)
    {
        if (length > 1)
        {
            return true;
        }

        string form = pieces[at].Form;
        bool touches = at > 0 && pieces[at - 1].Span.End == pieces[at].Span.Start;
        return form switch
        {
            "in" or "c" or "C" or "\"" or "'" or "’" or "p" or "P" or "m" or "M" => form is "p" or "P"
                ? touches || !NextIsLetter(pieces, at) || tokens[pieces[at + 1].Token].Upos is "ADP" or "CCONJ"
            : form is "c" or "C" or "m"
                ? touches || !NextIsLetter(pieces, at) || (form == "C" && tokens[pieces[at + 1].Token].Upos == "NOUN")
            : touches && form is not "in" && !pieces.Touches(at),
            _ => !form.Equals("times", StringComparison.OrdinalIgnoreCase) || at == end,
        };
    }

    private static bool NextIsLetter(QuantityPieces pieces, int at) => at + 1 < pieces.Count && char.IsLetter(pieces[at + 1].Form[0]);

    private static int SkipOf(QuantityPieces pieces, int at)
    {
        int next = pieces.Is(at, "of") ? at + 1 : at;
        return pieces.IsAny(next, "the", "its", "their", "his", "her", "our", "these", "those") ? next + 1 : next;
    }

    // "$ an ounce", "cents per share", "miles / hour"
    private static (string Name, int End)? Per(QuantityPieces pieces, int at, ImmutableArray<Token> tokens, string name)
    {
        int from = pieces.Is(at, "-") ? at + 1 : at;
        bool sure = pieces.IsAny(from, "per", "/");
        if (!sure && !pieces.IsAny(from, "a", "an", "each"))
        {
            return null;
        }

        from++;
        if (pieces.IsAny(from, "-"))
        {
            from++;
        }

        if (
            QuantityLexicon.Units.StartsAt(pieces, from, pieces.Count, out int length, out string? unit)
            && (
                sure
                || unit
                    is "year"
                        or "month"
                        or "week"
                        or "day"
                        or "hour"
                        or "barrel"
                        or "ounce"
                        or "gallon"
                        or "ton"
                        or "metric ton"
                        or "pound"
                        or "kilogram"
                        or "litre"
                        or "square foot"
                        or "minute"
            )
        )
        {
            return ($"{name} per {unit}", from + length);
        }

        if (
            pieces.IsAny(from, "share", "barrel", "unit", "person", "head", "capita", "gram", "vehicle", "household")
            || (sure && from < pieces.Count && tokens[pieces[from].Token].Upos == "NOUN")
        )
        {
            return ($"{name} per {(tokens[pieces[from].Token].Lemma ?? pieces[from].Form).ToLowerInvariant()}", from + 1);
        }

        return null;
    }
}
