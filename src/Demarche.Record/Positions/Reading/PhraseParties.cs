using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Which parties a noun phrase of the tree names, by its head word.</summary>
internal static class PhraseParties
{
    private const int Deepest = 4;

    private static readonly FrozenSet<string> s_pairs = EmbeddedLines.Words("pair-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The parties of the phrase with its conjuncts; null where it names none.</summary>
    public static Party? Of(ReadingContext context, SentenceView view, int head)
    {
        if (head < 0 || head >= view.Words.Length)
        {
            return null;
        }

        List<Actor> actors = [];
        int first = head;
        int end = head + 1;
        Collect(context, view, head, 0, actors, ref first, ref end);
        foreach (int child in view.Tree.Children(head))
        {
            if (view.Tree.Is(child, "conj") && view.Tree.IsNominal(child))
            {
                Collect(context, view, child, 0, actors, ref first, ref end);
            }
        }

        return actors.Count == 0 ? null : new Party([.. actors.DistinctBy(static a => a.Key)], first, end);
    }

    // "envoys from Arvenia and Tasmere", "their Arvenian and Tasmerian counterparts": the mention of the phrase names one of them.
    private static void AddJoined(SentenceView view, int head, List<Actor> actors, ref int first, ref int end)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(head))
        {
            bool beside = child < head ? tree.Is(child, "amod") : tree.Is(child, "nmod") && tree.Marker(child) is "of" or "from";
            if (!beside || tree.Child(child, "conj") < 0)
            {
                continue;
            }

            AddOther(view, child, actors, ref first, ref end);
            foreach (int joined in tree.Children(child))
            {
                if (tree.Is(joined, "conj"))
                {
                    AddOther(view, joined, actors, ref first, ref end);
                }
            }
        }
    }

    private static void AddOther(SentenceView view, int word, List<Actor> actors, ref int first, ref int end)
    {
        if (view.MentionAt(word) is { } mention && !actors.Exists(actor => actor.Party == mention.Actor.Party))
        {
            Add(actors, mention.Actor, mention.First, mention.End, ref first, ref end);
        }
    }

    private static void Collect(
        ReadingContext context,
        SentenceView view,
        int head,
        int depth,
        List<Actor> actors,
        ref int first,
        ref int end
    )
    {
        if (depth > Deepest)
        {
            return;
        }

        SentenceTree tree = view.Tree;
        Word word = view.Words[head];
        if (view.MentionAt(head) is { } mention && (!mention.Source.Adjective || tree.Class(head) is "PROPN"))
        {
            Actor? named = mention.Actor is { Code: null, Type: ActorType.Person } ? Described(context, view, head) : null;
            Add(actors, named ?? mention.Actor, mention.First, mention.End, ref first, ref end);
            if (ActingNouns.Contains(tree.Lemma(head)))
            {
                AddJoined(view, head, actors, ref first, ref end);
            }

            return;
        }

        if (tree.Class(head) == "PRON" || word.Is(WordRole.Pronoun))
        {
            if (Pronoun(context, view, head) is { } party)
            {
                foreach (Actor actor in party.Actors)
                {
                    Add(actors, actor, head, head + 1, ref first, ref end);
                }
            }

            return;
        }

        if (Seat(context, view, head) is { } seat)
        {
            Add(actors, seat, head, head + 1, ref first, ref end);
            return;
        }

        // "officials from Tasmere", "the Tasmerian side", "Tasmere's foreign minister": the party is beside the one who acts for it.
        bool agent = ActingNouns.Contains(word.Lower) || ActingNouns.Contains(tree.Lemma(head));
        if (agent)
        {
            int before = actors.Count;
            foreach (int child in tree.Children(head))
            {
                bool beside =
                    (child < head && (tree.Is(child, "amod") || tree.Is(child, "compound") || tree.Is(child, "nmod")))
                    || (child > head && tree.Is(child, "nmod") && tree.Marker(child) is "of" or "from" or "in" or "for")
                    || tree.Is(child, "appos");
                if (beside && view.MentionAt(child) is { } party)
                {
                    Add(actors, party.Actor, party.First, party.End, ref first, ref end);
                    foreach (int joined in tree.Children(child))
                    {
                        // "Tasmerian and Arvenian officials"
                        if (tree.Is(joined, "conj") && view.MentionAt(joined) is { } second)
                        {
                            Add(actors, second.Actor, second.First, second.End, ref first, ref end);
                        }
                    }
                }
                else if (beside && child > head && Seat(context, view, child) is { } seated)
                {
                    Add(actors, seated, child, child + 1, ref first, ref end);
                }
                else if (beside && tree.Is(child, "nmod") && (tree.Class(child) == "PRON" || Acts(view, child)))
                {
                    Collect(context, view, child, depth + 1, actors, ref first, ref end);
                }
            }

            if (actors.Count > before)
            {
                return;
            }
        }

        int start = tree.Extent(head).First;
        if (context.References.At(view.Words[start].Span.Start, view.Words[head].Span.Start) is { IsEmpty: false } referents)
        {
            foreach (Actor referent in referents)
            {
                Add(actors, referent, head, head + 1, ref first, ref end);
            }

            return;
        }

        if (IsPair(view, head) && (Pair(view) ?? context.OnlyTwoStates) is { } both)
        {
            foreach (Actor actor in both)
            {
                Add(actors, actor, head, head + 1, ref first, ref end);
            }

            return;
        }

        if (Documents.Is(view, head))
        {
            // "The note also asked for": whoever sent it.
            foreach (Actor sender in Documents.SenderOf(context, view, head)?.Actors ?? [])
            {
                Add(actors, sender, head, head + 1, ref first, ref end);
            }

            return;
        }

        if (AtHome(context, view, head) is { } government)
        {
            Add(actors, government, head, head + 1, ref first, ref end);
            return;
        }

        int apposed = tree.Child(head, "appos");
        if (apposed >= 0 && view.MentionAt(apposed) is { Source.Adjective: false } other)
        {
            Add(actors, other.Actor, other.First, other.End, ref first, ref end);
        }
        else if (tree.Lemma(head) is "one" or "some" or "all" or "both" or "each" or "member" or "number" or "group")
        {
            int of = tree.Child(head, "nmod");
            if (of >= 0)
            {
                Collect(context, view, of, depth + 1, actors, ref first, ref end);
            }
        }
    }

    // "Ministers gave their consent" in the Lorn Courier: a paper names its own government without the country.
    private static Actor? AtHome(ReadingContext context, SentenceView view, int head)
    {
        bool ministers = view.Words[head].Lower is "ministers" or "cabinet" or "government";
        foreach (int child in view.Tree.Children(head))
        {
            string relation = view.Tree.Relation(child);
            bool other = relation.StartsWith("nmod", StringComparison.Ordinal) || relation is "amod" or "compound" or "nummod";
            ministers &= !other && (relation != "det" || view.Words[child].Lower == "the");
        }

        return
            ministers
            && context is { Home: { } home, Knowledge: { } knowledge }
            && OutletHome.LastState(view, head) is var last
            && (last is null || last == home)
            ? new Actor(home, $"{home} GOV", knowledge.NameOf(home), ActorType.Country) { Inferred = true }
            : null;
    }

    /// <summary>True for a noun that acts for the party beside it: "officials", "government".</summary>
    public static bool Acts(SentenceView view, int word) =>
        ActingNouns.Contains(view.Words[word].Lower) || ActingNouns.Contains(view.Tree.Lemma(word));

    /// <summary>"her country", "their government": the side of whoever speaks.</summary>
    public static bool IsOwnSide(SentenceView view, int word)
    {
        int owner = view.Tree.Child(word, "nmod:poss");
        return owner >= 0
            && view.Words[owner].Lower is "his" or "her" or "its" or "their" or "our" or "my"
            && (Acts(view, word) || view.Tree.Lemma(word) is "country" or "nation" or "state" or "side" or "people");
    }

    private static void Add(List<Actor> actors, Actor actor, int from, int to, ref int first, ref int end)
    {
        actors.Add(actor);
        first = Math.Min(first, from);
        end = Math.Max(end, to);
    }

    private static Party? Pronoun(ReadingContext context, SentenceView view, int at)
    {
        Word word = view.Words[at];
        if (word.Lower is "we" or "i" or "us" or "me" or "our" or "my" or "ours")
        {
            return view.StatementAt(at)?.Speaker is { } speaker ? new Party([speaker], at, at + 1) : SayerAbove(context, view, at);
        }

        if (word.Lower is "who" or "which" or "that")
        {
            int clause = view.Tree.Head(at);
            for (int steps = 0; steps < 6 && clause >= 0; steps++)
            {
                if (view.Tree.Relation(clause) == "acl:relcl" && view.Tree.Head(clause) is var noun and >= 0 && noun != at)
                {
                    return Of(context, view, noun) ?? NamedRightBefore(view, at);
                }

                clause = view.Tree.Head(clause);
            }

            return null;
        }

        if (word.Lower is "there" or "what" or "one" or "this" or "these" or "those")
        {
            return null;
        }

        if (
            at <= 1
            && word.Lower is "it"
            && view.Tree.Is(at, "nsubj")
            && view.Before is { } before
            && ReadingContext.RootSubject(before) is { Actors: [{ Type: ActorType.Country or ActorType.Organisation }] } parallel
        )
        {
            // "Tasmere demanded …. It also wants …": a sentence that opens with "it" goes on about whom the last one was.
            return parallel with { First = at, End = at + 1 };
        }

        if (
            word.Lower is "it"
            && view.Tree.Relation(at) == "nsubj"
            && view.Tree.Head(at) is var said and >= 0
            && view.Tree.Is(said, "ccomp")
            && view.Tree.Child(said, "cop") < 0
            && view.Tree.Head(said) is var saying and >= 0
            && view.Words[saying].Is(WordRole.Say)
            && SayerAbove(context, view, said) is { Actors: [{ Code: not null, Type: ActorType.Country or ActorType.Organisation }] } sayer
        )
        {
            // "Arvenia said it would": whoever says it.
            return sayer with { First = at, End = at + 1 };
        }

        return context.References.At(word.Span.Start, word.Span.Start) is { IsEmpty: false } actors
            ? new Party(actors, at, at + 1)
            : SubjectFinder.Pronoun(view, at);
    }

    /// <summary>"Kel Marr, the Solander envoy", "King Orrin of Tasmere": the party that the words beside a name give him.</summary>
    private static Actor? Described(ReadingContext context, SentenceView view, int head)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(head))
        {
            bool of = tree.Is(child, "nmod") && tree.Marker(child) == "of" && view.MentionAt(child) is { Actor.Type: ActorType.Country };
            if (of || (tree.Is(child, "appos") && Acts(view, child)) || (tree.Is(child, "nmod") && child < head && Acts(view, child)))
            {
                Party? party = of ? Party.Of(view.MentionAt(child)) : Of(context, view, child);
                if (party is { Actors: [{ Code: not null } only] })
                {
                    return only;
                }
            }
        }

        return null;
    }

    /// <summary>"between Soland and Tasmere, which has refused": the name right before the pronoun.</summary>
    private static Party? NamedRightBefore(SentenceView view, int relative)
    {
        int last = relative > 0 && view.Words[relative - 1].Lower == "," ? relative - 2 : relative - 1;
        return view.MentionAt(last) is { Source.Adjective: false } mention ? Party.Of(mention) : null;
    }

    /// <summary>"said that we are asking": who says it, by the verb above.</summary>
    private static Party? SayerAbove(ReadingContext context, SentenceView view, int at)
    {
        SentenceTree tree = view.Tree;
        int word = at;
        for (int steps = 0; steps < 8 && word >= 0; steps++)
        {
            int head = tree.Head(word);
            if (head >= 0 && (tree.Is(word, "ccomp") || tree.Is(word, "parataxis")) && view.Words[head].Is(WordRole.Say))
            {
                int subject = Clause.SubjectOf(tree, head);
                return subject >= 0 && subject != at && tree.Class(subject) != "PRON" ? Of(context, view, subject) : null;
            }

            word = head;
        }

        return null;
    }

    /// <summary>A capital or a house as the one who acts: the tree says that it does, so no more signs are needed.</summary>
    private static Actor? Seat(ReadingContext context, SentenceView view, int head)
    {
        if (context.Knowledge is not { } knowledge || view.Tree.Class(head) != "PROPN")
        {
            return null;
        }

        int first = head;
        int last = head;
        foreach (int child in view.Tree.Children(head))
        {
            if (
                view.Tree.Is(child, "flat")
                || view.Tree.Is(child, "compound")
                || (view.Tree.Is(child, "amod") && view.Tree.Class(child) == "PROPN")
            )
            {
                first = Math.Min(first, child);
                last = Math.Max(last, child);
            }
        }

        string name = view.SpanOf(first, last + 1).Of(view.Text);
        return knowledge.Find(NameWords.KeyOf(name)) is { NeedsParty: false, Use: not NameUse.Demonym } known
            ? new Actor(known.Party, known.Code, knowledge.NameOf(known.Party), known.Type)
            : null;
    }

    // "both governments", "the two sides".
    private static bool IsPair(SentenceView view, int head)
    {
        if (!s_pairs.Contains(view.Words[head].Lower))
        {
            return false;
        }

        foreach (int child in view.Tree.Children(head))
        {
            if (child < head && view.Words[child].Lower is "two" or "both")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The two states named nearest before, if the report has named exactly two close by.</summary>
    private static ImmutableArray<Actor>? Pair(SentenceView view)
    {
        List<Actor> found = [];
        SentenceView? at = view;
        for (int back = 0; at is not null && back < 4 && found.Count < 3; back++)
        {
            for (int m = at.Mentions.Length - 1; m >= 0; m--)
            {
                Actor actor = at.Mentions[m].Actor;
                if (actor.Type == ActorType.Country && !found.Exists(other => other.Party == actor.Party))
                {
                    found.Add(actor);
                }
            }

            if (found.Count >= 2)
            {
                break;
            }

            at = at.Before ?? at.BeforeParagraph;
        }

        return found.Count == 2 ? [found[1], found[0]] : null;
    }
}
