using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Answers to what was just told, by a word that only points at it: "rejected it", "dismissed the plan", "a move rejected by Soland",
/// "…, which Soland turned down".
/// </summary>
internal static class References
{
    /// <summary>The rule of an answer to what a pronoun points at.</summary>
    public const string Rule = "X answer IT";

    /// <summary>The same for a noun like "the plan".</summary>
    public const string NounRule = "X answer the PLAN";

    /// <summary>The rule of an answer in a clause behind what was just told.</summary>
    public const string ClauseRule = "…, which X answer";

    private static readonly FrozenSet<string> Pointing = EmbeddedLines.Words("pointing-nouns.tsv").ToFrozenSet();

    /// <summary>True for "it", "them", "that": nothing but a pointer.</summary>
    public static bool IsPronoun(SentenceView view, int word) =>
        view.Words[word].Lower is "it" or "this" or "that" or "them" or "those" or "these" or "both";

    /// <summary>True for "the plan", "this resolution", "such a move": a noun that names no more than that something was put forward.</summary>
    public static bool IsPointing(SentenceView view, int noun)
    {
        SentenceTree tree = view.Tree;
        if (tree.Class(noun) != "NOUN" || !Pointing.Contains(tree.Lemma(noun)))
        {
            return false;
        }

        bool definite = false;
        foreach (int child in tree.Children(noun))
        {
            string lower = view.Words[child].Lower;
            definite |= tree.Is(child, "det") && lower is "the" or "this" or "that" or "these" or "those" or "such" or "both";
            definite |= lower == "such";
            if (child > noun && (tree.Is(child, "nmod") || tree.Is(child, "acl") || tree.Is(child, "appos")) && !view.Words[child].InTime)
            {
                // "the plan of the council", "the offer to host the talks" say themselves what they are; a place beside says nothing.
                return definite && tree.Is(child, "nmod") && tree.Marker(child) is "at" or "in";
            }

            if (child < noun && tree.Is(child, "nmod:poss"))
            {
                return false;
            }
        }

        return definite;
    }

    /// <summary>
    /// True where a sentence between names a proposal of its own, of which the ledger has no line: "the plan" is that one, and not what was
    /// told before it.
    /// </summary>
    public static bool IsTakenBy(SentenceView answer, FoundPosition position)
    {
        for (SentenceView? at = answer.Before; at is not null && at.Index > position.View.Index; at = at.Before)
        {
            for (int i = 0; i < at.Words.Length; i++)
            {
                if (at.Tree.Class(i) == "NOUN" && Pointing.Contains(at.Tree.Lemma(i)) && PositionNouns.IsNoun(at.Tree, i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Arvenia rejected it": a verb of answering with nothing but a pronoun for its object.</summary>
    public static void FromPronoun(ReadingContext context, SentenceView view, List<FoundResponse> answers, FrameTable frames, int verb)
    {
        SentenceTree tree = view.Tree;
        int thing = tree.Child(verb, "obj");
        Clause clause = Clause.Of(tree, verb);
        if (
            thing < verb
            || !IsPronoun(view, thing)
            || clause is not { Negated: false, Modal: null, Passive: false, Infinitive: false }
            || FrameMatcher.Named(view, frames, verb) is not { } frame
            || Supposition.Holds(view, clause)
            || PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb)) is not { } by
        )
        {
            return;
        }

        FromObject(context, view, answers, by, Enum.Parse<ResponseStatus>(frame.Columns[0], ignoreCase: true), thing, verb);
    }

    /// <summary>Adds the answer that points back from an object; false where the object does not point.</summary>
    public static bool FromObject(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        int thing,
        int anchor
    )
    {
        bool pronoun = IsPronoun(view, thing);
        if (
            status is not (ResponseStatus.Rejected or ResponseStatus.Accepted or ResponseStatus.Deferred or ResponseStatus.Unanswered)
            || (!pronoun && !IsPointing(view, thing))
        )
        {
            return false;
        }

        bool plural = view.Words[thing].Lower is "them" or "those" or "these" or "both" || view.Tree.Tag(thing) == "NNS";
        Add(context, view, answers, by, status, anchor, pronoun ? Rule : NounRule, plural);
        if (!pronoun && NamedMore(view, thing) is { } about)
        {
            // "the move to a hotel" says what it points to: it may stand in another report.
            answers[^1] = answers[^1] with
            {
                Line = answers[^1].Line with { About = about },
            };
        }

        if (!pronoun && PositionNouns.Read(context, view, thing) is { } phrase)
        {
            answers[^1] = answers[^1] with { DemandKind = phrase.Kind, DemandForce = phrase.Force };
        }

        return true;
    }

    /// <summary>"…, which both Soland and Tasmere rejected", "…, a move rejected by Soland": the clause answers what stands before it.</summary>
    public static void FromClause(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        int noun,
        int clause
    )
    {
        SentenceTree tree = view.Tree;
        int first = tree.Extent(clause).First;
        bool which =
            first + 1 < view.Words.Length
            && (
                view.Words[first].Lower == "," && view.Words[first + 1].Lower == "which"
                || view.Words[first].Lower == "which" && first > 0 && view.Words[first - 1].Lower == ","
            );
        bool move = Pointing.Contains(tree.Lemma(noun)) && noun > 0 && IsApart(view, noun);
        if (which || move)
        {
            Add(context, view, answers, by, status, clause, ClauseRule, plural: which);
        }
    }

    // ", a move rejected by": the noun phrase stands behind a comma or dash.
    private static bool IsApart(SentenceView view, int noun)
    {
        int first = noun;
        foreach (int child in view.Tree.Children(noun))
        {
            first = child < first && view.Tree.Is(child, "det") ? child : first;
        }

        return first > 0 && view.Words[first - 1].Lower is "," or "-" or "–" or "—";
    }

    /// <summary>The noun with the phrase right behind it, which parsers may hang on the verb; null where nothing stands there.</summary>
    private static string? NamedMore(SentenceView view, int noun)
    {
        (int first, int end) = view.Tree.Extent(noun);
        foreach (int child in view.Tree.Children(view.Tree.Head(noun) < 0 ? noun : view.Tree.Head(noun)))
        {
            (int from, int to) = view.Tree.Extent(child);
            if (
                from == end
                && view.Tree.Is(child, "obl")
                && !view.Words[child].InTime
                && view.Tree.Marker(child) is "to" or "of" or "on" or "for" or "from" or "with"
            )
            {
                end = to;
            }
        }

        return end > noun + 1 ? PropositionWriter.Plain(view, first, end) : null;
    }

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        int anchor,
        string rule,
        bool plural
    )
    {
        Answers.Add(context, view, answers, by, status, null, "", anchor, rule);
        answers[^1] = answers[^1] with { Plural = plural };
    }
}
