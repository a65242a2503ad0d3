using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>"if", "unless", "provided that", "in return for" beside a line.</summary>
/// <param name="Marker">"if", "in return for".</param>
/// <param name="Head">The verb or noun of what is asked.</param>
/// <param name="Subject">Head word of who would have to act; -1 for none.</param>
internal readonly record struct StatedCondition(string Marker, int Head, int Subject, string Text);

internal static class Conditions
{
    /// <summary>Marker, whether what it says is a line of its own, and whether it leaves open if that comes ("if", "should", not "when" and "before").</summary>
    private static readonly FrozenDictionary<string, (bool IsLine, bool IsOpen)> Markers = EmbeddedLines
        .Rows("condition-markers.tsv")
        .ToFrozenDictionary(
            static row => row[0],
            static row => (row[1] == "line", row.Length > 2 && row[2] == "open"),
            StringComparer.Ordinal
        );

    public static StatedCondition? Of(SentenceView view, Complement content, int predicate)
    {
        return Beside(view, content.Head)
            ?? (content.Participle >= 0 ? Beside(view, content.Participle) : null)
            ?? (predicate >= 0 ? Beside(view, predicate) : null);
    }

    private static StatedCondition? Beside(SentenceView view, int head)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(head))
        {
            bool clause =
                tree.Is(child, "advcl")
                || IsProvided(view, child)
                || (
                    (tree.Is(child, "conj") || tree.Is(child, "ccomp") || tree.Is(child, "parataxis"))
                    && child > head
                    && (
                        (tree.Child(child, "mark") >= 0 && tree.Marker(child) is not ("that" or "to"))
                        || view.Words[child].Lower is "provided" or "providing"
                    )
                );
            bool phrase = tree.Is(child, "obl") || tree.Is(child, "nmod");
            if (!clause && tree.IsNominal(child) && child > head && Provided(view, child) is var below and >= 0)
            {
                // Parsers hang "provided that" on the noun before it.
                int act = Asked(tree, below);
                string told = PropositionWriter.Plain(view, below, tree.Extent(below).End);
                return new StatedCondition("provide that", act, tree.Child(act, "nsubj"), told);
            }

            if (!clause && !phrase)
            {
                continue;
            }

            (string marker, int opens) = MarkerOf(tree, child);
            if (
                Markers.ContainsKey(marker)
                && !(phrase && view.Words[child].InTime)
                && !(phrase && marker is "until" or "before" && HasTime(view, child))
            )
            {
                (int first, int end) = (opens, EndOf(view, child));
                string only = first > 0 && view.Words[first - 1].Lower == "only" && marker != "only if" ? "only " : "";
                string text = only + PropositionWriter.Plain(view, first, end);
                int asked = Asked(tree, child);
                return new StatedCondition(marker, asked, clause || asked != child ? tree.Child(asked, "nsubj") : -1, text);
            }
        }

        return null;
    }

    /// <summary>"provided that" or "providing that" right below a noun; -1 for none.</summary>
    private static int Provided(SentenceView view, int noun)
    {
        foreach (int child in view.Tree.Children(noun))
        {
            if (IsProvided(view, child))
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>True for the word that opens a condition, not for a thing that somebody provided.</summary>
    public static bool IsProvided(SentenceView view, int word) =>
        view.Words[word].Lower is "provided" or "providing" && word + 1 < view.Words.Length && view.Words[word + 1].Lower == "that";

    // "should Arvenia attack, saying that": what stands behind a comma as a participle is told of the main clause; so is whatever parsers hang on a phrase
    // before the verb of the main clause: "in the event of an attack, Soland and its allies would".
    private static int EndOf(SentenceView view, int clause)
    {
        SentenceTree tree = view.Tree;
        (int first, int end) = tree.Extent(clause);
        for (int i = clause + 1; i < end; i++)
        {
            int from = tree.Extent(i).First;
            bool comma = view.Words[from].Lower == "," || (from > 0 && view.Words[from - 1].Lower == ",");
            if (from > clause && comma && tree.Is(i, "advcl") && tree.Tag(i) == "VBG" && tree.Extent(i).End == end)
            {
                return view.Words[from].Lower == "," ? from : from - 1;
            }
        }

        int verb = tree.Head(clause);
        bool before = verb >= end && tree.IsNominal(clause) && tree.Child(verb, "nsubj") < 0;
        for (int i = clause + 1; before && i < end; i++)
        {
            if (view.Words[i].Lower == ",")
            {
                return i;
            }
        }

        return end;
    }

    // "until the end of May" is a date, no condition.
    private static bool HasTime(SentenceView view, int word)
    {
        (int first, int end) = view.Tree.Extent(word);
        for (int i = first; i < end; i++)
        {
            if (view.Words[i].InTime)
            {
                return true;
            }
        }

        return false;
    }

    // "on condition that Arvenia opens", "in return for an end to": the act hangs below the word that opens the condition.
    private static int Asked(SentenceTree tree, int word)
    {
        if (!(tree.Lemma(word) is "provide" or "condition" or "return" or "exchange" or "moment" or "understanding" or "event"))
        {
            return word;
        }

        foreach (int child in tree.Children(word))
        {
            if (child > word && (tree.Is(child, "ccomp") || tree.Is(child, "acl") || tree.Is(child, "nmod") || tree.Is(child, "advcl")))
            {
                return child;
            }
        }

        return word;
    }

    /// <summary>The marker of a clause or phrase, and the word that the condition opens with.</summary>
    private static (string Marker, int Opens) MarkerOf(SentenceTree tree, int child)
    {
        string marker = tree.Marker(child);
        (int first, _) = tree.Extent(child);
        if (Markers.ContainsKey(marker))
        {
            return (marker, first);
        }

        while (first < child && tree.Class(first) == "PUNCT")
        {
            first++;
        }

        // What stands before "provided" may hang on it by mistake: "will free them by 5 March provided that".
        return Spelled(tree, first) is { } words ? (words, first)
            : Spelled(tree, child) is { } own ? (own, child)
            : IsInverted(tree, child, first) ? ("if", first)
            : (marker, first);
    }

    /// <summary>True for a word that a condition opens with.</summary>
    public static bool Opens(SentenceTree tree, int word) => Spelled(tree, word) is not null;

    /// <summary>True for a word that a condition opens with of which it is open whether it comes: "if", "should", not "when" and "before".</summary>
    public static bool OpensHypothesis(SentenceTree tree, int word) => Spelled(tree, word) is { } words && Markers[words].IsOpen;

    /// <summary>True where it is open whether the condition comes.</summary>
    public static bool IsOpen(StatedCondition condition) =>
        Markers.TryGetValue(condition.Marker, out (bool, bool IsOpen) marker) && marker.IsOpen;

    // "were the gates to stay shut", "had the men been freed": the verb before its subject stands for "if". "Should" is a marker of its own.
    private static bool IsInverted(SentenceTree tree, int clause, int first) =>
        first < clause
        && tree.Is(clause, "advcl")
        && tree.Lemma(first) is "be" or "have"
        && tree.Head(first) == clause
        && tree.Tag(first) == "VBD"
        && tree.Child(clause, "nsubj") is var subject
        && subject > first;

    // "as long as", "on condition that", "in return for": parsers differ on how such words hang together, so the words are read.
    private static string? Spelled(SentenceTree tree, int first)
    {
        string words = "";
        for (int i = first; i < first + 4 && i < tree.Count; i++)
        {
            words = words.Length == 0 ? tree.Lemma(i) : $"{words} {tree.Lemma(i)}";
            if (Markers.ContainsKey(words))
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>What the other must do first is a line of its own beside an offer, a promise or a refusal; a threat carries none.</summary>
    public static void AddLine(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        FoundPosition position,
        StatedCondition told,
        Party holder
    )
    {
        bool carries = position.Line.Kind is PositionKind.Commitment or PositionKind.Offer or PositionKind.Refusal;
        if (!carries || !Markers[told.Marker].IsLine)
        {
            return;
        }

        SentenceTree tree = view.Tree;
        bool clause = tree.IsVerb(told.Head) && (tree.Child(told.Head, "nsubj") >= 0);
        Party? who = told.Subject >= 0 ? PhraseParties.Of(context, view, told.Subject) : null;
        Clause asked = Clause.Of(tree, told.Head);
        if (clause && asked.Passive)
        {
            who =
                PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, told.Head))
                ?? (position.Line.Addressees.IsEmpty ? null : new Party(position.Line.Addressees, told.Head, told.Head + 1));
        }

        if (clause ? who is null || who.Shares(holder) : NominalActs.VerbOf(tree.Lemma(told.Head)) is null && tree.Tag(told.Head) != "VBG")
        {
            return;
        }

        SlotKind kind =
            clause ? SlotKind.Clause
            : tree.Tag(told.Head) == "VBG" ? SlotKind.Gerund
            : SlotKind.Noun;
        PositionLines.Add(
            context,
            view,
            found,
            new PositionLines.Draft(
                PositionKind.Condition,
                null,
                holder,
                who,
                who,
                new Complement(kind, told.Head, told.Subject),
                told.Head,
                "-",
                $"{told.Marker} CLAUSE"
            )
        );
    }
}
