using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Takes out what looks like speech and is none: what somebody wishes that another said ("I hope America says, “…”"), and the title of a work that the model
/// takes for words ("In his book, “…,” Adair suggested looking at …").
/// </summary>
internal static class UnspokenWords
{
    private const int LongestTitle = 8;

    // Shorter words of a title may be in small letters: "of", "and", "with".
    private const int ShortestCapital = 5;

    private static readonly FrozenSet<string> Wishing = EmbeddedLines.Words("wishing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static void Remove(StatementText text, AttributionWords words, List<Attribution> all) =>
        all.RemoveAll(attribution => attribution.CueSpan is { } cue && (IsWished(words, cue) || IsTitle(text, words, attribution, cue)));

    // The clause of the cue is what the wish is for; the wish itself is no speech of the other's.
    private static bool IsWished(AttributionWords words, TextSpan cue)
    {
        (int first, int end) = words.Within(cue);
        for (int i = first; i < end; i++)
        {
            int head = words.Head[i];
            bool inside = head >= first && head < end;
            if (!inside && head >= 0 && words.Tokens[i] is { Upos: "VERB", Deprel: "ccomp" } && words.QuoteOf[head] == words.QuoteOf[i])
            {
                return words.Tokens[head].Lemma is { } lemma && Wishing.Contains(lemma);
            }
        }

        return false;
    }

    // Named behind a common noun, with the clause still to come.
    private static bool IsTitle(StatementText text, AttributionWords words, Attribution attribution, TextSpan cue)
    {
        if (attribution is not { Learned: true, Quotes.Count: 1, Content.Count: 1 } || attribution.Content[0].End > cue.Start)
        {
            return false;
        }

        QuotedStretch quote = text.Quotes[attribution.Quotes[0]];
        int first = text.WordAt(quote.Inner.Start);
        int last = text.WordAt(quote.Inner.End) - 1;
        int before = first - 1;
        bool title =
            before >= 0
            && attribution.Content[0].Start >= quote.Span.Start
            && last > first
            && last - first < LongestTitle
            && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start)
            && words.Within(text.Words[before].Span) is var (token, _)
            && token < words.Count
            && words.Tokens[token].Upos == "NOUN"
            && !text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].ContainsAny('.', ':', ';');
        for (int i = first; title && i <= last; i++)
        {
            title = text.Words[i].Capital || text.Words[i].Span.Length < ShortestCapital;
        }

        return title && text.Words[first].Capital && text.Words[last].Capital;
    }
}
