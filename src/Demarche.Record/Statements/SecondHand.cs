using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Whom words come through by the clause that attributes them: the outlet or agency that was told or that quotes ("told AFP", "per the BBC, citing the
/// ministry", "according to the BBC, Adair said", "quoted by Meridian Press"), and who an outlet speaks for ("Meridian Press said, citing Adair").
/// </summary>
internal sealed class SecondHand(StatementText text, SourceFinder sources)
{
    private const int Farthest = 40;
    private const int MostLinks = 4;

    private static readonly FrozenSet<string> PassingVerbs = EmbeddedLines.Words("passing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<(string Preposition, string Before)> PassingPhrases = DataTable
        .Rows("passing-phrases.tsv", 2)
        .Select(static row => (row[0], row[1]))
        .ToFrozenSet();

    private static readonly FrozenSet<(string Word, string Behind)> Citing = DataTable
        .Rows("citing-words.tsv", 2)
        .Select(static row => (row[0], row[1]))
        .ToFrozenSet();

    private readonly OutletNames _outlets = new(text);

    /// <summary>Who passes the words on, from the one the report has them from; empty for none.</summary>
    public List<SourcePhrase> Passers(Attribution attribution)
    {
        List<SourcePhrase> links = [];
        if (attribution.Reporter is { } reporter)
        {
            Follow(links, attribution, _outlets.At(reporter.First, reporter.Last) ?? reporter);
        }
        else if (attribution is { Clause: { } clause, Cue: { } cue } && !text.Quoted(cue.First))
        {
            Follow(links, attribution, Behind(attribution, cue));
            Follow(links, attribution, InClause(attribution, clause.End, cue) ?? Quoter(cue) ?? Opening(attribution, cue));
        }

        return links;
    }

    // A link with whom it cites in turn.
    private void Follow(List<SourcePhrase> links, Attribution attribution, SourcePhrase? link)
    {
        while (link is { } next && links.Count < MostLinks && !links.Contains(next))
        {
            links.Add(next);
            link = CitedBehind(attribution, next.Last);
        }
    }

    /// <summary>Whom the outlet that heads a clause speaks for: "Meridian Press reported, citing two officials, that …". Null for none.</summary>
    /// <param name="passers">The outlet, and those that it has the words from in turn.</param>
    public SourcePhrase? Cited(Attribution attribution, out List<SourcePhrase> passers)
    {
        passers = [];
        if (
            attribution is not { Source: { } source, Cue: { } cue }
            || text.Quoted(cue.First)
            || _outlets.At(source.First, source.Last) is not { } named
            || !_outlets.IsOutlet(source)
        )
        {
            return null;
        }

        int end = text.LastOfSentence(cue.Last);
        for (int i = Math.Min(cue.First, source.First); i < end; i++)
        {
            if (!text.Quoted(i) && CitedAt(i) is { } cited)
            {
                passers.Add(named);
                while (passers.Count < MostLinks && _outlets.IsOutlet(cited) && CitedBehind(attribution, cited.Last) is { } next)
                {
                    passers.Add(_outlets.At(cited.First, cited.Last) ?? cited);
                    cited = next;
                }

                return cited;
            }
        }

        return null;
    }

    private SourcePhrase? InClause(Attribution attribution, int clauseEnd, (int First, int Last) cue)
    {
        bool tell = attribution.Verb?.Kind == CueKind.Tell;
        int last = Math.Min(text.LastOfSentence(cue.Last), cue.Last + Farthest);
        int clauseLast = Math.Min(text.WordAt(clauseEnd - 1), text.Count - 1);
        for (int i = cue.First + 1; i <= Math.Max(last, clauseLast) && i < text.Count; i++)
        {
            bool inside = i <= clauseLast;
            if (
                (inside || !Told(attribution, i))
                && (((tell && inside) && i == cue.Last + 1) || Passes(i, inside))
                && (_outlets.At(i, last) ?? Teller(attribution, i)) is { } outlet
            )
            {
                return outlet;
            }
        }

        return null;
    }

    // "…," Adair said, according to Marsh: not the outlet but another who was there.
    private SourcePhrase? Teller(Attribution attribution, int word)
    {
        bool according = word >= 3 && text.Lower(word - 1) == "to" && text.Lower(word - 2) == "according";
        return
            according
            && attribution is { Source: { } source, Cue: { } cue }
            && cue.Last < word - 2
            && source.Last < word
            && text.NamedPersonAt(text.Words[source.Last].Span.Start)?.Actor.Key is { } speaker
            && sources.After(word) is { } teller
            && text.NamedPersonAt(text.Words[teller.Last].Span.Start)?.Actor.Key is { } other
            && other != speaker
            ? teller
            : null;
    }

    // ", citing the ministry" and ", which cited the ministry" behind the one who cites: nobody else may be named between.
    private SourcePhrase? CitedBehind(Attribution attribution, int last)
    {
        int end = text.LastOfSentence(last);
        for (int i = last + 1; i < end && i - last <= 3; i++)
        {
            if (!text.Quoted(i) && CitedAt(i) is { } cited)
            {
                return attribution.Source is { } source && source.First <= cited.Last && cited.First <= source.Last ? null : cited;
            }
        }

        return null;
    }

    private SourcePhrase? CitedAt(int word)
    {
        if (word == 0)
        {
            return null;
        }

        bool cites =
            (text.Comma(word - 1, word) && Citing.Contains((text.Lower(word), "comma")))
            || (text.Lower(word - 1) is "which" or "who" && Citing.Contains((text.Lower(word), "which")));
        return cites ? sources.After(word + 1) : null;
    }

    // "per AFP", "sent to AFP", "in an interview with AFP", "quoted by AFP", "according to AFP" and "according to an AFP report".
    private bool Passes(int word, bool inside)
    {
        string before = text.Lower(word - 1);
        string earlier = word >= 2 ? text.Lower(word - 2) : "";
        return PassingPhrases.Contains((before, ""))
            || PassingPhrases.Contains((before, earlier))
            || (before == "by" && PassingVerbs.Contains(earlier))
            || (before == "to" && earlier == "according" && word >= 3 && (inside || text.Comma(word - 3, word - 2)))
            || (before is "a" or "an" && word >= 3 && earlier == "to" && text.Lower(word - 3) == "according");
    }

    // Who quotes him: the subject of "quoted", or whom "by" names.
    private SourcePhrase? Quoter((int First, int Last) cue)
    {
        if (QuotedSpeech.At(text, sources, cue.Last) is not { } quoted)
        {
            return null;
        }

        if (!quoted.Passive)
        {
            return sources.Before(quoted.Quoting) is { } quoter ? _outlets.At(quoter.First, quoter.Last) : null;
        }

        for (int i = quoted.Quoting + 1; i < cue.Last + 3 && i < text.Count; i++)
        {
            if (text.Lower(i - 1) == "by" && _outlets.At(i, text.LastOfSentence(i)) is { } outlet)
            {
                return outlet;
            }
        }

        return null;
    }

    // "According to the BBC, Adair said …": the sentence opens with whom it is taken from.
    private SourcePhrase? Opening(Attribution attribution, (int First, int Last) cue)
    {
        int first = text.FirstOfSentence(cue.First);
        int at =
            PassingPhrases.Contains((text.Lower(first), "")) ? first + 1
            : text.Lower(first) == "according" && first + 2 < text.Count && text.Lower(first + 1) == "to" ? first + 2
            : -1;
        return at > 0 && cue.First > at && attribution.Source is { } source && source.First > at ? _outlets.At(at, source.First - 1) : null;
    }

    // "…," Adair said, the Meridian Post reported.
    private SourcePhrase? Behind(Attribution attribution, (int First, int Last) cue)
    {
        int last = attribution.Verb is { Finite: true } ? text.LastOfSentence(cue.Last) : -1;
        for (int i = cue.Last + 2; i <= last && i - cue.Last < Farthest; i++)
        {
            bool closes =
                !text.Quoted(i)
                && (i == last || text.Comma(i, i + 1))
                && !Told(attribution, i)
                && CueLexicon.Shipped.Find(text.Key(i)) is { Finite: true, Kind: CueKind.Say or CueKind.Plain };
            if (
                closes
                && sources.At(i) is { Source: var reporter }
                && reporter.First > cue.Last
                && text.Comma(reporter.First - 1, reporter.First)
                && _outlets.IsOutlet(reporter)
            )
            {
                return _outlets.At(reporter.First, reporter.Last);
            }
        }

        return null;
    }

    private bool Told(Attribution attribution, int word) =>
        text.Quoted(word)
        || (
            attribution.Kind != StatementKind.Direct && attribution.Content.Exists(content => content.Contains(text.Words[word].Span.Start))
        );
}
