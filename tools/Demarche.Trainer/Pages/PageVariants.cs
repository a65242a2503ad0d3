using System.Text.RegularExpressions;
using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>
/// Other shapes of a development page, to be learned from beside it: what a template of another outlet would have made of the same article.
/// The set has few short articles and few pages without speaking names; the press has many.
/// </summary>
internal static partial class PageVariants
{
    /// <summary>
    /// The page without the names that its maker gave to its parts: no class, no id, no microdata, no elements with a meaning, as programs write
    /// pages that put them together from components.
    /// </summary>
    public static string Unnamed(string html) => Meaning().Replace(Names().Replace(html, ""), "$1div");

    /// <summary>The same with paragraphs that are no "p" elements.</summary>
    public static string WithoutParagraphs(string html) => Paragraph().Replace(html, "$1div$2");

    /// <summary>Takes all text but the first paragraphs out of the tree of a page, so that what stands around it outweighs it.</summary>
    /// <param name="prose">Paragraphs of prose that stay.</param>
    /// <returns>Whether anything was taken out.</returns>
    public static bool Shorten(HtmlPage page, BlockLabels labels, int prose)
    {
        HashSet<TreeElement> kept = [];
        List<TreeElement> removed = [];
        int seen = 0;
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            bool text = labels.Likely[i] > 0.5f && labels.Weight[i] > 0;
            seen += text && page.Blocks[i].IsProse ? 1 : 0;
            TreeElement holder = page.Nodes[page.Blocks[i].Holder].Element;
            if (text && seen > prose)
            {
                removed.Add(holder);
                continue;
            }

            for (TreeNode? at = holder; at is TreeElement element; at = at.Parent)
            {
                kept.Add(element);
            }
        }

        bool any = false;
        foreach (TreeElement element in removed)
        {
            if (!kept.Contains(element) && element.Parent is TreeParent parent)
            {
                parent.RemoveChild(element);
                any = true;
            }
        }

        return any;
    }

    [GeneratedRegex(
        """\s(?:class|id|role|itemprop|itemtype|data-[a-z-]+)=(?:"[^"]*"|'[^']*'|[^\s>"']+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Names();

    [GeneratedRegex(
        """(</?)(?:article|main|section|header|footer|aside|nav|figure|figcaption)(?=[\s>])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Meaning();

    [GeneratedRegex("""(</?)p([\s>])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();
}
