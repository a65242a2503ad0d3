using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Makes the tokens of an analysis out of spans and what was read of them.</summary>
internal static class TokenWriter
{
    private const string NoFeatures = "_";

    /// <summary>Tokens with nothing but their place: for languages that are not read.</summary>
    public static ImmutableArray<Token> Bare(string text, IReadOnlyList<TextSpan> spans, IReadOnlyList<Sentence> sentences)
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
                        Multiword = Multiword(text, spans, sentences[s], i),
                    }
                );
            }
        }

        return tokens.MoveToImmutable();
    }

    public static ImmutableArray<Token> Tagged(
        string text,
        IReadOnlyList<TextSpan> spans,
        IReadOnlyList<Sentence> sentences,
        ReadOnlySpan<WordReading> readings,
        NetworkLabels labels
    )
    {
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>(spans.Count);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = sentences[s].FirstToken; i < sentences[s].FirstToken + sentences[s].TokenCount; i++)
            {
                WordReading reading = readings[i];
                string feats = labels.Feats[reading.Feats];
                tokens.Add(
                    new Token
                    {
                        Span = spans[i],
                        Sentence = s,
                        Form = spans[i].Of(text),
                        Multiword = Multiword(text, spans, sentences[s], i),
                        Upos = labels.Upos[reading.Upos],
                        Xpos = labels.Xpos[reading.Xpos],
                        Feats = feats == NoFeatures ? null : feats,
                        Head = reading.Head,
                        Deprel = labels.Relations[reading.Relation],
                    }
                );
            }
        }

        return tokens.MoveToImmutable();
    }

    // A word shares its written span with its other half, before or behind it.
    private static TextSpan? Multiword(string text, IReadOnlyList<TextSpan> spans, Sentence sentence, int i)
    {
        if (i > sentence.FirstToken && Contractions.AreHalves(text, spans[i - 1], spans[i]))
        {
            return spans[i - 1].Union(spans[i]);
        }

        return i + 1 < sentence.FirstToken + sentence.TokenCount && Contractions.AreHalves(text, spans[i], spans[i + 1])
            ? spans[i].Union(spans[i + 1])
            : null;
    }
}
