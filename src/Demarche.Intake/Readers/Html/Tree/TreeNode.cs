using System.Collections;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Demarche.Intake;

/// <summary>
/// A node of a page as a reading needs it: text and attributes stay where the parser has them, and nothing is made ready for styles, scripts or
/// changes. The library's own parser builds it (<see cref="PageParser"/>), by its own rules.
/// </summary>
internal abstract class TreeNode : IConstructableNode, IConstructableNodeList
{
    private static readonly TreeNode[] s_none = [];

    private TreeNode[] _children = s_none;
    private TreeNode? _parent;

    public int Count { get; private set; }

    public ReadOnlySpan<TreeNode> Children => _children.AsSpan(0, Count);

    public TreeNode this[int index] => _children[index];

    public virtual StringOrMemory NodeName => StringOrMemory.Empty;

    public virtual NodeFlags Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => _parent;
        set => _parent = value is null ? _parent : (TreeNode)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => this;

    int IConstructableNodeList.Length => Count;

    IConstructableNode IConstructableNodeList.this[int index] => Children[index];

    public virtual void AddNode(IConstructableNode node) => Insert(Count, (TreeNode)node);

    public void InsertNode(int idx, IConstructableNode node) => Insert(idx, (TreeNode)node);

    public void RemoveFromParent() => _parent?.RemoveChild(this);

    public void RemoveChild(IConstructableNode childNode)
    {
        int at = Array.IndexOf(_children, (TreeNode)childNode, 0, Count);
        if (at >= 0)
        {
            RemoveNode(at, childNode);
        }
    }

    public void RemoveNode(int idx, IConstructableNode childNode)
    {
        ((TreeNode)childNode)._parent = null;
        Count--;
        Array.Copy(_children, idx + 1, _children, idx, Count - idx);
        _children[Count] = null!;
    }

    /// <summary>Adds text at the end; neighbours are one node. White space counts as text, whatever the parser thinks of it.</summary>
    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) => InsertText(Count, text, emitWhiteSpaceOnly);

    public void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (idx > 0 && Children[idx - 1] is TreeText before)
        {
            before.Append(text.Memory);
        }
        else
        {
            Insert(idx, new TreeText(text.Memory));
        }
    }

    public void Clear()
    {
        _children = s_none;
        Count = 0;
    }

    public IEnumerator<IConstructableNode> GetEnumerator() => _children.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Insert(int index, TreeNode node)
    {
        if (Count == _children.Length)
        {
            Array.Resize(ref _children, Math.Max(4, Count * 2));
        }

        Array.Copy(_children, index, _children, index + 1, Count - index);
        _children[index] = node;
        Count++;
        node._parent = this;
    }
}
