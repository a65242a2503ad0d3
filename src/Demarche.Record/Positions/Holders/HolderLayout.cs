using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Lays out acts whose doer no words name, as the encoder of holders reads them.</summary>
internal sealed class HolderLayout
{
    private readonly ActViews _acts;
    private readonly ImmutableArray<Act> _all;
    private readonly ILookup<int, Act> _bySentence;
    private readonly PassagesOfReport _passages;
    private readonly Lazy<HolderFeatures> _features;

    public HolderLayout(ReadingContext context, PassagesOfReport passages, ActViews acts, ImmutableArray<Act> all)
    {
        _acts = acts;
        _all = all;
        _bySentence = all.Where(static act => act.Layer != ActLayer.Event).ToLookup(static act => act.Sentence);
        _passages = passages;
        _features = new(() => new HolderFeatures(acts, all, new PartyFeatures(context, passages.Parties, all), passages.Parties));
    }

    private IEnumerable<Act> ActsIn(SentenceView view) => view.Index < ReportParties.MostSentences ? _bySentence[view.Index] : [];

    /// <summary>The likeliest position or answer of a sentence, by what the reader of acts thinks; null for none.</summary>
    public (Act Act, int Word)? Likeliest(SentenceView view)
    {
        (Act Act, int Word)? best = null;
        foreach (Act act in ActsIn(view))
        {
            if (
                (best is null || act.Probability > best.Value.Act.Probability)
                && _acts.Place(act.Trigger) is { } place
                && place.View == view
            )
            {
                best = (act, place.Word);
            }
        }

        return best;
    }

    /// <summary>An act as the encoder sees it; null where the report names no party at all.</summary>
    public HolderCase? Of(Act act, SentenceView view, int word)
    {
        if (view.Index >= ReportParties.MostSentences || _passages.Parties is not { Parties.IsEmpty: false } parties)
        {
            return null;
        }

        (ImmutableArray<PassageWord> here, int at) = _passages.Text.Of(view, word);
        if (at < 0 || at >= here.Length)
        {
            return null;
        }

        int phrase = Phrase(act, view, word);
        float[] numbers = new float[parties.Parties.Length * HolderFeatures.Count];
        for (int party = 0; party < parties.Parties.Length; party++)
        {
            _features.Value.Fill(act, view, phrase, word, party, numbers.AsSpan(party * HolderFeatures.Count, HolderFeatures.Count));
        }

        return new HolderCase(
            word,
            act.Layer,
            act.Label,
            parties.Parties,
            _passages.Text.Introduction(view, phrase),
            _passages.Text.Before(view),
            here,
            at,
            _passages.Text.PersonAt(view, phrase),
            numbers
        );
    }

    /// <summary>Shows the positions and answers of the report, in text order.</summary>
    public void Show(Action<CandidateHolder> watch)
    {
        foreach (Act act in _all)
        {
            if (act.Layer != ActLayer.Event && _acts.Place(act.Trigger) is { } place && Of(act, place.View, place.Word) is { } seen)
            {
                ActRole role = act.Layer == ActLayer.Response ? ActRole.By : ActRole.Holder;
                Party? ruled = _acts.OfOrSpeaker(act, role, place.View, place.Word);
                watch(
                    new CandidateHolder(
                        seen,
                        place.View,
                        act.Probability,
                        [.. ruled?.Actors.Where(static actor => actor.Code is not null).Select(static actor => actor.Party) ?? []]
                    )
                );
            }
        }
    }

    // Head of the phrase that the sentence says did it: by the reader of acts, as subject of the word that tells it, as speaker; -1 for none.
    private int Phrase(Act act, SentenceView view, int word)
    {
        foreach (ActParty party in act.With(act.Layer == ActLayer.Response ? ActRole.By : ActRole.Holder))
        {
            if (_acts.Place(party.Head) is { } place && place.View == view)
            {
                return place.Word;
            }
        }

        SentenceTree tree = view.Tree;
        if (tree.IsVerb(word) && !Clause.Of(tree, word).Passive && Clause.SubjectOf(tree, word) is var subject and >= 0)
        {
            return subject;
        }

        if (view.StatementAt(word) is { Source: [var source, ..] })
        {
            for (int i = view.Words.Length - 1; i >= 0; i--)
            {
                if (
                    source.Contains(view.Words[i].Span.Start) && (tree.Head(i) < 0 || !source.Contains(view.Words[tree.Head(i)].Span.Start))
                )
                {
                    return i;
                }
            }
        }

        return -1;
    }
}
