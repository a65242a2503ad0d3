using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Reads what a party says right after something was put to it: "Brussels replied that it was not on the table". The reply belongs to
/// the last position put to that party; without a verb of replying it must also name something of what was asked.
/// </summary>
internal static class ReplyReader
{
    /// <summary>The rule of such an answer; it is tied only to a position whose addressee is the one who speaks.</summary>
    public const string Rule = "Y reply that CUE";

    /// <summary>The same without a verb of replying.</summary>
    public const string SayingRule = "Y say that CUE";

    private static readonly FrozenSet<string> Replying = EmbeddedLines.Words("replying-verbs.tsv").ToFrozenSet();

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        SentenceTree tree = view.Tree;
        for (int i = 0; i < view.Words.Length; i++)
        {
            bool replies = tree.IsVerb(i) && Replying.Contains(tree.Lemma(i));
            if (
                !replies
                && !(
                    tree.IsVerb(i)
                    && (view.Words[i].Is(WordRole.Say) || tree.Lemma(i) is "say" or "insist" or "tell" or "call" or "describe")
                )
            )
            {
                continue;
            }

            Clause clause = Clause.Of(tree, i);
            int subject = Clause.SubjectOf(tree, i);
            if (
                clause.Modal is not null
                || clause.Passive
                || subject < 0
                || Supposition.Holds(view, clause)
                || answers.Exists(a => a.View == view && a.Anchor == i)
            )
            {
                continue;
            }

            if (PhraseParties.Of(context, view, subject) is not { } by)
            {
                continue;
            }

            (int first, int end) = Said(view, i, subject);
            if (clause.Negated)
            {
                if (replies && !Names(view, i, "comment"))
                {
                    Answers.Add(context, view, answers, by, ResponseStatus.Unanswered, null, "", i, Rule);
                }

                continue;
            }

            if (ReplyCues.In(view, first, end) is { } cue && !IsOthers(context, view, cue.At, by))
            {
                string about = replies ? "" : PropositionWriter.Plain(view, first, end);
                Answers.Add(context, view, answers, by, cue.Status, null, about, i, replies ? Rule : SayingRule);
            }
        }
    }

    // "Lorn said that Tasmere had agreed", "that both had": the answer is that of whom it is told.
    private static bool IsOthers(ReadingContext context, SentenceView view, int cue, Party by) =>
        view.Tree.Child(cue, "nsubj") is var subject and >= 0
        && PhraseParties.Of(context, view, subject) is { } told
        && told.Actors.Any(static actor => actor.Code is not null)
        && by.Actors.Any(static actor => actor.Code is not null)
        && (!told.Shares(by) || told.Actors.Length > by.Actors.Length);

    private static bool Names(SentenceView view, int verb, string noun)
    {
        (int first, int end) = view.Tree.Extent(verb);
        for (int i = first; i < end; i++)
        {
            if (view.Words[i].Lower == noun)
            {
                return true;
            }
        }

        return false;
    }

    // What is said: behind the verb to the end of its clause; a quotation or clause before it where nothing stands behind.
    private static (int First, int End) Said(SentenceView view, int verb, int subject)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(verb))
        {
            if (tree.Is(child, "ccomp") || (tree.Is(child, "parataxis") && child > verb))
            {
                return tree.Extent(child);
            }
        }

        int head = tree.Head(verb);
        if (head >= 0 && tree.Is(verb, "parataxis") && head < verb)
        {
            (int first, _) = tree.Extent(head);
            return (first, Math.Min(verb, subject));
        }

        (_, int last) = tree.Extent(verb);
        return (verb + 1, last);
    }
}
