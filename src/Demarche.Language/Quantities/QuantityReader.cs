using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Numbers with their bound, unit and what is counted. Dates, times of day, ordinals, numbers that belong to a name and scores are left
/// out. One pass over the words; tables in <c>Data/quantities</c>.
/// </summary>
public static class QuantityReader
{
    /// <summary>Quantities in the order of the text.</summary>
    /// <param name="times">The expressions of time of the same text: their numbers are theirs, except for lengths of time.</param>
    public static ImmutableArray<Quantity> Read(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        ImmutableArray<TimeExpression> times
    )
    {
        ImmutableArray<Quantity>.Builder found = ImmutableArray.CreateBuilder<Quantity>();
        QuantityPieces pieces = new();
        int time = 0;
        foreach (Sentence sentence in sentences)
        {
            if (!HasNumber(tokens, sentence))
            {
                continue;
            }

            pieces.Fill(tokens, sentence);
            new SentenceQuantities(text, tokens, sentence, pieces, times, found).Read(ref time);
        }

        return found.DrainToImmutable();
    }

    // "a" alone starts no number that is worth a sentence.
    private static bool HasNumber(ImmutableArray<Token> tokens, Sentence sentence)
    {
        for (int t = sentence.FirstToken; t < sentence.FirstToken + sentence.TokenCount; t++)
        {
            string form = tokens[t].Form;
            if (
                form.Length > 0 && NumberReading.MayStart(form) && form is not ("a" or "A" or "an" or "An")
                || form
                    is "million"
                        or "billion"
                        or "dozen"
                        or "hundred"
                        or "third"
                        or "quarter"
                        or "fifth"
                        or "tenth"
                        or "thousand"
                        or "fourth"
            )
            {
                return true;
            }
        }

        return false;
    }
}
