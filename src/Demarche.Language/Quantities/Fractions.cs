namespace Demarche.Language;

/// <summary>Parts of one: what is a third, half or one in five of something.</summary>
internal static class Fractions
{
    /// <summary>Reads "half of", "a third of", "two-thirds", "one in five", and "half a dozen" at a piece.</summary>
    public static bool TryRead(QuantityPieces pieces, int at, out NumberRead number)
    {
        number = default;
        if (pieces.Is(at, "half"))
        {
            if (pieces.Is(at + 1, "a") && pieces.Is(at + 2, "dozen"))
            {
                number = new NumberRead(6, 6, at + 3, true, false, false);
                return true;
            }

            if (pieces.Is(at + 1, "a") && pieces.IsAny(at + 2, "million", "billion"))
            {
                double half = QuantityLexicon.Magnitudes[pieces[at + 2].Form].Factor / 2;
                number = new NumberRead(half, half, at + 3, true, false, false);
                return true;
            }

            number = new NumberRead(.5, .5, at + 1, true, false, true);
            return pieces.IsAny(at + 1, "of");
        }

        if (pieces.Is(at, "one") && Chance(pieces, at, out number))
        {
            return true;
        }

        int top =
            pieces.Is(at, "two") ? 2
            : pieces.Is(at, "three") ? 3
            : 1;
        int word = pieces.IsAny(at + 1, "-", "‐") ? at + 2 : at + 1;
        double bottom =
            pieces.IsAny(word, "third", "thirds") ? 3
            : pieces.IsAny(word, "fourth", "quarter", "quarters", "fourths") ? 4
            : pieces.IsAny(word, "fifth", "fifths") ? 5
            : pieces.IsAny(word, "tenth", "tenths") ? 10
            : 0;
        if (bottom == 0 || (!pieces.Is(word + 1, "of") && top == 1))
        {
            return false;
        }

        number = new NumberRead(top / bottom, top / bottom, word + 1, true, false, true);
        return true;
    }

    // "one in five", "one out of three"
    private static bool Chance(QuantityPieces pieces, int at, out NumberRead number)
    {
        number = default;
        int next =
            pieces.Is(at + 1, "in") ? at + 2
            : pieces.Is(at + 1, "out") && pieces.Is(at + 2, "of") ? at + 3
            : -1;
        if (next < 0 || next >= pieces.Count || !QuantityLexicon.Numerals.TryGetValue(pieces[next].Form, out double of) || of < 2)
        {
            return false;
        }

        number = new NumberRead(1 / of, 1 / of, next + 1, true, false, true);
        return true;
    }

    /// <summary>Reads "1/2"; false for what is no part of one.</summary>
    public static bool IsRatio(string form, out double value)
    {
        int slash = form.IndexOf('/', StringComparison.Ordinal);
        value = 0;
        if (
            slash < 1
            || !int.TryParse(form.AsSpan(0, slash), out int top)
            || !int.TryParse(form.AsSpan(slash + 1), out int bottom)
            || bottom <= top
        )
        {
            return false;
        }

        value = (double)top / bottom;
        return true;
    }
}
