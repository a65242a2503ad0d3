namespace Demarche.Record;

/// <summary>A verb (or an adjective or noun with its copula) with what the tree says of its clause.</summary>
/// <param name="Head">The predicate.</param>
/// <param name="Modal">Lemma of the modal: "will", "would", "must"; null for none.</param>
/// <param name="Infinitive">True behind "to".</param>
internal readonly record struct Clause(
    int Head,
    string? Modal,
    bool Negated,
    bool Passive,
    bool Perfect,
    bool Progressive,
    bool Infinitive,
    bool Gerund,
    bool Past
)
{
    public bool Future => Modal is "will" or "shall";

    public static Clause Of(SentenceTree tree, int head)
    {
        string? modal = null;
        bool negated = false;
        bool passive = false;
        bool perfect = false;
        bool be = false;
        bool infinitive = false;
        bool auxiliary = false;
        bool sufferer = false;
        bool past = tree.Tag(head) == "VBD";
        foreach (int child in tree.Children(head))
        {
            if (tree.Is(child, "aux") || tree.Is(child, "cop"))
            {
                string lemma = tree.Lemma(child);
                if (
                    tree.Tag(child) == "MD"
                    || lemma
                        is "will"
                            or "would"
                            or "must"
                            or "may"
                            or "might"
                            or "could"
                            or "can"
                            or "should"
                            or "shall"
                            or "wo"
                            or "'ll"
                            or "'d"
                )
                {
                    modal =
                        lemma is "wo" or "'ll" ? "will"
                        : lemma == "'d" ? "would"
                        : lemma;
                }

                passive |= tree.Relation(child) == "aux:pass";
                auxiliary = true;
                perfect |= lemma == "have";
                be |= lemma == "be";
                past |= tree.Tag(child) == "VBD";
            }
            else if (tree.Relation(child) is "nsubj:pass" or "csubj:pass")
            {
                sufferer = true;
            }
            else if (child < head && tree.Is(child, "mark") && tree.Lemma(child) == "to")
            {
                infinitive = true;
            }

            negated |= IsNegator(tree, child, head);
        }

        // Parsers take "Arvenia, the upper state, called for" for a passive: one needs its auxiliary.
        passive |= sufferer && auxiliary;
        infinitive &= tree.Tag(head) is "VB" or "VBP" or "NN" || (passive && tree.Tag(head) is "VBN" or "VBD");
        return new Clause(head, modal, negated, passive, perfect, be && tree.Tag(head) == "VBG", infinitive, tree.Tag(head) == "VBG", past);
    }

    /// <summary>"not", "never", "no longer", and "no" before a subject or object: the clause denies.</summary>
    private static bool IsNegator(SentenceTree tree, int child, int head)
    {
        string lemma = tree.Lemma(child);
        if (tree.Is(child, "advmod") || tree.Is(child, "aux") || tree.Is(child, "cc:preconj"))
        {
            bool only = lemma == "not" && child + 1 < tree.Count && tree.Lemma(child + 1) is "only" or "just";
            if (lemma is "not" or "n't" or "never" or "nor" or "neither")
            {
                return !only;
            }

            return lemma is "longer" or "long" && child > 0 && tree.Lemma(child - 1) == "no";
        }

        if ((tree.Is(child, "nsubj") && child < head) || (tree.Is(child, "obl") && child < head))
        {
            foreach (int part in tree.Children(child))
            {
                if (tree.Is(part, "det") && tree.Lemma(part) is "no" or "neither")
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The word that acts or suffers: the subject, taken over from the clause that the predicate shares or depends on; -1 for none.</summary>
    public static int SubjectOf(SentenceTree tree, int predicate)
    {
        int at = predicate;
        for (int steps = 0; steps < 12 && at >= 0; steps++)
        {
            int subject = OwnSubject(tree, at);
            if (subject >= 0)
            {
                return Antecedent(tree, subject, at);
            }

            if (tree.Child(at, "expl") is var filler and >= 0 && at == predicate)
            {
                // "says it is willing to": the parser takes the pronoun for a filler.
                return tree.Lemma(filler) == "it" ? filler : -1;
            }

            int head = tree.Head(at);
            if (head < 0)
            {
                return -1;
            }

            string relation = tree.Relation(at);
            if (relation.StartsWith("acl", StringComparison.Ordinal))
            {
                if (at != predicate && tree.Tag(predicate) == "VBG" && tree.Is(predicate, "advcl") && tree.Tag(at) == "VB")
                {
                    // "made a bid to reopen the gates, inviting …": the participle goes on about whoever made it.
                    at = tree.Head(head);
                    if (at < 0)
                    {
                        return -1;
                    }

                    continue;
                }

                // "a plan to reopen", "forces threatening to leave": the noun acts only in the participle and the relative clause.
                return tree.Tag(at) == "VBG" || relation == "acl:relcl" ? head : -1;
            }

            if (relation == "xcomp")
            {
                int controller = ControllerOf(tree, head, at);
                if (controller >= 0)
                {
                    return controller;
                }
            }
            else if (relation is not ("conj" or "advcl" or "parataxis" or "ccomp" or "dep"))
            {
                return -1;
            }

            bool finite = relation is "ccomp" or "parataxis" && !Clause.Of(tree, at).Infinitive && tree.Tag(at) is not ("VBG" or "VB");
            if (relation.StartsWith("conj", StringComparison.Ordinal) && NearerSubject(tree, head, at) is var nearer and >= 0)
            {
                return Antecedent(tree, nearer, at);
            }

            if (finite)
            {
                return -1;
            }

            at = head;
        }

        return -1;
    }

    // "LORN - Arvenia said": parsers take a dateline for the subject, or for the head of it; the one behind the dash acts.
    private static int OwnSubject(SentenceTree tree, int predicate)
    {
        int subject = tree.Child(predicate, "nsubj");
        if (subject < 0)
        {
            return subject;
        }

        foreach (int child in tree.Children(predicate))
        {
            if (child < predicate && tree.Is(child, "nsubj") && IsBehindDash(tree, subject, child))
            {
                return child;
            }
        }

        foreach (int child in tree.Children(subject))
        {
            if (child < predicate && (tree.Is(child, "flat") || tree.Is(child, "appos")) && IsBehindDash(tree, subject, child))
            {
                return child;
            }
        }

        return subject;
    }

    private static bool IsBehindDash(SentenceTree tree, int subject, int word)
    {
        for (int i = subject + 1; i < word; i++)
        {
            if (tree.Lemma(i) is "-" or "–" or "—")
            {
                // A lone dash right before it: "Arvenia - a kingdom - said" has the article between.
                return i == word - 1 && tree.Class(word) == "PROPN";
            }
        }

        return false;
    }

    /// <summary>
    /// The subject of the clause joined right before one without a subject: in "Arvenia left, but Tasmere stayed and promised to pay" parsers hang both on the
    /// first verb; -1 for none.
    /// </summary>
    public static int NearerSubject(SentenceTree tree, int first, int joined)
    {
        int subject = -1;
        foreach (int child in tree.Children(first))
        {
            if (child > first && child < joined && tree.Is(child, "conj") && tree.Child(child, "nsubj") is var own and >= 0)
            {
                subject = own;
            }
        }

        return subject;
    }

    /// <summary>Who does what an infinitive or gerund under a verb says: the object of "urge", else the subject.</summary>
    public static int ControllerOf(SentenceTree tree, int governor, int complement)
    {
        if (tree.Lemma(governor) is "promise" or "threaten" or "vow" or "pledge")
        {
            return -1;
        }

        foreach (string relation in (ReadOnlySpan<string>)["obj", "iobj"])
        {
            int child = tree.Child(governor, relation);
            if (child >= 0 && child < complement && child > governor)
            {
                return child;
            }
        }

        foreach (int child in tree.Children(governor))
        {
            if (tree.Relation(child) == "obl" && child < complement && child > governor && tree.Marker(child) is "on" or "upon")
            {
                return child;
            }
        }

        return -1;
    }

    // "who", "which" and "that" stand for the noun that the relative clause is about.
    private static int Antecedent(SentenceTree tree, int subject, int clause)
    {
        if (tree.Lemma(subject) is "who" or "which" or "that" && tree.Class(subject) == "PRON")
        {
            int at = clause;
            for (int steps = 0; steps < 6 && at >= 0; steps++)
            {
                if (tree.Relation(at) == "acl:relcl")
                {
                    return tree.Head(at);
                }

                at = tree.Head(at);
            }
        }

        return subject;
    }
}
