using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads the clause before a quotation: Adair added: "…"; As Adair put it: "…"; Adair: "…".</summary>
internal sealed class ClauseBefore(
    StatementText text,
    SourceFinder sources,
    QuotationOwners owners,
    QuotationShape shape,
    NamedContent named
)
{
    private const int Reach = 32;

    /// <summary>Adair added: "…"; Adair said "…"; Adair: "…".</summary>
    public Attribution? Preceding(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int last = text.WordAt(quote.Span.Start) - 1;
        if (last < 0 || text.Quoted(last))
        {
            return null;
        }

        if (PutIt(q, last) is { } put)
        {
            return put;
        }

        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Words[last].Span.End..quote.Span.Start];
        gap = QuotationShape.SkipPossessive(gap);
        bool colon = gap.Contains(':');
        bool introduces = colon && gap.TrimEnd()[^1] == ':';
        if (gap.ContainsAny('.', ';') || (gap.Contains('\n') && !introduces) || !(gap.Trim().IsEmpty || colon || gap.Contains(',')))
        {
            return null;
        }

        bool directly = CueLexicon.Shipped.Find(text.Key(last)) is { Kind: not CueKind.Aux };
        SourcedCue? cue = null;
        for (int i = last; i >= 0 && last - i < Reach && cue is null; i--)
        {
            if (i < last && !text.Connected(i, i + 1))
            {
                break;
            }

            // "footage of Adair saying, “…”": the participle attributes, whatever verb stands before it.
            if (sources.SpeaksBetween(i))
            {
                return Added(q, i, gap);
            }

            cue = sources.At(i);
        }

        if (cue is null)
        {
            return colon ? Headline(q, last) : null;
        }

        bool describes = text.Lower(last) == "as" && cue.Cue.Kind == CueKind.Describe;
        bool separated = colon || gap.Contains(',');
        if (cue.Negated || (!directly && !separated && !describes && !IsHearer(cue.CueLast + 1, last)))
        {
            return null;
        }

        if (separated && !colon && !directly && cue.Cue.Kind == CueKind.Describe)
        {
            return null;
        }

        bool whole = separated || (shape.WordsIn(q) >= 4 && char.IsUpper(shape.FirstLetter(quote)));
        Attribution attribution = owners.Start(cue, whole ? StatementKind.Direct : StatementKind.Mixed, whole ? 0.95 : 0.85);
        TextSpan content = quote.Span;
        if (!whole && !describes && cue.Cue.Kind is CueKind.Say or CueKind.Tell)
        {
            content = shape.ToSentenceEnd(q, quote.Span.Start);
            owners.TakeQuotes(attribution, q, content);
        }

        attribution.Content.Add(content);
        named.Include(attribution, cue);
        attribution.Clause = text.Span(Math.Min(cue.Source.First, cue.CueFirst), last);
        return owners.Add(attribution, q, content: false);
    }

    // As Adair put it: "…"
    private Attribution? PutIt(int q, int last)
    {
        bool put = last > 1 && text.Lower(last) == "it" && text.Lower(last - 1) is "put" or "puts";
        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Words[last].Span.End..text.Quotes[q].Span.Start].Trim();
        return put && gap is ":" or "," && sources.Before(last - 1) is { } source
            ? owners.Add(
                new Attribution
                {
                    Source = source,
                    Cue = (last - 1, last),
                    Verb = CueLexicon.Shipped.Find("says"),
                    Kind = StatementKind.Direct,
                    Confidence = 0.95,
                    Clause = text.Span(source.First, last),
                },
                q
            )
            : null;
    }

    // "…," Adair said, adding later, "…": whoever speaks in the sentence says this too.
    private Attribution? Added(int q, int word, ReadOnlySpan<char> gap)
    {
        int last = text.WordAt(text.Quotes[q].Span.Start) - 1;
        if (!gap.ContainsAny(",:") && last > word)
        {
            return null;
        }

        Attribution? speaks = null;
        for (int p = q - 1; p >= 0 && q - p <= 3 && speaks is null; p--)
        {
            speaks =
                owners.Of(p) is { Cue: { } cue } one && text.SentenceOf(cue.Last) == text.SentenceOf(word) && cue.Last < word ? one : null;
        }

        if (speaks?.Source is null || !char.IsUpper(shape.FirstLetter(text.Quotes[q])))
        {
            return null;
        }

        owners.Used[word] = true;
        Attribution attribution = new()
        {
            Source = speaks.Source,
            Cue = (word, word),
            Verb = CueLexicon.Shipped.Find(text.Key(word)),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
            Clause = text.Span(word, last),
        };
        return owners.Add(attribution, q);
    }

    // "told reporters", "wrote to the Council": only the hearer stands between the cue and the mark.
    private bool IsHearer(int first, int last)
    {
        if (first > last || last - first > 4)
        {
            return first > last;
        }

        string start = text.Lower(first);
        bool tell = CueLexicon.Shipped.Find(text.Key(first - 1)) is { Kind: CueKind.Tell };
        return (tell || start == "to") && text.Lower(last) is not ("that" or "a" or "the" or "an" or "of");
    }

    // Headlines: Adair: "…".
    private Attribution? Headline(int q, int last)
    {
        int first = last;
        while (first > 0 && last - first < 6 && text.Connected(first - 1, first) && !text.Comma(first - 1, first))
        {
            first--;
        }

        bool opens =
            first == 0
            || text.Between(first - 1, first).Trim() is "-" or "–" or "—"
            || text.SentenceOf(first - 1) != text.SentenceOf(first)
            || !text.SameParagraph(text.Words[first - 1].Span.End, text.Words[first].Span.Start);
        bool somebody = text
            .Actors.Within(text.Span(first, last))
            .Any(static m => m.Kind == Demarche.Language.MentionKind.Name && !m.Adjective);
        if (!opens || !somebody)
        {
            return null;
        }

        Attribution attribution = new()
        {
            Source = new SourcePhrase(first, last),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
            Clause = text.Span(first, last),
        };
        return owners.Add(attribution, q);
    }
}
