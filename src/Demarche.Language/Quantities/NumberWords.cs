namespace Demarche.Language;

/// <summary>What single written words say of a number, for callers that have words without a sentence around them.</summary>
public static class NumberWords
{
    /// <summary>"seven" is 7, "forty" is 40; case does not matter. False for what is no number word, and for figures.</summary>
    public static bool TryValue(string word, out double value)
    {
        ArgumentNullException.ThrowIfNull(word);
        return QuantityLexicon.Numerals.TryGetValue(word, out value);
    }

    /// <summary>"million" and "mln" multiply by a million.</summary>
    /// <param name="joined">True for one that is written to its number: the "m" of "5m".</param>
    public static bool TryFactor(string word, bool joined, out double factor)
    {
        ArgumentNullException.ThrowIfNull(word);
        bool found =
            QuantityLexicon.Magnitudes.TryGetValue(word, out (double Factor, bool Joined) magnitude) && (joined || !magnitude.Joined);
        factor = found ? magnitude.Factor : 0;
        return found;
    }
}
