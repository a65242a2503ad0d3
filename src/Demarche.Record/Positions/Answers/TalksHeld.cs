using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Talks told as held do what was asked or promised by whoever takes part: "at the talks in Soland Arvenia undertook …", "Arvenia and
/// Tasmere met in Soland". They answer only where place or counterpart are those that were asked for.
/// </summary>
internal static class TalksHeld
{
    public const string Rule = "X held talks";

    private static readonly FrozenSet<string> Talks = FrozenSet.Create(
        StringComparer.Ordinal,
        "talk",
        "talks",
        "meeting",
        "summit",
        "negotiation",
        "conference",
        "dialogue"
    );

    /// <summary>Verbs of which talks are the subject when they take place.</summary>
    private static readonly FrozenSet<string> Running = FrozenSet.Create(
        StringComparer.Ordinal,
        "open",
        "begin",
        "start",
        "end",
        "conclude",
        "resume",
        "take",
        "convene",
        "hold",
        "continue"
    );

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        if (view.EndsWith('?'))
        {
            return;
        }

        SentenceTree tree = view.Tree;
        for (int i = 0; i < view.Words.Length; i++)
        {
            int verb = tree.Head(i);
            if (tree.IsVerb(i) && tree.Lemma(i) == "meet" && Told(view, i))
            {
                Met(context, view, answers, i);
            }
            else if (verb >= 0 && tree.Class(i) == "NOUN" && Talks.Contains(tree.Lemma(i)) && tree.IsVerb(verb) && Told(view, verb))
            {
                Noun(context, view, answers, i, verb);
            }
        }
    }

    private static void Met(ReadingContext context, SentenceView view, List<FoundResponse> answers, int verb)
    {
        SentenceTree tree = view.Tree;
        Party? who = PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb));
        int other = tree.Child(verb, "obj");
        foreach (int child in tree.Children(verb))
        {
            other = tree.Is(child, "obl") && tree.Marker(child) == "with" ? child : other;
        }

        Party? with = PhraseParties.Of(context, view, other);
        if (who is not null && (with is not null || who.Actors.Length > 1 || Place(view, verb) is not null))
        {
            Add(context, view, answers, Both(who, with), Place(view, verb), verb, verb);
        }
    }

    private static void Noun(ReadingContext context, SentenceView view, List<FoundResponse> answers, int noun, int verb)
    {
        SentenceTree tree = view.Tree;
        Party? members = null;
        foreach (int child in tree.Children(noun))
        {
            if (child > noun && tree.Is(child, "nmod") && tree.Marker(child) is "between" or "with" or "of")
            {
                members = PhraseParties.Of(context, view, child) ?? members;
            }
        }

        bool running = tree.Is(noun, "nsubj") && Running.Contains(tree.Lemma(verb));
        bool attended =
            (tree.Is(noun, "obl") && tree.Marker(noun) is "at" or "during" && view.Words[noun].Lower != "least")
            || (tree.Is(noun, "obj") && tree.Lemma(verb) is "hold" or "attend" or "have" or "open" or "begin" or "resume" or "conclude");
        Party? who = attended ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb)) : null;
        if ((running && members is not null) || who is not null)
        {
            Add(context, view, answers, who is null ? members! : Both(who, members), Place(view, noun) ?? Place(view, verb), noun, verb);
        }
    }

    private static Party Both(Party who, Party? with) =>
        with is null ? who : who with { Actors = [.. who.Actors.Concat(with.Actors).DistinctBy(static a => a.Party)] };

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party who,
        string? place,
        int anchor,
        int verb
    )
    {
        for (int i = 0; i < who.Actors.Length; i++)
        {
            ImmutableArray<Actor> others = who.Actors.RemoveAt(i);
            string with = others.IsEmpty ? "" : $" with {string.Join(" and ", others.Select(static a => a.Name))}";
            string about = $"meet{with}{(place is null ? "" : $" in {place}")}";
            if (ContentWords.Of(about).Count < 2)
            {
                continue;
            }

            foreach (ResponseStatus status in (ReadOnlySpan<ResponseStatus>)[ResponseStatus.Fulfilled, ResponseStatus.Kept])
            {
                Answers.Add(context, view, answers, new Party([who.Actors[i]], who.First, who.End), status, null, about, anchor, Rule);
            }
        }
    }

    /// <summary>Where it took place: "in Soland"; null where the words do not say.</summary>
    private static string? Place(SentenceView view, int head)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(head))
        {
            if (
                child > head
                && (tree.Is(child, "nmod") || tree.Is(child, "obl"))
                && tree.Marker(child) is "in" or "at"
                && tree.Class(child) == "PROPN"
                && !view.Words[child].InTime
            )
            {
                (int first, int end) = tree.Extent(child);
                while (first < child && (tree.Is(first, "case") || tree.Is(first, "det")))
                {
                    first++;
                }

                return view.SpanOf(first, Math.Min(end, child + 3)).Of(view.Text);
            }
        }

        return null;
    }

    private static bool Told(SentenceView view, int verb)
    {
        Clause clause = Clause.Of(view.Tree, verb);
        bool past = clause.Past || clause.Perfect || view.Tree.Tag(verb) == "VBD";
        return past
            && clause is { Modal: null, Negated: false, Infinitive: false, Gerund: false }
            && !Supposition.Holds(view, clause)
            && !view.Tree.Is(verb, "acl");
    }
}
