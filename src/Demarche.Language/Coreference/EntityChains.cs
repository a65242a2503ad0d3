using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Makes the entities of a text out of named entities and coreference chains. Names lead: mentions that name recognition took
/// for one thing stay together, and a chain adds noun phrases and pronouns to the entity that it names. A chain that names two
/// things joins them only when the names themselves allow it; else it goes to the one it names most. A chain without a name is
/// kept when a noun in it means a person or a body of people.
/// </summary>
public static class EntityChains
{
    /// <param name="text">The text that all spans count in.</param>
    /// <param name="tokens">The tokens that the chains count in.</param>
    /// <param name="named">Entities with their name mentions, as name recognition chains them.</param>
    /// <returns>Entities in the order of their first mentions, numbered from 1; mentions in order, none in two entities.</returns>
    public static ImmutableArray<Entity> Merge(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Entity> named,
        ImmutableArray<CoreferenceChain> chains
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        List<EntityDraft> drafts = [.. named.Select(static e => new EntityDraft(e))];
        Dictionary<int, EntityDraft> atToken = NamesByToken(tokens, drafts);
        foreach (CoreferenceChain chain in chains)
        {
            EntityDraft? owner = Owner(chain, atToken) ?? Unnamed(chain, text, tokens);
            if (owner is null)
            {
                continue;
            }

            if (owner.Mentions.Count == 0)
            {
                drafts.Add(owner);
            }

            foreach (CoreferenceMention mention in chain.Mentions)
            {
                if (!atToken.ContainsKey(mention.HeadToken))
                {
                    (Apposed(mention, tokens, atToken) ?? owner).Add(SpanOf(mention, tokens), mention.Kind);
                }
            }
        }

        return Finish(drafts);
    }

    private static Dictionary<int, EntityDraft> NamesByToken(ImmutableArray<Token> tokens, List<EntityDraft> drafts)
    {
        List<(TextSpan Span, EntityDraft Draft)> names =
        [
            .. drafts
                .SelectMany(static d => d.Mentions.Where(static m => m.Kind == MentionKind.Name).Select(m => (m.Span, d)))
                .OrderBy(static n => n.Span.Start),
        ];
        Dictionary<int, EntityDraft> atToken = [];
        int token = 0;
        foreach ((TextSpan span, EntityDraft draft) in names)
        {
            while (token < tokens.Length && tokens[token].Span.End <= span.Start)
            {
                token++;
            }

            for (int i = token; i < tokens.Length && tokens[i].Span.Start < span.End; i++)
            {
                atToken.TryAdd(i, draft);
            }
        }

        return atToken;
    }

    // The entity that most name mentions of the chain are names of, the first among equals; others join it if they may.
    private static EntityDraft? Owner(CoreferenceChain chain, Dictionary<int, EntityDraft> atToken)
    {
        List<(EntityDraft Draft, int Count)> counts = [];
        foreach (CoreferenceMention mention in chain.Mentions)
        {
            if (atToken.TryGetValue(mention.HeadToken, out EntityDraft? draft))
            {
                draft = draft.Whole;
                int known = counts.FindIndex(c => c.Draft == draft);
                if (known < 0)
                {
                    counts.Add((draft, 1));
                }
                else
                {
                    counts[known] = (draft, counts[known].Count + 1);
                }
            }
        }

        if (counts.Count == 0)
        {
            return null;
        }

        EntityDraft owner = counts.MaxBy(static c => c.Count).Draft;
        foreach ((EntityDraft other, _) in counts)
        {
            if (other != owner && owner.MayBe(other))
            {
                owner.Take(other);
            }
        }

        return owner;
    }

    // "his spokesman, Pell Adair" means whoever the apposition names, whatever chain the phrase came into.
    private static EntityDraft? Apposed(CoreferenceMention mention, ImmutableArray<Token> tokens, Dictionary<int, EntityDraft> atToken)
    {
        int start = mention.FirstToken;
        while (start > 0 && tokens[start - 1].Sentence == tokens[mention.FirstToken].Sentence)
        {
            start--;
        }

        for (int i = mention.HeadToken + 1; i < mention.FirstToken + mention.TokenCount; i++)
        {
            if (
                tokens[i].Deprel == "appos"
                && start + tokens[i].Head - 1 == mention.HeadToken
                && atToken.TryGetValue(i, out EntityDraft? named)
            )
            {
                return named.Whole;
            }
        }

        return null;
    }

    private static EntityDraft? Unnamed(CoreferenceChain chain, string text, ImmutableArray<Token> tokens)
    {
        CoreferenceMention? best = null;
        EntityType type = default;
        foreach (CoreferenceMention mention in chain.Mentions)
        {
            if (mention.Kind == MentionKind.Pronoun)
            {
                continue;
            }

            Token head = tokens[mention.HeadToken];
            uint lemma = WordHash.Of(head.Lemma ?? head.Form);
            bool person = NounLexicon.IsPerson(lemma) || NounLexicon.GenderOfNoun(lemma) != Gender.Unknown;
            if ((person || NounLexicon.IsGroup(lemma)) && (best is null || mention.TokenCount > best.Value.TokenCount))
            {
                best = mention;
                type = person ? EntityType.Person : EntityType.Organisation;
            }
        }

        return best is { } named ? new EntityDraft(SpanOf(named, tokens).Of(text), type) : null;
    }

    private static TextSpan SpanOf(CoreferenceMention mention, ImmutableArray<Token> tokens) =>
        tokens[mention.FirstToken].Span.Union(tokens[mention.FirstToken + mention.TokenCount - 1].Span);

    private static ImmutableArray<Entity> Finish(List<EntityDraft> drafts)
    {
        ImmutableArray<Entity>.Builder entities = ImmutableArray.CreateBuilder<Entity>();
        foreach (EntityDraft draft in drafts.Where(static d => d.Whole == d && d.Mentions.Count > 0).OrderBy(static d => d.First))
        {
            draft.Mentions.Sort(
                static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End)
            );
            entities.Add(new Entity(entities.Count + 1, draft.Type, draft.Name, [.. draft.Mentions]));
        }

        return entities.ToImmutable();
    }
}
