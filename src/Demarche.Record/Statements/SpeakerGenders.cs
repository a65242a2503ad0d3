using Demarche.Language;

namespace Demarche.Record;

/// <summary>Which persons of a report are women and which men, as far as its words say: titles, offices, given names, pronouns.</summary>
internal sealed class SpeakerGenders
{
    // Pronouns of a chain are guesses themselves: only a plain majority tells.
    private const int LeastPronouns = 2;
    private const int Majority = 3;

    private readonly Dictionary<string, bool> _women = new(StringComparer.Ordinal);

    public SpeakerGenders(StatementText text)
    {
        foreach (Entity entity in text.Analysis.Entities)
        {
            if (text.Actors.OfEntity(entity.Id) is { Type: ActorType.Person } actor)
            {
                ByTitle(text, entity, actor.Key);
            }
        }

        foreach (ActorMention mention in text.Actors.Mentions)
        {
            if (mention is { Actor.Type: ActorType.Person, Kind: not MentionKind.Pronoun })
            {
                ByOffice(mention);
            }
        }

        foreach (Entity entity in text.Analysis.Entities)
        {
            if (text.Actors.OfEntity(entity.Id) is { Type: ActorType.Person } actor)
            {
                ByPronouns(text, entity, actor.Key);
            }
        }

        // Given names come last: many are a woman's and a man's.
        foreach (ActorMention mention in text.Actors.Mentions)
        {
            if (mention is { Actor.Type: ActorType.Person, Kind: not MentionKind.Pronoun })
            {
                ByName(mention.Actor);
            }
        }
    }

    /// <summary>False where the report says otherwise; what it does not say is possible.</summary>
    public bool MayBe(Actor actor, bool woman) =>
        actor.Type == ActorType.Person && (!_women.TryGetValue(actor.Key, out bool known) || known == woman);

    /// <summary>Takes down what a pronoun said of somebody of whom nothing was known.</summary>
    public void Learn(Actor actor, bool woman) => _women.TryAdd(actor.Key, woman);

    private void ByTitle(StatementText text, Entity entity, string key)
    {
        foreach (EntityMention mention in entity.Mentions)
        {
            int before = mention.Kind == MentionKind.Name ? text.WordAt(mention.Span.Start) - 1 : -1;
            string title = (mention.Title ?? (before >= 0 && text.Connected(before, before + 1) ? text.Key(before) : "")).TrimEnd('.');
            if (title is "Mr" or "Mrs" or "Ms" or "Miss" or "Madame" or "Sir" or "Lady")
            {
                _women.TryAdd(key, title is not ("Mr" or "Sir"));
                return;
            }
        }
    }

    private void ByOffice(ActorMention mention)
    {
        if (mention.Office is not { } office)
        {
            return;
        }

        foreach (NameWord word in NameWords.Of(office))
        {
            if (OfficeLexicon.Shipped.SectorOf(word.Key) is not null && OfficeLexicon.Woman(word.Key) is { } woman)
            {
                _women.TryAdd(mention.Actor.Key, woman);
            }
        }
    }

    private void ByName(Actor actor)
    {
        int space = actor.Name.IndexOf(' ', StringComparison.Ordinal);
        if (GivenNames.IsWoman(space > 0 ? actor.Name.AsSpan(0, space) : actor.Name) is { } woman)
        {
            _women.TryAdd(actor.Key, woman);
        }
    }

    private void ByPronouns(StatementText text, Entity entity, string key)
    {
        int she = 0;
        int he = 0;
        foreach (EntityMention mention in entity.Mentions)
        {
            if (mention.Kind == MentionKind.Pronoun)
            {
                string pronoun = mention.Span.Of(text.Text).ToLowerInvariant();
                she += pronoun is "she" or "her" or "hers" or "herself" ? 1 : 0;
                he += pronoun is "he" or "him" or "his" or "himself" ? 1 : 0;
            }
        }

        if (Math.Max(she, he) >= LeastPronouns && Math.Max(she, he) >= Majority * Math.Min(she, he))
        {
            _women.TryAdd(key, she > he);
        }
    }
}
