using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>The acts of a report that tell positions or answers, by sentence, and the parties that their words name.</summary>
internal sealed class ActViews
{
    private readonly ReadingContext _context;
    private readonly TextAnalysis _text;
    private readonly EventParties _parties;
    private readonly ILookup<(ActLayer Layer, int Sentence), Act> _acts;

    public ActViews(ReadingContext context, TextAnalysis text, EventParties parties, ImmutableArray<Act> acts)
    {
        _context = context;
        _text = text;
        _parties = parties;
        _acts = acts.ToLookup(static act => (act.Layer, act.Sentence));
    }

    /// <summary>What a sentence that is no question tells surely enough of a layer, with the word that tells it, in text order.</summary>
    /// <param name="enough">Least probability that the word tells an act of the layer.</param>
    /// <param name="enoughOfLabel">Least probability of its label.</param>
    public IEnumerable<(Act Act, int Word)> Sure(SentenceView view, ActLayer layer, double enough, double enoughOfLabel)
    {
        if (view.EndsWith('?'))
        {
            yield break;
        }

        foreach (Act act in SharedActs.OfOne([.. _acts[(layer, view.Index)]]))
        {
            if (act.Probability >= enough && act.LabelProbability >= enoughOfLabel && Place(act.Trigger) is { } place)
            {
                yield return (act, place.Word);
            }
        }
    }

    /// <summary>As <see cref="Of"/>; where the words name nobody, whoever is reported as speaking at the word.</summary>
    public Party? OfOrSpeaker(Act act, ActRole role, SentenceView view, int at) =>
        Of(act, role, view, at) ?? (view.StatementAt(at)?.Speaker is { } speaker ? new Party([speaker], at, at + 1) : null);

    /// <summary>Sentence and word of a token of the text; null where it is no word of a sentence.</summary>
    public (SentenceView View, int Word)? Place(int token)
    {
        if (token < 0 || token >= _text.Tokens.Length)
        {
            return null;
        }

        int sentence = _text.Tokens[token].Sentence;
        SentenceView view = _context.Sentences[sentence];
        int word = token - _text.Sentences[sentence].FirstToken;
        return word >= 0 && word < view.Words.Length ? (view, word) : null;
    }

    /// <summary>Whom the words in a role name, those of whom something is known first; null for nobody.</summary>
    /// <param name="view">The sentence that the act stands in.</param>
    /// <param name="at">The word that tells the act, which stands for a party named in another sentence.</param>
    public Party? Of(Act act, ActRole role, SentenceView view, int at)
    {
        List<Actor> actors = [];
        int first = at;
        int end = at + 1;
        foreach (ActParty party in act.With(role))
        {
            if (Place(party.Head) is not { } place)
            {
                continue;
            }

            Party? named = PhraseParties.Of(_context, place.View, place.Word);
            // A name that is nobody known may be a town's: a person of whom nothing is told acts for no state by that.
            if (named is null && place.View.Tree.Class(place.Word) != "PROPN" && _parties.At(party.Head) is { IsEmpty: false } found)
            {
                named = new Party(found, place.Word, place.Word + 1);
            }

            if (named is null)
            {
                continue;
            }

            if (actors.Count == 0 && place.View == view)
            {
                (first, end) = (named.First, named.End);
            }

            actors.AddRange(named.Actors);
        }

        ImmutableArray<Actor> distinct = [.. actors.DistinctBy(static a => a.Party)];
        ImmutableArray<Actor> known = [.. distinct.Where(static a => a.Code is not null)];
        return distinct.IsEmpty ? null : new Party(known.IsEmpty ? distinct : known, first, end);
    }

    /// <summary>What is wanted, or answered: the first stretch that holds a noun or a verb ("called once more | for the road to be opened"); null for none.</summary>
    public (SentenceView View, int First, int End, int Head)? Thing(Act act)
    {
        foreach (ActWordsStretch stretch in act.AllOf(ActStretch.Words))
        {
            if (Words(stretch) is { } words && words.View.Tree.Class(words.Head) is not "ADJ")
            {
                return words;
            }
        }

        return Words(act.Stretch(ActStretch.Words));
    }

    /// <summary>The words of a stretch that lie in one sentence, and the one that the others hang on; null where there are none.</summary>
    public (SentenceView View, int First, int End, int Head)? Words(ActWordsStretch? stretch)
    {
        if (stretch is not { } told || Place(told.First) is not { } start)
        {
            return null;
        }

        int end = Math.Min(start.Word + told.End - told.First, start.View.Words.Length);
        for (int i = start.Word; i < end; i++)
        {
            int head = start.View.Tree.Head(i);
            if (
                (head < start.Word || head >= end)
                && (start.View.Tree.IsVerb(i) || start.View.Tree.IsNominal(i) || start.View.Tree.Class(i) == "ADJ")
            )
            {
                return (start.View, start.Word, end, i);
            }
        }

        return null;
    }
}
