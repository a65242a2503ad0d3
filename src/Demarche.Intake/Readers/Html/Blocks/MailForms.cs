namespace Demarche.Intake;

/// <summary>Small boxes around a field for an address of electronic mail: they ask to subscribe, in whatever language.</summary>
internal static class MailForms
{
    private const int LongestBox = 60;
    private const int Levels = 3;
    private const int Most = 50;

    /// <summary>Leaves out what stands in such a box.</summary>
    public static void Drop(HtmlPage page, bool[] kept)
    {
        int headline = page.Outline.Headline < 0 ? -1 : page.Blocks[page.Outline.Headline].Holder;
        int seen = 0;
        for (int i = 0; i < page.Nodes.Length && seen < Most; i++)
        {
            TreeElement element = page.Nodes[i].Element;
            if (element.LocalName != "input" || !string.Equals(element.GetAttribute("type"), "email", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            seen++;
            int box = i;
            for (int level = 0; level < Levels && page.Nodes[box].Parent is > 0 and var parent; level++)
            {
                if (page.Nodes[parent].Words > LongestBox || (headline >= 0 && page.IsWithin(headline, parent)))
                {
                    break;
                }

                box = parent;
            }

            for (int k = 0; k < kept.Length; k++)
            {
                kept[k] &= !page.IsWithin(page.Blocks[k].Holder, box);
            }
        }
    }
}
