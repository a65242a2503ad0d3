using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>The one pass over the tree of a page that fills the tables of <see cref="HtmlPage"/>.</summary>
internal sealed class PageWalk(ClassWords words)
{
    private static readonly PageNode s_none;

    private readonly PageBlocks _blocks = new();
    private readonly Dictionary<string, NameReading> _names = new(StringComparer.Ordinal);
    private PooledTable<PageNode> _nodes = new(2048);
    private PooledTable<PageElement> _elements = new(2048);
    private Level[] _open = new Level[64];
    private int _depth;

    public HtmlPage Over(IDocument document)
    {
        Push(-1, document.ChildNodes, inLine: true);
        while (_depth > 0)
        {
            ref Level level = ref _open[_depth - 1];
            if (level.Next == level.Children.Length)
            {
                Leave(level.Node, level.InLine);
                _depth--;
                continue;
            }

            INode node = level.Children[level.Next++];
            INode? before = level.Before;
            level.Before = node;
            if (node is Element element)
            {
                Element? elementBefore = level.ElementBefore;
                level.ElementBefore = element;
                Enter(element, level.Node, before, elementBefore);
            }
            else if (level.Node >= 0 && !_nodes[level.Node].Is(PageMarks.Skipped) && node is IText text)
            {
                _blocks.Append(text.Data, _nodes[level.Node].Is(PageMarks.Link));
            }
        }

        PageTallies.Fill(_nodes.Rows, _blocks.Blocks.Rows);
        return new HtmlPage(document, _nodes, _elements, _blocks.Blocks, _blocks.Text);
    }

    private void Enter(Element element, int parent, INode? before, Element? elementBefore)
    {
        int index = _nodes.Count;
        ElementRole role = ElementRoles.Of(element.LocalName);
        ref PageNode node = ref _nodes.Add();
        node.Element = element;
        node.Parent = parent;
        ref readonly PageNode outer = ref parent >= 0 ? ref _nodes[parent] : ref s_none;
        node.Depth = outer.Depth + 1;
        ElementNames stated = Read(element);
        NameReading names = Reading(stated);
        bool outermost = role.Kind == ElementKind.Outermost;
        PageMarks own = role.Marks | names.Marks | (stated.IsHidden ? PageMarks.Hidden : PageMarks.None);
        bool named = !outermost && (role.Marks & (PageMarks.Article | PageMarks.Main)) == PageMarks.None;
        own |= named && names.Reason is not null ? PageMarks.Furniture : PageMarks.None;
        own = named ? own : own & ~PageMarks.CaptionName;
        node.Marks = outer.Marks | own;
        node.Named = outermost ? 0 : names.Weight;
        node.NamedLeast = Math.Min(outer.NamedLeast, node.Named);
        node.NamedMost = Math.Max(outer.NamedMost, node.Named);
        node.NamedSum = Math.Clamp(outer.NamedSum + node.Named, -20, 20);
        node.Path = ((outer.Path ^ role.Hash) * 16777619u) ^ (outermost ? 0 : names.Hash);
        _elements.Add() = new PageElement(
            element,
            before,
            elementBefore,
            node.Is(PageMarks.Furniture),
            stated.IsMarked,
            names.IsUpdate,
            names.IsDated
        );
        if (element.LocalName == "br")
        {
            _blocks.Break(parent, Kind(parent));
        }
        else if (role.Kind != ElementKind.Inline && !node.Is(PageMarks.Skipped))
        {
            _blocks.Flush(parent, Kind(parent));
        }

        Push(index, ((INode)element).ChildNodes, role.Kind == ElementKind.Inline);
    }

    private void Leave(int index, bool inLine)
    {
        if (index < 0)
        {
            return;
        }

        ref PageNode node = ref _nodes[index];
        node.End = _nodes.Count;
        if (!inLine && !node.Is(PageMarks.Skipped))
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
        return (marks & PageMarks.Heading) != PageMarks.None ? PartKind.Heading
            : (marks & PageMarks.Figure) != PageMarks.None ? PartKind.Caption
            : PartKind.Paragraph;
    }

    // Each attribute is looked at once.
    private static ElementNames Read(Element element)
    {
        ElementNames names = default;
        INamedNodeMap attributes = ((IElement)element).Attributes;
        int count = attributes.Length;
        for (int i = 0; i < count; i++)
        {
            IAttr attribute = attributes[i]!;
            switch (attribute.Name)
            {
                case "class":
                    names.Classes = attribute.Value;
                    break;
                case "id":
                    names.Id = attribute.Value;
                    break;
                case "role":
                    names.Role = attribute.Value;
                    break;
                case "itemprop":
                    names.Property = attribute.Value;
                    names.IsMarked = true;
                    break;
                case "rel" or "datetime" or "pubdate" or "property":
                    names.IsMarked = true;
                    break;
                case "hidden":
                    names.IsHidden = true;
                    break;
                case "style":
                    names.IsHidden |= Furniture.HidesByStyle(attribute.Value);
                    break;
                default:
                    break;
            }
        }

        return names;
    }

    // Pages give the same classes to hundreds of elements.
    private NameReading Reading(in ElementNames names)
    {
        if (string.IsNullOrEmpty(names.Classes) && string.IsNullOrEmpty(names.Id) && names.Role is null && names.Property is null)
        {
            return default;
        }

        if (names.Id is not null || names.Role is not null || names.Property is not null)
        {
            return NameReading.Of(names.Classes, names.Id, names.Role, names.Property, words);
        }

        ref NameReading reading = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, names.Classes!, out bool known);
        if (!known)
        {
            reading = NameReading.Of(names.Classes, null, null, null, words);
        }

        return reading;
    }

    private void Push(int node, INodeList children, bool inLine)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth++] = new Level
        {
            Node = node,
            InLine = inLine,
            Children = children,
        };
    }

    private struct ElementNames
    {
        public string? Classes;
        public string? Id;
        public string? Role;
        public string? Property;
        public bool IsHidden;
        public bool IsMarked;
    }

    private struct Level
    {
        public int Node;
        public bool InLine;
        public INodeList Children;
        public int Next;
        public INode? Before;
        public Element? ElementBefore;
    }
}
