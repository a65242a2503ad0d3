using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Demarche.Intake;

/// <summary>An attribute; name and value are valid until the page is disposed.</summary>
internal readonly record struct TreeAttribute(ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value);

/// <summary>An element of a page.</summary>
/// <param name="name">Its name and what follows from it.</param>
/// <param name="flags">What the parser's rules say of it.</param>
/// <remarks>
/// The parser wants elements of several kinds. One class is all of them where it does not ask which: calls through an interface are fast while
/// they meet one class.
/// </remarks>
internal class TreeElement(TreeName name, NodeFlags flags)
    : TreeNode,
        IConstructableElement,
        IConstructableNamedNodeMap,
        IConstructableMetaElement,
        IConstructableFormElement,
        IConstructableFrameElement,
        IConstructableMathElement,
        IConstructableSvgElement
{
    private TreeAttribute[] _attributes = [];
    private int _count;

    public TreeName Name { get; } = name;

    /// <summary>Its name in lower case; in SVG and MathML as they write it.</summary>
    public string LocalName => Name.Text;

    public ReadOnlySpan<TreeAttribute> Attributes => _attributes.AsSpan(0, _count);

    public string? ClassName => GetAttribute("class");

    public string? Id => GetAttribute("id");

    /// <summary>All text in it.</summary>
    public string TextContent => HtmlText.All(this);

    public override StringOrMemory NodeName => Name.Memory;

    public override NodeFlags Flags { get; } = flags;

    StringOrMemory IConstructableElement.NamespaceUri =>
        (Flags & NodeFlags.SvgMember) != NodeFlags.None ? NamespaceNames.SvgUri
        : (Flags & NodeFlags.MathMember) != NodeFlags.None ? NamespaceNames.MathMlUri
        : NamespaceNames.HtmlUri;

    StringOrMemory IConstructableElement.LocalName => Name.Memory;

    StringOrMemory IConstructableElement.Prefix => StringOrMemory.Empty;

    IConstructableNamedNodeMap IConstructableElement.Attributes => this;

    // Places in the source are not kept.
    ISourceReference? IConstructableElement.SourceReference
    {
        get => null;
        set { }
    }

    int IConstructableNamedNodeMap.Length => _count;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] =>
        Find(name.Memory.Span) is >= 0 and int at ? new Attr(this, at) : null;

    /// <summary>The value of an attribute; null without it.</summary>
    public string? GetAttribute(string name) => Find(name) is >= 0 and int at ? _attributes[at].Value.ToString() : null;

    public bool HasAttribute(string name) => Find(name) >= 0;

    bool IConstructableElement.HasAttribute(StringOrMemory name) => Find(name.Memory.Span) >= 0;

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        Find(localName.Memory.Span) is >= 0 and int at ? _attributes[at].Value : StringOrMemory.Empty;

    public void SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => SetOwnAttribute(name, value);

    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value)
    {
        int at = Find(name.Memory.Span);
        if (at < 0)
        {
            at = Room(1);
        }

        _attributes[at] = new TreeAttribute(name.Memory, value.Memory);
    }

    public void SetAttributes(StructAttributes attributes)
    {
        int count = attributes.Count;
        if (count == 0)
        {
            return;
        }

        int at = Room(count);
        for (int i = 0; i < count; i++)
        {
            MemoryHtmlAttributeToken attribute = attributes[i];
            _attributes[at + i] = new TreeAttribute(attribute.Name.Memory, attribute.Value.Memory);
        }
    }

    public void SetupElement() { }

    // A "meta" changes nothing any more.
    void IConstructableMetaElement.Handle() { }

    // Comments are not asked for.
    public void AddComment(ref StructHtmlToken token) { }

    public IConstructableNode ShallowCopy()
    {
        TreeElement copy = new(Name, Flags) { _attributes = [.. Attributes], _count = _count };
        return copy;
    }

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes)
    {
        if (attributes is not TreeElement other || other._count != _count)
        {
            return false;
        }

        foreach (ref readonly TreeAttribute attribute in Attributes)
        {
            int at = other.Find(attribute.Name.Span);
            if (at < 0 || !other._attributes[at].Value.Span.SequenceEqual(attribute.Value.Span))
            {
                return false;
            }
        }

        return true;
    }

    private int Find(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_attributes[i].Name.Span.SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    // The index of the first of the new ones.
    private int Room(int more)
    {
        int first = _count;
        _count += more;
        Array.Resize(ref _attributes, _count);
        return first;
    }

    private sealed class Attr(TreeElement element, int at) : IConstructableAttr
    {
        public StringOrMemory Name => element._attributes[at].Name;

        public StringOrMemory Value
        {
            get => element._attributes[at].Value;
            set => element._attributes[at] = new TreeAttribute(element._attributes[at].Name, value.Memory);
        }
    }
}
