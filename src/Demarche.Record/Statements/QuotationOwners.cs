using Demarche.Text;

namespace Demarche.Record;

/// <summary>Which attribution each quotation of a text belongs to, and which words are part of an attribution already.</summary>
internal sealed class QuotationOwners(StatementText text)
{
    private readonly Attribution?[] _of = new Attribution?[text.Quotes.Length];

    /// <summary>Words that are part of an attribution already, by index.</summary>
    public bool[] Used { get; } = new bool[text.Count];

    /// <summary>The attribution of a quotation; null while it has none.</summary>
    public Attribution? Of(int q) => _of[q];

    public Attribution Add(Attribution attribution, int q, bool content = true)
    {
        _of[q] = attribution;
        attribution.Quotes.Add(q);
        attribution.Quotes.Sort();
        if (content)
        {
            attribution.Content.Add(text.Quotes[q].Span);
        }

        return attribution;
    }

    public Attribution Start(SourcedCue cue, StatementKind kind, double confidence)
    {
        Array.Fill(Used, true, cue.CueFirst, cue.CueLast - cue.CueFirst + 1);
        return new Attribution
        {
            Source = cue.Source,
            Cue = (cue.CueFirst, cue.CueLast),
            Verb = cue.Cue,
            Kind = kind,
            Confidence = confidence,
            Quoted = cue.Quoted,
        };
    }

    /// <summary>The other quotations inside a content span belong to it as well.</summary>
    public void TakeQuotes(Attribution attribution, int except, TextSpan content)
    {
        for (int i = except - 1; i >= 0 && text.Quotes[i].Span.Start >= content.Start; i--)
        {
            TakeQuote(attribution, i);
        }

        for (int i = except + 1; i < text.Quotes.Length && text.Quotes[i].Span.End <= content.End; i++)
        {
            TakeQuote(attribution, i);
        }

        int last = text.WordAt(content.End) - 1;
        for (int i = text.WordAt(content.Start); i <= last && i < text.Count; i++)
        {
            Used[i] = true;
        }
    }

    private void TakeQuote(Attribution attribution, int q)
    {
        if (_of[q] is null)
        {
            _of[q] = attribution;
            attribution.Quotes.Add(q);
        }
    }

    public bool AnyUsed(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (Used[i])
            {
                return true;
            }
        }

        return false;
    }
}
