using Demarche.Language;

namespace Demarche.Record;

/// <summary>How a report refers to a person.</summary>
internal enum SlotForm
{
    /// <summary>"Trade Minister Dana Mirel".</summary>
    Office,

    /// <summary>"Mirel".</summary>
    Name,

    /// <summary>"he", "she".</summary>
    Pronoun,
}

/// <summary>A place that names or refers to a person of whom the report does not say for which party he acts.</summary>
/// <param name="Word">Head word of the mention.</param>
internal readonly record struct PartySlot(SentenceView View, int Word, SlotForm Form)
{
    /// <summary>The place of a mention; null where it is of no person, or the words beside it name the party.</summary>
    public static PartySlot? At(ReadingContext context, SentenceView view, SentenceMention mention)
    {
        if (mention is not { Actor: { Type: ActorType.Person, Code: null }, Source.Adjective: false })
        {
            return null;
        }

        int word = HeadOf(view.Tree, mention);
        return PhraseParties.Of(context, view, word) is { } told && told.Actors.Any(static a => a.Code is not null)
            ? null
            : new PartySlot(
                view,
                word,
                mention.Source.Kind == MentionKind.Pronoun ? SlotForm.Pronoun
                    : mention.Source.Office is null ? SlotForm.Name
                    : SlotForm.Office
            );
    }

    /// <summary>The last word of a mention that hangs on one outside it.</summary>
    public static int HeadOf(SentenceTree tree, SentenceMention mention)
    {
        int end = Math.Min(mention.End, tree.Count);
        for (int i = end - 1; i >= mention.First; i--)
        {
            if (tree.Head(i) is var head && (head < mention.First || head >= end))
            {
                return i;
            }
        }

        return Math.Max(0, end - 1);
    }
}
