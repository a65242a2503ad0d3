using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Takes out what looks like speech and is none: what somebody wishes that another said ("I hope America says, “…”"), and the title of a work that is
/// taken for words ("In his book, “…,” Adair suggested looking at …", "said on “The Long Water Show”").
/// </summary>
internal static class UnspokenWords
{
    private static readonly FrozenSet<string> Wishing = EmbeddedLines.Words("wishing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Works = EmbeddedLines.Words("work-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static void Remove(StatementText text, AttributionWords words, List<Attribution> all)
    {
        all.RemoveAll(attribution =>
            attribution.CueSpan is { } cue && (IsSoCalled(text, cue) || IsWished(words, cue) || IsTitle(text, words, attribution, cue))
        );
        all.RemoveAll(attribution =>
            attribution.Quotes.RemoveAll(q => IsNamed(text, q) && Drop(attribution, text.Quotes[q].Span)) > 0
            && attribution.Content.Count == 0
        );
    }

    // "the so-called “peace plan”" says nothing of who calls it so.
    private static bool IsSoCalled(StatementText text, TextSpan cue) =>
        cue.In(text.Text).EndsWith("so-called", StringComparison.OrdinalIgnoreCase);

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
        int before = text.WordAt(quote.Inner.Start) - 1;
        return before >= 0
            && attribution.Content[0].Start >= quote.Span.Start
            && text.WordAt(quote.Inner.End) - before > 2
            && Stands(text, before, quote)
            && words.Within(text.Words[before].Span) is var (token, _)
            && token < words.Count
            && words.Tokens[token].Upos == "NOUN"
            && IsCapital(text, quote);
    }

    /// <summary>True for the title of a work, behind a preposition of place or the noun of a work: "on “The Long Water Show”", "her memoir, “Tough Waters”".</summary>
    public static bool IsNamed(StatementText text, int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int before = text.WordAt(quote.Inner.Start) - 1;
        if (before < 0 || !quote.Closed || !Stands(text, before, quote) || !IsCapital(text, quote))
        {
            return false;
        }

        bool comma = text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].Contains(',');
        return Works.Contains(text.Lower(before)) || (!comma && text.Lower(before) is "on" or "in" or "to" or "for" or "at" or "from");
    }

    // In the sentence of the word before, with nothing but a comma between.
    private static bool Stands(StatementText text, int before, QuotedStretch quote) =>
        text.Words[before].Span.End <= quote.Span.Start
        && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start)
        && !text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].ContainsAny('.', ':', ';');

    private static bool IsCapital(StatementText text, QuotedStretch quote) =>
        text.IsTitleCase(text.WordAt(quote.Inner.Start), text.WordAt(quote.Inner.End) - 1)
        && !quote.Inner.In(text.Text).ContainsAny('!', '?');

    // What is told beside it stays.
    private static bool Drop(Attribution attribution, TextSpan quote) =>
        attribution.Content.RemoveAll(content => quote.Contains(content)) > 0;
}
