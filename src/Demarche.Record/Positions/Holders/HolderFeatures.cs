using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// The numbers that the reader of holders sees of an act and a party beside the words: those of <see cref="PartyFeatures"/> for the phrase that holds it, what
/// kind of act and of phrase it is, whether the party is asked, and who acted in the sentences before.
/// </summary>
internal sealed class HolderFeatures
{
    private static readonly ImmutableArray<string> s_kinds = ["demand", "offer", "commitment", "threat", "condition", "refusal"];
    private static readonly FrozenSet<string> s_persons = FrozenSet.Create("he", "she");
    private static readonly FrozenSet<string> s_selves = FrozenSet.Create("i", "we");

    // Those, an answer, and one that the weights have and no act is.
    private const int Kinds = 8;
    private const int Phrases = 7;
    private const int Farthest = 3;

    /// <summary>Numbers of an act and a party.</summary>
    public const int Count = PartyFeatures.Count + Kinds + Phrases + 5 + Farthest + 2;

    private readonly PartyFeatures _features;
    private readonly ReportParties _parties;
    private readonly ActViews _acts;
    private readonly ILookup<int, Act> _bySentence;

    public HolderFeatures(ActViews acts, ImmutableArray<Act> all, PartyFeatures features, ReportParties parties)
    {
        _features = features;
        _parties = parties;
        _acts = acts;
        _bySentence = all.Where(static act => act.Layer != ActLayer.Event && act.Probability >= .5).ToLookup(static act => act.Sentence);
    }

    /// <param name="phrase">Head of the phrase that the sentence says did it; -1 for none.</param>
    /// <param name="word">The word that tells the act.</param>
    /// <param name="party">Number of the party.</param>
    /// <param name="numbers">[<see cref="Count"/>]</param>
    public void Fill(Act act, SentenceView view, int phrase, int word, int party, Span<float> numbers)
    {
        int slot = phrase >= 0 ? phrase : word;
        string found = view.Tree.Class(slot);
        SlotForm form =
            found == "PRON" ? SlotForm.Pronoun
            : found == "PROPN" ? SlotForm.Name
            : SlotForm.Office;
        _features.Fill(new PartySlot(view, slot, form), party, numbers[..PartyFeatures.Count]);
        LineFeatures features = new(numbers[PartyFeatures.Count..]);
        features.AddOneOf(act.Layer == ActLayer.Position ? s_kinds.IndexOf(act.Label) : s_kinds.Length, Kinds);
        string lower = view.Words[slot].Lower;
        features.AddOneOf(
            phrase < 0 ? 0
                : s_persons.Contains(lower) ? 1
                : s_selves.Contains(lower) ? 2
                : lower == "they" ? 3
                : found == "PRON" ? 4
                : found == "PROPN" ? 5
                : 6,
            Phrases
        );
        Actor actor = _parties.Parties[party];
        features.Add(Documents.Is(view, phrase));
        features.Add(Holds(act, ActRole.Addressee, view, word, actor));
        features.Add(Holds(act, ActRole.Performer, view, word, actor));
        features.Add(_parties.PlacesOf(party).Any(place => place.Sentence == view.Index));
        features.Add(view.StatementAt(word) is not null);
        AddBefore(ref features, view, actor);
    }

    // Who took up positions in the sentences before, and who was asked in the last of them.
    private void AddBefore(ref LineFeatures features, SentenceView view, Actor actor)
    {
        SentenceView? at = view.Before ?? view.BeforeParagraph;
        bool asked = false;
        bool spoke = false;
        for (int back = 0; back < Farthest; back++)
        {
            bool held = false;
            foreach (Act act in at is null ? [] : _bySentence[at.Index])
            {
                int word = act.Trigger - at!.Sentence.FirstToken;
                if (word >= 0 && word < at.Words.Length)
                {
                    ActRole role = act.Layer == ActLayer.Response ? ActRole.By : ActRole.Holder;
                    held |= Holds(act, role, at, word, actor);
                    asked |= back == 0 && Holds(act, ActRole.Addressee, at, word, actor);
                }
            }

            spoke |= at?.Statements.Any(s => s.Speaker?.Party == actor.Party) == true;
            features.Add(held);
            at = at?.Before ?? at?.BeforeParagraph;
        }

        features.Add(asked);
        features.Add(spoke);
    }

    private bool Holds(Act act, ActRole role, SentenceView view, int word, Actor actor) =>
        _acts.Of(act, role, view, word) is { } party && party.Actors.Any(one => one.Party == actor.Party);
}
