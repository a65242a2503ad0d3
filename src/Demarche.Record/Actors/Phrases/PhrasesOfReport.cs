using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Resolves phrases of one report in the light of all that the report names.</summary>
internal sealed class PhrasesOfReport
{
    private const int LongestPhrase = 40;

    private readonly ReportNames _names;
    private readonly NodaTime.LocalDate? _day;
    private readonly PhraseReader _reader;
    private readonly List<ActorMention> _mentions;
    private readonly Dictionary<int, Actor> _byEntity;
    private readonly Dictionary<int, (Actor, int)> _persons = [];
    private Dictionary<TextSpan, int>? _entityOf;

    public PhrasesOfReport(ReportNames names, NodaTime.LocalDate? day, List<ActorMention> mentions, Dictionary<int, Actor> byEntity)
    {
        _names = names;
        _day = day;
        _mentions = mentions;
        _byEntity = byEntity;
        foreach (ActorMention mention in mentions)
        {
            if (mention.Actor.Type == ActorType.Person && mention.Kind != MentionKind.Nominal)
            {
                int first = names.WordAt(mention.Span.Start);
                int last = Math.Max(first, names.WordAt(mention.Span.End - 1));
                for (int i = first; i <= last; i++)
                {
                    _persons[i] = (mention.Actor, last);
                }
            }
        }

        _reader = new PhraseReader(names, day, word => _persons.TryGetValue(word, out (Actor, int) person) ? person : null);
    }

    public ImmutableArray<PhraseActor> Read(TextSpan phrase)
    {
        int first = _names.WordAt(phrase.Start);
        int last = first;
        while (last + 1 < _names.Words.Length && _names.Words[last + 1].Span.Start < phrase.End)
        {
            last++;
        }

        if (first >= _names.Words.Length || _names.Words[first].Span.Start >= phrase.End)
        {
            return [];
        }

        if (Whole(phrase) is { } mention)
        {
            return [new PhraseActor(mention.Actor, mention.Actor.Sector, [], phrase)];
        }

        ImmutableArray<PhraseActor> found = _reader.Read(first, last);
        return found.Length <= 1 && (found.IsEmpty || found[0].Actor.Code is null) && Referred(phrase) is { } actor
            ? [new PhraseActor(actor, actor.Sector, [], phrase)]
            : found;
    }

    public ImmutableArray<PhraseActor> ReadHead(int token)
    {
        ImmutableArray<Token> tokens = _names.Analysis.Tokens;
        if (token < 0 || token >= tokens.Length)
        {
            return [];
        }

        Sentence sentence = _names.Analysis.Sentences[tokens[token].Sentence];
        int first = token;
        int last = token;
        for (int i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
        {
            if (i != token && Belongs(tokens, sentence, i, token))
            {
                first = Math.Min(first, i);
                last = Math.Max(last, i);
            }
        }

        first = Math.Max(first, token - LongestPhrase);
        last = Math.Min(last, token + LongestPhrase);
        return Qualifying(token, Read(tokens[first].Span.Union(tokens[last].Span)));
    }

    // A word that only qualifies a noun: "press briefing" names nobody, "Lorn talks" a place, "rebel attack" rebels.
    private ImmutableArray<PhraseActor> Qualifying(int token, ImmutableArray<PhraseActor> found)
    {
        ImmutableArray<Token> tokens = _names.Analysis.Tokens;
        Token word = tokens[token];
        bool compound = word.Deprel is "compound";
        if (found.IsEmpty || !(compound || word.Deprel is "amod" || word.Upos is "ADJ"))
        {
            return found;
        }

        int at = _names.WordAt(word.Span.Start);
        int parent = word.Head > 0 ? _names.Analysis.Sentences[word.Sentence].FirstToken + word.Head - 1 : -1;
        bool ofGroup = parent >= 0 && _names.WordAt(tokens[parent].Span.Start) is var noun && IsRole(noun);
        if (
            compound
            && parent >= 0
            && !ofGroup
            && tokens[parent].Upos is "NOUN"
            && _names.MatchAt(at) is { Known: { Use: NameUse.Capital } known }
        )
        {
            Nation place = Nation.Of(known, _day) with { Government = false, Sector = null };
            return [new PhraseActor(PhraseActors.OfName(place, _names.Knowledge), null, [], _names.Words[at].Span)];
        }

        return found.RemoveAll(f => f.Actor is { Code: null, Type: ActorType.Group } && !(IsDoer(f.Sector) && parent >= 0 && !ofGroup));
    }

    // "militant attacks", "a student protest", not "press briefing" or "business plan".
    private static bool IsDoer(string? sector) => sector is "REB" or "LAB" or "EDU" or "CRM" or "REF";

    private bool IsRole(int word) =>
        word < _names.Words.Length && RoleLexicon.Shipped.EndingAt(_names.Words, word, word) is { Role.IsHead: true };

    // A word belongs to the phrase of a head where the way up to it holds only what noun phrases are made of.
    private static bool Belongs(ImmutableArray<Token> tokens, Sentence sentence, int word, int head)
    {
        int at = word;
        for (int steps = 0; steps < 12; steps++)
        {
            string relation = tokens[at].Deprel ?? "";
            bool nominal =
                relation
                    is "det"
                        or "amod"
                        or "compound"
                        or "nummod"
                        or "flat"
                        or "case"
                        or "conj"
                        or "cc"
                        or "fixed"
                        or "goeswith"
                        or "punct"
                || relation.StartsWith("nmod", StringComparison.Ordinal)
                || relation.StartsWith("flat", StringComparison.Ordinal);
            if (!nominal || tokens[at].Head <= 0)
            {
                return false;
            }

            // The head's own preposition stands outside.
            int parent = sentence.FirstToken + tokens[at].Head - 1;
            if (parent == head)
            {
                return !(relation is "case" or "punct" or "cc" && at < head);
            }

            at = parent;
        }

        return false;
    }

    // A person, a pronoun, "the minister": what the walk through the report has told already.
    private ActorMention? Whole(TextSpan phrase)
    {
        foreach (ActorMention mention in Near(phrase))
        {
            bool person = mention.Actor.Type == ActorType.Person;
            bool same = mention.Whole == phrase || (mention.Span == phrase && person);
            if (same && (person || mention.Kind == MentionKind.Pronoun) && mention.Actor.Code is not null)
            {
                return mention;
            }
        }

        return null;
    }

    private IEnumerable<ActorMention> Near(TextSpan phrase)
    {
        int low = 0;
        int high = _mentions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_mentions[middle].Whole.End <= phrase.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < _mentions.Count && _mentions[i].Span.Start < phrase.End; i++)
        {
            yield return _mentions[i];
        }
    }

    // The chain that holds the phrase, where one of its names is an actor; else the mention inside ("the alliance").
    private Actor? Referred(TextSpan phrase)
    {
        foreach (ActorMention mention in Near(phrase))
        {
            if (mention.Kind != MentionKind.Name && phrase.Contains(mention.Span) && mention.Actor.Code is not null)
            {
                return mention.Actor;
            }
        }

        if (_entityOf is null)
        {
            _entityOf = [];
            foreach (Entity entity in _names.Analysis.Entities)
            {
                foreach (EntityMention mention in entity.Mentions)
                {
                    _entityOf.TryAdd(mention.Span, entity.Id);
                }
            }
        }

        return _entityOf.TryGetValue(phrase, out int id) ? _byEntity.GetValueOrDefault(id) : null;
    }
}
