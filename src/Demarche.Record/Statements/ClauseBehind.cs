using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads the clause that follows a quotation ("…," Adair said), the name that signs it, and who reports behind it what was said before it.</summary>
internal sealed class ClauseBehind(StatementText text, SourceFinder sources, QuotationOwners owners, QuotationShape shape)
{
    private const int Reach = 32;

    /// <summary>"…," Adair said.</summary>
    public Attribution? Following(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int first = text.WordAt(quote.Span.End);
        if (
            first >= text.Count
            || text.Quoted(first)
            || !QuotationShape.IsAttributionGap(text.Text.AsSpan()[quote.Span.End..text.Words[first].Span.Start])
        )
        {
            return null;
        }

        char last = shape.LastMark(quote);
        bool open = last is ',' or '?' or '!' or '—' or '–' or '…' or '-' || text.Text[quote.Span.End] is ',' or '—' or '–';
        if (!open && (last == '.' || shape.WordsIn(q) < 2))
        {
            return null;
        }

        SourcedCue? cue = FollowingCue(first, open);
        if (cue is null || (!open && cue.Cue.Kind is not (CueKind.Say or CueKind.Tell)))
        {
            return null;
        }

        TextSpan content = quote.Span;

        // The response "sets out a path," Adair said: the words before the mark are his too.
        int before = text.WordAt(quote.Span.Start) - 1;
        int opening = text.WordAt(quote.Inner.Start);
        bool midSentence =
            before >= 0
            && opening < text.Count
            && text.SentenceOf(before) == text.SentenceOf(opening)
            && char.IsLower(shape.FirstLetter(quote))
            && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start)
            && !text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].ContainsAny(':', '.');
        if (!midSentence && IsTitle(q, before))
        {
            return null;
        }

        if (Reported(q, before, cue) is { } reported)
        {
            return reported;
        }

        int start = midSentence ? text.FirstOfSentence(before) : 0;
        if (midSentence && owners.AnyUsed(start, before))
        {
            // The end of what somebody else is already saying.
            return null;
        }

        Attribution attribution = owners.Start(cue, StatementKind.Direct, 0.95);
        if (midSentence)
        {
            content = new TextSpan(text.Words[start].Span.Start, quote.Span.End);
            attribution.Kind = StatementKind.Mixed;
            attribution.Confidence = 0.85;
            owners.TakeQuotes(attribution, q, content);
        }

        attribution.Content.Add(content);
        attribution.Clause = Whole(cue);
        return owners.Add(attribution, q, content: false);
    }

    // Adair said, "…," Meridian Press reported: the verb right before the mark is that of the one who speaks.
    private Attribution? Reported(int q, int before, SourcedCue behind)
    {
        TextSpan quote = text.Quotes[q].Span;
        bool own =
            before > 0
            && !text.Quoted(before)
            && !ClauseWords.IsPronoun(text.Lower(behind.Source.First))
            && text.SentenceOf(before) == text.SentenceOf(behind.CueLast)
            && text.Text.AsSpan()[text.Words[before].Span.End..quote.Start].Trim() is "," or ":";
        if (!own || CueLexicon.Shipped.Find(text.Key(before)) is not { Finite: true, Kind: CueKind.Say or CueKind.Plain } verb)
        {
            return null;
        }

        SourcedCue? cue = sources.At(before);
        if (cue?.Source == behind.Source)
        {
            return null;
        }

        return owners.Add(
            new Attribution
            {
                Source = cue?.Source,
                Cue = cue is null ? (before, before) : (cue.CueFirst, cue.CueLast),
                Verb = verb,
                Kind = StatementKind.Direct,
                Confidence = 0.85,
                Clause = text.Span(cue?.Source.First ?? before, before),
                Reporter = behind.Source,
            },
            q
        );
    }

    // "In an interview on Marl Radio's “Face the Water,” Adair said …": a name in a sentence, all its longer words in capitals.
    private bool IsTitle(int q, int before)
    {
        QuotedStretch quote = text.Quotes[q];
        int first = text.WordAt(quote.Inner.Start);
        int last = text.WordAt(quote.Inner.End) - 1;
        return before >= 0
            && text.IsTitleCase(first, last)
            && text.SentenceOf(before) == text.SentenceOf(first)
            && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start);
    }

    /// <summary>"…" — Pell Adair</summary>
    public Attribution? Signed(int q)
    {
        int first = text.WordAt(text.Quotes[q].Span.End);
        if (first >= text.Count || text.Quoted(first))
        {
            return null;
        }

        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Quotes[q].Span.End..text.Words[first].Span.Start].Trim();
        if (
            gap is not ("—" or "–" or "―" or "-" or "--")
            || text.Actors.At(text.Words[first].Span.Start) is not { Actor.Type: ActorType.Person } mention
        )
        {
            return null;
        }

        int last = text.WordAt(mention.Whole.End) - 1;
        bool alone =
            last + 1 >= text.Count
            || text.Comma(last, last + 1)
            || !text.SameParagraph(text.Words[last].Span.End, text.Words[last + 1].Span.Start);
        if (!alone || last < first)
        {
            return null;
        }

        Attribution attribution = new()
        {
            Source = new SourcePhrase(first, last),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
        };
        return owners.Add(attribution, q);
    }

    private SourcedCue? FollowingCue(int first, bool open)
    {
        if (sources.InvertedAt(first) is { } inverted)
        {
            return inverted;
        }

        if (open && text.Lower(first) == "according" && first + 2 < text.Count && text.Lower(first + 1) == "to")
        {
            return sources.After(first + 2) is { } named
                ? new SourcedCue(named, first, first + 1, new CueWord("according", CueKind.Say, CueForm.Past, false, null), true, false)
                : null;
        }

        if (text.Lower(first) is "and" or "but" or "which" or "that" or "as" or "while")
        {
            return null;
        }

        for (int i = first + 1; i < text.Count && i - first < Reach && text.Connected(i - 1, i); i++)
        {
            if (sources.At(i) is { } cue)
            {
                return cue.Source.First == first && !cue.Negated ? cue : null;
            }
        }

        return null;
    }

    private TextSpan Whole(SourcedCue cue)
    {
        int last = Math.Max(cue.Source.Last, cue.CueLast);
        while (last + 1 < text.Count && last - cue.CueLast < 30 && text.Connected(last, last + 1))
        {
            last++;
        }

        return text.Span(Math.Min(cue.Source.First, cue.CueFirst), last);
    }
}
