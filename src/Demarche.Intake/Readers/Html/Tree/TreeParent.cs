using System.Collections;
using AngleSharp.Common;
using AngleSharp.Html.Construction;

namespace Demarche.Intake;

/// <summary>A node that may have children.</summary>
internal abstract class TreeParent : TreeNode, IConstructableNodeList
{
    private static readonly Slot[] s_none = [];

    // Most have one child.
    private TreeNode? _first;
    private Slot[] _others = s_none;
    private int _count;

    public sealed override int Count => _count;

    int IConstructableNodeList.Length => _count;

    public sealed override TreeNode this[int index] => index == 0 ? _first! : _others[index - 1].Node;

    IConstructableNode IConstructableNodeList.this[int index] => this[index];

    protected sealed override IConstructableNodeList List => this;

    public override void AddNode(IConstructableNode node) => Insert(_count, (TreeNode)node);

    public sealed override void InsertNode(int idx, IConstructableNode node) => Insert(idx, (TreeNode)node);

    public sealed override void RemoveChild(IConstructableNode childNode)
    {
        for (int i = 0; i < _count; i++)
        {
            if (this[i] == childNode)
            {
                RemoveNode(i, childNode);
                return;
            }
        }
    }

    public sealed override void RemoveNode(int idx, IConstructableNode childNode)
    {
        ((TreeNode)childNode).Parent = null;
        _count--;
        if (idx == 0)
        {
            _first = _count > 0 ? _others[0].Node : null;
            idx = 1;
        }

        if (_count > 0)
        {
            Array.Copy(_others, idx, _others, idx - 1, _count - idx);
            _others[_count - 1] = default;
        }
    }

    /// <summary>Adds text at the end; neighbours are one node. White space counts as text, whatever the parser thinks of it.</summary>
    public sealed override void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) =>
        InsertText(_count, text, emitWhiteSpaceOnly);

    public sealed override void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (idx > 0 && this[idx - 1] is TreeText before)
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
        _first = null;
        _others = s_none;
        _count = 0;
    }

    public IEnumerator<IConstructableNode> GetEnumerator()
    {
        for (int i = 0; i < _count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Insert(int index, TreeNode node)
    {
        node.Parent = this;
        if (_count > _others.Length)
        {
            Array.Resize(ref _others, Math.Max(3, _others.Length * 2));
        }

        _count++;
        if (index == 0)
        {
            (node, _first) = (_first!, node);
            index = 1;
            if (_count == 1)
            {
                return;
            }
        }

        Array.Copy(_others, index - 1, _others, index, _count - 1 - index);
        _others[index - 1].Node = node;
    }

    // An array of nodes would look at the type of whatever is put into it.
    private struct Slot
    {
        public TreeNode Node;
    }
}
