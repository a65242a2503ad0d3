using System.Runtime.InteropServices;

namespace Demarche.Intake;

/// <summary>The one pass over the tree of a page that fills the tables of <see cref="HtmlPage"/>.</summary>
internal sealed class PageWalk(ClassWords words)
{
    private const int UsualClasses = 150;

    private static readonly PageNode s_none;

    private readonly PageBlocks _blocks = new();
    private readonly Dictionary<string, (ClassReading Of, NameReading Alone)>.AlternateLookup<ReadOnlySpan<char>> _classes = new Dictionary<
        string,
        (ClassReading Of, NameReading Alone)
    >(UsualClasses, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ClassReading _noClass = ClassReading.Of([], words);
    private PooledTable<PageNode> _nodes = new(2048);
    private PooledTable<PageElement> _elements = new(2048);
    private Level[] _open = new Level[64];
    private int _depth;

    public HtmlPage Over(PageTree document)
    {
        Push(-1, document, inLine: true);
        while (_depth > 0)
        {
            ref Level level = ref _open[_depth - 1];
            if (level.Next == level.Tree.Count)
            {
                Leave(level.Node, level.InLine);
                _depth--;
                continue;
            }

            TreeNode node = level.Tree[level.Next++];
            TreeNode? before = level.Before;
            level.Before = node;
            if (node is not TreeText text)
            {
                TreeElement element = (TreeElement)node;
                TreeElement? elementBefore = level.ElementBefore;
                level.ElementBefore = element;
                Enter(element, level.Node, before, elementBefore);
            }
            else if (level.Node >= 0 && !_nodes[level.Node].Is(PageMarks.Skipped))
            {
                _blocks.Append(text.Data, _nodes[level.Node].Is(PageMarks.Link));
            }
        }

        PageTallies.Fill(_nodes.Rows, _blocks.Blocks.Rows);
        return new HtmlPage(document, _nodes, _elements, _blocks.Blocks, _blocks.Text);
    }

    private void Enter(TreeElement element, int parent, TreeNode? before, TreeElement? elementBefore)
    {
        int index = _nodes.Count;
        ElementRole role = element.Name.Role;
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

        Push(index, element, role.Kind == ElementKind.Inline);
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
    private static ElementNames Read(TreeElement element)
    {
        ElementNames names = default;
        foreach (ref readonly TreeAttribute attribute in element.Attributes)
        {
            switch (attribute.Name.Span)
            {
                case "class":
                    names.Classes = attribute.Value.Span;
                    break;
                case "id":
                    names.Id = attribute.Value.Span;
                    break;
                case "role":
                    names.Role = attribute.Value.Span;
                    names.HasRole = true;
                    break;
                case "itemprop":
                    names.Property = attribute.Value.Span;
                    names.HasProperty = true;
                    names.IsMarked = true;
                    break;
                case "rel" or "datetime" or "pubdate" or "property":
                    names.IsMarked = true;
                    break;
                case "hidden":
                    names.IsHidden = true;
                    break;
                case "style":
                    names.IsHidden |= Furniture.HidesByStyle(attribute.Value.Span);
                    break;
                default:
                    break;
            }
        }

        return names;
    }

    private NameReading Reading(in ElementNames names)
    {
        bool named = !names.Id.IsEmpty || names.HasRole || names.HasProperty;
        if (names.Classes.IsEmpty)
        {
            return named ? NameReading.Of(_noClass, names.Id, names.Role, names.Property, words) : default;
        }

        ref (ClassReading Of, NameReading Alone) classes = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _classes,
            names.Classes,
            out bool known
        );
        if (!known)
        {
            classes.Of = ClassReading.Of(names.Classes, words);
            classes.Alone = NameReading.Of(classes.Of, [], [], [], words);
        }

        return named ? NameReading.Of(classes.Of, names.Id, names.Role, names.Property, words) : classes.Alone;
    }

    private void Push(int node, TreeParent tree, bool inLine)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth++] = new Level
        {
            Node = node,
            InLine = inLine,
            Tree = tree,
        };
    }

    private ref struct ElementNames
    {
        public ReadOnlySpan<char> Classes;
        public ReadOnlySpan<char> Id;
        public ReadOnlySpan<char> Role;
        public ReadOnlySpan<char> Property;
        public bool HasRole;
        public bool HasProperty;
        public bool IsHidden;
        public bool IsMarked;
    }

    private struct Level
    {
        public int Node;
        public bool InLine;
        public TreeParent Tree;
        public int Next;
        public TreeNode? Before;
        public TreeElement? ElementBefore;
    }
}
