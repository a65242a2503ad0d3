using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Chains the mentions of one name in a text: the full name, its last word for a person, its initials for an organisation.</summary>
internal static class NameChains
{
    public static ImmutableArray<Entity> Chain(string text, List<Found> found)
    {
        List<Draft> drafts = [];
        Dictionary<string, Draft> byName = new(StringComparer.Ordinal);
        Dictionary<string, string> fullNames = FullNames(text, found);
        foreach (Found mention in found)
        {
            string written = mention.Span.Of(text);
            bool mayBePerson = mention.Type is EntityType.Person or EntityType.Miscellaneous;
            string name = mayBePerson ? fullNames.GetValueOrDefault(written, written) : written;
            if (!byName.TryGetValue(name, out Draft? draft))
            {
                draft = new Draft(name, name == written ? mention.Type : EntityType.Person);
                drafts.Add(draft);
                byName[name] = draft;
                if (mention.Type == EntityType.Organisation && Initials(name) is string initials)
                {
                    byName.TryAdd(initials, draft);
                }
            }

            draft.Mentions.Add(new EntityMention(mention.Span, MentionKind.Name, mention.Title, mention.Office, mention.OfficeSpan));
        }

        ImmutableArray<Entity>.Builder entities = ImmutableArray.CreateBuilder<Entity>(drafts.Count);
        foreach (Draft draft in drafts)
        {
            entities.Add(new Entity(entities.Count + 1, draft.Type, draft.Name, [.. draft.Mentions]));
        }

        return entities.ToImmutable();
    }

    // Last word to full name, for persons: a headline may use the short form before the text gives the long one. A last name
    // that two persons share stays apart.
    private static Dictionary<string, string> FullNames(string text, List<Found> found)
    {
        Dictionary<string, string> full = new(StringComparer.Ordinal);
        HashSet<string> shared = new(StringComparer.Ordinal);
        foreach (Found mention in found)
        {
            string name = mention.Span.Of(text);
            if (mention.Type == EntityType.Person && name.LastIndexOf(' ') is var space and > 0)
            {
                string last = name[(space + 1)..];
                if (!full.TryAdd(last, name) && full[last] != name)
                {
                    shared.Add(last);
                }
            }
        }

        foreach (string last in shared)
        {
            full.Remove(last);
        }

        return full;
    }

    private static string? Initials(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 3 ? null : string.Concat(words.Where(w => char.IsUpper(w[0])).Select(w => w[0]));
    }

    private sealed record Draft(string Name, EntityType Type)
    {
        public List<EntityMention> Mentions { get; } = [];
    }
}
