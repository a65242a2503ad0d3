using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Gives a quotation to the clause that introduces it where a verb of speaking farther back was taken for its cue: that of a clause before the main one
/// ("When Marsh suggested that it was late, Adair fired back: “…”"), or of one that another clause hangs on ("Marsh said …, to which Adair interjected: “…”").
/// </summary>
internal sealed class MisledCues(StatementText text, AttributionWords words, SubjectReader subjects)
{
    private const int LongestCue = 6;

    /// <summary>Takes out an attribution that nothing else introduces: its quotation is then open.</summary>
    public void Settle(List<Attribution> all) => all.RemoveAll(IsMisled);

    private bool IsMisled(Attribution attribution)
    {
        if (attribution is not { Cue: { } cue, Kind: not StatementKind.Indirect, Quotes: [var q, ..] } || text.Quoted(cue.First))
        {
            return false;
        }

        int start = text.Quotes[q].Span.Start;
        int last = text.WordAt(start) - 1;
        if (
            cue.Last >= last
            || text.SentenceOf(cue.Last) != text.SentenceOf(last)
            || words.VerbOf(text.Span(cue.First, cue.Last)) is not (>= 0 and var verb)
        )
        {
            return false;
        }

        // What it is the time or the ground of may be the quotation itself, never something behind it: then the words are its own.
        bool fronted = IsFronted(verb) && words.Tokens[words.Head[verb]].Span.Start < text.Quotes[q].Span.End;
        if (text.Text.AsSpan()[text.Words[last].Span.End..start].TrimEnd().EndsWith(":") && subjects.Before(last) is { } nearest)
        {
            bool later = text.WordAt(nearest.Cue.Start) > cue.Last && last - text.WordAt(nearest.Cue.Start) < LongestCue;
            if (later && (fronted || (IsSomebody(nearest.Source) && (IsRelative(nearest.Source.First) || !Tells(verb, nearest.Cue)))))
            {
                Give(attribution, nearest.Source, nearest.Cue, last);
                return false;
            }
        }

        return fronted && attribution.Content.TrueForAll(content => content.Start >= text.Words[cue.Last].Span.End);
    }

    private void Give(Attribution attribution, SourcePhrase source, TextSpan cue, int last)
    {
        attribution.Source = source;
        attribution.SourceSpans.Clear();
        attribution.SourceSpans.Add(text.Span(source.First, source.Last));
        attribution.Cue = (text.WordAt(cue.Start), last);
        attribution.CueSpan = cue;
        attribution.Clause = text.Span(source.First, last);
        attribution.Verb = CueLexicon.Shipped.Find(text.Key(text.WordAt(cue.Start)));
    }

    // "When Marsh suggested …, …": what it is the time or the ground of comes behind it.
    private bool IsFronted(int verb)
    {
        if (words.Tokens[verb].Deprel?.StartsWith("advcl", StringComparison.Ordinal) != true || words.Head[verb] <= verb)
        {
            return false;
        }

        for (int i = verb - 1; i >= 0 && verb - i < 12; i--)
        {
            if (words.Head[i] == verb && words.Tokens[i].Deprel is "mark" or "advmod" && Opens(words.Tokens[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool Opens(Token token) => ClauseWords.IsFronting(token.Span.Of(text.Text).ToLowerInvariant());

    // "Adair said Marsh had lied: “…”": the clause is what Adair tells.
    private bool Tells(int verb, TextSpan cue)
    {
        int told = words.VerbOf(cue);
        for (int step = 0; told >= 0 && step < LongestCue; step++)
        {
            if (told == verb)
            {
                return true;
            }

            string relation = words.Tokens[told].Deprel ?? "";
            if (relation is not ("ccomp" or "conj" or "xcomp") && !relation.StartsWith("advcl", StringComparison.Ordinal))
            {
                return false;
            }

            told = words.Head[told];
        }

        return true;
    }

    // ", to which Adair interjected:"
    private bool IsRelative(int subject) => subject > 0 && text.Lower(subject - 1) is "which" or "whom";

    private bool IsSomebody(SourcePhrase source) =>
        text.NamedPersonAt(text.Words[source.Last].Span.Start) is not null || ClauseWords.IsRole(text.Lower(source.Last));
}
