using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>The two sides of one state: rebels who put something to a government are of its state, and the other way round.</summary>
internal static class Sides
{
    private static readonly FrozenSet<string> Rebels = EmbeddedLines.Words("rebel-nouns.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> Rulers = EmbeddedLines.Words("ruler-nouns.tsv").ToFrozenSet();

    /// <summary>Who stands against the party, where a phrase speaks of "rebels" or "the president" and names no state; null for nobody.</summary>
    /// <param name="phrase">Head word of a phrase around the ones meant: "an appeal from the president".</param>
    public static Party? Opposite(SentenceView view, int phrase, Party? party)
    {
        if (party is not { Actors: [{ Code: not null } known] })
        {
            return null;
        }

        bool rebels = PositionTests.Sector(known.Code) is "REB" or "OPP" or "SEP";
        (int first, int end) = view.Tree.Extent(phrase);
        for (int i = first; i < end; i++)
        {
            if (rebels ? Rulers.Contains(view.Tree.Lemma(i)) : Rebels.Contains(view.Tree.Lemma(i)))
            {
                string code = $"{known.Party} {(rebels ? "GOV" : "REB")}";
                return new Party(
                    [
                        known with
                        {
                            Code = code,
                            Type = rebels ? ActorType.Country : ActorType.Group,
                            Key = rebels ? known.Key : $"{known.Party}-rebels",
                            Name = rebels ? known.Name : $"{known.Name} rebels",
                        },
                    ],
                    i,
                    i + 1
                );
            }
        }

        return null;
    }
}
