using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Who speaks together with whom a source names first: "Pell Adair and Odo Marsh", "France, Germany and Italy", "the foreign ministers of France and Germany".</summary>
internal sealed class JointVoices(StatementText text, SourceShape shape)
{
    private const int LongestPhrase = 10;

    private static readonly FrozenSet<string> Issued = EmbeddedLines.Words("speaking-texts.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The persons joined to the one who heads a source: "Pell Adair and Ambassador Odo Marsh".</summary>
    /// <param name="last">Last word of the first name.</param>
    /// <param name="end">Last word of the source.</param>
    public ImmutableArray<Actor> Persons(ActorMention mention, int last, int end)
    {
        ImmutableArray<Actor> others = [];
        bool joined = false;
        for (int i = last + 1; i <= end && i - last < LongestPhrase; i++)
        {
            string lower = text.Lower(i);
            int passed = BehindParty(i, end) ?? BehindApposition(i, end) ?? i;
            if (passed > i)
            {
                (i, last) = (passed, passed);
                continue;
            }

            if (
                ClauseWords.IsPreposition(lower)
                || lower is "of" or "for" or "who" or "whose" or "a" or "an" or "the"
                || shape.IsVerb(i) && lower != "and"
            )
            {
                break;
            }

            joined |= lower == "and" || text.Comma(i - 1, i);
            if (
                joined
                && text.NamedPersonAt(text.Words[i].Span.Start) is { } other
                && other.Span.Start == text.Words[i].Span.Start
                && other.Actor.Key != mention.Actor.Key
            )
            {
                int close = text.WordAt(other.Span.End - 1);
                if (text.Words[close].Possessive || shape.Modifies(close, end))
                {
                    break;
                }

                others = others.Add(other.Actor);
                (i, last, joined) = (close, close, false);
            }
        }

        return others;
    }

    /// <summary>Whom the sentence names as having issued the words too: "said in a joint statement with Odo Marsh". Null for none.</summary>
    /// <param name="cue">The cue of the statement.</param>
    public SourcePhrase? With((int First, int Last) cue, SourceFinder sources)
    {
        int last = Math.Min(text.LastOfSentence(cue.Last), cue.Last + LongestPhrase);
        for (int i = text.FirstOfSentence(cue.First); i + 3 <= last; i++)
        {
            if (text.Lower(i) == "joint" && text.Lower(i + 2) == "with" && !text.Quoted(i) && Issued.Contains(text.Lower(i + 1)))
            {
                return sources.After(i + 3);
            }
        }

        return null;
    }

    /// <summary>The parties joined to the one that a source names first, each in the role of the others; none where no "and" closes the list.</summary>
    /// <param name="last">Last word of the first; becomes the last of all.</param>
    /// <param name="end">Last word of the source.</param>
    /// <param name="lead">The first, in the role that the last names for all: "French and German officials".</param>
    public ImmutableArray<Actor> Parties(ActorMention mention, ref int last, int end, out Actor lead)
    {
        lead = mention.Actor;
        List<ActorMention> listed = [];
        int closed = 0;
        int at = last;
        while (at < end && (text.Comma(at, at + 1) || text.Lower(at + 1) == "and"))
        {
            bool and = text.Lower(at + 1) == "and";
            int next = at + (and ? 2 : 1);
            while (next <= end && text.Lower(next) is "the" or "of")
            {
                next++;
            }

            if (
                next > end
                || text.Actors.At(text.Words[next].Span.Start) is not { Kind: not MentionKind.Pronoun } other
                || other.Actor.Type == ActorType.Person
                || other.Span.Start != text.Words[next].Span.Start
            )
            {
                break;
            }

            at = text.WordAt(other.Span.End - 1);
            if (at > end || text.Words[at].Possessive)
            {
                break;
            }

            listed.Add(other);
            (closed, last) = and ? (listed.Count, at) : (closed, last);
        }

        if (closed == 0)
        {
            return [];
        }

        string? sector = mention.Actor.Sector ?? listed[closed - 1].Actor.Sector;
        bool roles = mention.Kind == MentionKind.Nominal || listed[closed - 1].Kind == MentionKind.Nominal;
        Actor first = lead = roles ? InRole(lead, sector) : lead;
        return
        [
            .. listed
                .Take(closed)
                .Select(other => roles ? InRole(other.Actor, sector) : other.Actor)
                .Where(other => other.Key != first.Key)
                .DistinctBy(static other => other.Key),
        ];
    }

    // "the foreign ministers of France and Germany": what the one is, the other is too.
    private static Actor InRole(Actor actor, string? sector) =>
        sector is not null && actor is { Type: ActorType.Country, Code: { } code, Sector: null }
            ? actor with
            {
                Code = $"{code} {sector}",
            }
            : actor;

    // "Pell Adair of Arvenia and …": whose he is.
    private int? BehindParty(int word, int end)
    {
        if (text.Lower(word) is not ("of" or "from") || word + 1 > end)
        {
            return null;
        }

        int party = text.Lower(word + 1) == "the" && word + 2 <= end ? word + 2 : word + 1;
        return text.Actors.At(text.Words[party].Span.Start) is { } mention && mention.Actor.Type != ActorType.Person
            ? Math.Min(end, text.WordAt(mention.Span.End - 1))
            : null;
    }

    // "Pell Adair, the Arvenian water minister, and …": what he is.
    private int? BehindApposition(int word, int end)
    {
        if (!text.Comma(word - 1, word) || !(ClauseWords.IsDeterminer(text.Lower(word)) || ClauseWords.IsRole(text.Lower(word))))
        {
            return null;
        }

        for (int i = word; i + 1 <= end && i - word < LongestPhrase; i++)
        {
            if (text.Comma(i, i + 1))
            {
                return text.Lower(i + 1) == "and" ? i : null;
            }
        }

        return null;
    }
}
