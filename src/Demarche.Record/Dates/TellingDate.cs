using System.Collections.Frozen;
using Demarche.Language;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>When something told took place or was said: the time expression nearest to it in its own clause, else the report's date, marked.</summary>
internal sealed class TellingDate(string report, CleanText text, PublishedDate published)
{
    /// <summary>Report of a date further back than this is background, not news.</summary>
    private const int BackgroundDays = 300;

    private const int LongestPeriod = 5;

    /// <summary>Sentences back that may carry the year of what is told.</summary>
    private const int MostBack = 3;

    private const int MostSteps = 5;

    private static readonly FrozenSet<string> PastPeriods = EmbeddedLines.Words("past-periods.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> EarlierWords = EmbeddedLines.Words("earlier-words.tsv").ToFrozenSet();

    /// <summary>The date of what the word tells.</summary>
    /// <param name="view">The sentence.</param>
    /// <param name="anchor">The verb or noun that tells it.</param>
    /// <param name="contentFirst">Words from here to <paramref name="contentEnd"/> speak of something else and give no date.</param>
    /// <param name="news">True when the report's own date may stand in, with basis publication.</param>
    public StatedDate Of(SentenceView view, int anchor, int contentFirst, int contentEnd, bool news)
    {
        SentenceTime? best = null;
        int bestDistance = int.MaxValue;
        foreach (SentenceTime time in view.Times)
        {
            if (!CalendarDates.Has(time.Source) || (time.First >= contentFirst && time.First < contentEnd) || IsLimit(view, time))
            {
                continue;
            }

            int distance = time.First > anchor ? time.First - anchor : anchor - time.End + 1;
            if (distance < bestDistance && SameClause(view, anchor, time))
            {
                best = time;
                bestDistance = distance;
            }
        }

        if (best is { } found)
        {
            return From(view, found);
        }

        if (!news || published.LocalDay is not { } day)
        {
            return StatedDate.Unknown;
        }

        if (
            view.Times.FirstOrDefault(time => IsHistory(time, day) && !IsLimit(view, time) && IsOf(view, anchor, time)) is
            { Source: not null } old
        )
        {
            return From(view, old);
        }

        if (
            IsInPastPeriod(view, anchor)
            || GoesOnWithHistory(view, anchor)
            || IsEarlier(view, anchor)
            || IsPastPerfect(view, anchor)
            || view.Times.Any(time => IsLongDuration(view, anchor, time))
        )
        {
            return StatedDate.Unknown;
        }

        return new StatedDate
        {
            Value = NodaTime.Text.LocalDatePattern.Iso.Format(day),
            Earliest = day,
            Latest = day,
            Precision = DatePrecision.Day,
            Basis = DateBasis.Publication,
            Reason = "no date in the sentence; the report's date",
        };
    }

    // "declined to invite them at the summit in 2008": the year hangs below the verb, with no clause of its own between ("countries that joined after 1997").
    private static bool IsOf(SentenceView view, int anchor, SentenceTime time)
    {
        SentenceTree tree = view.Tree;
        int at = time.First;
        while (tree.Head(at) >= time.First && tree.Head(at) < time.End)
        {
            at = tree.Head(at);
        }

        for (int step = 0; step < 6 && at != anchor; step++)
        {
            string relation = tree.Relation(at);
            bool inside =
                relation.StartsWith("obl", StringComparison.Ordinal)
                || relation.StartsWith("nmod", StringComparison.Ordinal)
                || relation is "xcomp" or "obj" or "nummod" or "compound";
            if (!inside || tree.Head(at) < 0)
            {
                return false;
            }

            at = tree.Head(at);
        }

        return at == anchor;
    }

    private static bool IsHistory(SentenceTime time, LocalDate today) =>
        CalendarDates.Has(time.Source) && time.Source.Latest is { } latest && Period.DaysBetween(latest, today) > BackgroundDays;

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
                    && !IsLimit(before, time)
                    && before.StatementAt(time.First) is not null == quoted
                    && IsOfMainClause(before.Tree, time.First)
                );
            }
        }

        return false;
    }

    private static bool IsSimplePast(SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        int verb = anchor;
        for (
            int step = 0;
            step < MostSteps && verb >= 0 && !(tree.IsVerb(verb) && !tree.Is(verb, "xcomp") && tree.Tag(verb) is not ("VBG" or "VB"));
            step++
        )
        {
            verb = tree.Head(verb);
        }

        return verb >= 0 && Clause.Of(tree, verb) is { Past: true, Perfect: false, Modal: null, Progressive: false };
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

    // "has been waging war for eight years": it began long ago.
    private static bool IsLongDuration(SentenceView view, int anchor, SentenceTime time) =>
        time.Source.Type == TimexType.Duration
        && time.Source.Value is ['P', .., 'Y' or 'M']
        && !time.Source.Value.StartsWith("PT", StringComparison.Ordinal)
        && time.First > 0
        && view.Words[time.First - 1].Lower is "for" or "over"
        && SameClause(view, anchor, time);

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

    /// <summary>A time expression as the date of something told, with the preposition before it in its words.</summary>
    public StatedDate From(SentenceView view, SentenceTime time)
    {
        bool governed = time.First > 0 && view.Words[time.First - 1].Is(WordRole.Preposition);
        return From(view, time, governed ? time.First - 1 : time.First);
    }

    private StatedDate From(SentenceView view, SentenceTime time, int first)
    {
        TimeExpression source = time.Source;
        TextSpan words = new(view.Words[first].Span.Start, source.Span.End);
        return new StatedDate
        {
            Value = source.Value,
            Earliest = source.Earliest,
            Latest = source.Latest,
            Precision = source.Precision,
            Basis = source.Basis,
            Expression = words.Of(view.Text),
            Reason = source.Reason,
            Mod = source.Mod,
            From = new DateSource(report, text.Map.ToCodePoints(source.Span)),
        };
    }

    /// <summary>The deadline inside the content ("by 15 March"), with the words to leave out of the proposition.</summary>
    public (StatedDate? Date, int First, int End) Deadline(SentenceView view, int first, int end)
    {
        foreach (SentenceTime time in view.Times)
        {
            if (time.First > first && time.End <= end && CalendarDates.Has(time.Source) && IsDeadline(view, time))
            {
                int word = time.First - 1;
                while (word > first && !view.Words[word].Is(WordRole.Preposition | WordRole.Breaker))
                {
                    word--;
                }

                // "by" or "until" stays in the words of the date: which of the two it is, decides what the deadline means.
                return (From(view, time, word), word, time.End);
            }
        }

        return DueAt(view, first, end);
    }

    /// <summary>
    /// "… next week": a date that closes the content and lies ahead of the report is when the act is due. Without its year it is only
    /// where nothing but the verb stands before it ("answer on 10 May"): else it may date what the act is about. A bare weekday may be
    /// the last one or the next.
    /// </summary>
    private (StatedDate? Date, int First, int End) DueAt(SentenceView view, int first, int end)
    {
        foreach (SentenceTime time in view.Times)
        {
            if (time.First <= first || time.End != end || !CalendarDates.Has(time.Source))
            {
                continue;
            }

            bool governed = time.First - 1 > first && view.Words[time.First - 1].Is(WordRole.Preposition | WordRole.Breaker);
            int from = governed ? time.First - 1 : time.First;
            bool on = !governed || view.Words[from].Lower is "on" or "in" or "at" or "before";
            bool ahead = published.LocalDay is { } day && time.Source.Earliest is { } earliest && earliest > day;
            bool weekday = time.End - time.First == 1 && view.Words[time.First].Lower.EndsWith("day", StringComparison.Ordinal);
            bool alone = time.Source.Earliest is null && from == first + 1;
            if (on && !weekday && (ahead || alone))
            {
                return (From(view, time, from), from, end);
            }
        }

        return (null, -1, -1);
    }

    /// <summary>History told in passing: an earlier year, or "since".</summary>
    public bool IsBackground(StatedDate date, SentenceView view, int anchor)
    {
        if (published.LocalDay is { } day && date.Latest is { } latest && Period.DaysBetween(latest, day) > BackgroundDays)
        {
            return true;
        }

        if (!date.IsKnown && (IsInPastPeriod(view, anchor) || GoesOnWithHistory(view, anchor)))
        {
            return true;
        }

        foreach (SentenceTime time in view.Times)
        {
            bool since = time.Source.Bound == "since" || (time.First > 0 && view.Words[time.First - 1].Lower == "since");
            if (since && SameClause(view, anchor, time))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLimit(SentenceView view, SentenceTime time)
    {
        if (time.Source.Bound is "by" or "until" or "before" or "since")
        {
            return true;
        }

        string before = time.First > 0 ? view.Words[time.First - 1].Lower : "";
        return before is "by" or "until" or "before" or "since" or "within";
    }

    private static bool IsDeadline(SentenceView view, SentenceTime time) =>
        IsLimit(view, time) && time.Source.Bound != "since" && !(time.First > 0 && view.Words[time.First - 1].Lower == "since");

    private static bool SameClause(SentenceView view, int anchor, SentenceTime time)
    {
        int from = Math.Min(anchor, time.First);
        int to = Math.Max(anchor, time.First);
        for (int i = from + 1; i < to; i++)
        {
            Word word = view.Words[i];
            bool opens =
                word.Lower is ";" or ":" or "(" or ")"
                || (word.Is(WordRole.Breaker) && !word.InTime)
                || (word.Lower == "that" && i + 1 < to)
                || (word.Is(WordRole.Say) && !word.IsBaseForm && i != anchor)
                || Clauses.IsCondition(view, i) > 0
                || (word.Lower == "," && i + 2 < view.Words.Length && view.Words[i + 1].Is(WordRole.Conjunction));
            if (opens)
            {
                return false;
            }
        }

        return true;
    }
}
