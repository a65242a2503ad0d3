namespace Demarche.Intake;

/// <summary>
/// Teasers of other reports: containers of a kind that stand side by side, each headed by a link. Beside a short text they are most of the
/// prose of a page, so that the model takes them for it.
/// </summary>
internal static class TeaserCards
{
    private const float Unlikely = 0.001f;
    private const float Doubtful = 0.25f;
    private const int ShortText = 150;

    /// <summary>
    /// Makes the blocks of such containers unlikely beside a short text, where they stand outside of what holds the main heading and a paragraph that may be text.
    /// </summary>
    /// <param name="likely">For each block how likely it is main text.</param>
    public static void Lower(HtmlPage page, float[] likely)
    {
        PageOutline outline = page.Outline;
        if (outline.Headline < 0)
        {
            return;
        }

        bool[] teasers = new bool[likely.Length];
        bool any = false;
        int beside = -1;
        int words = 0;
        int headline = page.Blocks[outline.Headline].Holder;
        for (int i = 0; i < likely.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (likely[i] <= Unlikely)
            {
                continue;
            }

            (int card, int alike) = page.Cards.Around(page, block);
            teasers[i] = alike > 0 && !page.IsWithin(headline, card) && PageCards.IsHeadedByLink(page, card, i);
            any |= teasers[i];
            bool prose = !teasers[i] && likely[i] > Doubtful && block.IsProse && LineShape.EndsSentence(page.TextOf(block));
            beside = beside < 0 && prose ? block.Holder : beside;
            words += prose ? block.Words : 0;
        }

        if (!any || beside < 0 || words > ShortText)
        {
            return;
        }

        // What holds both the main heading and that paragraph is the report: teasers in it may be of things that it tells of.
        int report = headline;
        while (report > 0 && !page.IsWithin(beside, report))
        {
            report = page.Nodes[report].Parent;
        }

        for (int i = 0; i < likely.Length; i++)
        {
            likely[i] = teasers[i] && !page.IsWithin(page.Blocks[i].Holder, report) ? Unlikely : likely[i];
        }
    }
}
