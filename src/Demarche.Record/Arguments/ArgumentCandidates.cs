using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Everybody whom a sentence names, and whoever speaks in it: those among whom the parties of its lines are chosen.</summary>
internal sealed class ArgumentCandidates(EventParties parties)
{
    /// <summary>More than a sentence of any sense names.</summary>
    private const int Most = 40;

    private SentenceView? _view;
    private ImmutableArray<ArgumentCandidate> _named = [];

    /// <summary>In text order; whoever speaks at the word comes last where the sentence does not name them, then the given ones that it does not name.</summary>
    public ImmutableArray<ArgumentCandidate> Of(SentenceView view, int word, IEnumerable<Actor> given)
    {
        if (_view != view)
        {
            (_view, _named) = (view, Named(view));
        }

        ImmutableArray<ArgumentCandidate> found = _named;
        IEnumerable<Actor> others = view.StatementAt(word)?.Speaker is { } speaker ? given.Append(speaker) : given;
        foreach (Actor other in others)
        {
            if (!found.Any(candidate => candidate.Actor.Key == other.Key))
            {
                found = found.Add(new ArgumentCandidate(other, []));
            }
        }

        return found;
    }

    private ImmutableArray<ArgumentCandidate> Named(SentenceView view)
    {
        List<ArgumentCandidate> found = [];
        for (int i = 0; i < view.Words.Length && found.Count < Most; i++)
        {
            if (view.Tree.Class(i) is not ("NOUN" or "PROPN" or "PRON" or "ADJ" or "NUM"))
            {
                continue;
            }

            int token = view.Sentence.FirstToken + i;
            ImmutableArray<Actor> actors = parties.At(token);
            foreach (Actor actor in actors.IsEmpty ? parties.Anybody(token) : actors)
            {
                int at = found.FindIndex(candidate => candidate.Actor.Key == actor.Key);
                if (at < 0)
                {
                    found.Add(new ArgumentCandidate(actor, [i]));
                }
                else
                {
                    // "Arvenian … Arvenia's troops": what says more of them.
                    bool plain = found[at].Actor.Sector is null && actor.Sector is not null;
                    found[at] = new ArgumentCandidate(plain ? actor : found[at].Actor, found[at].Heads.Add(i));
                }
            }
        }

        return [.. found];
    }
}
