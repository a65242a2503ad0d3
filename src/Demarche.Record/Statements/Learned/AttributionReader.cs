using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Turns what the model labels into attributions over the words and quotations of a text: stretches are brought to the marks they
/// almost reach, and each attribution gets the quotations inside its content.
/// </summary>
internal sealed class AttributionReader(StatementText text, SourceFinder sources, AttributionWords words)
{
    private const int LongestClause = 30;
    private const int FewestWords = 5;

    private readonly ClosingClause _closing = new(text);
    private readonly QuotationBorders _borders = new(text);

    /// <summary>Attributions in the order of their cues.</summary>
    public List<Attribution> Read()
    {
        List<Attribution> found = [];
        foreach (LabelledAttribution labelled in AttributionModel.Shipped.Read(words))
        {
            if (Attributed(labelled) is { } attribution)
            {
                found.Add(attribution);
            }
        }

        return found;
    }

    private Attribution? Attributed(LabelledAttribution labelled)
    {
        Attribution attribution = new()
        {
            CueSpan = Span((labelled.Cue.First, labelled.Cue.Last)),
            Confidence = AttributionConfidence.Of(labelled),
            Learned = true,
        };
        attribution.Cue = WordsOf(attribution.CueSpan.Value);
        attribution.Verb = attribution.Cue is { } cue ? VerbOf(cue) : null;
        foreach ((int, int) stretch in labelled.Source)
        {
            attribution.SourceSpans.Add(Span(stretch));
        }

        if (attribution.SourceSpans.Count > 0 && WordsOf(attribution.SourceSpans[0]) is { } named)
        {
            int last = named.Last > named.First ? sources.WithoutTime(named.First, named.Last) : named.Last;
            attribution.Source = new SourcePhrase(named.First, last);
            TextSpan whole = attribution.SourceSpans[0];
            while (
                last == named.Last && text.IsTitle(last) && last + 1 < text.Count && text.Words[last + 1].Capital && last - named.First < 6
            )
            {
                // "Del. Stacey Plaskett": the full stop parted the title from the name.
                last = text.Actors.At(text.Words[last + 1].Span.Start) is { } person ? text.WordAt(person.Whole.End - 1) : last + 1;
                whole = text.Span(named.First, last);
                named = (named.First, last);
            }

            attribution.Source = new SourcePhrase(named.First, last);
            attribution.SourceSpans[0] = whole;
            attribution.SourceSpans[0] = last < named.Last ? new TextSpan(whole.Start, text.Words[last].Span.End) : whole;
        }

        Gather(attribution);
        foreach ((int, int) stretch in labelled.Content)
        {
            Take(attribution, ToMarks(Span(stretch)));
        }

        _closing.Close(attribution);
        _borders.Tidy(attribution);

        // Without a source only a whole quotation is kept: "is called “Old Heron”" says nothing of anybody.
        if (attribution.Source is null && !IsWholeQuotation(attribution))
        {
            return null;
        }

        // A word or two in marks and nothing else is a nickname or a name more often than what somebody said.
        if (IsNickname(attribution))
        {
            return null;
        }

        attribution.Kind = KindOf(attribution);
        attribution.Clause = ClauseOf(attribution);
        return attribution;
    }

    // One source stands in one sentence, and whom a speaker before the cue tells is none.
    private void Gather(Attribution attribution)
    {
        if (attribution.SourceSpans.Count < 2 || attribution.Cue is not { } cue)
        {
            return;
        }

        TextSpan first = attribution.SourceSpans.Find(Beside);
        int cueEnd = text.Words[cue.Last].Span.End;
        bool nearer = WordsOf(attribution.SourceSpans[^1]) is { } near && !ClauseWords.IsPronoun(text.Lower(near.First));
        if (first.Length > 0 && attribution.SourceSpans.Exists(Speaks))
        {
            attribution.SourceSpans.RemoveAll(span => !Speaks(span));
            attribution.Source = WordsOf(attribution.SourceSpans[0]) is { } named
                ? new SourcePhrase(named.First, named.Last)
                : attribution.Source;
        }

        bool Speaks(TextSpan span) =>
            Beside(span)
            && !(first.End <= cueEnd && span.Start >= cueEnd && attribution.Verb?.Kind == CueKind.Tell)
            && !(nearer && SpeaksItself(span, cue.First));

        bool Beside(TextSpan span) =>
            text.WordAt(span.Start) is var word && word < text.Count && text.SentenceOf(word) == text.SentenceOf(cue.Last);
    }

    // "The Post said Adair had said": the first has a verb of its own.
    private bool SpeaksItself(TextSpan source, int cue)
    {
        for (int i = text.WordAt(source.End); i < cue; i++)
        {
            if (!text.Quoted(i) && sources.At(i) is { Cue.Kind: CueKind.Say or CueKind.Tell })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWholeQuotation(Attribution attribution) => attribution.Quotes is [var q, ..] && WordsIn(q) >= FewestWords;

    private bool IsNickname(Attribution attribution) =>
        attribution is { Content: [var content], Quotes: [var q] }
        && WordsIn(q) < 3
        && !HasLetter(content.Start, text.Quotes[q].Span.Start)
        && !HasLetter(text.Quotes[q].Span.End, Math.Max(content.End, text.Quotes[q].Span.End));

    private int WordsIn(int q) => text.WordAt(text.Quotes[q].Inner.End) - text.WordAt(text.Quotes[q].Inner.Start);

    private TextSpan Span((int First, int Last) stretch) =>
        new(words.Tokens[stretch.First].Span.Start, words.Tokens[stretch.Last].Span.End);

    // Two stretches with nothing but blanks between are one.
    private void Take(Attribution attribution, TextSpan content)
    {
        if (attribution.Content is [.., var before] && before.End >= content.Start)
        {
            attribution.Content[^1] = before.Union(content);
        }
        else
        {
            attribution.Content.Add(content);
        }

        for (int q = FirstQuoteEndingBehind(content.Start); q < text.Quotes.Length && text.Quotes[q].Span.Start < content.End; q++)
        {
            if (content.Contains(text.Quotes[q].Span) && !attribution.Quotes.Contains(q))
            {
                attribution.Quotes.Add(q);
            }
        }
    }

    // A stretch that leaves out no more than the mark and what stands beside it takes the mark.
    private TextSpan ToMarks(TextSpan content)
    {
        int first = FirstQuoteEndingBehind(content.Start);
        if (first < text.Quotes.Length)
        {
            TextSpan quote = text.Quotes[first].Span;
            bool cut = quote.Start < content.Start && !HasLetter(quote.Start, content.Start);
            content = cut ? content.Union(new TextSpan(quote.Start, content.Start)) : content;
        }

        int last = FirstQuoteEndingBehind(content.End - 1);
        if (last < text.Quotes.Length)
        {
            TextSpan quote = text.Quotes[last].Span;
            bool cut = quote.Start < content.End && quote.End > content.End && !HasLetter(content.End, quote.End);
            content = cut ? content.Union(new TextSpan(content.End, quote.End)) : content;
        }

        return content;
    }

    private bool HasLetter(int from, int to)
    {
        foreach (char c in text.Text.AsSpan()[from..to])
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private int FirstQuoteEndingBehind(int offset)
    {
        int low = 0;
        int high = text.Quotes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = text.Quotes[middle].Span.End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private StatementKind KindOf(Attribution attribution)
    {
        bool quoted = false;
        bool open = false;
        foreach (TextSpan content in attribution.Content)
        {
            for (int i = text.WordAt(content.Start); i < text.Count && text.Words[i].Span.Start < content.End; i++)
            {
                quoted |= text.Quoted(i);
                open |= !text.Quoted(i);
            }
        }

        return !quoted ? StatementKind.Indirect
            : open ? StatementKind.Mixed
            : StatementKind.Direct;
    }

    private (int First, int Last)? WordsOf(TextSpan span)
    {
        int first = text.WordAt(span.Start);
        int last = text.WordAt(span.End - 1);
        last = last < text.Count && text.Words[last].Span.Start < span.End ? last : last - 1;
        return first <= last && first < text.Count ? (first, last) : null;
    }

    private CueWord? VerbOf((int First, int Last) cue)
    {
        if (text.Lower(cue.First) == "according")
        {
            return new CueWord("according", CueKind.Say, CueForm.Past, false, null);
        }

        for (int i = cue.First; i <= cue.Last; i++)
        {
            if (CueLexicon.Shipped.Find(text.Key(i)) is { Kind: not CueKind.Aux } verb)
            {
                return verb;
            }
        }

        return null;
    }

    // Source and cue with what stands beside them outside the content: the hearer, the occasion, the day.
    private TextSpan? ClauseOf(Attribution attribution)
    {
        if (attribution.Cue is not { } cue)
        {
            return attribution.CueSpan;
        }

        int first = cue.First;
        int last = cue.Last;
        if (attribution.Source is { } source && text.SentenceOf(source.First) == text.SentenceOf(cue.First))
        {
            first = Math.Min(first, source.First);
            last = Math.Max(last, source.Last);
        }

        while (last + 1 < text.Count && last - cue.Last < LongestClause && text.Connected(last, last + 1) && !Told(attribution, last + 1))
        {
            last++;
        }

        return text.Span(first, last);
    }

    private bool Told(Attribution attribution, int word) =>
        attribution.Content.Exists(content => content.Contains(text.Words[word].Span.Start));
}
