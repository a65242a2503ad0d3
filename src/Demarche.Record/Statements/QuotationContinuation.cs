using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Gives a quotation that nothing attributes to the statement that it goes on with: the second half of "…," Adair said. "…", the rest
/// of a mark left open, and a paragraph that is nothing but a quotation behind one that ends with a quoted speaker.
/// </summary>
internal sealed class QuotationContinuation
{
    // A name of a programme, a song or a paper in marks may stand in the clause that attributes.
    private const int MostTitles = 3;
    private const int FewestWords = 2;

    private readonly StatementText _text;
    private readonly AttributionWords _words;
    private readonly Attribution?[] _owner;
    private readonly Attribution?[] _lonely;

    private QuotationContinuation(StatementText text, AttributionWords words, List<Attribution> all)
    {
        _text = text;
        _words = words;
        _owner = new Attribution?[text.Quotes.Length];
        _lonely = new Attribution?[text.Quotes.Length];
        foreach (Attribution attribution in all)
        {
            Attribution?[] place = attribution.Source is null ? _lonely : _owner;
            foreach (int q in attribution.Quotes)
            {
                place[q] = place[q] is { Kind: StatementKind.Direct } ? place[q] : attribution;
            }
        }
    }

    /// <param name="all">Takes what goes on; what was without a source and now goes on with another is removed. Linear in quotations.</param>
    public static void Join(StatementText text, AttributionWords words, List<Attribution> all)
    {
        QuotationContinuation reader = new(text, words, all);
        HashSet<Attribution> gone = [];
        for (int q = 1; q < text.Quotes.Length; q++)
        {
            if (reader._owner[q] is null && reader.Before(q) is { } attribution)
            {
                reader.Give(q, attribution, gone);
            }
        }

        all.RemoveAll(gone.Contains);
    }

    private void Give(int q, Attribution attribution, HashSet<Attribution> gone)
    {
        List<int> quotes = [q];
        if (_lonely[q] is { } lonely)
        {
            quotes = lonely.Quotes;
            gone.Add(lonely);
        }

        foreach (int given in quotes)
        {
            _owner[given] = attribution;
            attribution.Quotes.Add(given);
            attribution.Content.Add(_text.Quotes[given].Span);
        }

        attribution.Quotes.Sort();
        attribution.Content.Sort();
    }

    private Attribution? Before(int q)
    {
        int p = q - 1;
        while (p > 0 && q - p <= MostTitles && _owner[p] is null && _lonely[p] is null && IsTitle(p))
        {
            p--;
        }

        if (_owner[p] is not { Kind: not StatementKind.Indirect } before || UnspokenWords.IsNamed(_text, q))
        {
            return null;
        }

        QuotedStretch quote = _text.Quotes[q];
        QuotedStretch earlier = _text.Quotes[p];
        bool goesOn = _text.SameParagraph(earlier.Span.End, quote.Span.Start)
            ? IsSecondHalf(before, earlier, quote)
            : IsNextParagraph(before, p, q);
        return goesOn ? before : null;
    }

    // The sentence that attributes ends right before the quotation, which opens one of its own.
    private bool IsSecondHalf(Attribution before, QuotedStretch earlier, QuotedStretch quote)
    {
        if (before.Cue is not { } cue || WordsIn(quote) < FewestWords || !OpensSentence(quote))
        {
            return false;
        }

        int last = _text.WordAt(quote.Span.Start) - 1;
        if (last < 0 || _text.Words[last].Span.End > quote.Span.Start)
        {
            return false;
        }

        bool behind = before.Kind == StatementKind.Direct && _text.Words[cue.First].Span.Start >= earlier.Span.End;
        bool bare = last <= Math.Max(cue.Last, before.Source?.Last ?? 0);
        ReadOnlySpan<char> gap = _text.Text.AsSpan()[_text.Words[last].Span.End..quote.Span.Start];
        return behind
            && _text.SentenceOf(last) == _text.SentenceOf(cue.Last)
            && (bare || gap.ContainsAny(".?!"))
            && !gap.ContainsAny(",:;")
            && !PassesOn(cue.Last + 1, last);
    }

    // "…," Adair said, and her husband cut in. "…": the floor is another's now.
    private bool PassesOn(int first, int last)
    {
        if (first > last)
        {
            return false;
        }

        (int from, int end) = _words.Within(_text.Span(first, last));
        for (int i = from; i < end; i++)
        {
            int verb = _words.Head[i];
            bool acts =
                _words.Tokens[i].Deprel == "nsubj" && verb > i && verb < end && _words.Tokens[verb] is { Upos: "VERB", Deprel: "conj" };
            if (!acts)
            {
                continue;
            }

            int word = _text.WordAt(_words.Tokens[i].Span.Start);
            bool person = _text.NamedPersonAt(_words.Tokens[i].Span.Start) is not null;
            if (person || ClauseWords.IsRole(_text.Lower(word)) || (word > 0 && _text.Lower(word - 1) is "her" or "his"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNextParagraph(Attribution before, int p, int q)
    {
        QuotedStretch earlier = _text.Quotes[p];
        QuotedStretch quote = _text.Quotes[q];
        int line = _text.Text.IndexOf('\n', earlier.Span.End);
        if (line < 0 || !Blank(line, quote.Span.Start) || SpeaksFor(quote) || (quote.Single && !earlier.Single))
        {
            return false;
        }

        if (!earlier.Closed)
        {
            return true;
        }

        int end = _text.Text.IndexOf('\n', quote.Span.End);
        if (!HasNoWord(quote.Span.End, end < 0 ? _text.Text.Length : end) || !OpensSentence(quote))
        {
            return false;
        }

        // Behind the quotation of the paragraph before stands nothing but its own clause.
        int from = _text.WordAt(earlier.Span.End);
        int last = _text.WordAt(line) - 1;
        bool clause = before.Cue is { } cue && cue.First >= from && _text.SentenceOf(last) == _text.SentenceOf(cue.Last);
        return (from > last && before.Kind == StatementKind.Direct)
            || (clause && !_text.Text.AsSpan()[earlier.Span.End..line].ContainsAny('?', ':'));
    }

    // "PENCE: …" opens the words of somebody else.
    private bool SpeaksFor(QuotedStretch quote)
    {
        ReadOnlySpan<char> inner = quote.Inner.In(_text.Text);
        int colon = inner.IndexOf(':');
        return colon is > 1 and < 40 && !inner[..colon].ContainsAnyInRange('a', 'z');
    }

    private bool IsTitle(int q) => WordsIn(_text.Quotes[q]) < 5;

    private int WordsIn(QuotedStretch quote) => _text.WordAt(quote.Inner.End) - _text.WordAt(quote.Inner.Start);

    private bool OpensSentence(QuotedStretch quote)
    {
        foreach (char c in quote.Inner.In(_text.Text))
        {
            if (char.IsLetterOrDigit(c))
            {
                return !char.IsLower(c);
            }
        }

        return false;
    }

    private bool Blank(int from, int to) => _text.Text.AsSpan()[from..to].IsWhiteSpace();

    private bool HasNoWord(int from, int to)
    {
        foreach (char c in _text.Text.AsSpan()[from..to])
        {
            if (char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
