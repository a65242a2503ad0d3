using System.Collections.Frozen;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What the clause that attributes says beside who spoke: to whom, through which outlet, on what occasion, when.</summary>
internal sealed class Circumstances(StatementText text, Report report)
{
    private static readonly FrozenDictionary<string, string> Occasions = DataTable
        .Rows("occasions.tsv", 2)
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negations = DataTable
        .Rows("cue-negations.tsv", 1)
        .Select(static row => row[0])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the cue says that nothing was said: "did not say", "declined to comment".</summary>
    public bool IsNegated(Attribution attribution)
    {
        if (attribution.Cue is not { } cue)
        {
            return false;
        }

        for (int i = cue.First; i <= cue.Last; i++)
        {
            string lower = text.Lower(i);
            if (
                Negations.Contains(lower)
                || lower.EndsWith("n't", StringComparison.Ordinal)
                || lower.EndsWith("n’t", StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The occasion that the clause states; null for none.</summary>
    public string? Occasion(Attribution attribution)
    {
        if (attribution.Verb?.Occasion is { } own)
        {
            return own;
        }

        if (attribution.Clause is not { } clause)
        {
            return null;
        }

        int last = Math.Min(text.WordAt(clause.End - 1), text.Count - 1);
        for (int i = FromCue(attribution); i <= last; i++)
        {
            if (i < last && Occasions.TryGetValue($"{text.Lower(i)} {text.Lower(i + 1)}", out string? two))
            {
                return two;
            }

            if (Occasions.TryGetValue(text.Lower(i), out string? one))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Outlet or agency in "told AFP", "per the BBC", "a statement sent to AFP".</summary>
    public string? Via(Attribution attribution)
    {
        if (attribution.Clause is not { } clause || attribution.Cue is not { } cue)
        {
            return null;
        }

        int last = Math.Min(text.WordAt(clause.End - 1), text.Count - 1);
        bool tell = attribution.Verb?.Kind == CueKind.Tell;
        for (int i = cue.First + 1; i <= last; i++)
        {
            bool toOutlet =
                (tell && i == cue.Last + 1)
                || text.Lower(i - 1) is "per"
                || (text.Lower(i - 1) == "to" && i >= 2 && text.Lower(i - 2) is "sent" or "spoke" or "speaking" or "given")
                || (text.Lower(i - 1) == "with" && i >= 2 && text.Lower(i - 2) is "interview");
            if (toOutlet && OutletAt(i, last) is { } outlet)
            {
                return outlet;
            }
        }

        return null;
    }

    /// <summary>The party or person told: "told the Council that".</summary>
    public Actor? Addressee(Attribution attribution)
    {
        if (attribution.Verb?.Kind != CueKind.Tell || attribution.Cue is not { } cue || cue.Last + 1 >= text.Count)
        {
            return null;
        }

        int first = cue.Last + 1;
        first += text.Lower(first) is "the" && first + 1 < text.Count ? 1 : 0;
        return
            text.SentenceOf(first) == text.SentenceOf(cue.Last)
            && text.Actors.At(text.Words[first].Span.Start) is { Adjective: false } mention
            ? mention.Actor
            : null;
    }

    /// <summary>The day in "said on Wednesday"; unknown where the clause names none: the date of publication is not a date of speaking.</summary>
    public StatedDate Date(Attribution attribution)
    {
        if (attribution.Clause is not { } clause || Spoken(attribution, clause) is not { } time)
        {
            return StatedDate.Unknown;
        }

        int start = time.Span.Start;
        int word = text.WordAt(start) - 1;
        start = word >= 0 && text.Lower(word) is "on" or "in" or "at" ? text.Words[word].Span.Start : start;
        TextSpan expression = new(start, time.Span.End);
        return new StatedDate
        {
            Value = time.Value,
            Earliest = time.Earliest,
            Latest = time.Latest,
            Precision = time.Precision,
            Basis = time.Basis,
            Expression = expression.Of(text.Text),
            Reason = time.Reason,
            Mod = time.Mod,
            From = new DateSource(report.Id.Value, report.Text.Map.ToCodePoints(expression)),
        };
    }

    // The first calendar date of the clause behind who spoke or how it was said; what the content tells of another time is no such date.
    private TimeExpression? Spoken(Attribution attribution, TextSpan clause)
    {
        int from =
            attribution.Source is { } source ? text.Words[source.Last].Span.End
            : attribution.Cue is { } cue ? text.Words[cue.Last].Span.End
            : clause.End;
        from = attribution.Cue is { } verb ? Math.Min(from, text.Words[verb.Last].Span.End) : from;
        for (TimeExpression? time = text.TimeFrom(Math.Max(from, clause.Start)); time is not null; time = text.TimeFrom(time.Span.End))
        {
            if (!clause.Contains(time.Span))
            {
                return null;
            }

            bool told = attribution.Content.Exists(content => content.Contains(time.Span.Start));
            if (!told && time.Bound is null && CalendarDates.Has(time))
            {
                return time;
            }
        }

        return null;
    }

    private string? OutletAt(int word, int last)
    {
        int first = text.Lower(word) == "the" && word < last ? word + 1 : word;
        if (!text.Words[first].Capital || text.Actors.At(text.Words[first].Span.Start) is { Actor.Sector: not "JRN" })
        {
            return null;
        }

        int end = first;
        while (end < last && end - first < 4 && text.Words[end + 1].Capital && text.Connected(end, end + 1) && !text.Comma(end, end + 1))
        {
            end++;
        }

        return text.Span(first, end).Of(text.Text);
    }

    // The occasion may be part of the cue: "said in a statement".
    private int FromCue(Attribution attribution) =>
        attribution.Cue is { } cue ? cue.First + 1 : text.WordAt(attribution.Clause!.Value.Start);
}
