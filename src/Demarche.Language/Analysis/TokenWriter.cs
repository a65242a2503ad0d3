using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Makes the tokens of an analysis out of spans and what was read of them.</summary>
internal static class TokenWriter
{
    private const string NoFeatures = "_";

    /// <summary>The written span of the contraction that each word is part of; null for most.</summary>
    /// <param name="fused">Tokens that are written together with the one before, in order.</param>
    public static TextSpan?[] Multiwords(IReadOnlyList<TextSpan> spans, IReadOnlyList<int> fused)
    {
        TextSpan?[] multiwords = new TextSpan?[spans.Count];
        for (int i = 0; i < fused.Count; )
        {
            int first = fused[i] - 1;
            int last = fused[i];
            for (i++; i < fused.Count && fused[i] == last + 1; i++)
            {
                last++;
            }

            Array.Fill(multiwords, spans[first].Union(spans[last]), first, last - first + 1);
        }

        return multiwords;
    }

    /// <summary>Tokens with nothing but their place: for languages that are not read.</summary>
    public static ImmutableArray<Token> Bare(
        string text,
        IReadOnlyList<TextSpan> spans,
        TextSpan?[] multiwords,
        IReadOnlyList<Sentence> sentences
    )
    {
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>(spans.Count);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = sentences[s].FirstToken; i < sentences[s].FirstToken + sentences[s].TokenCount; i++)
            {
                tokens.Add(
                    new Token
                    {
                        Span = spans[i],
                        Sentence = s,
                        Form = spans[i].Of(text),
                        Multiword = multiwords[i],
                    }
                );
            }
        }

        return tokens.MoveToImmutable();
    }

    public static ImmutableArray<Token> Tagged(
        string text,
        IReadOnlyList<TextSpan> spans,
        TextSpan?[] multiwords,
        IReadOnlyList<Sentence> sentences,
        ReadOnlySpan<WordReading> readings,
        NetworkLabels labels
    )
    {
        Lemmatizer lemmas = Lemmatizer.Shipped;
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>(spans.Count);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = sentences[s].FirstToken; i < sentences[s].FirstToken + sentences[s].TokenCount; i++)
            {
                WordReading reading = readings[i];
                string form = spans[i].Of(text);
                string upos = labels.Upos[reading.Upos];
                string xpos = labels.Xpos[reading.Xpos];
                string? feats = labels.Feats[reading.Feats] is var all && all == NoFeatures ? null : all;
                tokens.Add(
                    new Token
                    {
                        Span = spans[i],
                        Sentence = s,
                        Form = form,
                        Multiword = multiwords[i],
                        Lemma = IsHas(form, reading, readings[Math.Max(0, sentences[s].FirstToken + reading.Head - 1)], labels)
                            ? "have"
                            : lemmas.Lemma(form, upos, xpos, feats),
                        Upos = upos,
                        Xpos = xpos,
                        Feats = feats,
                        Head = reading.Head,
                        Deprel = labels.Relations[reading.Relation],
                    }
                );
            }
        }

        return tokens.MoveToImmutable();
    }

    /// <summary>
    /// Whether the auxiliary "'s" is "has": where it helps a participle ("he's left") or a predicate ("she's been ill"), and not before
    /// an "-ing".
    /// </summary>
    private static bool IsHas(string form, WordReading word, WordReading head, NetworkLabels labels) =>
        form is "'s" or "’s"
        && labels.Upos[word.Upos] == "AUX"
        && labels.Relations[word.Relation] == "aux"
        && labels.Xpos[head.Xpos] is not ("VBG" or "VB" or "VBP" or "VBZ");
}
