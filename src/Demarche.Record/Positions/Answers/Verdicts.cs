using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Answers told by a verb with a noun or a preposition (<c>Data/verdict-phrases.tsv</c>): "gave its consent to the visit", "would not hear of moving the pumps",
/// "no longer insisted on the removal", and what a side says in the passive of what was asked: "the fines would not be lifted, Adair made clear".
/// </summary>
internal static class Verdicts
{
    public const string Rule = "X VERDICT NP";

    /// <summary>What its own side says will be done, or not be done, without saying who.</summary>
    public const string PassiveRule = "NP will be VPed, X say";

    private sealed record Phrase(FrozenSet<string> Objects, ImmutableArray<string> Prepositions, string Not, ResponseStatus Status);

    private static readonly FrozenDictionary<string, Phrase[]> s_phrases = EmbeddedLines
        .Rows("verdict-phrases.tsv")
        .SelectMany(static row =>
            row[0]
                .Split('|')
                .Select(verb =>
                    (
                        verb,
                        new Phrase(
                            row[1].Split('|').ToFrozenSet(StringComparer.Ordinal),
                            row[2] == "-" ? [] : [.. row[2].Split('|')],
                            row[3],
                            Enum.Parse<ResponseStatus>(row[4], ignoreCase: true)
                        )
                    )
                )
        )
        .GroupBy(static pair => pair.verb, static pair => pair.Item2, StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        if (view.EndsWith('?'))
        {
            return;
        }

        for (int i = 0; i < view.Words.Length; i++)
        {
            if (!view.Tree.IsVerb(i) || answers.Exists(a => a.View == view && a.Anchor == i))
            {
                continue;
            }

            if (s_phrases.TryGetValue(view.Tree.Lemma(i), out Phrase[]? phrases))
            {
                Told(context, view, answers, i, phrases);
            }

            Passive(context, view, answers, i);
        }
    }

    private static void Told(ReadingContext context, SentenceView view, List<FoundResponse> answers, int verb, Phrase[] phrases)
    {
        SentenceTree tree = view.Tree;
        Clause clause = Clause.Of(tree, verb);
        if (Supposition.Holds(view, clause with { Modal = clause.Modal is "will" or "would" ? null : clause.Modal }))
        {
            return;
        }

        foreach (Phrase phrase in phrases)
        {
            if (ThingOf(view, verb, clause, phrase) is var thing and >= 0 && Speaking(context, view, verb, clause.Passive) is { } by)
            {
                bool act = tree.IsVerb(thing);
                if (!act && (ResponseReader.IsNotPosition(view, thing) || References.IsPronoun(view, thing)))
                {
                    return;
                }

                string about = act
                    ? PropositionText.Write(context, view, new Complement(SlotKind.Gerund, thing, -1)).Text
                    : PropositionText.Write(context, view, new Complement(SlotKind.Noun, thing, -1)).Text;
                Answers.Add(context, view, answers, by, phrase.Status, null, about, verb, Rule, thing: thing);
                return;
            }
        }
    }

    // Head of what is answered; -1 where the phrase does not fit.
    private static int ThingOf(SentenceView view, int verb, Clause clause, Phrase phrase)
    {
        SentenceTree tree = view.Tree;
        bool fits = phrase.Not switch
        {
            "not" => clause.Negated,
            "longer" => clause.Negated && IsNoLonger(view, verb),
            _ => !clause.Negated,
        };
        int taken = tree.Child(verb, "obj");
        bool named = taken >= 0 ? phrase.Objects.Contains(tree.Lemma(taken)) : phrase.Objects.Contains("-");
        if (phrase.Prepositions.IsEmpty)
        {
            return fits && taken > verb ? taken : -1;
        }

        if (!fits || !named)
        {
            return -1;
        }

        if (clause.Passive)
        {
            return tree.Child(verb, "nsubj:pass");
        }

        foreach (int holder in taken >= 0 ? (ReadOnlySpan<int>)[taken, verb] : [verb])
        {
            foreach (int child in tree.Children(holder))
            {
                bool after =
                    child > holder && (tree.Is(child, "obl") || tree.Is(child, "nmod") || tree.Is(child, "advcl") || tree.Is(child, "acl"));
                if (after && tree.Marker(child) is { } marker && phrase.Prepositions.Contains(marker) && !view.Words[child].InTime)
                {
                    return child;
                }
            }
        }

        return -1;
    }

    private static bool IsNoLonger(SentenceView view, int verb)
    {
        foreach (int child in view.Tree.Children(verb))
        {
            if (view.Tree.Lemma(child) is "longer" or "long" or "anymore")
            {
                return true;
            }
        }

        return false;
    }

    private static Party? Speaking(ReadingContext context, SentenceView view, int verb, bool passive)
    {
        Party? by = passive ? null : PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, verb));
        by ??= view.StatementAt(verb)?.Speaker is { } speaker ? new Party([speaker], verb, verb + 1) : null;
        return by is { Actors.Length: 1 } ? context.BySide(view, by, by.First) ?? by : by;
    }

    // "the fines would not be lifted, she made clear": who says so of what others asked for, answers them.
    private static void Passive(ReadingContext context, SentenceView view, List<FoundResponse> answers, int verb)
    {
        SentenceTree tree = view.Tree;
        Clause clause = Clause.Of(tree, verb);
        int subject = tree.Child(verb, "nsubj:pass");
        if (
            clause is not { Passive: true, Modal: "will" or "would" }
            || subject < 0
            || !tree.IsNominal(subject)
            || FrameMatcher.AgentOf(tree, verb) >= 0
            || tree.Is(verb, "advcl")
            || tree.Is(verb, "acl")
            || PhraseParties.Of(context, view, subject) is not null
            || Supposition.Holds(view, clause with { Modal = null })
            || (Speaking(context, view, verb, passive: true) ?? MakingClear(context, view, verb)) is not { } by
        )
        {
            return;
        }

        Answers.Add(
            context,
            view,
            answers,
            by,
            clause.Negated ? ResponseStatus.Rejected : ResponseStatus.Accepted,
            null,
            PositiveOf(PropositionText.Write(context, view, new Complement(SlotKind.Clause, verb, -1)).Text),
            verb,
            PassiveRule
        );
    }

    // "…, Adair made clear": no verb of saying.
    private static Party? MakingClear(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        int clear = tree.Child(verb, "parataxis");
        clear = clear < 0 && tree.Is(verb, "ccomp") ? tree.Head(verb) : clear;
        return clear >= 0 && PositionNouns.IsClear(tree, clear) && PhraseParties.Of(context, view, Clause.SubjectOf(tree, clear)) is { } by
            ? context.BySide(view, by, by.First) ?? by
            : null;
    }

    private static string PositiveOf(string about) => about.StartsWith("not ", StringComparison.Ordinal) ? about[4..] : about;
}
