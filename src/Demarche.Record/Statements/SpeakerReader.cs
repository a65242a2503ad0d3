using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <param name="Unnamed">"a senior official": a source that the report keeps unnamed.</param>
/// <param name="Others">Who speaks with the actor.</param>
internal readonly record struct Speaker(
    Actor? Actor,
    int? Entity,
    string? Office,
    bool Unnamed,
    bool ByPronoun,
    ImmutableArray<Actor> Others = default
);

/// <summary>Says who a source is: the person or party that heads the phrase, never one that only qualifies it.</summary>
internal sealed class SpeakerReader
{
    // In characters.
    private const int LongestDescription = 80;

    private static readonly FrozenDictionary<string, string[]> OfficeNames = DataTable
        .Rows("office-paraphrases.tsv", 2)
        .ToFrozenDictionary(static row => row[0], static row => row[1].Split('|'), StringComparer.Ordinal);

    private readonly StatementText _text;
    private readonly SourceShape _shape;
    private readonly JointVoices _joint;
    private readonly Dictionary<string, string> _offices = new(StringComparer.Ordinal);

    // By office in small letters; null where several hold it.
    private readonly Dictionary<string, ActorMention?> _holders = new(StringComparer.Ordinal);

    public SpeakerReader(StatementText text, AttributionWords words)
    {
        _text = text;
        _shape = new SourceShape(text, words);
        _joint = new JointVoices(text, _shape);
        foreach (ActorMention mention in text.Actors.Mentions)
        {
            if (mention is { Kind: MentionKind.Name, Office: { } office })
            {
                _offices.TryAdd(mention.Actor.Key, office);
                string held = office.ToLowerInvariant();
                _holders[held] =
                    !_holders.TryGetValue(held, out ActorMention? other) || other?.Actor.Key == mention.Actor.Key ? mention : null;
            }
        }
    }

    /// <summary>The one person of the report whose last name a turn of a conversation opens with, in capitals.</summary>
    public Speaker OfTurn(SourcePhrase label)
    {
        Speaker read = Of(label);
        if (read.Actor is not null)
        {
            return read;
        }

        string last = _text.Key(label.Last);
        ActorMention? found = null;
        foreach (ActorMention mention in _text.Actors.Mentions)
        {
            bool named =
                mention is { Kind: MentionKind.Name, Actor.Type: ActorType.Person }
                && mention.Actor.Name.EndsWith(last, StringComparison.OrdinalIgnoreCase)
                && (mention.Actor.Name.Length == last.Length || mention.Actor.Name[^(last.Length + 1)] == ' ');
            if (named && found is not null && found.Actor.Key != mention.Actor.Key)
            {
                return read;
            }

            found = named ? mention : found;
        }

        return found is null ? read : From(found, false);
    }

    public Speaker Of(SourcePhrase source)
    {
        TextSpan span = _text.Span(source.First, source.Last);
        string first = _text.Lower(source.First);
        if (first == "who")
        {
            return source.First > 0 && _shape.Antecedent(source.First - 1) is var antecedent && _text.Lower(antecedent.First) != "who"
                ? Of(antecedent)
                : default;
        }

        if (ClauseWords.IsPronoun(first))
        {
            return _text.Actors.At(span.Start) is { Kind: MentionKind.Pronoun } pronoun ? From(pronoun, false) : default;
        }

        if (_shape.AuthorOfText(source) is { } author)
        {
            return Of(author);
        }

        bool unnamed = _shape.IsUnnamed(source);
        bool role = false;
        ActorMention? held = null;
        ImmutableArray<Actor> others = [];
        int complement = int.MaxValue;
        for (int i = source.First; i <= source.Last; i++)
        {
            if (i > source.First && _text.Comma(i - 1, i))
            {
                // "the Arvenian government spokesman, Pell Adair,": the office first, then who holds it.
                ActorMention? holder = complement == int.MaxValue ? _shape.Apposed(i, source.Last) : null;
                if (holder is not null && (role || holder.OfficeSpan?.Start < _text.Words[i].Span.Start))
                {
                    return From(holder, false);
                }

                break;
            }

            // "a narrator in the Adair film": behind a preposition stands who is spoken of, not who speaks.
            complement = i > source.First && ClauseWords.IsPreposition(_text.Lower(i)) ? Math.Min(complement, i) : complement;

            role |= ClauseWords.IsRole(_text.Lower(i));
            if (_text.Actors.At(_text.Words[i].Span.Start) is not { } mention || mention.Span.Start != _text.Words[i].Span.Start)
            {
                continue;
            }

            if (mention.Kind == MentionKind.Nominal && (_shape.IsIndefinite(i) || _shape.HoldsOwnName(mention)))
            {
                continue;
            }

            int last = _text.WordAt(mention.Span.End - 1);
            bool possessive = last < source.Last && _text.Words[last].Possessive;
            bool qualifies = i > source.First && ClauseWords.IsPreposition(_text.Lower(i - 1)) && mention.Whole.Start == mention.Span.Start;
            bool person = mention.Actor.Type == ActorType.Person;
            bool inside = complement < i && mention.Whole.Start > _text.Words[complement].Span.Start;
            if (person && !possessive && !qualifies && !inside && !SourceShape.IsTitleAlone(mention) && !_shape.Modifies(last, source.Last))
            {
                return From(OfOffice(mention), false) with { Others = _joint.Persons(mention, last, source.Last) };
            }

            ImmutableArray<Actor> listed = [];
            if (!person && !possessive)
            {
                listed = _joint.Parties(mention, ref last, source.Last, out Actor lead);
                mention = mention with { Actor = lead };
            }

            bool ends = last == source.Last || _text.Comma(last, last + 1);
            if (
                !person
                && !(mention.Adjective && listed.IsEmpty)
                && !possessive
                && (ends || role || _shape.NextIsRole(last, source.Last))
                && (!qualifies || (role && _text.Lower(i - 1) is "for" or "of" or "at" or "with"))
            )
            {
                // "a spokesman for the Foreign Ministry", "Arvenian officials": the party speaks, nobody is named.
                if (!_shape.PersonAhead(last + 1, source.Last))
                {
                    if (unnamed || !_shape.IsOnePerson(source.First, source.Last, mention.Actor.Type == ActorType.Country))
                    {
                        (held, others) = held is null ? (mention, listed) : (held, others);
                    }
                }
            }

            i = listed.IsEmpty ? i : last;
        }

        if (held is null && Paraphrased(span) is { } leader)
        {
            return From(leader, false);
        }

        return held is not null
            ? From(held, unnamed) with
            {
                Others = others,
            }
            : new Speaker(null, null, null, unnamed || _shape.IsSomebodys(source), false);
    }

    /// <summary>A source as printed, up to its first comma where it is long; null for a pronoun.</summary>
    public static string? Described(StatementText text, SourcePhrase source)
    {
        string first = text.Lower(source.First);
        if (ClauseWords.IsPronoun(first) || first is "which" or "that" or "what" or "there")
        {
            return null;
        }

        int last = source.Last;
        for (int i = source.First; i < last && text.Span(source.First, source.Last).Length > LongestDescription; i++)
        {
            last = text.Comma(i, i + 1) ? i : last;
        }

        string printed = string.Join(
            ' ',
            text.Span(source.First, last).Of(text.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return printed.Length <= LongestDescription ? printed : null;
    }

    /// <summary>Who speaks, with those whom the sentence names beside the source: "Adair said in a joint statement with Marsh".</summary>
    public Speaker With(Speaker speaker, (int First, int Last) cue, SourceFinder sources)
    {
        if (speaker.Actor is not { } first || _joint.With(cue, sources) is not { } named || Of(named) is not { Actor: { } other } with)
        {
            return speaker;
        }

        ImmutableArray<Actor> known = speaker.Others.IsDefault ? [] : speaker.Others;
        ImmutableArray<Actor> more = with.Others.IsDefault ? [] : with.Others;
        return speaker with
        {
            Others = [.. known.Append(other).Concat(more).Where(one => one.Key != first.Key).DistinctBy(static one => one.Key)],
        };
    }

    private Speaker From(ActorMention mention, bool unnamed)
    {
        string? office = mention.Office ?? _offices.GetValueOrDefault(mention.Actor.Key);
        return new Speaker(mention.Actor, mention.EntityId, office, unnamed, mention.Kind == MentionKind.Pronoun);
    }

    // "the head of state" is the one president whom the report names; nobody where it names two.
    private ActorMention? Paraphrased(TextSpan source)
    {
        string called = source.Of(_text.Text).ToLowerInvariant();
        if (!called.StartsWith("the ", StringComparison.Ordinal) || !OfficeNames.TryGetValue(called[4..], out string[]? names))
        {
            return null;
        }

        ActorMention? found = null;
        foreach ((string office, ActorMention? holder) in _holders)
        {
            if (
                !Array.Exists(names, name => office.EndsWith(name, StringComparison.Ordinal))
                || office.Contains("vice", StringComparison.Ordinal)
            )
            {
                continue;
            }

            if (holder is null || (found is not null && found.Actor.Key != holder.Actor.Key))
            {
                return null;
            }

            found = holder;
        }

        return found;
    }

    // "the vice president" is the one whose office that is, whomever the chain names.
    private ActorMention OfOffice(ActorMention mention)
    {
        if (mention.Kind != MentionKind.Nominal)
        {
            return mention;
        }

        string office = mention.Span.Of(_text.Text).ToLowerInvariant();
        office = office.StartsWith("the ", StringComparison.Ordinal) ? office[4..] : office;
        return
            _offices.GetValueOrDefault(mention.Actor.Key)?.EndsWith(office, StringComparison.OrdinalIgnoreCase) != true
            && _holders.GetValueOrDefault(office) is { } holder
            ? holder
            : mention;
    }
}
