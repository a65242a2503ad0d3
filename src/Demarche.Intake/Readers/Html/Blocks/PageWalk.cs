using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>The one pass over the tree of a page that fills the tables of <see cref="HtmlPage"/>.</summary>
internal sealed class PageWalk(ClassWords words)
{
    private readonly List<PageElement> _elements = new(1024);
    private readonly PageBlocks _blocks = new();
    private readonly Dictionary<string, NameReading> _names = new(StringComparer.Ordinal);
    private PageNode[] _nodes = new PageNode[1024];
    private int _count;
    private Level[] _open = new Level[64];
    private int _depth;

    public HtmlPage Over(IDocument document)
    {
        Push(-1, document.ChildNodes);
        while (_depth > 0)
        {
            ref Level level = ref _open[_depth - 1];
            if (level.Next == level.Children.Length)
            {
                Leave(level.Node);
                _depth--;
                continue;
            }

            INode node = level.Children[level.Next++];
            INode? before = level.Before;
            level.Before = node;
            if (node is IElement element)
            {
                IElement? elementBefore = level.ElementBefore;
                level.ElementBefore = element;
                Enter(element, level.Node, before, elementBefore);
            }
            else if (node is IText text && level.Node >= 0)
            {
                ref PageNode holder = ref _nodes[level.Node];
                if (!holder.Is(PageMarks.Skipped))
                {
                    _blocks.Append(text.Data, holder.Is(PageMarks.Link));
                }
            }
        }

        Array.Resize(ref _nodes, _count);
        (PageBlock[] blocks, char[] characters) = _blocks.Finish();
        PageTallies.Fill(_nodes, blocks);
        return new HtmlPage(document, _nodes, blocks, characters, _elements);
    }

    private void Enter(IElement element, int parent, INode? before, IElement? elementBefore)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        int index = _count++;
        ElementRole role = ElementRoles.Of(element.LocalName);
        ref PageNode node = ref _nodes[index];
        node.Element = element;
        node.Parent = parent;
        PageNode outer = parent >= 0 ? _nodes[parent] : default;
        node.Depth = outer.Depth + 1;
        NameReading names = Names(element);
        bool outermost = role.Kind == ElementKind.Outermost;
        PageMarks own = role.Marks | names.Marks | (IsHidden(element) ? PageMarks.Hidden : 0);
        bool named = !outermost && (role.Marks & (PageMarks.Article | PageMarks.Main)) == 0;
        own |= named && names.Reason is not null ? PageMarks.Furniture : 0;
        node.Marks = outer.Marks | own;
        node.Named = outermost ? 0 : names.Weight;
        node.NamedLeast = Math.Min(outer.NamedLeast, node.Named);
        node.NamedMost = Math.Max(outer.NamedMost, node.Named);
        node.NamedSum = Math.Clamp(outer.NamedSum + node.Named, -20, 20);
        node.Path = ((outer.Path ^ role.Hash) * 16777619u) ^ (outermost ? 0 : names.Hash);
        _elements.Add(new PageElement(element, node.Is(PageMarks.Furniture), before, elementBefore));
        if (element.LocalName == "br")
        {
            _blocks.Break(parent, Kind(parent));
        }
        else if (role.Kind != ElementKind.Inline && !node.Is(PageMarks.Skipped))
        {
            _blocks.Flush(parent, Kind(parent));
        }

        Push(index, element.ChildNodes);
    }

    private void Leave(int index)
    {
        if (index < 0)
        {
            return;
        }

        ref PageNode node = ref _nodes[index];
        node.End = _count;
        if (!node.Is(PageMarks.Skipped) && ElementRoles.Of(node.Element.LocalName).Kind != ElementKind.Inline)
        {
            _blocks.Flush(index, Kind(index));
        }
    }

    private PartKind Kind(int index)
    {
        if (index < 0)
        {
            return PartKind.Paragraph;
        }

        PageMarks marks = _nodes[index].Marks;
        return (marks & PageMarks.Heading) != 0 ? PartKind.Heading
            : (marks & PageMarks.Figure) != 0 ? PartKind.Caption
            : PartKind.Paragraph;
    }

    // Pages give the same classes to hundreds of elements.
    private NameReading Names(IElement element)
    {
        string? classes = element.ClassName;
        string? id = element.Id;
        string? role = element.GetAttribute("role");
        string? property = element.GetAttribute("itemprop");
        if (string.IsNullOrEmpty(classes) && string.IsNullOrEmpty(id) && role is null && property is null)
        {
            return default;
        }

        string key = id is null && role is null && property is null ? classes! : $"{classes} {id}\u0001{role}\u0001{property}";
        if (!_names.TryGetValue(key, out NameReading reading))
        {
            reading = NameReading.Of(key, classes, id, role, property, words);
            _names.Add(key, reading);
        }

        return reading;
    }

    private static bool IsHidden(IElement element)
    {
        string? style = element.GetAttribute("style");
        return element.HasAttribute("hidden") || (style is not null && Furniture.HidesByStyle(style));
    }

    private void Push(int node, INodeList children)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth++] = new Level { Node = node, Children = children };
    }

    private struct Level
    {
        public int Node;
        public INodeList Children;
        public int Next;
        public INode? Before;
        public IElement? ElementBefore;
    }
}
