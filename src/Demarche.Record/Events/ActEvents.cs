using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Events from the acts that the model reads: who they are by the actors known, when by the times beside them.</summary>
internal sealed class ActEvents(ReadingContext context, EventParties parties, EventArguments arguments, TextAnalysis text)
{
    /// <summary>What the model is less sure of than this is left out: the record must not flood.</summary>
    private const double Enough = 0.5;

    private readonly EventModes _modes = new(text);

    /// <summary>Adds the events of the acts; a question tells none, nor does an act of nobody known, or one that is only wanted.</summary>
    public void Add(ImmutableArray<Act> acts, WantedActs wanted, EventCollector events)
    {
        foreach (Act act in acts)
        {
            if (act.Layer != ActLayer.Event)
            {
                continue;
            }

            SentenceView view = context.Sentences[act.Sentence];
            int word = act.Trigger - text.Sentences[act.Sentence].FirstToken;
            if (word >= view.Words.Length || view.EndsWith('?') || act.Probability < Enough)
            {
                continue;
            }

            if (WantedActs.IsNone(view, word) || (act.Status == EventStatus.Happened && wanted.Has(view, word)))
            {
                continue;
            }

            // Where a plain pattern fits a deed that is told as done, it knows better than the model what it is.
            Pattern? plain = act.Status == EventStatus.Happened ? PatternMatcher.At(view, EventReader.Verbs, word)?.Pattern : null;
            string type = plain?.Columns[0] ?? act.Label;
            string? mode = plain?.Columns[1] is { } told and not "-"
                ? told
                : _modes.Of(type, act.Trigger) ?? (plain is null ? act.Mode : null);
            ImmutableArray<Actor> actors = Of(act, ActRole.Source, arguments.Sources(act.Trigger), []);
            ImmutableArray<Actor> recipients = Of(act, ActRole.Target, arguments.Targets(act.Trigger), actors);
            if (!actors.Concat(recipients).Any(static a => a.Code is not null))
            {
                // Persons of whom nothing is known quarrel on every page of sport.
                continue;
            }

            if (type == "CONSULT" && mode is not ("visit" or "phone" or "third-party") && !actors.IsEmpty)
            {
                // Who meets whom is not told apart.
                actors = actors.AddRange(recipients);
                recipients = [];
                if (actors.DistinctBy(static a => a.Party).Take(2).Count() < 2)
                {
                    // A cabinet that meets meets nobody.
                    continue;
                }
            }

            bool news = act is { Status: EventStatus.Happened, Background: false };
            StatedDate date = context.Dates.Of(view, word, -1, -1, news);
            events.Add(
                view,
                word,
                type,
                mode,
                CameoCodes.Of(type, mode),
                actors,
                recipients,
                act.Status,
                date,
                act.Probability,
                act.Background
            );
        }
    }

    // What the model says; where nobody known is named there, the first in the tree who is no party to the act yet.
    private ImmutableArray<Actor> Of(Act act, ActRole role, List<int> plain, ImmutableArray<Actor> taken)
    {
        ImmutableArray<Actor> read = [.. act.With(role).SelectMany(party => parties.At(party.Head))];
        if (!read.IsEmpty)
        {
            return read;
        }

        foreach (int head in plain)
        {
            ImmutableArray<Actor> found = parties.At(head);
            if (!found.IsEmpty && !found.Any(f => taken.Any(t => t.Party == f.Party)))
            {
                return found;
            }
        }

        return [];
    }
}
