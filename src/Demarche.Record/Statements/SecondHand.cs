using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Whom words come through: the outlet or agency that was told or that quotes ("told AFP", "per the BBC", "according to the BBC, Adair said", "quoted by
/// Meridian Press"), and who an outlet speaks for ("Meridian Press said, citing Adair").
/// </summary>
internal sealed class SecondHand(StatementText text, SourceFinder sources)
{
    private const int Farthest = 40;

    private static readonly FrozenSet<string> Passing = EmbeddedLines.Words("passing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Citing = FrozenSet.ToFrozenSet(["citing", "quoting"], StringComparer.Ordinal);

    /// <summary>The outlet as printed, without article; null for none.</summary>
    public string? Via(Attribution attribution)
    {
        if (attribution.Reporter is { } reporter)
        {
            return OutletAt(reporter.First, reporter.Last) ?? text.Span(reporter.First, reporter.Last).Of(text.Text);
        }

        if (attribution.Clause is not { } clause || attribution.Cue is not { } cue || text.Quoted(cue.First))
        {
            return null;
        }

        bool tell = attribution.Verb?.Kind == CueKind.Tell;
        int last = Math.Min(text.LastOfSentence(cue.Last), cue.Last + Farthest);
        int clauseLast = Math.Min(text.WordAt(clause.End - 1), text.Count - 1);
        for (int i = cue.First + 1; i <= Math.Max(last, clauseLast) && i < text.Count; i++)
        {
            bool inside = i <= clauseLast;
            if (
                (inside || !Told(attribution, i))
                && (((tell && inside) && i == cue.Last + 1) || Passes(i, inside))
                && OutletAt(i, last) is { } outlet
            )
            {
                return outlet;
            }
        }

        return Quoter(cue) ?? Opening(attribution, cue);
    }

    /// <summary>Whom the outlet that heads a clause speaks for: "Meridian Press reported, citing two officials, that …". Null for none.</summary>
    /// <param name="outlet">The outlet as printed.</param>
    public SourcePhrase? Cited(Attribution attribution, out string? outlet)
    {
        outlet = null;
        if (
            attribution is not { Source: { } source, Cue: { } cue }
            || text.Quoted(cue.First)
            || OutletAt(source.First, source.Last) is not { } named
            || !IsOutlet(source)
        )
        {
            return null;
        }

        int end = text.LastOfSentence(cue.Last);
        for (int i = Math.Min(cue.First, source.First); i < end; i++)
        {
            if (!text.Quoted(i) && Citing.Contains(text.Lower(i)) && i > 0 && text.Comma(i - 1, i) && sources.After(i + 1) is { } cited)
            {
                outlet = named;
                return cited;
            }
        }

        return null;
    }

    // A body, or a name that the report gives to nobody: agencies are known by their sector, the rest by what they are called.
    private bool IsOutlet(SourcePhrase source) =>
        text.Actors.At(text.Words[source.Last].Span.Start) is { Actor.Sector: "JRN" }
        || text.Text.AsSpan()[text.Words[source.First].Span.Start..text.Words[source.Last].Span.End].IndexOfAny(OutletWords) >= 0;

    private static readonly System.Buffers.SearchValues<string> OutletWords = System.Buffers.SearchValues.Create(
        [
            "Press",
            "News",
            "Times",
            "Post",
            "Agency",
            "agency",
            "Radio",
            "TV",
            "Television",
            "Journal",
            "Herald",
            "Tribune",
            "Gazette",
            "Courier",
            "Telegraph",
            "newspaper",
        ],
        StringComparison.Ordinal
    );

    // "per AFP", "sent to AFP", "in an interview with AFP", "quoted by AFP", "according to AFP" and "according to an AFP report".
    private bool Passes(int word, bool inside)
    {
        string before = text.Lower(word - 1);
        string earlier = word >= 2 ? text.Lower(word - 2) : "";
        return before is "per" or "via"
            || (before == "to" && earlier is "sent" or "spoke" or "speaking" or "given")
            || (before == "with" && earlier is "interview")
            || (before == "by" && Passing.Contains(earlier))
            || (before == "to" && earlier == "according" && word >= 3 && (inside || text.Comma(word - 3, word - 2)))
            || (before is "a" or "an" && word >= 3 && earlier == "to" && text.Lower(word - 3) == "according");
    }

    // Who quotes him: the subject of "quoted", or whom "by" names.
    private string? Quoter((int First, int Last) cue)
    {
        if (QuotedSpeech.At(text, sources, cue.Last) is not { } quoted)
        {
            return null;
        }

        if (!quoted.Passive)
        {
            return sources.Before(quoted.Quoting) is { } quoter ? OutletAt(quoter.First, quoter.Last) : null;
        }

        for (int i = quoted.Quoting + 1; i < cue.Last + 3 && i < text.Count; i++)
        {
            if (text.Lower(i - 1) == "by" && OutletAt(i, text.LastOfSentence(i)) is { } outlet)
            {
                return outlet;
            }
        }

        return null;
    }

    // "According to the BBC, Adair said …": the sentence opens with whom it is taken from.
    private string? Opening(Attribution attribution, (int First, int Last) cue)
    {
        int first = text.FirstOfSentence(cue.First);
        int at =
            text.Lower(first) is "per" or "via" ? first + 1
            : text.Lower(first) == "according" && first + 2 < text.Count && text.Lower(first + 1) == "to" ? first + 2
            : -1;
        return at > 0 && cue.First > at && attribution.Source is { } source && source.First > at ? OutletAt(at, source.First - 1) : null;
    }

    private bool Told(Attribution attribution, int word) =>
        text.Quoted(word)
        || (
            attribution.Kind != StatementKind.Direct && attribution.Content.Exists(content => content.Contains(text.Words[word].Span.Start))
        );

    private string? OutletAt(int word, int last)
    {
        int first = text.Lower(word) is "the" or "a" or "an" && word < last ? word + 1 : word;
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
}
