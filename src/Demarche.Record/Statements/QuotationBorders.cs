using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Brings the content of an attribution with a whole quotation to the marks: what stands in its clause beside the quotation, the hearer
/// ("told the crowd") or the matter ("said of the plan"), is no part of what was said.
/// </summary>
internal sealed class QuotationBorders(StatementText text)
{
    private const int LongestHearer = 5;

    public void Tidy(Attribution attribution)
    {
        if (attribution.Cue is not { } cue || attribution.Quotes.Count == 0 || text.Quoted(cue.First))
        {
            return;
        }

        int clause = text.Words[Math.Min(cue.First, attribution.Source?.First ?? cue.First)].Span.Start;
        bool follows = attribution.Quotes.Exists(q => EndsBefore(text.Quotes[q], clause));
        for (int i = attribution.Content.Count - 1; i >= 0; i--)
        {
            TextSpan content = attribution.Content[i];
            if (content.Start < text.Words[cue.Last].Span.End)
            {
                continue;
            }

            if (QuoteIn(attribution, content) is not { } quote)
            {
                if ((follows && InClause(content, cue.Last)) || IsHearer(attribution, content))
                {
                    attribution.Content.RemoveAt(i);
                }
            }
            else if (Hears(content, quote))
            {
                attribution.Content[i] = new TextSpan(quote.Span.Start, content.End);
            }
        }
    }

    // "…," with nothing but its comma before the clause.
    private bool EndsBefore(QuotedStretch quote, int clause) =>
        quote.Span.End <= clause && quote.Closed && HasNoWord(quote.Span.End, clause) && text.SameParagraph(quote.Span.End, clause);

    private bool InClause(TextSpan content, int cue) =>
        text.WordAt(content.Start) is var word && word < text.Count && text.SentenceOf(word) == text.SentenceOf(cue);

    private QuotedStretch? QuoteIn(Attribution attribution, TextSpan content)
    {
        foreach (int q in attribution.Quotes)
        {
            if (content.Contains(text.Quotes[q].Span))
            {
                return text.Quotes[q];
            }
        }

        return null;
    }

    // A piece of its own between the cue and a quotation that opens behind a comma or a colon.
    private bool IsHearer(Attribution attribution, TextSpan content)
    {
        foreach (int q in attribution.Quotes)
        {
            QuotedStretch quote = text.Quotes[q];
            if (quote.Span.Start >= content.End && HasNoWord(content.End, quote.Span.Start))
            {
                return Hears(content.Union(quote.Span), quote);
            }
        }

        return false;
    }

    // "asking her, “…", "put it: “…"
    private bool Hears(TextSpan content, QuotedStretch quote)
    {
        int first = text.WordAt(content.Start);
        int last = text.WordAt(quote.Span.Start) - 1;
        return content.Start < quote.Span.Start
            && first <= last
            && last - first < LongestHearer
            && Opens(quote)
            && text.Text.AsSpan()[text.Words[last].Span.End..quote.Span.Start].ContainsAny(",:");
    }

    private bool Opens(QuotedStretch quote)
    {
        foreach (char c in quote.Inner.In(text.Text))
        {
            if (char.IsLetterOrDigit(c))
            {
                return char.IsUpper(c);
            }
        }

        return false;
    }

    private bool HasNoWord(int from, int to)
    {
        foreach (char c in text.Text.AsSpan()[from..to])
        {
            if (char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
