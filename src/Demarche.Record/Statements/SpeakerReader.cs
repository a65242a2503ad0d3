using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <param name="Unnamed">"a senior official": a source that the report keeps unnamed.</param>
internal readonly record struct Speaker(Actor? Actor, int? Entity, string? Office, bool Unnamed, bool ByPronoun);

/// <summary>Says who a source is: the person or party that heads the phrase, never one that only qualifies it.</summary>
internal sealed class SpeakerReader
{
    private readonly StatementText _text;
    private readonly Dictionary<string, string> _offices = new(StringComparer.Ordinal);

    public SpeakerReader(StatementText text)
    {
        _text = text;
        foreach (ActorMention mention in text.Actors.Mentions)
        {
            if (mention is { Kind: MentionKind.Name, Office: { } office })
            {
                _offices.TryAdd(mention.Actor.Key, office);
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
            return source.First > 0 && MentionEndingBy(source.First - 1) is { } named ? From(named, false) : default;
        }

        if (SourceFinder.IsPronoun(first))
        {
            return _text.Actors.At(span.Start) is { Kind: MentionKind.Pronoun } pronoun ? From(pronoun, false) : default;
        }

        bool unnamed = IsUnnamed(source);
        bool role = false;
        int complement = int.MaxValue;
        for (int i = source.First; i <= source.Last; i++)
        {
            if (i > source.First && _text.Comma(i - 1, i))
            {
                break;
            }

            // "a narrator in the Adair film": behind a preposition stands who is spoken of, not who speaks.
            complement = i > source.First && SourceFinder.IsPreposition(_text.Lower(i)) ? Math.Min(complement, i) : complement;

            role |= SourceFinder.IsRole(_text.Lower(i));
            if (_text.Actors.At(_text.Words[i].Span.Start) is not { } mention || mention.Span.Start != _text.Words[i].Span.Start)
            {
                continue;
            }

            int last = _text.WordAt(mention.Span.End - 1);
            bool possessive = last < source.Last && _text.Words[last].Possessive;
            bool qualifies =
                i > source.First && SourceFinder.IsPreposition(_text.Lower(i - 1)) && mention.Whole.Start == mention.Span.Start;
            bool person = mention.Actor.Type == ActorType.Person;
            bool inside = complement < i && mention.Whole.Start > _text.Words[complement].Span.Start;
            if (person && !possessive && !qualifies && !inside)
            {
                return From(mention, false);
            }

            bool ends = last == source.Last || _text.Comma(last, last + 1);
            if (
                !person
                && !mention.Adjective
                && !possessive
                && (ends || role || NextIsRole(last, source.Last))
                && (!qualifies || (role && _text.Lower(i - 1) is "for" or "of" or "at" or "with"))
            )
            {
                // "a spokesman for the Foreign Ministry", "Arvenian officials": the party speaks, nobody is named.
                bool nameAhead = PersonAhead(last + 1, source.Last);
                if (!nameAhead)
                {
                    return From(mention, unnamed);
                }
            }
        }

        return new Speaker(null, null, null, unnamed, false);
    }

    private bool PersonAhead(int from, int last)
    {
        for (int i = from; i <= last && !_text.Comma(i - 1, i); i++)
        {
            if (_text.Actors.At(_text.Words[i].Span.Start) is { Actor.Type: ActorType.Person })
            {
                return true;
            }
        }

        return false;
    }

    private bool NextIsRole(int last, int end) => last + 1 <= end && SourceFinder.IsRole(_text.Lower(last + 1));

    private Speaker From(ActorMention mention, bool unnamed)
    {
        string? office = mention.Office ?? _offices.GetValueOrDefault(mention.Actor.Key);
        return new Speaker(mention.Actor, mention.EntityId, office, unnamed, mention.Kind == MentionKind.Pronoun);
    }

    private ActorMention? MentionEndingBy(int word)
    {
        int from = Math.Max(0, word - 14);
        for (int i = word; i >= from && _text.SentenceOf(i) == _text.SentenceOf(word); i--)
        {
            if (_text.Actors.At(_text.Words[i].Span.Start) is { Adjective: false, Actor.Type: ActorType.Person } mention)
            {
                return mention;
            }
        }

        return null;
    }

    private bool IsUnnamed(SourcePhrase source)
    {
        string first = _text.Lower(source.First);
        bool indefinite =
            first
            is "a"
                or "an"
                or "one"
                or "some"
                or "several"
                or "two"
                or "three"
                or "many"
                or "another"
                or "senior"
                or "unnamed"
                or "anonymous";
        for (int i = source.First; i <= source.Last; i++)
        {
            string lower = _text.Lower(i);
            bool plural =
                lower is "sources" or "people" or "source" or "official" || OfficeLexicon.Shipped.SectorOfPlural(lower) is not null;
            if (plural || (indefinite && SourceFinder.IsRole(lower)))
            {
                return true;
            }
        }

        return false;
    }
}
