using System.Buffers;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Attributes each quotation: by the clause that follows it ("…," he said), by the clause before it (He added: "…"), or by the clause
/// that it is part of (said that … "…" …). What has no such sign is left without a source.
/// </summary>
internal sealed class QuotationReader
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create(",:.?!;—–-\"”'’");

    private const int ShortestUnattributed = 5;

    private readonly StatementText _text;
    private readonly QuotationOwners _owners;
    private readonly QuotationShape _shape;
    private readonly GoingOn _goingOn;
    private readonly ClauseBehind _behind;
    private readonly ClauseBefore _before;
    private readonly ClauseAround _around;

    public QuotationReader(StatementText text, SourceFinder sources)
    {
        _text = text;
        _owners = new QuotationOwners(text);
        _shape = new QuotationShape(text);
        NamedContent named = new(text);
        _goingOn = new GoingOn(text, _owners);
        _behind = new ClauseBehind(text, sources, _owners, _shape);
        _before = new ClauseBefore(text, sources, _owners, _shape, named);
        _around = new ClauseAround(text, sources, _owners, _shape, named);
    }

    /// <summary>Words that are part of an attribution already, by index.</summary>
    public bool[] Used => _owners.Used;

    public IReadOnlyList<Attribution> Read()
    {
        List<Attribution> all = [];
        HashSet<Attribution> known = [];
        for (int q = 0; q < _text.Quotes.Length; q++)
        {
            if (_owners.Of(q) is not null)
            {
                continue;
            }

            Attribution? found =
                _goingOn.Continued(q)
                ?? _goingOn.Resumed(q)
                ?? _behind.Following(q)
                ?? _behind.Signed(q)
                ?? _before.Preceding(q)
                ?? _around.Enclosing(q)
                ?? Unattributed(q);
            if (found is not null && known.Add(found))
            {
                all.Add(found);
            }
        }

        return all;
    }

    // A whole sentence in marks is a quotation also where nobody is named; a word or two can be anything.
    private Attribution? Unattributed(int q)
    {
        QuotedStretch quote = _text.Quotes[q];
        int before = _text.WordAt(quote.Span.Start) - 1;
        int first = _text.WordAt(quote.Inner.Start);
        bool inside =
            before >= 0
            && first < _text.Count
            && _text.SentenceOf(before) == _text.SentenceOf(first)
            && _text.Text.AsSpan()[_text.Words[before].Span.End..quote.Span.Start].IndexOfAny(s_breaks) < 0;
        bool sentence =
            !inside
            && _shape.WordsIn(q) >= ShortestUnattributed
            && char.IsUpper(_shape.FirstLetter(quote))
            && _shape.LastMark(quote) is '.' or '!' or '?' or ',' or '…';
        if (!sentence || quote.Single)
        {
            return null;
        }

        Attribution attribution = new() { Kind = StatementKind.Direct, Confidence = 0.4 };
        return _owners.Add(attribution, q);
    }
}
