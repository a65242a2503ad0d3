using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads a quotation that goes on with the one before it: over a paragraph that was left open, or behind the clause that parts a sentence.</summary>
internal sealed class GoingOn(StatementText text, QuotationOwners owners)
{
    /// <summary>An unclosed quotation goes on in the next paragraph when that opens with a mark.</summary>
    public Attribution? Continued(int q)
    {
        if (q == 0 || text.Quotes[q - 1].Closed || owners.Of(q - 1) is not { } before)
        {
            return null;
        }

        int from = text.Quotes[q - 1].Span.End;
        bool next = text.Text.AsSpan()[from..text.Quotes[q].Span.Start].Trim().IsEmpty;
        return next ? owners.Add(before, q) : null;
    }

    /// <summary>"That," he said, "is over": the sentence goes on behind its clause.</summary>
    public Attribution? Resumed(int q)
    {
        if (q == 0 || owners.Of(q - 1) is not { Kind: not StatementKind.Indirect, Cue: not null, Clause: { } clause } before)
        {
            return null;
        }

        QuotedStretch quote = text.Quotes[q];
        TextSpan earlier = text.Quotes[q - 1].Span;
        bool between = clause.Start >= earlier.End && clause.End <= quote.Span.Start && text.SameParagraph(earlier.End, quote.Span.Start);
        if (
            !between
            || !QuotationShape.IsAttributionGap(text.Text.AsSpan()[clause.End..quote.Span.Start].TrimEnd(": "))
            || SaysMore(before, q)
        )
        {
            return null;
        }

        // What stands in marks behind a word of the clause is a name in it ("on Friday's “Early Show”") unless a comma parts them.
        int last = text.WordAt(quote.Span.Start) - 1;
        int clauseLast = Math.Max(before.Cue.Value.Last, before.Source?.Last ?? 0);
        return last <= clauseLast || IsJoint(last, clauseLast) || text.Text.AsSpan()[clause.End..quote.Span.Start].ContainsAny(",-–—")
            ? owners.Add(before, q)
            : null;
    }

    // "…," he said, but "…": the reporter's joint between two halves of what was said.
    private bool IsJoint(int word, int clauseLast) =>
        word == clauseLast + 1
        && text.Lower(word) is ("but" or "and")
        && text.Text.AsSpan()[text.Words[clauseLast].Span.End..text.Words[word].Span.Start].Contains(',');

    // "…," Adair said, adding later, "…": the participle attributes what follows it.
    private bool SaysMore(Attribution before, int q)
    {
        int last = text.WordAt(text.Quotes[q].Span.Start) - 1;
        for (int i = before.Cue!.Value.Last + 1; i <= last; i++)
        {
            if (
                text.Lower(i) is "including"
                || CueLexicon.Shipped.Find(text.Key(i)) is { Form: CueForm.Progressive, Kind: not CueKind.Aux }
            )
            {
                return true;
            }
        }

        return false;
    }
}
