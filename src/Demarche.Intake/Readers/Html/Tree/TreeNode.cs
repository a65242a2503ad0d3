using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Demarche.Intake;

/// <summary>
/// A node of a page as a reading needs it: text and attributes stay where the parser has them, and nothing is made ready for styles, scripts or
/// changes. The library's own parser builds it (<see cref="PageParser"/>), by its own rules.
/// </summary>
internal abstract class TreeNode : IConstructableNode
{
    /// <summary>The node that it is a child of.</summary>
    public TreeParent? Parent { get; set; }

    /// <summary>Number of its children.</summary>
    public virtual int Count => 0;

    public virtual TreeNode this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual StringOrMemory NodeName => StringOrMemory.Empty;

    public virtual NodeFlags Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = value is null ? Parent : (TreeParent)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => List;

    /// <summary>The children as the parser asks for them.</summary>
    protected virtual IConstructableNodeList List => throw None();

    public void RemoveFromParent() => Parent?.RemoveChild(this);

    public virtual void AddNode(IConstructableNode node) => throw None();

    public virtual void InsertNode(int idx, IConstructableNode node) => throw None();

    public virtual void RemoveChild(IConstructableNode childNode) => throw None();

    public virtual void RemoveNode(int idx, IConstructableNode childNode) => throw None();

    public virtual void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) => throw None();

    public virtual void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false) => throw None();

    private static NotSupportedException None() => new("text has no children");
}
