using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// To whom a line is put where its own words do not say, but the sentence does: "told Tasmere that it was ready to …", "in a letter to Tasmere",
/// "requested a corridor from Tasmere".
/// </summary>
internal static class Addressees
{
    private const int MostSteps = 6;

    private static readonly FrozenSet<string> s_telling = EmbeddedLines.Words("telling-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_asking = EmbeddedLines.Words("asking-from-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <param name="anchor">The word that states the line.</param>
    /// <returns>A state or its government, or the receiver of a document; null where the sentence names none but the holder.</returns>
    public static Party? Of(ReadingContext context, SentenceView view, int anchor, Party holder, PositionKind kind)
    {
        Party? named =
            Documents.Around(view, anchor) is var document and >= 0 ? Documents.ReceiverOf(context, view, document)
            : Told(context, view, anchor) is { } told ? told
            : kind == PositionKind.Demand ? From(context, view, anchor)
            : null;
        return named is null || named.Shares(holder) ? null : named;
    }

    // "told Tasmere that it was ready to": the verbs above the line.
    private static Party? Told(ReadingContext context, SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        // The flat reading anchors a line at "was" of "was ready".
        int at = tree.Is(anchor, "cop") || tree.Is(anchor, "aux") ? tree.Head(anchor) : anchor;
        for (int step = 0; step < MostSteps && at >= 0; step++)
        {
            if (!(tree.Is(at, "ccomp") || tree.Is(at, "xcomp") || tree.Is(at, "conj") || tree.Is(at, "advcl")))
            {
                return null;
            }

            bool content = tree.Is(at, "ccomp");
            at = tree.Head(at);
            if (content && at >= 0 && s_telling.Contains(tree.Lemma(at)))
            {
                int heard = tree.Child(at, "iobj") is var given and >= 0 ? given : tree.Child(at, "obj");
                return heard < 0 ? null : State(PhraseParties.Of(context, view, heard));
            }
        }

        return null;
    }

    // "requested a corridor from Tasmere", "From Tasmere it requested a corridor".
    private static Party? From(ReadingContext context, SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        if (!s_asking.Contains(tree.Lemma(anchor)))
        {
            return null;
        }

        foreach (int child in tree.Children(anchor))
        {
            if (tree.Is(child, "obl") && tree.Marker(child) == "from" && PhraseParties.Of(context, view, child) is { } party)
            {
                return party;
            }
        }

        return null;
    }

    // Papers, agencies and councils hear what is meant for others.
    private static Party? State(Party? party) =>
        party is not null && party.Actors.All(static a => a.Code is { } code && a.Type != ActorType.Organisation && IsGovernment(code))
            ? party
            : null;

    private static bool IsGovernment(string code) =>
        !code.Contains(' ', StringComparison.Ordinal) || code.EndsWith(" GOV", StringComparison.Ordinal);
}
