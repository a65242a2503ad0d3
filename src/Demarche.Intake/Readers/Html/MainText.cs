using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Demarche.Text;
using SmartReader;

namespace Demarche.Intake;

/// <summary>Finds the main text of a page: SmartReader first, the densest paragraphs where it finds little.</summary>
internal static class MainText
{
    // Less than this from the library is a page that it has not understood.
    private const int Little = 250;

    // The library walks from sibling to sibling and asks each element for all its text; press pages stay far below all three.
    private const int MostElements = 15_000;
    private const long MostSiblingCost = 20_000_000;
    private const long MostTextCost = 50_000_000;
    private const int ShortestParagraph = 60;
    private const double MostLinks = 0.5;

    // Any absolute address does: it only makes relative links absolute, which nobody reads.
    private const string NoAddress = "https://localhost/";

    public static List<BodyBlock> Find(string html, HtmlPage page)
    {
        List<BodyBlock> read = IsCheap(page) ? BySmartReader(html) : [];
        int length = Length(read);
        if (length >= Little)
        {
            return read;
        }

        List<BodyBlock> dense = Densest(page.Document);
        return Length(dense) > length ? dense : read;
    }

    private static bool IsCheap(HtmlPage page) =>
        page.Elements.Count <= MostElements && page.SiblingCost <= MostSiblingCost && page.TextCost <= MostTextCost;

    // The three-argument way in takes the text as given; the two-argument one would fetch the address.
    private static List<BodyBlock> BySmartReader(string html)
    {
        try
        {
            using Reader reader = new(NoAddress, html) { ContinueIfNotReadable = true, MaxElemsToParse = 200_000 };
            string? content = reader.GetArticle().Content;
            if (string.IsNullOrEmpty(content))
            {
                return [];
            }

            using IDocument main = new HtmlParser().ParseDocument(content);
            return main.Body is { } body ? [.. HtmlBlocks.Collect(body, _ => null).Where(IsText).Select(block => block.Block)] : [];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A page that the library cannot take is read by the fallback.
            return [];
        }
    }

    private static List<BodyBlock> Densest(IDocument document)
    {
        if (document.Body is null)
        {
            return [];
        }

        List<HtmlBlock> blocks = HtmlBlocks.Collect(document.Body, Furniture.Reason);
        Dictionary<IElement, double> scores = [];
        foreach (HtmlBlock block in blocks)
        {
            if (block.Block.Text.Length < ShortestParagraph || block.LinkShare > MostLinks)
            {
                continue;
            }

            double share = block.Block.Text.Length;
            IElement? at = block.Holder.LocalName is "p" or "span" ? block.Holder.ParentElement : block.Holder;
            for (int i = 0; i < 4 && at is not null; i++, at = at.ParentElement)
            {
                scores[at] = scores.GetValueOrDefault(at) + share;
                share *= 0.7;
            }
        }

        IElement? best = null;
        foreach (HtmlBlock block in blocks)
        {
            for (IElement? at = block.Holder; at is not null; at = at.ParentElement)
            {
                best = scores.TryGetValue(at, out double score) && (best is null || score > scores[best]) ? at : best;
            }
        }

        return best is null
            ? []
            : [.. blocks.Where(block => TreeWalk.IsWithin(block.Holder, best) && IsText(block)).Select(block => block.Block)];
    }

    // A line that is one link leads elsewhere, unless it is long enough to be prose.
    private static bool IsText(HtmlBlock block) =>
        block.LinkShare < 0.9 || block.Block.Kind == PartKind.Heading || block.Block.Text.Length > 160;

    public static int Length(IEnumerable<BodyBlock> blocks) => blocks.Sum(block => block.Text.Length);
}
