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

        IEnumerable<Markup> told = item
            .Paraphrases.GroupBy(static p => Phrases.OneLine(p.Text), StringComparer.Ordinal)
            .Select(static group =>
            {
                IEnumerable<string> outlets = group.Select(static p => Phrases.Outlet(p.Outlet, p.Evidence.Locator));
                return Markup.Of($"<li>{string.Join(", ", outlets.Distinct(StringComparer.Ordinal))}: {group.Key}</li>");
            });
        return Markup.Of($"<p class=\"facts\">In other words</p><ul>{told}</ul>");
    }
}
