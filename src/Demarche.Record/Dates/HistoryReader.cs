using System.Collections.Frozen;
using Demarche.Language;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>What in a sentence, or in those before it, says that something lies further back than the news.</summary>
[Flags]
internal enum HistorySigns
{
    None = 0,

    /// <summary>"During the Second World War".</summary>
    PastPeriod = 1,

    /// <summary>The simple past behind a sentence of an old year.</summary>
    GoesOn = 2,

    /// <summary>"after Arvenia closed …", "has repeatedly demanded".</summary>
    EarlierWord = 4,

    /// <summary>"had demanded", in the report's own voice.</summary>
    PastPerfect = 8,

    /// <summary>"for eight years".</summary>
    LongDuration = 16,

    /// <summary>"since 2031".</summary>
    Since = 32,
}

/// <summary>Tells what is history in a report of a known day from its news.</summary>
internal sealed class HistoryReader(PublishedDate published)
{
    /// <summary>A date further back than this is background, not news.</summary>
    public const int BackgroundDays = 300;

    private const int LongestPeriod = 5;

    /// <summary>Sentences back that may carry the year of what is told.</summary>
    private const int MostBack = 3;

    private const int MostSteps = 5;

    private static readonly FrozenSet<string> PastPeriods = EmbeddedLines.Words("past-periods.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> EarlierWords = EmbeddedLines.Words("earlier-words.tsv").ToFrozenSet();

    /// <summary>The signs at a word that tells something.</summary>
    public HistorySigns At(SentenceView view, int anchor) =>
        (IsInPastPeriod(view, anchor) ? HistorySigns.PastPeriod : HistorySigns.None)
        | (GoesOnWithHistory(view, anchor) ? HistorySigns.GoesOn : HistorySigns.None)
        | (IsEarlier(view, anchor) ? HistorySigns.EarlierWord : HistorySigns.None)
        | (IsPastPerfect(view, anchor) ? HistorySigns.PastPerfect : HistorySigns.None)
        | (HasLongDuration(view, anchor) ? HistorySigns.LongDuration : HistorySigns.None)
        | (IsSince(view, anchor) ? HistorySigns.Since : HistorySigns.None);

    /// <summary>True for a date so far back that it is background, not news.</summary>
    public static bool IsHistory(StatedDate date, LocalDate today) => date.Latest is { } latest && IsHistory(latest, today);

    /// <summary>The same of an expression of time.</summary>
    public static bool IsHistory(SentenceTime time, LocalDate today) =>
        CalendarDates.Has(time.Source) && time.Source.Latest is { } latest && IsHistory(latest, today);

    private static bool IsHistory(LocalDate latest, LocalDate today) => Period.DaysBetween(latest, today) > BackgroundDays;

    // "In 1962 the fleet left Soland. It attacked the port": the simple past right behind a sentence of an old year, in the same voice, goes on with it.
    private bool GoesOnWithHistory(SentenceView view, int anchor)
    {
        if (
            published.LocalDay is not { } day
            || view.Times.Any(static time => CalendarDates.Has(time.Source))
            || !IsSimplePast(view, anchor)
        )
        {
            return false;
        }

        bool quoted = view.StatementAt(anchor) is not null;
        SentenceView? before = view.Before;
        for (int back = 0; back < MostBack && before is not null; back++, before = before.Before)
        {
            SentenceTime[] dated = [.. before.Times.Where(static time => CalendarDates.Has(time.Source))];
            if (dated.Length > 0)
            {
                return dated.All(time =>
                    IsHistory(time, day)
                    && !TimeAttachment.IsLimit(before, time)
                    && before.StatementAt(time.First) is not null == quoted
                    && IsOfMainClause(before.Tree, time.First)
                );
            }
        }

        return false;
    }

    private static bool IsSimplePast(SentenceView view, int anchor) =>
        Governing(view.Tree, anchor) is var verb and >= 0
        && Clause.Of(view.Tree, verb) is { Past: true, Perfect: false, Modal: null, Progressive: false };

    /// <summary>The verb in whose tense a word is told: itself, or the nearest above it that has one; -1 for none.</summary>
    public static int Governing(SentenceTree tree, int word)
    {
        for (int step = 0; step < MostSteps && word >= 0; step++)
        {
            if (tree.IsVerb(word) && !tree.Is(word, "xcomp") && tree.Tag(word) is not ("VBG" or "VB"))
            {
                return word;
            }

            word = tree.Head(word);
        }

        return -1;
    }

    // "Arvenia had demanded more water": in the report's own voice it was before the news. What somebody says had happened may be the news.
    private static bool IsPastPerfect(SentenceView view, int anchor)
    {
        if (view.StatementAt(anchor) is not null)
        {
            return false;
        }

        foreach (int child in view.Tree.Children(anchor))
        {
            if (view.Tree.Is(child, "aux") && view.Words[child].Lower is "had" or "'d" && view.Tree.Lemma(child) == "have")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfMainClause(SentenceTree tree, int word)
    {
        // "tore up the 1962 treaty": the year of a thing is not that of what is done with it.
        if (tree.Is(word, "nummod") || tree.Is(word, "compound") || tree.Is(word, "amod") || tree.Is(word, "nmod"))
        {
            return false;
        }

        for (int step = 0; step < tree.Count && tree.Head(word) is var head and >= 0; step++)
        {
            if (tree.Relation(word).StartsWith("acl", StringComparison.Ordinal) || tree.Is(word, "advcl"))
            {
                return false;
            }

            word = head;
        }

        return true;
    }

    // "During the Second World War, soldiers blew up this dam."
    private static bool IsInPastPeriod(SentenceView view, int anchor)
    {
        for (int i = 0; i + 2 < view.Words.Length; i++)
        {
            if (!(view.Words[i].Lower is "in" or "during" or "after" or "throughout" or "before" or "until"))
            {
                continue;
            }

            int first = view.Words[i + 1].Is(WordRole.Determiner) ? i + 2 : i + 1;
            string name = "";
            for (int k = first; k < Math.Min(first + LongestPeriod, view.Words.Length); k++)
            {
                name = name.Length == 0 ? view.Words[k].Lower : $"{name} {view.Words[k].Lower}";
                if (PastPeriods.Contains(name) && HangsOn(view.Tree, k, anchor))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "summoned the envoy over crimes committed in the Second World War": the war dates the crimes.
    private static bool HangsOn(SentenceTree tree, int word, int anchor)
    {
        int at = word;
        for (int step = 0; step < MostSteps && at >= 0 && at != anchor; step++)
        {
            if (tree.Relation(at).StartsWith("acl", StringComparison.Ordinal) || tree.Is(at, "advcl"))
            {
                return false;
            }

            int head = tree.Head(at);
            if (head >= 0 && tree.IsVerb(head))
            {
                // "killed people in the flood, destroying": what the clause goes on to tell is of the same time.
                return IsBelow(tree, anchor, head);
            }

            at = head;
        }

        return at == anchor;
    }

    private static bool IsBelow(SentenceTree tree, int word, int above)
    {
        for (int step = 0; step < MostSteps && word >= 0; step++)
        {
            if (word == above)
            {
                return true;
            }

            word = tree.Head(word);
        }

        return false;
    }

    // "has been waging war for eight years": it began long ago.
    private static bool HasLongDuration(SentenceView view, int anchor)
    {
        foreach (SentenceTime time in view.Times)
        {
            if (IsLongDuration(view, anchor, time))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLongDuration(SentenceView view, int anchor, SentenceTime time) =>
        time.Source.Type == TimexType.Duration
        && time.Source.Value is ['P', .., 'Y' or 'M']
        && !time.Source.Value.StartsWith("PT", StringComparison.Ordinal)
        && time.First > 0
        && view.Words[time.First - 1].Lower is "for" or "over"
        && TimeAttachment.SameClause(view, anchor, time);

    /// <summary>Words before the verb that put it at some time before the news: "after Arvenia closed …", "has repeatedly demanded".</summary>
    private static bool IsEarlier(SentenceView view, int anchor)
    {
        // "the deployment of troops has often caused concern": what is said of a noun stands behind it.
        int end = view.Tree.Is(anchor, "nsubj") && view.Tree.Head(anchor) is var verb && verb > anchor ? verb : anchor;
        for (int i = 0; i < end; i++)
        {
            if (EarlierWords.Contains(view.Words[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSince(SentenceView view, int anchor)
    {
        foreach (SentenceTime time in view.Times)
        {
            if (TimeAttachment.IsSince(view, time) && TimeAttachment.SameClause(view, anchor, time))
            {
                return true;
            }
        }

        return false;
    }
}
