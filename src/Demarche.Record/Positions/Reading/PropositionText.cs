using System.Collections.Frozen;
using System.Text;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A thing wanted, in words: a bare infinitive clause without holder, deadline and condition.</summary>
/// <param name="First">First word of what it was made from.</param>
/// <param name="End">One behind the last.</param>
internal readonly record struct WrittenProposition(string Text, int First, int End, StatedDate? Deadline);

/// <summary>Writes a complement of the tree as a bare infinitive clause in the report's own words.</summary>
internal static class PropositionText
{
    private const int MostWords = 16;

    /// <summary>Words more, where the text ends with them.</summary>
    private const int MostLast = 4;

    /// <summary>Words behind which it is still clear what an adverb is told of.</summary>
    private const int FewWords = 5;

    private const int LongestBinding = 12;

    private static readonly FrozenSet<string> Binding = EmbeddedLines.Words("binding-things.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> DroppedMarkers = EmbeddedLines.Words("proposition-asides.tsv").ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Manners = EmbeddedLines
        .Rows("manner-adjectives.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    public static WrittenProposition Write(ReadingContext context, SentenceView view, Complement content, string template = "-")
    {
        SentenceTree tree = view.Tree;
        (int first, int end) = Range(tree, content);
        (StatedDate? deadline, int dueFirst, int dueEnd) = context.Dates.Deadline(view, first, end);
        StringBuilder text = new();
        if (content.Participle >= 0)
        {
            Append(text, tree.Lemma(content.Participle));
            bool[] thing = Kept(view, content.Head, content.Participle, dueFirst, dueEnd);
            if (tree.Child(content.Head, "case") is var preposition and >= 0)
            {
                // "called for the gates to be opened"
                thing[preposition] = false;
            }

            AppendWords(context, view, text, thing);
            bool[] rest = Kept(view, content.Participle, content.Head, dueFirst, dueEnd);
            rest[content.Participle] = false;
            AppendWords(context, view, text, rest);
        }
        else if (content.IsClause)
        {
            OfClause(context, view, content, dueFirst, dueEnd, text);
        }
        else
        {
            OfNoun(context, view, content.Head, dueFirst, dueEnd, text, template);
        }

        string written = PropositionWriter.Trimmed(text.ToString());
        bool own =
            template != "-" && !StaysThing(template) && !content.IsClause && NominalActs.VerbOf(view.Tree.Lemma(content.Head)) is not null;
        written = template == "-" || own ? written : template.Replace("_", written, StringComparison.Ordinal);
        return new WrittenProposition(written, first, end, deadline);
    }

    // "said deployments are nonnegotiable": what is refused is to talk about them or to give them up, not the deed that the noun names.
    private static bool StaysThing(string template) => template is "not take _" or "give up _" or "negotiate over _";

    /// <summary>The words of a noun phrase as written, without what stands before it.</summary>
    public static string Bare(SentenceView view, int head)
    {
        (int first, int end) = view.Tree.Extent(head);
        foreach (int child in view.Tree.Children(head))
        {
            first = child < head && (view.Tree.Is(child, "case") || view.Tree.Is(child, "det")) ? Math.Max(first, child + 1) : first;
            end =
                child > head && (view.Tree.Relation(child) == "acl:relcl" || view.Tree.Is(child, "parataxis") || view.Words[child].InTime)
                    ? Math.Min(end, view.Tree.Extent(child).First)
                    : end;
        }

        return PropositionWriter.Plain(view, first, Math.Max(end, head + 1));
    }

    /// <summary>The words of a subtree as written.</summary>
    public static string Plain(SentenceView view, int head)
    {
        (int first, int end) = view.Tree.Extent(head);
        return PropositionWriter.Plain(view, first, end);
    }

    private static (int First, int End) Range(SentenceTree tree, Complement content)
    {
        (int first, int end) = tree.Extent(content.Head);
        if (content.Participle >= 0)
        {
            return (first, Math.Max(end, tree.Extent(content.Participle).End));
        }

        if (content.IsClause)
        {
            first = Math.Min(content.Head, content.Head);
            foreach (int child in tree.Children(content.Head))
            {
                if (tree.Is(child, "conj") && child > content.Head && (tree.IsVerb(child) || tree.Child(child, "cop") >= 0))
                {
                    end = Math.Min(end, tree.Extent(child).First);
                }
            }
        }

        return (first, Math.Max(end, content.Head + 1));
    }

    private static void OfClause(
        ReadingContext context,
        SentenceView view,
        Complement content,
        int dueFirst,
        int dueEnd,
        StringBuilder text
    )
    {
        SentenceTree tree = view.Tree;
        int head = content.Head;
        Clause clause = Clause.Of(tree, head);
        bool[] kept = Kept(view, head, -1, dueFirst, dueEnd);
        int subject = tree.Child(head, "nsubj");
        Append(text, clause.Negated ? "not" : "");
        if (content.Doer >= 0)
        {
            // "the navy would board it", "flights may cross": who is sent or let is part of what is undertaken.
            Append(text, clause.Modal is "may" or "can" ? "let" : "have");
            AppendWords(context, view, text, Kept(view, content.Doer, -1, dueFirst, dueEnd));
        }

        int copula = tree.IsVerb(head) ? -1 : tree.Child(head, "cop");
        if (copula >= 0)
        {
            Append(text, "be");
            AppendWords(context, view, text, kept);
            return;
        }

        // "for its waters to be reopened": what suffers becomes the object.
        Append(text, Adverbs(view, head, kept));
        // "lower", taken for a past form, has the lemma "low": no past form ends in -er.
        bool bare = tree.Tag(head) == "VBD" && view.Words[head].Lower.EndsWith("er", StringComparison.Ordinal);
        string verb =
            !bare && (clause.Passive || tree.Tag(head) is "VBN" or "VBD" or "VBG" or "VBZ") ? BaseOf(tree, head) : view.Words[head].Lower;
        int glued = FirstGlued(view, head);
        kept.AsSpan(glued, head - glued).Clear();
        verb = $"{view.Text[view.Words[glued].Span.Start..view.Words[head].Span.Start]}{verb}";
        Append(
            text,
            NominalActs.VerbOf(verb) is { Replaces: true } joined
            && joined.Verb.Contains(' ', StringComparison.Ordinal)
            && joined.Verb.Replace(" ", "", StringComparison.Ordinal) == verb
                ? joined.Verb
                : verb
        );
        kept[head] = false;
        int particle = tree.Child(head, "compound");
        if (particle == head + 1)
        {
            Append(text, view.Words[particle].Lower);
            kept[particle] = false;
        }

        if (clause.Passive && subject >= 0)
        {
            bool[] sufferer = Kept(view, subject, -1, dueFirst, dueEnd);
            AppendWords(context, view, text, sufferer);
        }

        AppendWords(context, view, text, kept);
    }

    private static void OfNoun(
        ReadingContext context,
        SentenceView view,
        int head,
        int dueFirst,
        int dueEnd,
        StringBuilder text,
        string template
    )
    {
        SentenceTree tree = view.Tree;
        bool[] kept = Kept(view, head, -1, dueFirst, dueEnd);
        WithStrays(view, head, kept, dueFirst, dueEnd);
        bool inserted = NominalActs.VerbOf(tree.Lemma(head)) is { Replaces: false };
        bool replaced = !StaysThing(template) && NominalActs.VerbOf(tree.Lemma(head)) is { Replaces: true };
        foreach (int child in tree.Children(head))
        {
            bool given = !replaced && template.Contains('_', StringComparison.Ordinal) && tree.Lemma(child) == "a"; // "give a guarantee"
            bool article = child < head && tree.Is(child, "det") && !given && (!inserted || tree.Lemma(child) is "any" or "some" or "the");
            // "concrete guarantees that": how it is to be done does not stand between the verb and its clause.
            bool adjective = !inserted && child < head && tree.Is(child, "amod") && tree.Class(child) == "ADJ";
            if (tree.Is(child, "case") || article || (adjective && HasClause(tree, head)))
            {
                kept[child] = false;
            }
        }

        StringBuilder manner = new();
        if (!StaysThing(template) && NominalActs.VerbOf(tree.Lemma(head)) is { } act)
        {
            Append(text, act.Verb);
            if (act.Replaces)
            {
                kept[head] = false;
                foreach (int child in tree.Children(head))
                {
                    if (child < head && tree.Is(child, "amod") && MannerOf(tree, child) is { } adverb)
                    {
                        (int from, int to) = tree.Extent(child);
                        kept.AsSpan(from, to - from).Clear();
                        Append(manner, HasClause(tree, head) ? "" : adverb);
                    }

                    int marker = tree.Child(child, "case");
                    if (
                        child > head
                        && tree.Is(child, "nmod")
                        && marker >= 0
                        && tree.Lemma(marker) is "of" or "to" or "in" or "on"
                        && marker == head + 1
                    )
                    {
                        kept[marker] = false;
                    }
                }

                if (act.Verb == "investigate" && head + 1 < kept.Length && view.Words[head + 1].Lower == "into")
                {
                    // "an inquiry into the raid", whatever it hangs on
                    kept[head + 1] = false;
                }
            }
        }

        if (kept.AsSpan().Count(true) > FewWords)
        {
            // Behind a long thing it would be told of the wrong word.
            Append(text, manner.ToString());
            manner.Clear();
        }

        AppendWords(context, view, text, kept);
        Append(text, manner.ToString());
    }

    // "immediate and unconditional": the adverbs; null where one of the words has none.
    private static string? MannerOf(SentenceTree tree, int adjective)
    {
        if (!Manners.TryGetValue(tree.Lemma(adjective), out string? adverb))
        {
            return null;
        }

        foreach (int child in tree.Children(adjective))
        {
            if (tree.Is(child, "conj"))
            {
                if (MannerOf(tree, child) is not { } other)
                {
                    return null;
                }

                adverb = $"{adverb} and {other}";
            }
        }

        return adverb;
    }

    private static bool HasClause(SentenceTree tree, int noun)
    {
        foreach (int child in tree.Children(noun))
        {
            if (child > noun && (tree.Is(child, "acl") || tree.Is(child, "ccomp")) && tree.Marker(child) == "that")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"called for a full investigation into the shelling": parsers may hang what belongs to the noun on the verb above it.</summary>
    private static void WithStrays(SentenceView view, int head, bool[] kept, int dueFirst, int dueEnd)
    {
        SentenceTree tree = view.Tree;
        int verb = tree.Head(head);
        if (verb < 0 || verb > head || NominalActs.VerbOf(tree.Lemma(head)) is null)
        {
            return;
        }

        int end = tree.Extent(head).End;
        foreach (int child in tree.Children(verb))
        {
            (int first, int last) = tree.Extent(child);
            if (
                child > head
                && first == end
                && tree.Is(child, "obl")
                && !view.Words[child].InTime
                && tree.Marker(child) is "into" or "of" or "on" or "between" or "with" or "from" or "against" or "over" or "to" or "in"
            )
            {
                bool[] stray = Kept(view, child, -1, dueFirst, dueEnd);
                for (int i = first; i < last; i++)
                {
                    kept[i] |= stray[i];
                }

                end = last;
            }
        }
    }

    /// <summary>The words of a subtree that belong to what is wanted: no condition, reason, time limit, aside or second line.</summary>
    private static bool[] Kept(SentenceView view, int head, int without, int dueFirst, int dueEnd)
    {
        SentenceTree tree = view.Tree;
        bool[] kept = new bool[tree.Count];
        Keep(view, head, without, kept, 0, nested: false);
        for (int i = Math.Max(0, dueFirst); i < dueEnd; i++)
        {
            kept[i] = false;
        }

        return kept;
    }

    private static void Keep(SentenceView view, int word, int without, bool[] kept, int depth, bool nested)
    {
        SentenceTree tree = view.Tree;
        kept[word] = true;
        if (depth > 40)
        {
            return;
        }

        foreach (int child in tree.Children(word))
        {
            if (child != without && !Drops(view, word, child, nested))
            {
                Keep(view, child, without, kept, depth + 1, nested: true);
            }
        }
    }

    private static bool Drops(SentenceView view, int head, int child, bool nested)
    {
        SentenceTree tree = view.Tree;
        string relation = tree.Relation(child);
        (int from, int to) = tree.Extent(child);

        if (Conditions.IsProvided(view, child))
        {
            return true;
        }

        bool aside = from > 0 && view.Words[from - 1].Lower == "," || view.Words[from].Lower == ",";
        if (relation == "acl:relcl" && nested && !aside && to - from <= 8)
        {
            // "any boat that crosses the line": it says which.
            return false;
        }

        if (
            relation == "acl:relcl"
            && !aside
            && to - from <= LongestBinding
            && Binding.Contains(tree.Lemma(head))
            && Clause.Of(tree, child).Modal is "would" or "will"
        )
        {
            return false;
        }

        if (
            relation is "parataxis" or "discourse" or "vocative" or "acl:relcl" or "dislocated" or "list"
            || (aside && child > head && relation is "obl" or "nmod" or "acl")
        )
        {
            return true;
        }

        if (relation == "punct")
        {
            return view.Words[child].Lower is "-" or "/"
                ? !IsInsideWord(view, child)
                : view.Words[child].Lower is not ("%" or "," or "'" or "’");
        }

        // "… and bar Arvenia from joining are non-starters": a sentence about the proposition, hung under it by mistake.
        if (
            relation is "ccomp"
            && tree.Child(child, "cop") >= 0
            && tree.Child(child, "nsubj") < 0
            && tree.Tag(tree.Child(child, "cop")) is not "VB"
        )
        {
            return true;
        }

        if (relation == "acl" && tree.Tag(child) == "VBG" && child > head + 1 && view.Words[child - 1].Lower == ",")
        {
            return true;
        }

        if (relation == "appos" && !aside && tree.Class(child) == "PROPN")
        {
            // "the trawler Blue Heron"
            return false;
        }

        if (
            relation == "appos"
            || (relation == "acl" && nested && !Clause.Of(tree, child).Infinitive && tree.Extent(child).End - tree.Extent(child).First > 9)
        )
        {
            return true;
        }

        if (tree.Is(child, "conj") && tree.Tag(child) is "VBD" or "VBZ" && tree.IsVerb(head) && tree.Tag(head) is "VB" or "VBG")
        {
            // "urged Arvenia to withdraw and voiced concern": the second verb is told of who urges.
            return true;
        }

        if (!nested)
        {
            if (
                relation.StartsWith("nsubj", StringComparison.Ordinal)
                || relation.StartsWith("aux", StringComparison.Ordinal)
                || relation is "mark" or "cc" or "cop" or "expl" or "obl:agent"
            )
            {
                return true;
            }

            if (tree.Is(child, "conj") && (tree.IsVerb(head) || tree.Child(head, "cop") >= 0))
            {
                return true;
            }

            // What a clause opens with ("in the coming days", "with the collapse of the talks") is no object of its verb.
            if (child < head && (relation == "advmod" || (tree.IsVerb(head) && (tree.Is(child, "obl") || tree.Is(child, "advcl")))))
            {
                return true;
            }
        }

        if (tree.Is(child, "advcl"))
        {
            bool near = tree.Extent(child).End - tree.Extent(child).First <= 8;
            bool governed =
                tree.Tag(child) == "VBG"
                && child > head
                && tree.Marker(child) is "from" or "into" or "of" or "on" or "to" or "in" or "about";
            return !(near && (governed || tree.Marker(child) == "to")) || (tree.Tag(child) == "VBG" && tree.Marker(child).Length == 0);
        }

        if (
            (tree.Is(child, "obl") || tree.Is(child, "nmod"))
            && child > head
            && !(nested && IsOfRelative(tree, head))
            && !IsParticle(tree, head, child)
            && (DroppedMarkers.Contains(tree.Marker(child)) || DroppedMarkers.Contains(Opening(view, child)))
        )
        {
            return true;
        }

        if (
            !nested
            && child > head
            && view.Words[child].InTime
            && relation is "obl:unmarked" or "obl:tmod" or "advmod"
            && tree.Child(child, "det") < 0
        )
        {
            return true;
        }

        if (
            relation == "obl:tmod"
            || (tree.Is(child, "obl") && view.Words[child].InTime && tree.Marker(child) is "on" or "in" or "at" or "by" && !nested)
        )
        {
            return relation == "obl:tmod";
        }

        return relation == "advmod"
            && tree.Lemma(child) is "also" or "instead" or "however" or "meanwhile" or "immediately" or "now" or "again";
    }

    // "islands that it took after 2004", "islands taken after 2004": the circumstance is part of which are meant.
    private static bool IsOfRelative(SentenceTree tree, int verb) => tree.Is(verb, "acl");

    // The hyphen of "Russian-made", and not a dash between two clauses.
    private static bool IsInsideWord(SentenceView view, int mark) =>
        mark > 0
        && mark + 1 < view.Words.Length
        && (view.Words[mark - 1].Span.End == view.Words[mark].Span.Start || view.Words[mark].Span.End == view.Words[mark + 1].Span.Start);

    // "hand over the records": what parsers take for a preposition right behind the verb is its particle.
    private static bool IsParticle(SentenceTree tree, int verb, int phrase) =>
        tree.IsVerb(verb)
        && tree.Child(phrase, "case") == verb + 1
        && tree.Marker(phrase) is "over" or "off" or "out" or "down" or "up" or "back";

    // "in retaliation for": the words that a phrase opens with.
    private static string Opening(SentenceView view, int word)
    {
        int first = view.Tree.Extent(word).First;
        return first + 2 < view.Tree.Count ? $"{view.Tree.Lemma(first)} {view.Tree.Lemma(first + 1)} {view.Tree.Lemma(first + 2)}" : "";
    }

    private static string Adverbs(SentenceView view, int verb, bool[] kept)
    {
        SentenceTree tree = view.Tree;
        StringBuilder text = new();
        foreach (int child in tree.Children(verb))
        {
            if (
                child < verb
                && tree.Relation(child) == "advmod"
                && view.Words[child].Lower.EndsWith("ly", StringComparison.Ordinal)
                && !(view.Words[child].Lower is "immediately" or "currently" or "only" or "finally" or "eventually" or "really")
            )
            {
                Append(text, view.Words[child].Lower);
                kept[child] = false;
            }
        }

        return text.ToString();
    }

    // "de-escalate" is one word, though tokens end at hyphens.
    private static int FirstGlued(SentenceView view, int word)
    {
        while (
            word >= 2
            && view.Words[word - 1].Lower == "-"
            && view.Words[word - 1].Span.End == view.Words[word].Span.Start
            && view.Words[word - 2].Span.End == view.Words[word - 1].Span.Start
        )
        {
            word -= 2;
        }

        return word;
    }

    private static string BaseOf(SentenceTree tree, int verb) => tree.Lemma(verb);

    private static void Append(StringBuilder text, string word)
    {
        if (word.Length > 0)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(word);
        }
    }

    private static void AppendWords(ReadingContext context, SentenceView view, StringBuilder text, bool[] kept)
    {
        int last = -1;
        foreach (int i in Written(view, kept))
        {
            Word word = view.Words[i];
            bool glued = last >= 0 && i == last + 1 && view.Words[last].Span.End == word.Span.Start;
            text.Append(text.Length == 0 || glued || word.Lower == "," ? "" : " ")
                .Append(Named(context, view, i) ?? word.Span.In(view.Text));
            last = i;
        }
    }

    // The words that are written, in order; of too many as many as end with a whole phrase, not with "the tolls on the".
    private static List<int> Written(SentenceView view, bool[] kept)
    {
        List<int> written = [];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && !view.Words[i].IsQuote && !(view.Words[i].Lower == "," && (written.Count == 0 || !NextKept(kept, i))))
            {
                written.Add(i);
            }
        }

        if (written.Count > MostWords + MostLast)
        {
            int last = MostWords - 1;
            while (last > 0 && IsOpen(view, written[last], written[last + 1]))
            {
                last--;
            }

            int end = last + (view.Words[written[last + 1]].IsPossessive ? 2 : 1);
            written.RemoveRange(end, written.Count - end);
        }

        return written;
    }

    // What only leads to the word behind it, or is one with it.
    private static bool IsOpen(SentenceView view, int word, int next) =>
        view.Words[word].Lower == ","
        || view.Words[word].IsPossessive
        || view.Tree.Head(word) > word
        || view.Tree.Class(word) is "ADP" or "CCONJ" or "SCONJ" or "DET"
        || view.Tree.Relation(next) is "flat" or "fixed" or "compound"
        || (view.Tree.IsVerb(word) && HasObjectBehind(view.Tree, word));

    private static bool HasObjectBehind(SentenceTree tree, int verb)
    {
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && (tree.Is(child, "obj") || tree.Is(child, "xcomp")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NextKept(bool[] kept, int at) => at + 1 < kept.Length && kept[at + 1];

    /// <summary>"let them pass" says who "them" is where the report named it.</summary>
    private static string? Named(ReadingContext context, SentenceView view, int word) =>
        view.Words[word].Lower is "it" or "them" or "him" && view.Tree.Relation(word) is "obj" or "obl" or "iobj" or "nsubj"
            ? context.References.NameAt(view.Words[word].Span.Start)
            : null;
}
