using Demarche.Text;

namespace Demarche.Record;

/// <summary>How a quotation looks: its words, its first letter, its last mark, what stands between it and its clause.</summary>
internal sealed class QuotationShape(StatementText text)
{
    public int WordsIn(int q)
    {
        TextSpan inner = text.Quotes[q].Inner;
        return text.WordAt(inner.End) - text.WordAt(inner.Start);
    }

    public char FirstLetter(QuotedStretch quote)
    {
        foreach (char c in quote.Inner.In(text.Text))
        {
            if (char.IsLetterOrDigit(c))
            {
                return char.IsDigit(c) ? 'A' : c;
            }
        }

        return ' ';
    }

    public char LastMark(QuotedStretch quote)
    {
        ReadOnlySpan<char> inner = quote.Inner.In(text.Text).TrimEnd(" '’”\"");
        return inner.IsEmpty ? ' ' : inner[^1];
    }

    public TextSpan ToSentenceEnd(int q, int start)
    {
        TextSpan quote = text.Quotes[q].Span;
        int word = Math.Max(0, text.WordAt(quote.End) - 1);
        int last = text.LastOfSentence(word);
        for (int i = word; i < last; i++)
        {
            bool adding =
                !text.Quoted(i + 1) && text.Comma(i, i + 1) && CueLexicon.Shipped.Find(text.Key(i + 1)) is { Form: CueForm.Progressive };
            if (adding || !text.SameParagraph(text.Words[i].Span.End, text.Words[i + 1].Span.Start))
            {
                last = i;
            }
        }

        int end = Math.Max(text.Words[last].Span.End, quote.End);
        int lastQuote = text.QuoteOf(last);
        return new TextSpan(start, lastQuote >= 0 ? Math.Max(end, text.Quotes[lastQuote].Span.End) : end);
    }

    public static ReadOnlySpan<char> SkipPossessive(ReadOnlySpan<char> gap) =>
        gap.Length >= 2 && gap[0] is '\'' or '’' && gap[1] == 's' ? gap[2..] : gap;

    public static bool IsAttributionGap(ReadOnlySpan<char> gap)
    {
        foreach (char c in gap)
        {
            if (!char.IsWhiteSpace(c) && c is not (',' or '-' or '–' or '—') || c == '\n')
            {
                return false;
            }
        }

        return true;
    }
}
