using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>The part of an utterance's card that says who tells the same in other words.</summary>
internal static class OtherWords
{
    public static Markup Of(UtteranceItem item)
    {
        if (item.Paraphrases.IsEmpty)
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> told = Retelling.Of(item).Select(static t => Markup.Of($"<li>{t.Outlets}: {t.Text}</li>"));
        return Markup.Of($"<p class=\"facts\">In other words</p><ul>{told}</ul>");
    }
}
