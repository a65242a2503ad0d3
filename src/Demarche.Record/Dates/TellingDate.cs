using Demarche.Language;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// When something told took place or was said, by rules: the time expression nearest to it in its own clause, else the report's date, marked.
/// Events and positions that the encoder has read are dated anew by <see cref="DateSelection"/>.
/// </summary>
internal sealed class TellingDate(string report, CleanText text, PublishedDate published)
{
    private readonly HistoryReader _history = new(published);

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
            if (
                !CalendarDates.Has(time.Source)
                || (time.First >= contentFirst && time.First < contentEnd)
                || TimeAttachment.IsLimit(view, time)
            )
            {
                continue;
            }

            int distance = time.First > anchor ? time.First - anchor : anchor - time.End + 1;
            if (distance < bestDistance && TimeAttachment.SameClause(view, anchor, time))
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
            view.Times.FirstOrDefault(time =>
                HistoryReader.IsHistory(time, day) && !TimeAttachment.IsLimit(view, time) && TimeAttachment.IsOf(view, anchor, time)
            ) is
            { Source: not null } old
        )
        {
            return From(view, old);
        }

        if ((SignsOf(view, anchor) & ~HistorySigns.Since) != HistorySigns.None)
        {
            return StatedDate.Unknown;
        }

        return OfPublication;
    }

    /// <summary>False for a report of which nobody knows the day.</summary>
    public bool KnowsDay => published.LocalDay is not null;

    /// <summary>What says that something lies further back than the news.</summary>
    public HistorySigns SignsOf(SentenceView view, int anchor) => _history.At(view, anchor);

    /// <summary>The report's own day, for what it tells as news; unknown where nobody knows it.</summary>
    public StatedDate OfPublication => published.LocalDay is { } day ? Published(day) : StatedDate.Unknown;

    private static StatedDate Published(LocalDate day) =>
        new()
        {
            Value = NodaTime.Text.LocalDatePattern.Iso.Format(day),
            Earliest = day,
            Latest = day,
            Precision = DatePrecision.Day,
            Basis = DateBasis.Publication,
            Reason = "nothing beside it tells the day; the report's date",
        };

    /// <summary>A time expression as the date of something told, with the preposition before it in its words.</summary>
    public StatedDate From(SentenceView view, SentenceTime time)
    {
        bool governed = time.First > 0 && view.Words[time.First - 1].Is(WordRole.Preposition);
        return From(view, time, governed ? time.First - 1 : time.First);
    }

    /// <summary>True where a date was taken from this very expression.</summary>
    public bool IsFrom(StatedDate date, DateCandidate candidate) =>
        date.From?.Span is { } span && span == text.Map.ToCodePoints(candidate.Time.Source.Span);

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
        if (published.LocalDay is { } day && HistoryReader.IsHistory(date, day))
        {
            return true;
        }

        HistorySigns signs = SignsOf(view, anchor);
        return signs.HasFlag(HistorySigns.Since)
            || (!date.IsKnown && (signs & (HistorySigns.PastPeriod | HistorySigns.GoesOn)) != HistorySigns.None);
    }

    private static bool IsDeadline(SentenceView view, SentenceTime time) =>
        TimeAttachment.IsLimit(view, time) && !TimeAttachment.IsSince(view, time);
}
