using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>"More than", "up to", "about" beside a number, and whether what it measures rose or fell.</summary>
internal static class QuantityBounds
{
    private const int Climb = 5;

    /// <summary>The sign of <see cref="Quantity.Bound"/>.</summary>
    /// <param name="first">First piece of number and sign of money.</param>
    /// <param name="end">Past number and unit.</param>
    /// <param name="moves">False for lengths of time, which do not rise or fall with the verb.</param>
    public static string Of(QuantityPieces pieces, int first, int end, Sentence sentence, ImmutableArray<Token> tokens, bool moves)
    {
        int at = first;
        while (at > 0 && pieces.IsAny(at - 1, "the", "a", "an", "combined", "total", "record", "US"))
        {
            at--;
        }

        if (
            QuantityLexicon.Bounds.EndsBefore(pieces, first, 0, out _, out string? bound)
            || QuantityLexicon.Bounds.EndsBefore(pieces, at, 0, out _, out bound)
        )
        {
            string? way = moves && bound == "<" ? Change(pieces, first, sentence, tokens, verbsOnly: true) : null;
            return way ?? bound;
        }

        if (QuantityLexicon.AfterBounds.StartsAt(pieces, end, pieces.Count, out _, out bound))
        {
            return bound;
        }

        return moves ? Change(pieces, first, sentence, tokens, verbsOnly: false) ?? "=" : "=";
    }

    private static string? Change(QuantityPieces pieces, int first, Sentence sentence, ImmutableArray<Token> tokens, bool verbsOnly)
    {
        if (!verbsOnly)
        {
            if (pieces.IsAny(first - 1, "+"))
            {
                return "up";
            }

            if (pieces.IsAny(first - 1, "up", "plus"))
            {
                return "up";
            }

            if (pieces.IsAny(first - 1, "down", "minus"))
            {
                return "down";
            }
        }

        // "to $84", "from 6.29%", "at 125.8": where it stands now, not by how much it moved; "fell to 49.5 Hz" says which way.
        int at = first;
        while (
            at > 0
            && (
                pieces.IsAny(
                    at - 1,
                    "about",
                    "around",
                    "just",
                    "under",
                    "some",
                    "a",
                    "record",
                    "nearly",
                    "almost",
                    "only",
                    "another",
                    "as",
                    "much",
                    "further",
                    "than",
                    "more",
                    "less",
                    "over"
                )
            )
        )
        {
            at--;
        }

        if (
            pieces.IsAny(at - 1, "from", "at", "in", "for", "with", "of", "on", "after", "between", "than", "and", "(", "against", "versus")
        )
        {
            return null;
        }

        bool to = pieces.Is(at - 1, "to");
        if (
            at > 0
            && tokens[pieces[at - 1].Token] is { Upos: "VERB" or "ADV" or "ADP" or "ADJ" or "PROPN" } beside
            && Direction(beside) is { } direct
        )
        {
            return direct;
        }

        if (to)
        {
            return at > 1 && tokens[pieces[at - 2].Token] is { Upos: "VERB" } moved ? Direction(moved) : null;
        }

        return ByTree(pieces, first, sentence, tokens);
    }

    private static string? ByTree(QuantityPieces pieces, int first, Sentence sentence, ImmutableArray<Token> tokens)
    {
        int token = pieces[first].Token;
        int start = token;
        for (int step = 0; step < Climb; step++)
        {
            int head = tokens[token].Head;
            bool other = tokens[token].Deprel is "conj" or "appos" && step <= 2 && pieces.IsAny(first - 1, "or");
            if (
                head <= 0
                || (!other && tokens[token].Deprel is "conj" or "appos")
                || tokens[token].Deprel is "parataxis" or "nsubj" or "nsubj:pass" or "acl" or "acl:relcl"
            )
            {
                return null;
            }

            token = sentence.FirstToken + head - 1;
            if (tokens[token].Upos == "VERB")
            {
                return start - token is > 0 and < 12 || Direction(tokens[token]) is null ? Direction(tokens[token]) : null;
            }

            if (tokens[token].Upos is "NOUN" or "PROPN" && step > 0 && tokens[token].Deprel is "nmod")
            {
                return null;
            }
        }

        return null;
    }

    private static string? Direction(Token word) =>
        word.Lemma is { } lemma && QuantityLexicon.Changes.TryGetValue(lemma, out string? way)
            ? way
            : QuantityLexicon.Changes.GetValueOrDefault(word.Form);
}
