using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Makes the entities of a text out of named entities and coreference chains. Names lead: mentions that name recognition took
/// for one thing stay together, and a chain adds noun phrases and pronouns to the entity that it names. A chain that names two
/// things joins them only when the names themselves allow it; else it goes to the one it names most. A chain without a name is
/// kept when a noun in it means a person or a body of people. What is a name, name recognition alone says.
/// </summary>
public static class EntityChains
{
    /// <param name="text">The text that all spans count in.</param>
    /// <param name="tokens">The tokens that the chains count in.</param>
    /// <param name="sentences">They tile the tokens.</param>
    /// <param name="named">Entities with their name mentions, as name recognition chains them.</param>
    /// <returns>Entities in the order of their first mentions, numbered from 1; mentions in order, none in two entities.</returns>
    public static ImmutableArray<Entity> Merge(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        ImmutableArray<Entity> named,
        ImmutableArray<CoreferenceChain> chains
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        List<EntityDraft> drafts = [.. named.Select(static e => new EntityDraft(e))];
        Dictionary<int, EntityDraft> atToken = NamesByToken(tokens, drafts);
        HashSet<string> shared = SharedSurnames(drafts);
        foreach (CoreferenceChain chain in chains)
        {
            // "Adair and Marr" are no one thing, nor are "they".
            if (chain.Mentions.Any(static m => m.Coordination))
            {
                continue;
            }

            List<CoreferenceMention> own = [];
            foreach (CoreferenceMention mention in chain.Mentions)
            {
                if (Apposed(mention, tokens, sentences, atToken) is { } apposed)
                {
                    Add(apposed, mention, tokens, atToken);
                }
                else
                {
                    own.Add(mention);
                }
            }

            EntityDraft? owner = Owner(own, atToken, shared) ?? Unnamed(own, text, tokens);
            if (owner is null)
            {
                continue;
            }

            if (owner.Mentions.Count == 0)
            {
                drafts.Add(owner);
            }

            foreach (CoreferenceMention mention in own)
            {
                Add(owner, mention, tokens, atToken);
            }
        }

        return Finish(drafts);
    }

    private static void Add(
        EntityDraft owner,
        CoreferenceMention mention,
        ImmutableArray<Token> tokens,
        Dictionary<int, EntityDraft> atToken
    )
    {
        if (!atToken.ContainsKey(mention.HeadToken))
        {
            MentionKind kind = mention.Kind == MentionKind.Pronoun ? MentionKind.Pronoun : MentionKind.Nominal;
            owner.Add(SpanOf(mention, tokens), kind);
        }
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
                if (tokens[i].Span.Overlaps(span))
                {
                    atToken.TryAdd(i, draft);
                }
            }
        }

        return atToken;
    }

    // The last name of two persons: which of them it means is not decided here.
    private static HashSet<string> SharedSurnames(List<EntityDraft> drafts)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> shared = new(StringComparer.Ordinal);
        foreach (EntityDraft draft in drafts)
        {
            if (draft.Type == EntityType.Person && draft.Name.LastIndexOf(' ') is var space and > 0 && !seen.Add(draft.Name[(space + 1)..]))
            {
                shared.Add(draft.Name[(space + 1)..]);
            }
        }

        return shared;
    }

    // The entity that most name mentions of the chain are names of, the first among equals; others join it if they may.
    private static EntityDraft? Owner(List<CoreferenceMention> mentions, Dictionary<int, EntityDraft> atToken, HashSet<string> shared)
    {
        List<EntityDraft> seen = [];
        Dictionary<EntityDraft, int> counts = [];
        foreach (CoreferenceMention mention in mentions)
        {
            if (atToken.TryGetValue(mention.HeadToken, out EntityDraft? draft))
            {
                draft = draft.Whole;
                if (counts.TryAdd(draft, 0))
                {
                    seen.Add(draft);
                }

                counts[draft]++;
            }
        }

        if (seen.Count == 0)
        {
            return null;
        }

        EntityDraft owner = seen.MaxBy(d => counts[d])!;
        foreach (EntityDraft other in seen)
        {
            if (other != owner && !shared.Contains(other.Name) && !shared.Contains(owner.Name) && owner.MayBe(other))
            {
                owner.Take(other);
            }
        }

        return owner;
    }

    // "his spokesman, Pell Adair" means whoever the apposition names, whatever chain the phrase came into.
    private static EntityDraft? Apposed(
        CoreferenceMention mention,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        Dictionary<int, EntityDraft> atToken
    )
    {
        int start = sentences[tokens[mention.FirstToken].Sentence].FirstToken;
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

    private static EntityDraft? Unnamed(List<CoreferenceMention> mentions, string text, ImmutableArray<Token> tokens)
    {
        CoreferenceMention? best = null;
        EntityType type = default;
        foreach (CoreferenceMention mention in mentions)
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
