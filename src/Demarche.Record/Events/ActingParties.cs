using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Which of the words that the model takes for the acting ones of an event do act, by the tree.</summary>
internal sealed class ActingParties(ReadingContext context, EventParties parties, EventArguments arguments, TextAnalysis text)
{
    private static readonly FrozenSet<string> s_stative = EmbeddedLines
        .Words("stative-participles.tsv")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_harming = EmbeddedLines.Words("harming-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_offended = EmbeddedLines
        .Words("offended-participles.tsv")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Made by speaking of what others have done or are to do.
    private static readonly FrozenSet<string> s_duties = EmbeddedLines.Words("duty-words.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The heads of the phrases of those who act, in text order.</summary>
    public IEnumerable<int> Of(Act act)
    {
        if (Offence(act) is { } offence)
        {
            return [offence.Offended];
        }

        if (OwnAgents(act) is { Count: > 0 } agents)
        {
            return agents;
        }

        List<int> suffering = SufferedBy(act);
        List<int> all =
        [
            .. act.With(ActRole.Source)
                .Select(static party => party.Head)
                .Where(head => !IsActedUpon(act, head) && !suffering.Exists(other => arguments.IsBelow(head, other))),
        ];
        if (Controlling(act) is { } controlling)
        {
            return [controlling];
        }

        return WithDuty(act) is { } bound ? all.FindAll(head => head != bound) : BySubject(act, all) ?? Inside(act, all);
    }

    /// <summary>True where the words of an act plainly tell both sides, so that there is nothing to choose: the cause of offence, blame for doing it.</summary>
    public bool TellsBoth(Act act) => Offence(act) is not null || Controlling(act) is not null;

    /// <summary>True where the words of an act plainly tell who acts: its noun, the subject of its verb.</summary>
    public bool TellsWho(Act act) =>
        OwnAgents(act).Count > 0
        || (
            text.Tokens[act.Trigger].Upos == "VERB"
            && arguments.SubjectOf(act.Trigger) is { } subject
            && text.Tokens[subject].Upos != "PRON"
            && IsParty(subject)
        );

    /// <summary>The one of whom the act says a duty or a fault: "Adair said that Arvenia must answer" asks Arvenia; null for none.</summary>
    public int? WithDuty(Act act)
    {
        if (act.Label is not ("REQUEST" or "ACCUSE"))
        {
            return null;
        }

        SentenceView view = context.Sentences[act.Sentence];
        int first = text.Sentences[act.Sentence].FirstToken;
        int word = act.Trigger - first;
        if (view.StatementAt(word) is null)
        {
            return null;
        }

        bool duty = s_duties.Contains(view.Tree.Lemma(word));
        foreach (int child in view.Tree.Children(word))
        {
            duty |= view.Tree.Is(child, "aux") && s_duties.Contains(view.Tree.Lemma(child));
        }

        return duty && view.Tree.Child(word, "nsubj") is var subject and >= 0 ? first + subject : null;
    }

    /// <summary>
    /// Whoever the noun that tells the act names as its maker ("an attack by Arvenian troops"), where somebody known is; then nobody else acts, and they are
    /// not acted on.
    /// </summary>
    public List<int> OwnAgents(Act act) => arguments.Makers(act.Trigger, IsParty).FindAll(IsParty);

    private bool IsParty(int head) => !parties.At(head).IsEmpty;

    /// <summary>Whoever stands behind "of" a noun of doing harm: "the annexation of Tasmerian territory" is not Tasmere's.</summary>
    public List<int> SufferedBy(Act act) => act.Label is "ASSAULT" or "COERCE" ? arguments.Objects(act.Trigger, s_harming) : [];

    /// <summary>Who takes offence, and at whom: "Arvenia was angered by Tasmere" accuses Tasmere; null for any other act.</summary>
    public (int Offended, List<int> By)? Offence(Act act) =>
        act.Label == "ACCUSE"
        && s_offended.Contains(text.Tokens[act.Trigger].Form)
        && arguments.PassiveSubject(act.Trigger) is { } subject
        && IsParty(subject)
            ? (subject, arguments.Agents(act.Trigger))
            : null;

    // "Arvenia said that Tasmere and Soland had agreed": who says it took no part in it where those who did are named in what is said.
    private List<int> Inside(Act act, List<int> all)
    {
        int word = act.Trigger - text.Sentences[act.Sentence].FirstToken;
        if (all.Count < 2 || context.Sentences[act.Sentence].StatementAt(word) is not { } said)
        {
            return all;
        }

        List<int> inside = all.FindAll(head =>
            said.Content.Any(span => span.Start <= text.Tokens[head].Span.Start && text.Tokens[head].Span.End <= span.End)
        );
        return inside.Count > 0 ? inside : all;
    }

    // "Arvenia's envoy met the king and Soland's met the queen": of those named in two clauses, whoever is subject of the clause that tells the act.
    private List<int>? BySubject(Act act, List<int> all)
    {
        if (
            all.Count == 0
            || text.Tokens[act.Trigger].Upos != "VERB"
            || arguments.SubjectOf(act.Trigger) is not { } subject
            || text.Tokens[subject].Upos == "PRON"
            || !IsParty(subject)
        )
        {
            return null;
        }

        List<int> own = all.FindAll(head => arguments.IsBelow(head, subject) || arguments.IsBelow(head, act.Trigger));
        return own.Count > 0 ? own : [subject];
    }

    // "assailed Arvenia for sending troops": the object of the verb above does what "for" says.
    private int? Controlling(Act act) => arguments.Controlling(act.Trigger) is { } head && IsParty(head) ? head : null;

    // "was killed in a rocket attack": what the verb above tells was done by the act of the noun.
    private static bool IsMeans(SentenceTree tree, int noun, int verb) => tree.Is(noun, "obl") && tree.Head(noun) == verb;

    // "Tasmere was attacked by Arvenia": the subject of a passive verb does not do what it tells.
    private bool IsActedUpon(Act act, int token)
    {
        SentenceTree tree = context.Sentences[act.Sentence].Tree;
        int first = text.Sentences[act.Sentence].FirstToken;
        int word = token - first;
        return word >= 0
            && word < context.Sentences[act.Sentence].Words.Length
            && tree.Relation(word) == "nsubj:pass"
            && tree.Head(word) is >= 0 and var verb
            && (verb == act.Trigger - first || (act.Label is "ASSAULT" or "COERCE" && IsMeans(tree, act.Trigger - first, verb)))
            && !s_stative.Contains(text.Tokens[first + verb].Form);
    }
}
