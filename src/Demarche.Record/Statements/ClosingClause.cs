using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Reads the clause behind a quotation as what it is, where the model has cut it short: everything between the mark and the verb of
/// speaking is who speaks ("…," Adair, a former head of the board and now its critic, said of the plan), and the quotation is what was said.
/// </summary>
internal sealed class ClosingClause(StatementText text)
{
    private const int LongestSource = 40;
    private const int FewestWords = 2;
    private const int MostNicknames = 2;

    /// <summary>Gives the attribution the quotation that its clause closes, and the whole source; leaves it where there is none.</summary>
    public void Close(Attribution attribution)
    {
        bool finite = attribution.Verb is { Kind: CueKind.Say or CueKind.Tell or CueKind.Plain, Finite: true, Lemma: not "according" };
        if (!finite || attribution.Cue is not { } cue || text.Quoted(cue.First))
        {
            return;
        }

        int q = Behind(cue.First);
        if (q < 0)
        {
            return;
        }

        TextSpan quote = text.Quotes[q].Span;
        int first = text.WordAt(quote.End);
        if (!attribution.Quotes.Contains(q))
        {
            // What is left of the sentence is then the matter or the hearer.
            attribution.Content.RemoveAll(content =>
                content.Start >= quote.End && !attribution.Quotes.Exists(o => content.Contains(text.Quotes[o].Span))
            );
            attribution.Content.RemoveAll(content => content.Overlaps(quote));
            attribution.Content.Add(quote);
            attribution.Quotes.Add(q);
        }
        else
        {
            Cut(attribution, quote, text.Words[cue.First].Span.Start);
        }

        attribution.Content.Sort();
        attribution.Quotes.Sort();
        if (first < cue.First)
        {
            Name(attribution, first, cue.First - 1);
        }
    }

    // The source was taken for words said.
    private static void Cut(Attribution attribution, TextSpan quote, int clause)
    {
        for (int i = 0; i < attribution.Content.Count; i++)
        {
            TextSpan content = attribution.Content[i];
            if (content.Contains(quote) && content.End > quote.End && content.End <= clause)
            {
                attribution.Content[i] = new TextSpan(content.Start, quote.End);
            }
        }
    }

    private void Name(Attribution attribution, int first, int last)
    {
        while (last > first && ClauseWords.IsHelper(text.Lower(last)))
        {
            last--;
        }

        if (attribution.Source is { } source && (source.First <= first || source.First > last))
        {
            return;
        }

        int end = attribution.Source is not null
            ? Math.Max(attribution.SourceSpans[^1].End, text.Words[last].Span.End)
            : text.Words[last].Span.End;
        attribution.Source = new SourcePhrase(first, last);
        attribution.SourceSpans.Clear();
        attribution.SourceSpans.Add(new TextSpan(text.Words[first].Span.Start, end));
    }

    // Index of the quotation whose closing clause a word is the verb of; -1 for none.
    private int Behind(int cue)
    {
        int low = 0;
        int high = text.Quotes.Length;
        int at = text.Words[cue].Span.Start;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = text.Quotes[middle].Span.End <= at ? (middle + 1, high) : (low, middle);
        }

        for (int q = low - 1; q >= 0 && low - q <= MostNicknames + 1; q--)
        {
            QuotedStretch quote = text.Quotes[q];
            if (!text.SameParagraph(quote.Span.End, at))
            {
                return -1;
            }

            if (text.WordAt(quote.Inner.End) - text.WordAt(quote.Inner.Start) >= FewestWords)
            {
                return quote.Closed && OpensSentence(quote) && EndsOpen(quote) && IsSubject(text.WordAt(quote.Span.End), cue) ? q : -1;
            }
        }

        return -1;
    }

    // A name of a programme or a paper stands inside a sentence.
    private bool OpensSentence(QuotedStretch quote)
    {
        int first = text.WordAt(quote.Inner.Start);
        bool alone =
            first == 0
            || text.SentenceOf(first - 1) != text.SentenceOf(first)
            || !text.SameParagraph(text.Words[first - 1].Span.End, quote.Span.Start);
        return alone && first < text.Count && !char.IsLower(text.Text[text.Words[first].Span.Start]);
    }

    private bool EndsOpen(QuotedStretch quote)
    {
        ReadOnlySpan<char> inner = quote.Inner.In(text.Text).TrimEnd(" '’”\"");
        char last = inner.IsEmpty ? ' ' : inner[^1];
        char next = quote.Span.End < text.Text.Length ? text.Text[quote.Span.End] : ' ';
        return last is ',' or '?' or '!' or '—' or '–' || next is ',';
    }

    // Nothing but a noun phrase: no other verb of speaking, no word that opens another clause.
    private bool IsSubject(int first, int cue)
    {
        if (cue - first > LongestSource || text.SentenceOf(first) != text.SentenceOf(cue))
        {
            return false;
        }

        bool starts =
            first == cue
            || text.Words[first].Capital
            || ClauseWords.IsDeterminer(text.Lower(first))
            || ClauseWords.IsPronoun(text.Lower(first));
        for (int i = first; i < cue && starts; i++)
        {
            starts =
                CueLexicon.Shipped.Find(text.Key(i)) is not { Kind: CueKind.Say or CueKind.Tell, MaybeNoun: false }
                || text.Words[i].Capital;
        }

        return starts;
    }
}
