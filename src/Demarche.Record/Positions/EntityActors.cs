using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Whom pronouns and descriptions stand for, by the chains of the language layer: "it", "the country", "they".</summary>
internal sealed class EntityActors
{
    private readonly Dictionary<int, (ImmutableArray<Actor> Actors, int End)> _byStart = [];
    private readonly Dictionary<int, string> _nameByStart = [];

    public static EntityActors None { get; } = new([], ActorsOfReport.None);

    public EntityActors(ImmutableArray<Entity> entities, ActorsOfReport actors)
    {
        foreach (Entity entity in entities)
        {
            ImmutableArray<Actor> stands = OfEntity(entity, actors);
            string? name = entity.Mentions.Any(static m => m.Kind == MentionKind.Name) && stands.IsEmpty ? entity.Name : null;
            foreach (EntityMention mention in entity.Mentions)
            {
                if (mention.Kind == MentionKind.Name)
                {
                    continue;
                }

                if (!stands.IsEmpty)
                {
                    _byStart.TryAdd(mention.Span.Start, (stands, mention.Span.End));
                }

                if (name is not null)
                {
                    _nameByStart.TryAdd(mention.Span.Start, name);
                }
            }
        }
    }

    /// <summary>The actors of the pronoun or description that starts at the offset and holds another; empty for none.</summary>
    public ImmutableArray<Actor> At(int start, int held) =>
        _byStart.TryGetValue(start, out (ImmutableArray<Actor> Actors, int End) found) && held < found.End ? found.Actors : [];

    /// <summary>What the pronoun at the offset stands for, by name, where that is no actor.</summary>
    public string? NameAt(int start) => _nameByStart.GetValueOrDefault(start);

    private static ImmutableArray<Actor> OfEntity(Entity entity, ActorsOfReport actors)
    {
        if (actors.OfEntity(entity.Id) is { } known)
        {
            return [known];
        }

        foreach (EntityMention mention in entity.Mentions)
        {
            if (
                mention.Kind == MentionKind.Name
                && actors.At(mention.Span.Start) is { Adjective: false } found
                && found.Whole.Contains(mention.Span)
            )
            {
                return [found.Actor];
            }
        }

        // "Tasmerian and Arvenian officials … they": the parties that the description names before its last word.
        foreach (EntityMention mention in entity.Mentions)
        {
            if (mention.Kind == MentionKind.Nominal && mention.Span.Length < 80)
            {
                ImmutableArray<Actor> within = [.. actors.Within(mention.Span).Select(static m => m.Actor).DistinctBy(static a => a.Key)];
                if (within.Length is 1 or 2)
                {
                    return within;
                }
            }
        }

        return [];
    }
}
