namespace Demarche.Intake;

/// <summary>
/// Further reports on one page: an "article" element beside that of the headline, with a main heading of its own, as pages have that go on
/// with the next report when the reader comes to the end.
/// </summary>
internal static class OtherArticles
{
    // A page of more reports than these is a list.
    private const int Most = 50;

    /// <summary>Leaves out what stands in another report than the one that the page is about.</summary>
    public static void Drop(HtmlPage page, PageHints hints, bool[] kept)
    {
        List<(int Article, float Titled)> headed = Headed(page, hints);
        if (headed.Count < 2)
        {
            return;
        }

        // The first of those whose heading is most like the title of the page.
        (int own, float most) = headed[0];
        foreach ((int article, float titled) in headed)
        {
            (own, most) = titled > most ? (article, titled) : (own, most);
        }

        for (int i = 0; i < kept.Length; i++)
        {
            int holder = page.Blocks[i].Holder;
            kept[i] &= page.IsWithin(holder, own) || !headed.Exists(other => page.IsWithin(holder, other.Article));
        }
    }

    // Articles with a main heading, none in another; how much of the heading stands in the title of the page.
    private static List<(int Article, float Titled)> Headed(HtmlPage page, PageHints hints)
    {
        List<(int Article, float Titled)> headed = [];
        for (int i = 0; i < page.Blocks.Length && headed.Count < Most; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (block.Kind != PartKind.Heading || block.Words < 2 || !page.Nodes[block.Holder].Is(PageMarks.Article))
            {
                continue;
            }

            bool main = false;
            int article = 0;
            for (int at = block.Holder; at > 0; at = page.Nodes[at].Parent)
            {
                string name = page.Nodes[at].Element.LocalName;
                main |= name == "h1";
                article = name == "article" ? at : article;
            }

            if (main && !headed.Exists(other => other.Article == article))
            {
                headed.Add((article, hints.InTitle(page.TextOf(block))));
            }
        }

        return headed;
    }
}
