using System.Collections.Frozen;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What the clause that attributes says beside who spoke: to whom, on what occasion, when.</summary>
internal sealed class Circumstances(StatementText text, Report report)
{
    private const int LongestOpening = 15;
    private const int Nearest = 8;

    // In characters.
    private const int LongestHearer = 30;

    private static readonly FrozenDictionary<string, string> Occasions = DataTable
        .Rows("occasions.tsv", 2)
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Addressing = EmbeddedLines.Words("addressing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<(string What, string Joint)> Letters = DataTable
        .Rows("correspondence.tsv", 2)
        .Select(static row => (row[0], row[1]))
        .ToFrozenSet();

    private static readonly FrozenSet<string> Languages = EmbeddedLines.Words("languages.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negations = DataTable
        .Rows("cue-negations.tsv", 1)
        .Select(static row => row[0])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True where the sentence that attributes says that the words were spoken in another language: "said in Russian", "through an interpreter",
    /// "according to a translation".
    /// </summary>
    public bool IsTranslated(Attribution attribution)
    {
        if (attribution.Cue is not { } cue || text.Quoted(cue.First))
        {
            return false;
        }

        int last = text.LastOfSentence(cue.Last);
        for (int i = text.FirstOfSentence(cue.First); i <= last; i++)
        {
            if (text.Quoted(i) || Told(attribution, i))
            {
                continue;
            }

            string lower = text.Lower(i);
            string before = i > 0 ? text.Lower(i - 1) : "";
            bool said =
                (before is "in" or "from" && text.Words[i].Capital && Languages.Contains(lower) && !IsFollowed(i, last))
                || (before is "an" or "a" or "his" or "her" or "the" && lower is "interpreter" or "translator" or "translation")
                || lower is "translated";
            if (said)
            {
                return true;
            }
        }

        return false;
    }

    // "in Russian hands" names no language.
    private bool IsFollowed(int word, int last) =>
        word < last
        && text.Connected(word, word + 1)
        && !text.Comma(word, word + 1)
        && !ClauseWords.IsPreposition(text.Lower(word + 1))
        && text.Lower(word + 1) is not ("that" or "and" or "through");

    private bool Told(Attribution attribution, int word) =>
        attribution.Content.Exists(content => content.Contains(text.Words[word].Span.Start));

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
        return OccasionIn(FromCue(attribution), last) ?? Opening(attribution);
    }

    // "In a letter to the Council, Adair wrote …": what the sentence opens with.
    private string? Opening(Attribution attribution)
    {
        if (attribution is not { Source: { } source, Cue: { } cue } || text.Quoted(cue.First))
        {
            return null;
        }

        int first = text.FirstOfSentence(source.First);
        bool opens =
            source.First - first is > 1 and < LongestOpening
            && cue.First > source.First
            && text.Lower(first) is "in" or "at" or "on" or "during" or "speaking"
            && text.Comma(source.First - 1, source.First)
            && !text.Quoted(first)
            && !Told(attribution, first);
        return opens ? OccasionIn(first + 1, source.First - 1) : null;
    }

    private string? OccasionIn(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            // "the Meridian Post" is no post.
            if (i > 0 && text.Words[i].Capital && text.Words[i - 1].Capital)
            {
                continue;
            }

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

    /// <summary>The party or person spoken to: "told the Council that", "warned Tasmere", "said to Marsh", "in a letter to Marsh".</summary>
    public Actor? Addressee(Attribution attribution)
    {
        return
            attribution.Cue is { } cue
            && cue.Last + 1 < text.Count
            && Hearer(attribution, cue) is { } hearer
            && !IsSource(attribution, hearer)
            ? hearer.Actor
            : null;
    }

    private bool IsSource(Attribution attribution, ActorMention hearer) =>
        attribution.Source is { } source && text.Span(source.First, source.Last).Overlaps(hearer.Span);

    private ActorMention? Hearer(Attribution attribution, (int First, int Last) cue)
    {
        for (int i = cue.First; i <= cue.Last; i++)
        {
            bool tells = CueLexicon.Shipped.Find(text.Key(i)) is { Kind: CueKind.Tell } || Addressing.Contains(text.Lower(i));
            if (i == cue.First && attribution.Verb?.Kind == CueKind.Tell && PartyAt(cue.Last + 1, cue.Last) is { } told)
            {
                return told;
            }

            if (tells && PartyAt(i + 1, i) is { } hearer)
            {
                return hearer;
            }
        }

        int to = text.Lower(cue.Last) == "to" ? cue.Last : cue.Last + 1;
        return text.Lower(to) == "to" && !Told(attribution, to) && text.SentenceOf(to) == text.SentenceOf(cue.Last)
            ? PartyAt(to + 1, cue.Last)
            : Corresponding(attribution, cue);
    }

    // "In a letter to the Council, Adair wrote", "said in a call with Marsh"
    private ActorMention? Corresponding(Attribution attribution, (int First, int Last) cue)
    {
        int last = Math.Min(text.LastOfSentence(cue.Last), cue.Last + Nearest);
        for (int i = text.FirstOfSentence(cue.First); i + 1 < last; i++)
        {
            bool corresponds =
                text.Lower(i + 1) is "to" or "with"
                && Letters.Contains((text.Lower(i), text.Lower(i + 1)))
                && !text.Quoted(i)
                && !Told(attribution, i)
                && (i >= cue.First || attribution.Source is not { } source || i < source.First);
            if (corresponds && PartyAt(i + 2, i) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private ActorMention? PartyAt(int word, int cue)
    {
        int first = word < text.Count - 1 && text.Lower(word) is "the" ? word + 1 : word;
        return
            first < text.Count
            && text.SentenceOf(first) == text.SentenceOf(cue)
            && !text.Quoted(first)
            && text.Actors.At(text.Words[first].Span.Start) is { Adjective: false } mention
            && !text.Words[Math.Min(text.Count - 1, text.WordAt(mention.Span.End - 1))].Possessive
            ? mention
            : null;
    }

    /// <summary>The day in "said on Wednesday"; unknown where the clause names none: the date of publication is not a date of speaking.</summary>
    public StatedDate Date(Attribution attribution)
    {
        if (attribution.Clause is not { } clause || (Spoken(attribution, clause) ?? Opened(attribution)) is not { } time)
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

    // "On Tuesday, Adair said …", "Speaking in Quell on Tuesday, Adair said …": what the sentence opens with, up to the comma before who speaks.
    private TimeExpression? Opened(Attribution attribution)
    {
        if (attribution is not { Source: { } source, Cue: { } cue } || text.Quoted(cue.First))
        {
            return null;
        }

        int first = text.FirstOfSentence(source.First);
        bool opens =
            source.First - first is > 0 and < LongestOpening
            && cue.First > source.First
            && text.Comma(source.First - 1, source.First)
            && !text.Quoted(first)
            && !Told(attribution, first)
            && attribution.Content[0].Start > text.Words[source.First].Span.Start;
        for (
            TimeExpression? time = opens ? text.TimeFrom(text.Words[first].Span.Start) : null;
            time is not null && time.Span.End <= text.Words[source.First].Span.Start;
            time = text.TimeFrom(time.Span.End)
        )
        {
            bool own = time.Bound is null && CalendarDates.Has(time) && IsOfOpening(first, text.WordAt(time.Span.Start));
            if (own)
            {
                return time;
            }
        }

        return null;
    }

    // It says when, or on what occasion, he spoke: no clause of its own, whose time would be another's.
    private bool IsOfOpening(int first, int time)
    {
        bool occasion = text.Lower(first) is "in" or "at" or "on" or "during" or "speaking" or "earlier" or "late" || first == time;
        for (int i = first; i < time && occasion; i++)
        {
            occasion = !text.Comma(i, i + 1) && text.Lower(i) is not ("after" or "before" or "since" or "until");
        }

        return occasion;
    }

    // The first calendar date of the clause behind who spoke or how it was said; what the content tells of another time is no such date.
    private TimeExpression? Spoken(Attribution attribution, TextSpan clause)
    {
        int from =
            attribution.Source is { } source ? text.Words[source.Last].Span.End
            : attribution.Cue is { } cue ? text.Words[cue.Last].Span.End
            : clause.End;
        from = attribution.Cue is { } verb ? Math.Min(from, text.Words[verb.Last].Span.End) : from;
        // "warned Tasmere on Tuesday that": the hearer can be part of what was read as said.
        int end =
            attribution.Content is [var hearer, var said, ..] && hearer.Start >= from && hearer.Length <= LongestHearer ? said.Start : 0;
        TextSpan whole = new(clause.Start, Math.Max(clause.End, end));
        for (TimeExpression? time = text.TimeFrom(Math.Max(from, clause.Start)); time is not null; time = text.TimeFrom(time.Span.End))
        {
            if (!whole.Contains(time.Span))
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

    // The occasion may be part of the cue: "said in a statement".
    private int FromCue(Attribution attribution) =>
        attribution.Cue is { } cue ? cue.First + 1 : text.WordAt(attribution.Clause!.Value.Start);
}
