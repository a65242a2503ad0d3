using System.Collections.Immutable;
using System.Text;

namespace Demarche.Language;

/// <summary>What a bare number counts: the noun that it belongs to, with the words between the two.</summary>
/// <param name="Phrase">Content words in small letters, the noun as lemma: "heart transplant".</param>
/// <param name="Noun">Lemma of the noun.</param>
/// <param name="End">Past its last piece.</param>
internal readonly record struct CountedPhrase(string Phrase, string Noun, int End)
{
    private const int Reach = 7;

    /// <summary>The noun phrase that opens at a piece; null where none does.</summary>
    public static CountedPhrase? At(QuantityPieces pieces, int at, ImmutableArray<Token> tokens)
    {
        int head = -1;
        for (int i = at; i < pieces.Count && i < at + Reach; i++)
        {
            Token token = tokens[pieces[i].Token];
            if (pieces[i].IsNumber || token.Form.Length == 0)
            {
                break;
            }

            if (i > at && token.Form is "'s" or "’s" or "'" or "’" && tokens[pieces[i - 1].Token].Upos is "PROPN" or "NOUN")
            {
                head = -1;
                continue;
            }

            bool dash = pieces.IsAny(i, "-", "‐") && i > at;
            bool modifier =
                token.Upos is "ADJ" or "PROPN"
                || (token.Upos is "VERB" && token.Deprel is "amod")
                || (token.Upos is "ADV" && i == at && token.Deprel is "advmod");
            if (token.Upos is "NOUN" or "PROPN" && !token.Form.Equals("per", StringComparison.OrdinalIgnoreCase))
            {
                head = i;
                if (i + 1 < pieces.Count && pieces[i + 1].Form is "'s" or "’s")
                {
                    continue;
                }

                if (token.Deprel is not ("compound" or "flat" or "amod" or "nmod:poss") && !NounFollows(pieces, i + 1, tokens))
                {
                    break;
                }
            }
            else if (
                !dash
                && !modifier
                && !(i > at && pieces.Is(i, "and") && tokens[pieces[i - 1].Token].Upos == "ADJ")
                && !(token.Upos is null && char.IsLetter(token.Form[0]))
            )
            {
                break;
            }
            else if (token.Upos is null && token.Form[^1] == 's')
            {
                head = i;
                break;
            }
        }

        if (head < 0)
        {
            return null;
        }

        StringBuilder phrase = new();
        for (int i = at; i < head; i++)
        {
            Token token = tokens[pieces[i].Token];
            if (
                char.IsLetter(token.Form[0])
                && token.Upos is not ("VERB" or "CCONJ")
                && (token.Upos != "ADV" || pieces.Is(i + 1, "-") || pieces.Is(i - 1, "-"))
            )
            {
                bool hyphen = i + 1 < head && pieces.IsAny(i + 1, "-", "‐") && pieces.Touches(i);
                _ = phrase.Append((token.Lemma ?? token.Form).ToLowerInvariant()).Append(hyphen ? '-' : ' ');
            }
        }

        Token noun = tokens[pieces[head].Token];
        string lemma = (noun.Lemma ?? EnglishMorphology.Singular(noun.Form)).ToLowerInvariant();
        return new CountedPhrase(phrase.Append(lemma).ToString(), Singular(noun, lemma), head + 1);
    }

    // The treebanks' lemma of "troops" is "troops".
    private static string Singular(Token noun, string lemma) =>
        noun.Xpos == "NNS" && lemma.Length > 3 && lemma[^1] == 's' && !lemma.EndsWith("ss", StringComparison.Ordinal)
            ? EnglishMorphology.Singular(lemma)
            : lemma;

    private static bool NounFollows(QuantityPieces pieces, int at, ImmutableArray<Token> tokens) =>
        at < pieces.Count
        && tokens[pieces[at].Token] is { Upos: "NOUN" } next
        && next.Deprel is not ("obl:unmarked" or "nmod:unmarked")
        && tokens[pieces[at - 1].Token].Upos == "PROPN";
}
