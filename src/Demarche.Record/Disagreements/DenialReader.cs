using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Reads denials: a verb of denying with a clause, a gerund or a noun of an act below it ("denied shelling the port", "rejected claims that …"), and what a side
/// says that it has not done ("“We have not shut the pipeline,” Toll said").
/// </summary>
internal static class DenialReader
{
    private static readonly FrozenDictionary<string, bool> Verbs = EmbeddedLines
        .Rows("denying-verbs.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1] == "report", StringComparer.Ordinal);

    private static readonly FrozenSet<string> Claims = EmbeddedLines.Words("claiming-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static ImmutableArray<ReportedDenial> Read(ReadingContext context)
    {
        ImmutableArray<ReportedDenial>.Builder found = ImmutableArray.CreateBuilder<ReportedDenial>();
        foreach (SentenceView view in context.Sentences)
        {
            for (int i = 0; i < view.Tree.Count; i++)
            {
                if ((ByVerb(context, view, i) ?? ByNegation(context, view, i)) is { } denial)
                {
                    found.Add(denial);
                }
            }
        }

        return found.ToImmutable();
    }

    // "Arvenia denied …": not where somebody did not deny it, or might.
    private static ReportedDenial? ByVerb(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        if (
            !tree.IsVerb(verb)
            || !Verbs.TryGetValue(tree.Lemma(verb), out bool reports)
            || Clause.Of(tree, verb) is not { Negated: false, Modal: null, Passive: false, Infinitive: false }
            || tree.Tag(verb) is "VB" or "VBG"
            || Content(tree, verb, reports) is not (>= 0 and var content)
        )
        {
            return null;
        }

        return Speaker(view, Clause.SubjectOf(tree, verb)) is { } by ? Denial(context, view, by, content) : null;
    }

    /// <summary>The verb or noun of what is denied; -1 where the verb denies no act: "denied entry to lorries".</summary>
    private static int Content(SentenceTree tree, int verb, bool reports)
    {
        int clause = tree.Child(verb, "ccomp");
        clause = clause < 0 && tree.Child(verb, "xcomp") is var gerund and >= 0 && tree.Tag(gerund) == "VBG" ? gerund : clause;
        clause = clause < 0 && tree.Child(verb, "advcl") is var free and >= 0 && free > verb && tree.Tag(free) == "VBG" ? free : clause;
        int noun = tree.Child(verb, "obj");
        clause = clause < 0 ? BehindTime(tree, verb) : clause;
        if (clause >= 0 && !reports)
        {
            return clause;
        }

        if (noun < 0)
        {
            return -1;
        }

        if (Claims.Contains(tree.Lemma(noun)))
        {
            int told = tree.Child(noun, "ccomp");
            told = told < 0 ? tree.Child(noun, "acl") : told;
            return told < 0 ? tree.Child(noun, "nmod") : told;
        }

        return !reports && NominalActs.VerbOf(tree.Lemma(noun)) is { Replaces: true } && tree.Child(noun, "nmod") >= 0 ? noun : -1;
    }

    // "denied on Tuesday that …": parsers hang the clause on the day.
    private static int BehindTime(SentenceTree tree, int verb)
    {
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && tree.Is(child, "obl"))
            {
                foreach (int below in tree.Children(child))
                {
                    if (below > child && tree.IsVerb(below) && tree.Marker(below) == "that")
                    {
                        return below;
                    }
                }
            }
        }

        return -1;
    }

    // A side says of itself that it has not done something. What it will not do is a refusal.
    private static ReportedDenial? ByNegation(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        if (!tree.IsVerb(verb) || Clause.Of(tree, verb) is not { Negated: true, Modal: null } clause || !(clause.Past || clause.Perfect))
        {
            return null;
        }

        if (view.StatementAt(verb) is not { Speaker: { } speaker, Negated: false } statement || clause.Infinitive)
        {
            return null;
        }

        int subject = Clause.SubjectOf(tree, verb);
        bool own =
            subject >= 0
            && (
                (statement.Kind != StatementKind.Indirect && tree.Lemma(subject) is "we" or "i")
                || OwnParty(view, subject) == speaker.Party
                || Of(tree, subject, "our")
            );
        return own && tree.Child(verb, "obj") >= 0 ? Denial(context, view, speaker, verb) : null;
    }

    private static bool Of(SentenceTree tree, int noun, string possessor)
    {
        foreach (int child in tree.Children(noun))
        {
            if (tree.Lemma(child) == possessor || (possessor == "our" && tree.Is(child, "nmod:poss") && tree.Lemma(child) == "we"))
            {
                return true;
            }
        }

        return false;
    }

    // "Arvenian ships": what is a party's own, by the demonym or the owner before it.
    private static string? OwnParty(SentenceView view, int noun)
    {
        (int first, _) = view.Tree.Extent(noun);
        for (int i = noun; i >= first && i >= 0; i--)
        {
            if (view.MentionAt(i) is { Actor.Code: not null } mention)
            {
                return mention.Actor.Party;
            }
        }

        return null;
    }

    private static Actor? Speaker(SentenceView view, int subject)
    {
        if (subject < 0)
        {
            return null;
        }

        (int first, _) = view.Tree.Extent(subject);
        for (int i = subject; i >= first; i--)
        {
            if (view.MentionAt(i) is { } mention)
            {
                return mention.Actor;
            }
        }

        // "It denied …": whom the main clause of the sentence before is about.
        return view.Tree.Lemma(subject) is "it" or "they" or "he" or "she" && view.Before is { } before
            ? SaidBefore(before) ?? ReadingContext.RootSubject(before)?.Actors[0]
            : null;
    }

    // Whoever spoke in the sentence before goes on speaking.
    private static Actor? SaidBefore(SentenceView before) => before.Statements.Length == 1 ? before.Statements[0].Speaker : null;

    private static ReportedDenial Denial(ReadingContext context, SentenceView view, Actor by, int content)
    {
        // "any drilling had taken place", "no attack had happened": the act is the subject.
        int denied =
            view.Tree.IsVerb(content)
            && (
                ShippedWords.LightVerbs.Contains(ContentStems.VerbOf(view.Tree.Lemma(content)))
                || view.Tree.Lemma(content) is "happen" or "occur"
            )
            && view.Tree.Child(content, "nsubj") is var done and >= 0
            && view.MentionAt(done) is null
            && view.Tree.Class(done) == "NOUN"
                ? done
                : content;
        TextSpan words = view.SpanOf(view.Tree.Extent(content).First, view.Tree.Extent(content).End);
        (int first, int end) = view.Tree.Extent(denied);
        StringBuilder told = new();
        for (int i = first; i < end; i++)
        {
            told.Append(view.MentionAt(i) is { Actor.Code: not null } ? "" : view.Words[i].Lower).Append(' ');
        }

        StatedDate date = context.Dates.Of(view, content, -1, -1, news: false);
        string lemma = view.Tree.Lemma(denied);
        string act = ContentStems.VerbOf(view.Tree.IsVerb(denied) ? lemma : NominalActs.VerbOf(lemma)?.Verb ?? lemma);
        SortedSet<string> parties = new(StringComparer.Ordinal) { by.Party };
        foreach (SentenceMention mention in view.Mentions)
        {
            if (mention.First >= first && mention.First < end && mention.Actor.Code is not null)
            {
                parties.Add(mention.Actor.Party);
            }
        }

        return new ReportedDenial
        {
            By = by,
            Denied = words.Of(view.Text),
            Stems = [.. ReportedClaims.StemsOf(told.ToString(), date).Where(static stem => stem != "not")],
            Act = act.Length == 0 || ShippedWords.LightVerbs.Contains(act) ? null : act,
            Parties = [.. parties],
            Date = date,
            Evidence = context.Cite(view),
        };
    }
}
