using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>A noun phrase that names somebody's position: "Tasmere's call for talks", "its refusal to open the gates".</summary>
/// <param name="Noun">The noun.</param>
/// <param name="Holder">Whose it is, where the words say so.</param>
/// <param name="Contents">What is wanted; empty where the phrase does not tell.</param>
internal sealed record PositionPhrase(
    int Noun,
    PositionKind Kind,
    PositionForce? Force,
    string Acting,
    Party? Holder,
    Party? Addressee,
    IReadOnlyList<Complement> Contents,
    bool Doubted
);

internal static class PositionNouns
{
    private static readonly FrozenDictionary<string, string[]> Nouns = EmbeddedLines
        .Rows("position-nouns.tsv")
        .ToFrozenDictionary(static row => row[0], StringComparer.Ordinal);

    internal static readonly FrozenSet<string> Presenting = EmbeddedLines.Words("presenting-verbs.tsv").ToFrozenSet();

    private static readonly FrozenSet<string> Weak = EmbeddedLines.Words("weak-position-nouns.tsv").ToFrozenSet();

    private static readonly FrozenSet<string> Doubts = EmbeddedLines.Words("doubting-words.tsv").ToFrozenSet();

    public static bool Names(SentenceTree tree, Complement content) =>
        content.Kind == SlotKind.Noun
        && tree.Class(content.Head) is "NOUN"
        && Nouns.ContainsKey(tree.Lemma(content.Head))
        && !Weak.Contains(tree.Lemma(content.Head));

    /// <summary>True for "plan", "deal": a position only where somebody puts it forward or answers it.</summary>
    public static bool IsWeak(SentenceTree tree, int noun) => Weak.Contains(tree.Lemma(noun));

    /// <summary>"demanded guarantees that": what somebody else shall promise can be demanded.</summary>
    public static bool IsPromise(SentenceTree tree, int noun) =>
        tree.Lemma(noun) is "guarantee" or "assurance" or "pledge" or "commitment" or "promise";

    public static bool IsNoun(SentenceTree tree, int word) => tree.Class(word) == "NOUN" && Nouns.ContainsKey(tree.Lemma(word));

    /// <summary>The phrase around the noun; null where the word is none.</summary>
    public static PositionPhrase? Read(ReadingContext context, SentenceView view, int noun)
    {
        SentenceTree tree = view.Tree;
        if (!IsNoun(tree, noun))
        {
            return null;
        }

        string[] row = Nouns[tree.Lemma(noun)];
        Party? holder = null;
        Party? addressee = null;
        // "what it sees as Soland's threat"
        bool doubted = tree.Marker(noun) == "as";
        foreach (int child in tree.Children(noun))
        {
            doubted |= Doubts.Contains(view.Words[child].Lower) && child < noun;
            bool before =
                child < noun && (tree.Is(child, "nmod") || tree.Is(child, "amod") || tree.Is(child, "compound") || tree.Is(child, "nsubj"));
            string marker = child > noun && tree.Is(child, "nmod") ? tree.Marker(child) : "";
            if (before && holder is null)
            {
                holder = view.MentionAt(child) is { } mention ? Party.Of(mention) : PhraseParties.Of(context, view, child);
            }
            else if (marker is "by" or "from" || (marker == "of" && holder is null && PhraseParties.Of(context, view, child) is not null))
            {
                holder ??= PhraseParties.Of(context, view, child);
            }
            else if (marker is "to" or "on" or "against" or "upon" or "toward" or "towards")
            {
                addressee ??= PhraseParties.Of(context, view, child);
            }
            else if (child > noun && holder is null && IsPutForward(tree, child))
            {
                // "a plan proposed by Soland"
                holder = PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, child));
            }
        }

        List<Complement> contents = [];
        int performer = AddresseeWord(context, view, noun);
        foreach (int child in tree.Children(noun))
        {
            if (child > noun)
            {
                Content(context, view, noun, child, row[3] == "self" ? -1 : performer, contents);
            }
        }

        int included = tree.Head(noun);
        if (contents.Count == 0 && included >= 0 && tree.Relation(noun) == "nsubj" && tree.Lemma(included) is "include" or "comprise")
        {
            // "the demands included an end to the shelling and talks"
            int listed = tree.Child(included, "obj");
            if (listed >= 0)
            {
                contents.Add(new Complement(SlotKind.Noun, listed, performer));
            }
        }

        if (contents.Count == 0)
        {
            Beside(context, view, noun, row[3] == "self" ? -1 : performer, contents);
        }

        return new PositionPhrase(
            noun,
            PatternTable.KindOf(row[1]),
            PatternTable.ForceOf(row[2]),
            row[3],
            holder,
            addressee,
            contents,
            doubted
        );
    }

    private static bool IsPutForward(SentenceTree tree, int participle) =>
        tree.Tag(participle) == "VBN"
        && tree.Is(participle, "acl")
        && (
            tree.Lemma(participle)
            is "propose"
                or "offer"
                or "suggest"
                or "table"
                or "draft"
                or "demand"
                or "request"
                or "sponsor"
                or "submit"
                or "make"
        );

    /// <summary>Parsers hang what a demand asks for on the verb above it, or on the name inside it: "rejected an offer from Soland to host the talks".</summary>
    private static void Beside(ReadingContext context, SentenceView view, int noun, int performer, List<Complement> contents)
    {
        SentenceTree tree = view.Tree;
        foreach (int inside in tree.Children(noun))
        {
            if (inside > noun && tree.Is(inside, "nmod") && tree.Marker(inside) is "from" or "by" or "of" or "to" or "on")
            {
                foreach (int child in tree.Children(inside))
                {
                    if (child > inside)
                    {
                        Content(context, view, noun, child, performer, contents);
                    }
                }
            }
        }

        if (contents.Count == 0)
        {
            BehindParty(context, view, noun, contents);
        }

        int verb = tree.Head(noun);
        bool governed = verb >= 0 && verb < noun && (tree.Is(noun, "obj") || tree.Is(noun, "obl")) && tree.IsVerb(verb);
        if (contents.Count > 0 || !governed)
        {
            return;
        }

        foreach (int child in tree.Children(verb))
        {
            bool infinitive = (tree.Is(child, "xcomp") || tree.Is(child, "advcl")) && Clause.Of(tree, child).Infinitive;
            bool wish =
                tree.Is(child, "obl") && tree.Marker(child) == "for"
                || tree.Is(child, "ccomp")
                || tree.Is(child, "advcl") && tree.Marker(child) is "that" or "for";
            if (child > noun && contents.Count == 0 && (infinitive || wish))
            {
                Content(context, view, noun, child, performer, contents);
            }
        }
    }

    /// <summary>"demands for Soland to pull back": side by side, wherever the parser hung the infinitive.</summary>
    private static void BehindParty(ReadingContext context, SentenceView view, int noun, List<Complement> contents)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(noun))
        {
            int to = tree.Extent(child).End;
            if (
                child > noun
                && tree.Is(child, "nmod")
                && tree.Marker(child) == "for"
                && to + 1 < tree.Count
                && view.Words[to].Lower == "to"
                && tree.Tag(to + 1) == "VB"
                && PhraseParties.Of(context, view, child) is not null
            )
            {
                FrameMatcher.Joined(tree, SlotKind.Infinitive, to + 1, child, contents);
                return;
            }
        }
    }

    private static int AddresseeWord(ReadingContext context, SentenceView view, int noun)
    {
        foreach (int child in view.Tree.Children(noun))
        {
            if (
                child > noun
                && view.Tree.Is(child, "nmod")
                && view.Tree.Marker(child) is "to" or "on" or "upon" or "against"
                && PhraseParties.Of(context, view, child) is not null
            )
            {
                return child;
            }
        }

        return -1;
    }

    private static void Content(ReadingContext context, SentenceView view, int noun, int child, int performer, List<Complement> contents)
    {
        SentenceTree tree = view.Tree;
        string marker = tree.Marker(child);
        bool clausal =
            tree.Is(child, "acl")
            || tree.Is(child, "ccomp")
            || tree.Is(child, "advcl")
            || tree.Is(child, "parataxis")
            || tree.Is(child, "xcomp")
            || (tree.Is(child, "appos") && tree.IsVerb(child));
        bool relative =
            tree.Relation(child) == "acl:relcl"
            && !(marker == "that" && tree.Child(child, "nsubj") is var own && own >= 0 && tree.Tag(own) is not ("WDT" or "WP"));
        if (clausal && !relative)
        {
            Clause clause = Clause.Of(tree, child);
            if (clause.Infinitive && tree.Child(child, "nsubj") is var subject)
            {
                if (subject < 0 && tree.Is(child, "acl") && tree.Tag(noun) == "NNS" && tree.Lemma(noun) == "demand")
                {
                    // "its demands to end the crisis": mostly what they are for.
                    return;
                }

                FrameMatcher.Joined(tree, SlotKind.Infinitive, child, subject >= 0 ? subject : performer, contents);
            }
            else if (tree.Tag(child) == "VBG" && marker is "for" or "of" or "to" or "against")
            {
                FrameMatcher.Joined(tree, SlotKind.Gerund, child, performer, contents);
            }
            else if (tree.Child(child, "nsubj") >= 0 && marker is "that" or "" && tree.Tag(child) != "VBG" && !tree.Is(child, "advcl"))
            {
                FrameMatcher.Joined(tree, SlotKind.Clause, child, -1, contents);
            }
        }
        else if (
            (tree.Is(child, "nmod") || tree.Is(child, "obl"))
            && marker is "for" or "of" or "on"
            && tree.IsNominal(child)
            && PhraseParties.Of(context, view, child) is null
        )
        {
            foreach (int under in tree.Children(child))
            {
                if (marker == "for" && under > child && tree.Is(under, "acl") && Clause.Of(tree, under).Infinitive)
                {
                    FrameMatcher.Joined(tree, SlotKind.Infinitive, under, child, contents);
                    return;
                }
            }

            if (marker == "for" || (marker == "of" && !Weak.Contains(tree.Lemma(noun))))
            {
                contents.Add(new Complement(SlotKind.Noun, child, performer));
            }
        }
        else if ((tree.Is(child, "nmod") || tree.Is(child, "obl")) && marker == "for" && tree.IsNominal(child))
        {
            // "a call for Arvenia to reopen the gates"
            foreach (int under in tree.Children(noun))
            {
                if (under > child && (tree.Is(under, "acl") || tree.Is(under, "advcl")) && Clause.Of(tree, under).Infinitive)
                {
                    FrameMatcher.Joined(tree, SlotKind.Infinitive, under, child, contents);
                    return;
                }
            }

            foreach (int under in tree.Children(child))
            {
                if (under > child && tree.Is(under, "acl") && Clause.Of(tree, under).Infinitive)
                {
                    FrameMatcher.Joined(tree, SlotKind.Infinitive, under, child, contents);
                    return;
                }
            }
        }
    }

    /// <summary>Lines of a phrase with a holder and contents, told as such or put forward by a verb ("issued a demand that").</summary>
    public static void At(ReadingContext context, SentenceView view, List<FoundPosition> found, int noun)
    {
        if (Read(context, view, noun) is not { Doubted: false, Contents.Count: > 0 } phrase || view.EndsWith('?'))
        {
            return;
        }

        SentenceTree tree = view.Tree;
        int verb = tree.Head(tree.FirstConjunct(noun));
        bool presented =
            verb >= 0
            && (tree.Is(noun, "obj") || tree.Is(noun, "nsubj:pass"))
            && Presenting.Contains(tree.Lemma(verb))
            && !IsClear(tree, verb);
        Party? holder = phrase.Holder;
        int anchor = noun;
        if (presented)
        {
            Clause clause = Clause.Of(tree, verb);
            if (clause.Negated || clause.Modal is not null || Supposition.Holds(view, clause))
            {
                return;
            }

            int subject = tree.Is(noun, "nsubj:pass") ? FrameMatcher.AgentOf(tree, verb) : Clause.SubjectOf(tree, verb);
            holder ??= PhraseParties.Of(context, view, subject);
            anchor = verb;
        }

        if (
            !presented
            && verb >= 0
            && tree.IsVerb(verb)
            && Supposition.Holds(view, Clause.Of(tree, verb) with { Modal = null, Infinitive = false })
        )
        {
            // "provided that Tasmere drops its threat": names a threat, and tells none.
            return;
        }

        if (holder is null || (Weak.Contains(tree.Lemma(noun)) && !presented))
        {
            return;
        }

        foreach (Complement content in phrase.Contents)
        {
            AddLine(
                context,
                view,
                found,
                phrase,
                holder,
                content,
                anchor,
                presented ? $"X present DEMAND" : PositionReader.PhraseRule,
                implied: false
            );
        }
    }

    /// <summary>"made clear that": says something, and puts forward nothing.</summary>
    public static bool IsClear(SentenceTree tree, int verb) =>
        tree.Lemma(verb) == "make" && tree.Child(verb, "xcomp") is var clear and >= 0 && tree.Lemma(clear) is "clear" or "plain";

    public static FoundPosition? AddLine(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        PositionPhrase phrase,
        Party holder,
        Complement content,
        int anchor,
        string rule,
        bool implied
    )
    {
        Party? performer = content.Performer >= 0 ? PhraseParties.Of(context, view, content.Performer) : null;
        bool othersAct = performer is not null && !performer.Shares(holder);
        PositionKind kind = phrase.Kind == PositionKind.Offer && phrase.Acting == "both" && othersAct ? PositionKind.Demand : phrase.Kind;
        return PositionLines.Add(
            context,
            view,
            found,
            new PositionLines.Draft(
                kind,
                kind == PositionKind.Demand && phrase.Kind == PositionKind.Offer ? PositionForce.Call : phrase.Force,
                holder,
                phrase.Addressee ?? (othersAct ? performer : null),
                kind == PositionKind.Demand ? performer : holder,
                content,
                anchor,
                "-",
                rule
            )
            {
                Implied = implied,
            }
        );
    }
}
