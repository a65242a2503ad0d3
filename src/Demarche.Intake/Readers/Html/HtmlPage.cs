using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>An element with what stands around it.</summary>
/// <param name="InFurniture">It or an element around it is navigation, a side list, an advert or the like.</param>
/// <param name="Before">The node before it among its siblings.</param>
/// <param name="ElementBefore">The element before it among its siblings.</param>
internal readonly record struct PageElement(IElement Element, bool InFurniture, INode? Before, IElement? ElementBefore);

/// <summary>A parsed page with its elements in document order, found in one pass.</summary>
internal sealed class HtmlPage
{
    private HtmlPage(IDocument document) => Document = document;

    public IDocument Document { get; }

    public List<PageElement> Elements { get; } = [];

    /// <summary>Sum of the squares of the numbers of siblings: what code that walks from sibling to sibling has to pay.</summary>
    public long SiblingCost { get; private set; }

    /// <summary>Characters of text, each counted once for every element around it: what code that asks each element for its text pays.</summary>
    public long TextCost { get; private set; }

    public static HtmlPage Of(IDocument document)
    {
        HtmlPage page = new(document);
        Stack<Level> open = new();
        open.Push(new Level(document.ChildNodes, InFurniture: false));
        while (open.TryPeek(out Level? level))
        {
            if (level.Next == level.Children.Length)
            {
                page.SiblingCost += (long)level.Next * level.Next;
                open.Pop();
                continue;
            }

            INode node = level.Children[level.Next++];
            if (node is IElement element)
            {
                bool furniture = level.InFurniture || Furniture.Reason(element) is not null;
                page.Elements.Add(new PageElement(element, furniture, level.Before, level.ElementBefore));
                level.ElementBefore = element;
                open.Push(new Level(element.ChildNodes, furniture));
            }
            else if (node is ICharacterData text)
            {
                page.TextCost += (long)text.Length * open.Count;
            }

            level.Before = node;
        }

        return page;
    }

    public IEnumerable<IElement> Named(string name)
    {
        foreach (PageElement element in Elements)
        {
            if (element.Element.LocalName == name)
            {
                yield return element.Element;
            }
        }
    }

    private sealed record Level(INodeList Children, bool InFurniture)
    {
        public int Next { get; set; }

        public INode? Before { get; set; }

        public IElement? ElementBefore { get; set; }
    }
}
