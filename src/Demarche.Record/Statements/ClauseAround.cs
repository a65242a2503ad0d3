using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads the clause that a quotation is part of: Adair said the plan was "a dead letter" in his view.</summary>
internal sealed class ClauseAround(
    StatementText text,
    SourceFinder sources,
    QuotationOwners owners,
    QuotationShape shape,
    NamedContent named
)
{
    private const int Farthest = 60;

    /// <summary>Adair said the plan was "a dead letter" in his view.</summary>
    public Attribution? Enclosing(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int word = text.WordAt(quote.Span.Start) - 1;
        int inside = text.WordAt(quote.Inner.Start);
        if (word < 0 || inside >= text.Count || text.SentenceOf(word) != text.SentenceOf(inside))
        {
            return null;
        }

        int first = Math.Max(text.FirstOfSentence(word), word - Farthest);
        for (int i = word; i >= first; i--)
        {
            if (text.Quoted(i))
            {
                continue;
            }

            if (owners.Used[i])
            {
                return null;
            }

            if (sources.SpeaksBetween(i))
            {
                return null;
            }

            if (sources.At(i) is { Cue.Kind: CueKind.Say or CueKind.Tell or CueKind.Describe, Negated: false } cue)
            {
                bool describes = cue.Cue.Kind == CueKind.Describe;
                bool near = text.Lower(word) == "as" || word - cue.CueLast <= 4;
                if (describes && !near)
                {
                    return null;
                }

                Attribution attribution = owners.Start(cue, StatementKind.Mixed, describes ? 0.8 : 0.85);
                int start = describes ? quote.Span.Start : ContentOpening.Of(text, sources, cue);
                if (start < 0 || start > quote.Span.Start)
                {
                    return null;
                }

                TextSpan content = describes ? quote.Span : shape.ToSentenceEnd(q, start);
                owners.TakeQuotes(attribution, q, content);
                attribution.Content.Add(content);
                named.Include(attribution, cue);
                attribution.Clause = text.Span(
                    Math.Min(cue.Source.First, cue.CueFirst),
                    Math.Max(cue.CueLast, text.WordAt(content.Start) - 1)
                );
                return owners.Add(attribution, q, content: false);
            }
        }

        return null;
    }
}
