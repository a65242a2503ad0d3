using System.Collections.Immutable;
using Demarche.Language;
using NodaTime;

namespace Demarche.Record;

/// <summary>Resolves phrases that are given alone and known to be actors. Needs no language analysis. Safe from many threads.</summary>
public sealed class PhraseResolver
{
    private readonly ActorKnowledge _knowledge;

    public PhraseResolver(ActorKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <summary>The actors that the phrase names, in its order; none where it names nobody that can be told.</summary>
    /// <param name="day">The day on which it was written: decides who held an office. Null takes the latest office.</param>
    /// <param name="context">Text around it: the one country that it names owns an institution that names none ("the ministry").</param>
    public ImmutableArray<PhraseActor> Resolve(string phrase, LocalDate? day = null, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        string text = context is null ? phrase : $"{context}\n\n{phrase}";
        ReportNames names = new(
            new TextAnalysis
            {
                Text = text,
                Sentences = [],
                Tokens = [],
            },
            _knowledge
        );
        int first = context is null ? 0 : names.WordAt(context.Length + 1);
        if (first >= names.Words.Length)
        {
            return [];
        }

        ImmutableArray<PhraseActor> found = new PhraseReader(names, day, static _ => null).Read(first, names.Words.Length - 1);
        return context is null || first == 0 ? found : [.. found.Select(f => InContext(f, names, first, day))];
    }

    private PhraseActor InContext(PhraseActor found, ReportNames names, int end, LocalDate? day)
    {
        if (found.Actor.Code is not null || found.Sector is not { } sector)
        {
            return found;
        }

        List<Nation> named = [];
        new NationReader(names, day, static _ => false).Behind(0, end - 1, named);
        string[] parties = [.. named.Select(static n => n.Party).Distinct()];
        if (parties.Length != 1)
        {
            return found;
        }

        bool state = Actor.ActsForState(sector);
        string code = $"{parties[0]} {sector}";
        string shown = _knowledge.NameOf(parties[0]);
        return found with
        {
            Actor = state
                ? new Actor(parties[0], code, shown, ActorType.Country) { Inferred = true }
                : new Actor(code, code, $"{shown} ({SectorNames.Shipped.Of(sector)})", ActorType.Group) { Inferred = true },
        };
    }
}
