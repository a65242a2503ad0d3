using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>One place in a report where an actor is named, described or referred back to.</summary>
/// <param name="Span">
/// UTF-16 span of the words that name the actor: a name without title and office, a demonym, or a whole noun phrase such as
/// "Arvenian officials" or "the minister".
/// </param>
/// <param name="EntityId"><see cref="Entity.Id"/> of the entity it belongs to, where there is one.</param>
/// <param name="Office">The office as written ("water minister"); null for none.</param>
/// <param name="OfficeSpan">Where the office stands.</param>
/// <param name="Adjective">True for a demonym or name that only qualifies something else: "Russian" in "Russian aggression".</param>
public sealed record ActorMention(
    TextSpan Span,
    Actor Actor,
    int? EntityId,
    MentionKind Kind,
    string? Office = null,
    TextSpan? OfficeSpan = null,
    bool Adjective = false
)
{
    /// <summary>Name with its office and title: where the noun phrase starts and ends as far as it is known.</summary>
    public TextSpan Whole => OfficeSpan is { } office ? Span.Union(office) : Span;
}

/// <summary>Every actor of one report, in text order, with the look-ups that later steps ask for.</summary>
public sealed class ActorsOfReport
{
    public ActorsOfReport(ImmutableArray<ActorMention> mentions, ImmutableDictionary<int, Actor> byEntity)
    {
        Mentions = mentions;
        ByEntity = byEntity;
    }

    public static ActorsOfReport None { get; } = new([], ImmutableDictionary<int, Actor>.Empty);

    /// <summary>In text order; the spans do not overlap.</summary>
    public ImmutableArray<ActorMention> Mentions { get; }

    public ImmutableDictionary<int, Actor> ByEntity { get; }

    /// <summary>What the words of the report state of persons; nothing that was given.</summary>
    public ImmutableArray<StatedPerson> Stated { get; init; } = [];

    /// <summary>Every person that the report names, by the fullest form of the name.</summary>
    public ImmutableArray<NamedPerson> Named { get; init; } = [];

    internal PhrasesOfReport? Phrases { get; init; }

    /// <summary>
    /// The actors that a noun phrase names, read as an actor: "Arvenian and Tasmerian envoys" gives two, "Lorn" the government even
    /// where its verb is not known. Pronouns and "the ministry" are what the report named before. Empty where nobody can be told.
    /// </summary>
    /// <param name="phrase">UTF-16 span of the phrase, without relative clauses if possible.</param>
    public ImmutableArray<PhraseActor> Of(TextSpan phrase) => Phrases?.Read(phrase) ?? [];

    /// <summary>As <see cref="Of"/> for the noun phrase of a head word: its tree without relative clauses and appositions.</summary>
    /// <param name="token">Index into <see cref="Language.TextAnalysis.Tokens"/>.</param>
    public ImmutableArray<PhraseActor> OfHead(int token) => Phrases?.ReadHead(token) ?? [];

    public Actor? OfEntity(int entityId) => ByEntity.GetValueOrDefault(entityId);

    /// <summary>The mention whose span (with its office) holds the offset; null for none.</summary>
    public ActorMention? At(int offset)
    {
        int first = FirstEndingAfter(offset);
        for (int i = first; i < Math.Min(Mentions.Length, first + 2); i++)
        {
            if (Mentions[i].Whole.Contains(offset))
            {
                return Mentions[i];
            }
        }

        return null;
    }

    /// <summary>The mentions whose span lies inside a stretch of text, in text order.</summary>
    public ImmutableArray<ActorMention> Within(TextSpan stretch)
    {
        ImmutableArray<ActorMention>.Builder found = ImmutableArray.CreateBuilder<ActorMention>();
        for (int i = FirstEndingAfter(stretch.Start); i < Mentions.Length && Mentions[i].Span.Start < stretch.End; i++)
        {
            if (stretch.Contains(Mentions[i].Span))
            {
                found.Add(Mentions[i]);
            }
        }

        return found.ToImmutable();
    }

    // An office stands beside its name, so at most the neighbouring mention can hold the offset as well.
    private int FirstEndingAfter(int offset)
    {
        int low = 0;
        int high = Mentions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Mentions[middle].Whole.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
