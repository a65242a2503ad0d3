using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Reads what became of a position: a deed told with the words that it kept or broke a promise (<c>Data/promise-marks.tsv</c>),
/// and deeds that a demand may have asked for (<c>Data/deeds.tsv</c>), which count only where a demand or a promise matches them.
/// </summary>
internal static class OutcomeReader
{
    /// <summary>A promise by the words that follow the deed.</summary>
    /// <param name="First">First word of the phrase.</param>
    /// <param name="By">Who had promised; null for the doer ("as promised").</param>
    private sealed record PromiseMark(int First, string Outcome, Party? By);

    private static readonly (string[][] Words, string Outcome)[] Marks =
    [
        .. EmbeddedLines.Rows("promise-marks.tsv").Select(row => (row[0].Split(' ').Select(word => word.Split('|')).ToArray(), row[1])),
    ];

    private static readonly FrozenDictionary<string, string[]> Deeds = EmbeddedLines
        .Rows("deeds.tsv")
        .Select(row => row[0].Split(' '))
        .GroupBy(words => words[0])
        .ToFrozenDictionary(group => group.Key, group => group.Select(words => words.Length > 1 ? words[1] : "").ToArray());

    private static readonly FrozenSet<string> Promising = FrozenSet.Create(
        StringComparer.Ordinal,
        "promised",
        "pledged",
        "agreed",
        "vowed",
        "undertaken",
        "undertook"
    );

    private static readonly FrozenSet<string> Setting = FrozenSet.Create(
        StringComparer.Ordinal,
        "given",
        "set",
        "named",
        "fixed",
        "announced",
        "gave"
    );

    /// <summary>Who had promised, by the words of a promise in the sentence ("the date that Arvenia had given"); null where there are none.</summary>
    public static Party? PromisedIn(SentenceView view) => MarkIn(view)?.By;

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        if (view.EndsWith('?'))
        {
            return;
        }

        PromiseMark? mark = MarkIn(view);
        int last = mark?.First ?? view.Words.Length;
        for (int i = 1; i < last; i++)
        {
            if (
                !IsToldDeed(view, i) || answers.Exists(other => other.View == view && other.Anchor == i && other.Line.Rule == Verdicts.Rule)
            )
            {
                // "gave its consent" is no gift.
                continue;
            }

            VerbGroup group = VerbGroup.At(view, i);
            Party? doer = SubjectFinder.Of(view, group.First) ?? PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, i));
            if (mark is not null && PromisedBy(view, mark, doer, i) is { } promiser)
            {
                ResponseStatus status = mark.Outcome == "broken" ? ResponseStatus.Broken : ResponseStatus.Kept;
                Add(context, view, answers, promiser, status, i, last, "X VPed, " + mark.Outcome, mark.Outcome == "late");
                mark = null;
            }

            if (doer is not null && IsDeed(view, i))
            {
                Add(context, view, answers, doer, ResponseStatus.Fulfilled, i, last, DoneRule, late: false);
                Add(context, view, answers, doer, ResponseStatus.Kept, i, last, DeedRule, late: false);
            }

            if (doer is not null && (PositionKinds.IsHarm(view.Words[i].Lemma) || IsDeed(view, i)))
            {
                Add(context, view, answers, doer, ResponseStatus.CarriedOut, i, last, ThreatRule, late: false);
            }
        }
    }

    /// <summary>The rule of a deed that a demand may have asked for.</summary>
    public const string DoneRule = "X did DEED";

    /// <summary>The rule of a promise kept by the deed alone: it needs the promise in the same report.</summary>
    public const string DeedRule = "X did what X promised";

    /// <summary>The rule of a threat carried out: it needs a threat of the same act.</summary>
    public const string ThreatRule = "X did what X threatened";

    /// <summary>A verb in the past that the report tells as done: not denied, supposed, passive or ahead.</summary>
    private static bool IsToldDeed(SentenceView view, int at)
    {
        Word word = view.Words[at];
        // "wants inspectors admitted": what hangs on a verb without a subject of its own is wanted or seen, not told as done.
        if (word.Mention >= 0 || word.InTime || word.Is(WordRole.Auxiliary | WordRole.Say) || view.Tree.Is(at, "xcomp"))
        {
            return false;
        }

        if (!word.IsPastForm && !WordForms.IsAlsoPast(word.Lower))
        {
            return false;
        }

        VerbGroup group = VerbGroup.At(view, at);
        return group is { Negated: false, Passive: false, Infinitive: false, Modal: null }
            && (group.Past || group.Perfect)
            && !Promising.Contains(word.Lower)
            && !ReadingContext.IsSupposed(view, group);
    }

    /// <summary>True for a verb, by lemma, of which a demand may ask.</summary>
    public static bool IsDeed(string lemma) => Deeds.ContainsKey(lemma);

    private static bool IsDeed(SentenceView view, int at)
    {
        if (!Deeds.TryGetValue(view.Words[at].Lemma, out string[]? particles))
        {
            return false;
        }

        string next = at + 1 < view.Words.Length ? view.Words[at + 1].Lower : "";
        return Array.Exists(particles, particle => particle.Length == 0 || particle == next);
    }

    private static Party? PromisedBy(SentenceView view, PromiseMark mark, Party? doer, int verb)
    {
        if (mark.By is null)
        {
            return doer;
        }

        if (doer is not null)
        {
            return doer.Shares(mark.By) ? doer : null;
        }

        // "A Tasmerian ship resumed …": no party itself, but of the one that promised.
        for (int m = 0; m < view.Mentions.Length && view.Mentions[m].End <= verb; m++)
        {
            if (mark.By.Has(view.Mentions[m].Actor))
            {
                return mark.By;
            }
        }

        return null;
    }

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        Party by,
        ResponseStatus status,
        int verb,
        int last,
        string rule,
        bool late
    )
    {
        int end = Math.Min(last, Clauses.End(view, verb + 1, beforeFinite: true));
        end = ContentReader.WithoutTimes(view, verb + 1, end);
        string about = PropositionWriter.Write(view, new Content(ContentKind.Gerund, verb, end, verb), (-1, -1));
        if (ContentWords.Of(about).Count < 2)
        {
            return;
        }

        ReportedResponse line = new()
        {
            By = by.Actors[0],
            Status = status,
            About = about,
            Late = late,
            Date = context.Dates.Of(view, verb, last, view.Words.Length, news: true),
            Rule = rule,
            Evidence = context.Cite(view),
        };
        answers.Add(new FoundResponse(view, verb, by, line, -1, null, Anaphoric: false, Plural: false));
    }

    private static PromiseMark? MarkIn(SentenceView view)
    {
        for (int i = 2; i + 1 < view.Words.Length; i++)
        {
            if (view.Words[i].Lower is not ("as" or "before" or "by" or "on" or "after" or "despite"))
            {
                continue;
            }

            foreach ((string[][] words, string outcome) in Marks)
            {
                if (MarkAt(view, words, i, out Party? by))
                {
                    return new PromiseMark(i, outcome, by);
                }
            }
        }

        return null;
    }

    private static bool MarkAt(SentenceView view, string[][] pattern, int at, out Party? by)
    {
        by = null;
        foreach (string[] words in pattern)
        {
            if (at >= view.Words.Length)
            {
                return false;
            }

            Word word = view.Words[at];
            switch (words[0])
            {
                case "Y":
                    int name = word.Is(WordRole.Determiner) && word.Mention < 0 ? at + 1 : at;
                    by =
                        view.MentionAt(name) is { } mention ? Party.Of(mention)
                        : word.Is(WordRole.Pronoun) ? SubjectFinder.Pronoun(view, at)
                        : null;
                    if (by is null)
                    {
                        return false;
                    }

                    at = view.MentionAt(name)?.End ?? at + 1;
                    break;
                case "PROMISED":
                    at += word.Is(WordRole.Have) ? 1 : 0;
                    if (at >= view.Words.Length || !Promising.Contains(view.Words[at].Lower))
                    {
                        return false;
                    }

                    at++;
                    break;
                case "SET":
                    at += word.Is(WordRole.Have) ? 1 : 0;
                    if (at >= view.Words.Length || !Setting.Contains(view.Words[at].Lower))
                    {
                        return false;
                    }

                    at++;
                    break;
                case "NOUN":
                    if (!word.IsWord || word.Mention >= 0 || word.Role != WordRole.None)
                    {
                        return false;
                    }

                    at++;
                    break;
                default:
                    if (!words.Contains(word.Lower))
                    {
                        return false;
                    }

                    at++;
                    break;
            }
        }

        return true;
    }
}
