namespace Demarche.Record;

/// <summary>Finds the first frame of a table that fits a predicate of the tree.</summary>
internal static class FrameMatcher
{
    public static FrameMatch? At(SentenceView view, FrameTable table, int predicate)
    {
        SentenceTree tree = view.Tree;
        foreach (Frame frame in table.At(tree.Lemma(predicate), view.Words[predicate].Lower))
        {
            bool fits = frame.Adjective ? IsPredicative(tree, predicate) : tree.IsVerb(predicate);
            if (fits && HasParticle(tree, predicate, frame.Particle) && Match(view, frame, predicate) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>The first frame of the predicate that has a noun phrase for its content, whatever stands beside it: in a relative clause that is elsewhere.</summary>
    public static Frame? Named(SentenceView view, FrameTable table, int predicate)
    {
        foreach (Frame frame in table.At(view.Tree.Lemma(predicate), view.Words[predicate].Lower))
        {
            if (
                !frame.Adjective
                && frame.Slots is [{ Kind: SlotKind.Noun }]
                && frame.Columns[1] is "any" or "others"
                && HasParticle(view.Tree, predicate, frame.Particle)
            )
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>Every frame of the table that fits, in the order of the table.</summary>
    public static IEnumerable<FrameMatch> All(SentenceView view, FrameTable table, int predicate)
    {
        foreach (Frame frame in table.At(view.Tree.Lemma(predicate), view.Words[predicate].Lower))
        {
            bool fits = frame.Adjective ? IsPredicative(view.Tree, predicate) : view.Tree.IsVerb(predicate);
            if (fits && HasParticle(view.Tree, predicate, frame.Particle) && Match(view, frame, predicate) is { } match)
            {
                yield return match;
            }
        }
    }

    // "is ready", "remains willing", and "ready to talk" beside a noun or behind "say".
    private static bool IsPredicative(SentenceTree tree, int word) =>
        tree.Class(word) is "ADJ" or "VERB" or "NOUN" or "ADV"
        && (tree.Child(word, "cop") >= 0 || tree.Child(word, "aux") >= 0 || tree.Class(word) == "ADJ" || tree.Tag(word) == "VBN");

    private static bool HasParticle(SentenceTree tree, int predicate, string particle)
    {
        if (particle.Length == 0)
        {
            return true;
        }

        foreach (int child in tree.Children(predicate))
        {
            if (
                child > predicate
                && tree.Lemma(child) == particle
                && (
                    tree.Is(child, "compound")
                    || tree.Is(child, "advmod")
                    || tree.Is(child, "case")
                    || tree.Is(child, "obl")
                    || tree.Is(child, "mark")
                )
            )
            {
                return true;
            }
        }

        return predicate + 1 < tree.Count && tree.Lemma(predicate + 1) == particle;
    }

    private static FrameMatch? Match(SentenceView view, Frame frame, int predicate)
    {
        SentenceTree tree = view.Tree;
        Clause clause = Clause.Of(tree, predicate);
        bool reduced =
            tree.Tag(predicate) == "VBN"
            && tree.Is(predicate, "acl")
            && tree.Child(predicate, "nsubj") < 0
            && tree.Relation(predicate) != "acl:relcl";
        bool passive = (clause.Passive || reduced) && !frame.Adjective;
        int subject = Clause.SubjectOf(tree, predicate);
        if (reduced && subject < 0)
        {
            subject = tree.Head(predicate);
        }

        int holder = passive ? AgentOf(tree, predicate) : subject;
        if (holder >= 0 && IsDateline(view, holder, predicate))
        {
            holder = -1;
        }

        int addressee = -1;
        int objectTaken = -1;
        List<Complement> complements = [];
        foreach (FrameSlot slot in frame.Slots)
        {
            if (slot.Kind == SlotKind.Party)
            {
                addressee =
                    slot.Markers.Length == 0 ? (passive ? subject : ObjectOf(tree, predicate))
                    : Governed(tree, predicate, slot.Markers) is var governed and >= 0 ? governed
                    : passive ? subject
                    : -1;
                if (addressee < 0)
                {
                    return null;
                }

                objectTaken = addressee;
                continue;
            }

            Find(tree, predicate, slot, addressee, objectTaken, passive ? subject : -1, complements);
            if (complements.Count == 0)
            {
                return null;
            }
        }

        return new FrameMatch(frame, clause, holder, addressee, complements);
    }

    // "QUELL, May 5 (Agency) - Arvenia on Thursday rejected": the place of writing is no subject.
    private static bool IsDateline(SentenceView view, int subject, int predicate)
    {
        for (int i = subject + 1; i < predicate && i < 14; i++)
        {
            if (view.Words[i].Lower is "-" or "–" or "—" or "--" && view.Words[i - 1].Lower == ")")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"by Soland" of a passive.</summary>
    public static int AgentOf(SentenceTree tree, int predicate)
    {
        foreach (int child in tree.Children(predicate))
        {
            if (tree.Relation(child) == "obl:agent" || (tree.Is(child, "obl") && tree.Marker(child) == "by"))
            {
                return child;
            }
        }

        return -1;
    }

    private static int ObjectOf(SentenceTree tree, int predicate)
    {
        foreach (int child in tree.Children(predicate))
        {
            if (child > predicate && (tree.Relation(child) is "obj" or "iobj") && tree.Tag(child) != "WDT")
            {
                return child;
            }
        }

        // "asks Arvenia to halt": parsers may take the one asked for a subject.
        foreach (int child in tree.Children(predicate))
        {
            if (child > predicate && tree.Relation(child) == "nsubj" && child < predicate + 6)
            {
                return child;
            }
        }

        return -1;
    }

    private static int Governed(SentenceTree tree, int predicate, IReadOnlyList<string> markers)
    {
        foreach (int child in tree.Children(predicate))
        {
            if ((tree.Is(child, "obl") || tree.Is(child, "nmod")) && tree.IsNominal(child) && Has(markers, tree.Marker(child)))
            {
                return child;
            }
        }

        return -1;
    }

    private static bool Has(IReadOnlyList<string> markers, string marker)
    {
        for (int i = 0; i < markers.Count; i++)
        {
            if (markers[i] == marker)
            {
                return true;
            }
        }

        return false;
    }

    private static void Find(
        SentenceTree tree,
        int predicate,
        FrameSlot slot,
        int addressee,
        int taken,
        int passiveSubject,
        List<Complement> found
    )
    {
        foreach (int child in tree.Children(predicate))
        {
            Try(tree, predicate, slot, addressee, taken, child, found);
            if (found.Count > 0)
            {
                return;
            }
        }

        // The parser may hang the infinitive on the object: "urged [Arvenia to reopen the gates]".
        if (addressee >= 0 && slot.Kind is SlotKind.Infinitive)
        {
            foreach (int child in tree.Children(addressee))
            {
                if (child > addressee && tree.Is(child, "acl") && Clause.Of(tree, child).Infinitive)
                {
                    Joined(tree, SlotKind.Infinitive, child, addressee, found);
                    return;
                }
            }
        }

        if (slot.Kind != SlotKind.Noun || slot.Markers.Length > 0)
        {
            return;
        }

        if (passiveSubject >= 0)
        {
            found.Add(new Complement(SlotKind.Noun, passiveSubject, -1));
        }
        else if (CleftThing(tree, predicate) is var thing and >= 0)
        {
            Nouns(tree, slot.Kind, thing, -1, found);
        }
    }

    /// <summary>"What Arvenia demands is <b>the return</b> of the boats": the noun that a pseudo-cleft says it is; -1 for none.</summary>
    public static int CleftThing(SentenceTree tree, int predicate)
    {
        int what = tree.Relation(predicate) == "acl:relcl" ? tree.Head(predicate) : tree.Child(predicate, "obj");
        int thing =
            what < 0 || tree.Lemma(what) != "what" ? -1
            : tree.Relation(predicate) == "acl:relcl" ? (tree.Is(what, "nsubj") ? tree.Head(what) : -1)
            : tree.Is(predicate, "csubj") ? tree.Head(predicate)
            : -1;
        return thing > predicate && tree.IsNominal(thing) && tree.Child(thing, "cop") >= 0 ? thing : -1;
    }

    private static void Try(SentenceTree tree, int predicate, FrameSlot slot, int addressee, int taken, int child, List<Complement> found)
    {
        bool clausal = tree.Is(child, "xcomp") || tree.Is(child, "ccomp") || tree.Is(child, "advcl") || tree.Is(child, "acl");
        switch (slot.Kind)
        {
            case SlotKind.Infinitive when slot.Markers.Length == 0:
                if (clausal && child > predicate && Clause.Of(tree, child).Infinitive && tree.Marker(child) is "to" or "not to")
                {
                    Joined(tree, slot.Kind, child, addressee, found);
                }

                break;
            case SlotKind.Infinitive:
                ForSomebodyTo(tree, predicate, slot, child, found);
                break;
            case SlotKind.Clause or SlotKind.OwnClause:
                bool finite = (tree.Is(child, "ccomp") || (tree.Is(child, "advcl") && tree.Marker(child) == "that")) && child > predicate;
                if (
                    finite
                    && tree.Tag(child) != "VBG"
                    && !Clause.Of(tree, child).Infinitive
                    && tree.Marker(child) is "" or "that"
                    && tree.Child(child, "nsubj") >= 0
                )
                {
                    Joined(tree, slot.Kind, child, -1, found);
                }

                break;
            case SlotKind.Gerund:
                bool gerund =
                    tree.Tag(child) == "VBG"
                    && child > predicate
                    && (clausal || tree.Is(child, "obl") || tree.Is(child, "obj") || tree.Is(child, "nmod"));
                if (
                    gerund
                    && (
                        slot.Markers.Length == 0
                            ? tree.Marker(child).Length == 0 && (!tree.Is(child, "advcl") || child <= predicate + 2)
                            : Has(slot.Markers, tree.Marker(child))
                    )
                )
                {
                    Joined(tree, slot.Kind, child, addressee, found);
                }

                break;
            case SlotKind.NounAndParticiple
                when (tree.Is(child, "ccomp") || tree.Is(child, "xcomp"))
                    && tree.Tag(child) is "VBN" or "VBD"
                    && child > predicate
                    && tree.Marker(child).Length == 0:
                int suffers = tree.Child(child, "nsubj");
                if (suffers > predicate && suffers < child)
                {
                    found.Add(new Complement(slot.Kind, suffers, -1, child));
                }

                break;
            case SlotKind.NounAndParticiple:
                if (tree.Is(child, "obj") && child > predicate)
                {
                    int participle = Participle(tree, predicate, child);
                    if (participle >= 0)
                    {
                        found.Add(new Complement(slot.Kind, child, -1, participle));
                    }
                }

                break;
            case SlotKind.Noun:
                bool bare = slot.Markers.Length == 0;
                bool here = bare
                    ? tree.Relation(child) is "obj" && child > predicate && child != taken
                    : (tree.Is(child, "obl") || tree.Is(child, "nmod")) && Has(slot.Markers, tree.Marker(child));
                if (here && tree.IsNominal(child) && tree.Class(child) != "PRON")
                {
                    Nouns(tree, slot.Kind, child, addressee, found);
                }

                break;
            default:
                break;
        }
    }

    // "called for Arvenia to reopen", "called for the gates to be reopened".
    private static void ForSomebodyTo(SentenceTree tree, int predicate, FrameSlot slot, int child, List<Complement> found)
    {
        if (child < predicate)
        {
            return;
        }

        string marker = tree.Marker(child);
        bool verbal = !tree.IsNominal(child) || tree.IsVerb(child);
        if (
            verbal
            && Clause.Of(tree, child).Infinitive
            && tree.Child(child, "nsubj") >= 0
            && slot.Markers.Any(m => marker.StartsWith(m, StringComparison.Ordinal))
        )
        {
            Joined(tree, SlotKind.Infinitive, child, -1, found);
        }
        else if ((tree.Is(child, "obl") || tree.Is(child, "nmod")) && Has(slot.Markers, marker))
        {
            foreach (int under in tree.Children(child))
            {
                if (tree.Is(under, "acl") && under > child && Clause.Of(tree, under).Infinitive)
                {
                    ToBeDone(tree, under, child, found);
                    return;
                }
            }

            foreach (int beside in tree.Children(predicate))
            {
                if (beside > child && (tree.Is(beside, "xcomp") || tree.Is(beside, "advcl")) && Clause.Of(tree, beside).Infinitive)
                {
                    ToBeDone(tree, beside, child, found);
                    return;
                }
            }
        }
    }

    // "for Arvenia to reopen": the noun acts. "For the gates to be reopened": it suffers.
    private static void ToBeDone(SentenceTree tree, int verb, int noun, List<Complement> found)
    {
        if (Clause.Of(tree, verb).Passive)
        {
            found.Add(new Complement(SlotKind.NounAndParticiple, noun, AgentOf(tree, verb), verb));
        }
        else
        {
            Joined(tree, SlotKind.Infinitive, verb, noun, found);
        }
    }

    /// <summary>"the gates <b>to be reopened</b>": the verb of what is to be done to a noun, below it or right behind it; -1 for none.</summary>
    public static int ToBeDone(SentenceTree tree, int noun)
    {
        int end = tree.Extent(noun).End;
        int above = tree.Head(noun);
        for (int i = noun + 1; i < tree.Count && i <= end + 3; i++)
        {
            bool beside = tree.Head(i) == noun || (above >= 0 && tree.Head(i) == above && i >= end);
            if (
                beside
                && (tree.Is(i, "acl") || tree.Is(i, "advcl") || tree.Is(i, "xcomp"))
                && Clause.Of(tree, i) is { Passive: true, Infinitive: true }
            )
            {
                return i;
            }
        }

        return -1;
    }

    private static int Participle(SentenceTree tree, int predicate, int noun)
    {
        foreach (int child in tree.Children(predicate))
        {
            bool bare =
                tree.Is(child, "xcomp") || (tree.Is(child, "ccomp") && tree.Child(child, "nsubj") < 0 && tree.Marker(child).Length == 0);
            if (child > noun && bare && tree.Tag(child) is "VBN" or "VBD")
            {
                return child;
            }
        }

        foreach (int child in tree.Children(noun))
        {
            if (child > noun && tree.Is(child, "acl") && tree.Tag(child) is "VBN")
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>The clause and those joined to it: each is a thing wanted.</summary>
    public static void Joined(SentenceTree tree, SlotKind kind, int head, int performer, List<Complement> found)
    {
        int subject = tree.Child(head, "nsubj");
        bool passive = Clause.Of(tree, head).Passive;
        int actor =
            subject >= 0 && !passive ? subject
            : passive ? FrameMatcher.AgentOf(tree, head)
            : performer;
        found.Add(new Complement(kind, head, actor));
        foreach (int child in tree.Children(head))
        {
            if (!tree.Is(child, "conj") || !(tree.IsVerb(child) || tree.Child(child, "cop") >= 0))
            {
                continue;
            }

            bool own = tree.Child(child, "nsubj") >= 0;
            if (
                tree.Lemma(child) is "face" or "risk" or "see"
                && tree.Child(child, "cc") is var either and >= 0
                && tree.Lemma(either) == "or"
            )
            {
                // "or face sanctions" says what follows, not what is wanted.
                continue;
            }

            bool like = kind switch
            {
                SlotKind.Infinitive => !own && tree.Tag(child) is "VB" or "VBP",
                SlotKind.Gerund => !own && tree.Tag(child) == "VBG",
                _ => own || tree.Tag(child) is "VB" or "VBN" || Clause.Of(tree, child).Modal is not null,
            };
            if (like)
            {
                int joined = tree.Child(child, "nsubj");
                bool suffers = Clause.Of(tree, child).Passive;
                found.Add(
                    new Complement(
                        kind,
                        child,
                        joined >= 0 ? (suffers ? AgentOf(tree, child) : joined)
                            : suffers ? -1
                            : actor
                    )
                );
            }
        }
    }

    /// <summary>The noun and those joined to it by a list with commas or with their own prepositions; "calm and restraint" is one.</summary>
    private static void Nouns(SentenceTree tree, SlotKind kind, int head, int performer, List<Complement> found)
    {
        found.Add(new Complement(kind, head, performer));
        foreach (int child in tree.Children(head))
        {
            if (
                tree.Is(child, "conj")
                && tree.Class(child) is "NOUN"
                && NominalActs.VerbOf(tree.Lemma(child)) is not null
                && NominalActs.VerbOf(tree.Lemma(head)) is not null
                && tree.Child(child, "nmod") >= 0
            )
            {
                found.Add(new Complement(kind, child, performer));
            }
        }
    }
}
