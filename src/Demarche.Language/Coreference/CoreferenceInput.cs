using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>A name that was recognised before: where it stands, and what it is a name of.</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">At least one; the tokens stand in one sentence.</param>
public readonly record struct NameSpan(int FirstToken, int TokenCount, EntityType Type);

/// <summary>One text as coreference resolution needs it: tagged, parsed, its names found.</summary>
/// <param name="Tokens">With UPOS, XPOS, FEATS, lemma, head and relation. A token without a head counts as a root.</param>
/// <param name="Sentences">Tile <paramref name="Tokens"/> in order.</param>
/// <param name="Names">In order of their first token; may be empty. What stands outside the text is an error.</param>
public sealed record CoreferenceInput(ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences, ImmutableArray<NameSpan> Names)
{
    /// <summary>Takes the names from entities whose name mentions stand in the text of the tokens.</summary>
    public static CoreferenceInput From(ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, ImmutableArray<Entity> entities)
    {
        List<NameSpan> names = [];
        foreach (Entity entity in entities)
        {
            foreach (EntityMention mention in entity.Mentions)
            {
                (int first, int end) = TokensIn(tokens, mention.Span);
                if (mention.Kind == MentionKind.Name && end > first && tokens[first].Sentence == tokens[end - 1].Sentence)
                {
                    names.Add(new NameSpan(first, end - first, entity.Type));
                }
            }
        }

        names.Sort(static (a, b) => a.FirstToken.CompareTo(b.FirstToken));
        return new CoreferenceInput(tokens, sentences, [.. names]);
    }

    // Tokens that overlap the span, end exclusive; they stand in order of the text.
    private static (int First, int End) TokensIn(ImmutableArray<Token> tokens, TextSpan span)
    {
        int low = 0;
        int high = tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Span.End <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int end = low;
        while (end < tokens.Length && tokens[end].Span.Start < span.End)
        {
            end++;
        }

        return (low, end);
    }
}
