using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Lays out a sentence and what stands before it for the encoders of holders and of ties: names of parties are put as numbers, so that they learn how reports are
/// written and no names; behind a person or body whose party is known, and behind a capital, stands the party.
/// </summary>
internal sealed class PassageText
{
    /// <summary>Sentences before the one that is laid out.</summary>
    private const int MostBefore = 4;

    // Of a sentence, as of a title.
    private const int MostWords = 90;

    private readonly ReadingContext _context;
    private readonly Lazy<ImmutableArray<PassageWord>> _title;
    private readonly Dictionary<string, int> _parties;
    private readonly Dictionary<string, int> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Sentence, int End), string> _capitals = [];
    private readonly Dictionary<string, int> _introduced = new(StringComparer.Ordinal);

    /// <param name="capitals">Capitals that are named as places: their state stands behind them.</param>
    public PassageText(ReadingContext context, ReportParties parties, IEnumerable<CapitalPlace> capitals)
    {
        _context = context;
        _title = new(() => context.Report.Title is { Length: > 0 } title ? [.. Titled(title)] : []);
        foreach (CapitalPlace capital in capitals)
        {
            _capitals[(capital.Sentence, capital.End)] = capital.Party;
        }

        _parties = parties.Parties.Select(static (party, p) => (party.Party, p)).ToDictionary(StringComparer.Ordinal);
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (mention.Actor.Type == ActorType.Person && mention.Source.Kind == MentionKind.Name)
                {
                    _introduced.TryAdd(mention.Actor.Key, view.Index);
                }
            }
        }
    }

    /// <summary>The number of a person or body; -1 for a party itself and for none.</summary>
    public int PersonAt(SentenceView view, int word) =>
        view.MentionAt(word) is { } mention && !IsParty(mention) ? NumberOf(mention.Actor.Key) : -1;

    /// <summary>One sentence, and where a word of it comes to stand; -1 where it is cut off.</summary>
    public (ImmutableArray<PassageWord> Words, int At) Of(SentenceView view, int word)
    {
        ImmutableArray<PassageWord>.Builder words = ImmutableArray.CreateBuilder<PassageWord>();
        int at = -1;
        int first = Math.Max(0, word - (MostWords / 2));
        for (int i = first; i < view.Words.Length && words.Count < MostWords; i++)
        {
            at = i == word ? words.Count : at;
            SentenceMention? mention = view.MentionAt(i);
            int party = mention is { } told && _parties.TryGetValue(told.Actor.Party, out int known) ? known : -1;
            if (party < 0)
            {
                words.Add(PassageWord.Written(FormOf(view, i)));
                if (_capitals.TryGetValue((view.Index, i + 1), out string? state) && _parties.TryGetValue(state, out int seated))
                {
                    words.Add(PassageWord.Known(seated, NumberOf(state)));
                }
            }
            else if (IsParty(mention!.Value))
            {
                if (i == Math.Max(first, mention.Value.First))
                {
                    words.Add(PassageWord.Named(party));
                }
            }
            else
            {
                words.Add(PassageWord.Written(FormOf(view, i)));
                if (i == mention.Value.End - 1)
                {
                    words.Add(PassageWord.Known(party, NumberOf(mention.Value.Actor.Key)));
                }
            }
        }

        return (words.ToImmutable(), at);
    }

    /// <summary>One sentence; of a very long one the end.</summary>
    public ImmutableArray<PassageWord> ToEnd(SentenceView view) => Of(view, Math.Max(0, view.Words.Length - (MostWords / 2))).Words;

    /// <summary>The sentences before one, in text order.</summary>
    public ImmutableArray<PassageWord> Before(SentenceView view)
    {
        ImmutableArray<PassageWord> words = [];
        SentenceView? at = view.Before ?? view.BeforeParagraph;
        for (int back = 0; at is not null && back < MostBefore; back++)
        {
            words = [.. Of(at, 0).Words, .. words];
            at = at.Before ?? at.BeforeParagraph;
        }

        return words;
    }

    /// <summary>Where a person was first named, if that is not among the sentences before; else the title.</summary>
    public ImmutableArray<PassageWord> Introduction(SentenceView view, int word)
    {
        if (
            view.MentionAt(word) is { Actor: { Type: ActorType.Person } person }
            && _introduced.TryGetValue(person.Key, out int first)
            && first < view.Index - MostBefore
        )
        {
            return Of(_context.Sentences[first], 0).Words;
        }

        return Title;
    }

    /// <summary>The title of the report.</summary>
    public ImmutableArray<PassageWord> Title => _title.Value;

    // The names of parties as they are written in the report: the title is not analysed.
    private IEnumerable<PassageWord> Titled(string title)
    {
        foreach (NameWord word in NameWords.Of(title).Take(MostWords))
        {
            yield return _context.Knowledge?.Find(word.Key) is { } known && _parties.TryGetValue(known.Party, out int party)
                ? PassageWord.Named(party)
                : PassageWord.Written(word.Key);
        }
    }

    // Names of accounts begin as a party does where passages are written down.
    private static string FormOf(SentenceView view, int word) => view.Words[word].Lower is ['@', ..] ? "at" : view.Words[word].Lower;

    private static bool IsParty(SentenceMention mention) =>
        mention is { Actor: { Type: ActorType.Country or ActorType.Organisation } actor, Source.Kind: MentionKind.Name }
        && actor.Key == actor.Party
        && (actor.Type == ActorType.Organisation || actor.Sector is null);

    private int NumberOf(string key)
    {
        if (!_persons.TryGetValue(key, out int number))
        {
            _persons[key] = number = _persons.Count;
        }

        return number;
    }
}
