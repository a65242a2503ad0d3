using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// The numbers that a network sees of a phrase and a party that it may stand for: what the phrase is, where in its sentence, in the sentence before and in the
/// report the party is named, and whether the report comes from there.
/// </summary>
internal sealed class PartyFeatures
{
    private const int Forms = (int)SlotForm.Pronoun + 1;
    private static readonly ImmutableArray<string> s_owners = ["our", "his", "her", "its", "their", "the", "a", "an"];
    private static readonly ImmutableArray<string> s_sectors = ["GOV", "MIL", "LEG", "JUD", "COP"];
    private const int OfSlot = Forms + 3 + 8 + 6 + 6;
    private const int OfReport = 12;
    private const int OfSentence = 12;
    private const int OfBefore = 9;
    private const int OfPerson = 8;
    private const int OfDescription = 9;
    private const int OfActs = 10;

    /// <summary>Numbers of a phrase and a party.</summary>
    public const int Count = OfSlot + OfReport + OfSentence + OfBefore + OfPerson + OfDescription + OfActs;

    // Who leads a body of several states, rather than a ministry of one.
    private static readonly ImmutableArray<string> s_heads =
    [
        "chairman",
        "chairwoman",
        "chair",
        "secretary-general",
        "president",
        "director",
        "commissioner",
        "secretary",
    ];

    private const int Deepest = 4;
    private const int NearWords = 8;
    private const int FarSentences = 6;
    public const int MostMentions = 12;

    private const double LeastAct = 0.3;

    private readonly ReportParties _parties;
    private readonly ILookup<int, Act> _acts;
    private readonly Dictionary<string, List<(SentenceView View, int Word)>> _persons = new(StringComparer.Ordinal);

    /// <param name="acts">What the reader of acts made of the report.</param>
    public PartyFeatures(ReadingContext context, ReportParties parties, ImmutableArray<Act> acts)
    {
        _parties = parties;
        _acts = acts.Where(static act => act.Probability >= LeastAct).ToLookup(static act => act.Sentence);
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (mention.Actor is { Type: ActorType.Person, Code: null, Key: var key })
                {
                    List<(SentenceView, int)> places = _persons.TryGetValue(key, out var known) ? known : _persons[key] = [];
                    if (places.Count < MostMentions)
                    {
                        places.Add((view, PartySlot.HeadOf(view.Tree, mention)));
                    }
                }
            }
        }
    }

    /// <param name="party">Number of the party among those of the report.</param>
    /// <param name="numbers">[<see cref="Count"/>]</param>
    public void Fill(PartySlot slot, int party, Span<float> numbers)
    {
        LineFeatures features = new(numbers);
        AddSlot(ref features, slot);
        AddReport(ref features, slot, party);
        Here here = HereOf(slot.View, slot.Word, party);
        here.AddTo(ref features);
        features.Add(OthersAddressed(slot, party));
        Before before = BeforeOf(slot.View, slot.Word, party);
        before.AddTo(ref features);
        AddPerson(ref features, slot, party);
        AddDescription(ref features, slot, party, before.LastSubject);
        AddActs(ref features, slot, party);
    }

    // "the envoy of Tasmere, Dana Mirel", "its chairman, Kel Marr": what is said of a name beside it.
    private void AddDescription(ref LineFeatures features, PartySlot slot, int party, bool lastSubject)
    {
        (SentenceView view, int word, _) = slot;
        SentenceTree tree = view.Tree;
        int top = TopOf(tree, word);
        bool named = false;
        bool owner = false;
        foreach (PartyPlace place in _parties.PlacesOf(party))
        {
            if (place.Sentence == view.Index && place.Word != word && tree.IsWithin(place.Word, top))
            {
                named = true;
                owner |= Math.Abs(place.Word - word) <= NearWords;
            }
        }

        string possessive = tree.Child(top, "nmod:poss") is var its and >= 0 ? view.Words[its].Lower : "";
        string lemma = tree.Lemma(top);
        string office = view.MentionAt(word)?.Source.Office?.Split(' ')[^1].ToLowerInvariant() ?? "";
        features.Add(top != word);
        features.Add(named);
        features.Add(owner);
        features.Add(possessive is "its" or "their" or "his" or "her");
        features.Add(possessive is "its" or "their" or "his" or "her" && lastSubject);
        features.Add(possessive == "our");
        features.Add(OfficeLexicon.Shipped.SectorOf(lemma) is not null);
        features.Add(s_heads.Contains(lemma) || s_heads.Contains(office));
        features.Add(tree.Child(word, "acl") >= 0 || tree.Child(top, "acl") >= 0);
    }

    // The head of the whole phrase: of the chairman, whom the name stands beside.
    private static int TopOf(SentenceTree tree, int word)
    {
        int top = word;
        for (int step = 0; step < Deepest && tree.Head(top) is var head and >= 0; step++)
        {
            if (!(tree.Is(top, "appos") || tree.Is(top, "flat") || tree.Is(top, "compound")) || !tree.IsNominal(head))
            {
                break;
            }

            top = head;
        }

        return top;
    }

    // Who demands something of the other state is not of it.
    private void AddActs(ref LineFeatures features, PartySlot slot, int party)
    {
        (SentenceView view, int word, _) = slot;
        int top = TopOf(view.Tree, word);
        bool acts = false;
        bool demands = false;
        bool undertakes = false;
        bool refuses = false;
        bool answers = false;
        bool toParty = false;
        bool partyActs = false;
        bool partySuffers = false;
        bool suffers = false;
        bool any = false;
        foreach (Act act in _acts[view.Index])
        {
            any |= act.Layer != ActLayer.Event;
            bool mine = false;
            bool theirs = false;
            foreach (ActParty one in act.Parties)
            {
                int at = one.Head - view.Sentence.FirstToken;
                bool doer = one.Role is ActRole.Holder or ActRole.Source or ActRole.By;
                bool here = at == word || at == top;
                mine |= doer && here;
                suffers |= !doer && here;
                bool isParty = IsOf(view, at, party);
                partyActs |= doer && isParty;
                theirs |= !doer && isParty;
            }

            acts |= mine;
            partySuffers |= theirs;
            toParty |= mine && theirs;
            demands |= mine && act is { Layer: ActLayer.Position, Label: "demand" or "condition" };
            undertakes |= mine && act is { Layer: ActLayer.Position, Label: "offer" or "commitment" or "threat" };
            refuses |= mine && act is { Layer: ActLayer.Position, Label: "refusal" };
            answers |= mine && act.Layer == ActLayer.Response;
        }

        features.Add(any);
        features.Add(acts);
        features.Add(demands);
        features.Add(undertakes);
        features.Add(refuses);
        features.Add(answers);
        features.Add(suffers);
        features.Add(toParty);
        features.Add(partyActs);
        features.Add(partySuffers);
    }

    private bool IsOf(SentenceView view, int word, int party)
    {
        foreach (PartyPlace place in _parties.PlacesOf(party))
        {
            if (
                place.Sentence == view.Index
                && (place.Word == word || (view.MentionAt(place.Word) is { } mention && word >= mention.First && word < mention.End))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static void AddSlot(ref LineFeatures features, PartySlot slot)
    {
        (SentenceView view, int word, SlotForm form) = slot;
        SentenceTree tree = view.Tree;
        features.AddOneOf((int)form, Forms);
        features.Add(tree.Relation(word) == "nsubj");
        features.Add(tree.Relation(word) == "nsubj:pass");
        features.Add(tree.Marker(word) == "by");
        string owner = OwnerOf(view, word);
        features.AddOneOf(s_owners.IndexOf(owner), s_owners.Length);
        string? office = view.MentionAt(word)?.Source.Office;
        string? sector = OfficeLexicon.Shipped.SectorOfOffice(office ?? tree.Lemma(word));
        features.AddOneOf(sector is null ? -1 : s_sectors.IndexOf(sector), s_sectors.Length);
        features.Add(sector is not null);
        int verb = tree.Is(word, "nsubj") ? tree.Head(word) : -1;
        features.Add(verb >= 0 && view.Words[verb].Is(WordRole.Say));
        features.Add(verb >= 0 && PersonSides.Replies(view, word));
        features.Add(verb >= 0 && Clause.Of(tree, verb) is { Modal: "will" or "would" or "shall" });
        features.Add(verb >= 0 && tree.Head(verb) < 0);
        features.Add(view.Before is null);
        features.Add(view.StatementAt(word) is not null);
    }

    // "our foreign minister", "the palace".
    private static string OwnerOf(SentenceView view, int word)
    {
        int first = view.MentionAt(word)?.First ?? word;
        string before = first > 0 ? view.Words[first - 1].Lower : "";
        int owner = view.Tree.Child(word, "nmod:poss");
        int article = view.Tree.Child(word, "det");
        return owner >= 0 ? view.Words[owner].Lower
            : article >= 0 ? view.Words[article].Lower
            : s_owners.Contains(view.Words[first].Lower) ? view.Words[first].Lower
            : before;
    }

    private void AddReport(ref LineFeatures features, PartySlot slot, int party)
    {
        Actor actor = _parties.Parties[party];
        ImmutableArray<PartyPlace> places = _parties.PlacesOf(party);
        int sentence = slot.View.Index;
        int before = places.Count(place => place.Sentence < sentence);
        features.Add((double)places.Length / Math.Max(1, _parties.Places));
        features.Add(Math.Log(1 + before));
        features.Add(Math.Log(1 + places.Length - before));
        features.Add(1.0 / _parties.Parties.Length);
        features.Add(actor.Type == ActorType.Country);
        features.Add(_parties.Home == actor.Party);
        features.Add(_parties.Home is not null);
        features.Add(_parties.From == actor.Party);
        features.Add(_parties.From is not null);
        features.Add(places.Any(place => place.Subject && place.Sentence < sentence));
        features.Add(sentence == 0);
        features.Add(_parties.Home == actor.Party && OwnerOf(slot.View, slot.Word) is "our" or "the");
    }

    /// <summary>Where the sentence of a phrase names a party.</summary>
    private readonly record struct Here(
        bool Before,
        bool BeforeAsSubject,
        bool After,
        bool Asked,
        bool Planned,
        bool Governed,
        bool Within,
        bool AdjectiveAfter,
        bool Adjective,
        bool Owner,
        bool Under
    )
    {
        public void AddTo(ref LineFeatures features)
        {
            features.Add(Before);
            features.Add(BeforeAsSubject);
            features.Add(After);
            features.Add(Asked);
            features.Add(Planned);
            features.Add(Governed);
            features.Add(Within);
            features.Add(AdjectiveAfter);
            features.Add(Adjective);
            features.Add(Owner);
            features.Add(Under);
        }

        public double Weight(int number) =>
            number switch
            {
                0 => Before ? 1 : 0,
                1 => Asked ? 1 : 0,
                2 => Planned ? 1 : 0,
                3 => Governed || AdjectiveAfter ? 1 : 0,
                _ => 0,
            };
    }

    private Here HereOf(SentenceView view, int word, int party)
    {
        SentenceTree tree = view.Tree;
        Here here = default;
        int verb = tree.Is(word, "nsubj") ? tree.Head(word) : -1;
        foreach (PartyPlace place in _parties.PlacesOf(party))
        {
            if (place.Sentence != view.Index || place.Word == word)
            {
                continue;
            }

            int at = place.Word;
            int head = tree.Head(at);
            bool before = at < word;
            bool under = verb >= 0 && tree.IsWithin(at, verb) && !tree.IsWithin(at, word);
            string? modal = place.Subject && head >= 0 ? Clause.Of(tree, head).Modal : null;
            here = new Here(
                here.Before | before,
                here.BeforeAsSubject | (before && place.Subject),
                here.After | !before,
                here.Asked | (head != verb && modal is "must" or "should" or "ought"),
                here.Planned | (head != verb && modal is "will" or "would" or "shall"),
                here.Governed | (verb >= 0 && head == verb && at > verb && !place.Adjective),
                here.Within | tree.IsWithin(at, word),
                here.AdjectiveAfter | (!before && place.Adjective),
                here.Adjective | place.Adjective,
                here.Owner | (tree.Relation(at) == "nmod:poss"),
                here.Under | (under && !place.Adjective)
            );
        }

        return here;
    }

    // What is asked of the other state is asked by this one.
    private bool OthersAddressed(PartySlot slot, int party)
    {
        for (int other = 0; other < _parties.Parties.Length; other++)
        {
            if (other != party && HereOf(slot.View, slot.Word, other) is { } here && (here.Asked || here.Governed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the sentences before name a party.</summary>
    private readonly record struct Before(
        bool Named,
        bool Subject,
        bool Speaker,
        bool Other,
        bool Last,
        bool LastSubject,
        double Away,
        bool SameParagraph,
        bool Only
    )
    {
        public void AddTo(ref LineFeatures features)
        {
            features.Add(Named);
            features.Add(Subject);
            features.Add(Speaker);
            features.Add(Other);
            features.Add(Last);
            features.Add(LastSubject);
            features.Add(Away);
            features.Add(SameParagraph);
            features.Add(Only);
        }

        public double Weight(int number) =>
            number switch
            {
                0 => Subject ? 1 : 0,
                1 => Speaker ? 1 : 0,
                2 => Last ? 1 : 0,
                3 => LastSubject ? 1 : 0,
                _ => 0,
            };
    }

    private Before BeforeOf(SentenceView view, int word, int party)
    {
        Actor actor = _parties.Parties[party];
        SentenceView? previous = view.Before ?? view.BeforeParagraph;
        PartyPlace? last = null;
        PartyPlace? lastSubject = null;
        PartyPlace? mine = null;
        bool named = false;
        bool other = false;
        bool others = false;
        for (int p = 0; p < _parties.Parties.Length; p++)
        {
            foreach (PartyPlace place in _parties.PlacesOf(p))
            {
                if (place.Sentence > view.Index || (place.Sentence == view.Index && place.Word >= word))
                {
                    break;
                }

                bool here = previous is not null && place.Sentence == previous.Index;
                last = Later(last, place);
                lastSubject = place.Subject && !place.Adjective ? Later(lastSubject, place) : lastSubject;
                if (p == party)
                {
                    mine = place;
                    named |= here;
                    other |= here && !place.Subject;
                }
                else
                {
                    others |= here;
                }
            }
        }

        return new Before(
            named,
            previous is not null && ReadingContext.RootSubject(previous) is { } about && about.Actors.Any(a => a.Party == actor.Party),
            previous?.Statements.Any(s => s.Speaker?.Party == actor.Party) == true,
            other,
            mine is not null && mine == last,
            mine is not null && _parties.PlacesOf(party).Any(place => place == lastSubject),
            mine is { } near ? Math.Min(FarSentences, view.Index - near.Sentence) / (double)FarSentences : 1.5,
            view.Before is not null,
            named && !others
        );
    }

    private static PartyPlace? Later(PartyPlace? one, PartyPlace other) =>
        one is not { } first || first.Sentence < other.Sentence || (first.Sentence == other.Sentence && first.Word < other.Word)
            ? other
            : one;

    // The same of all places that name the person.
    private void AddPerson(ref LineFeatures features, PartySlot slot, int party)
    {
        List<(SentenceView View, int Word)>? places = slot.View.MentionAt(slot.Word) is { } mention
            ? _persons.GetValueOrDefault(mention.Actor.Key)
            : null;
        Span<double> sums = stackalloc double[OfPerson];
        sums.Clear();
        foreach ((SentenceView view, int word) in places ?? [])
        {
            Here here = HereOf(view, word, party);
            Before before = BeforeOf(view, word, party);
            for (int k = 0; k < OfPerson / 2; k++)
            {
                sums[k] += here.Weight(k);
                sums[(OfPerson / 2) + k] += before.Weight(k);
            }
        }

        foreach (double sum in sums)
        {
            features.Add(places is null ? 0 : sum / places.Count);
        }
    }
}
