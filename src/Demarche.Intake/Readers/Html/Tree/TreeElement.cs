using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Demarche.Intake;

/// <summary>An element of a page.</summary>
/// <param name="name">Its name and what follows from it.</param>
/// <param name="flags">What the parser's rules say of it.</param>
/// <param name="table">Where the attributes of its page stand.</param>
/// <remarks>
/// The parser wants elements of several kinds. One class is all of them where it does not ask which: calls through an interface are fast while
/// they meet one class.
/// </remarks>
internal class TreeElement(TreeName name, NodeFlags flags, AttributeTable table)
    : TreeParent,
        IConstructableElement,
        IConstructableNamedNodeMap,
        IConstructableMetaElement,
        IConstructableFormElement,
        IConstructableFrameElement,
        IConstructableMathElement,
        IConstructableSvgElement
{
    private int _attribute;
    private int _attributes;

    public TreeName Name { get; } = name;

    /// <summary>Its name in lower case; in SVG and MathML as they write it.</summary>
    public string LocalName => Name.Text;

    public ReadOnlySpan<TreeAttribute> Attributes => table.Of(_attribute, _attributes);

    public string? ClassName => GetAttribute("class");

    public string? Id => GetAttribute("id");

    /// <summary>Its classes without a string of their own; empty without any.</summary>
    public ReadOnlySpan<char> Classes => Find("class") is >= 0 and int at ? Attributes[at].Value.Span : [];

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

    int IConstructableNamedNodeMap.Length => _attributes;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] =>
        Find(name.Memory.Span) is >= 0 and int at ? new Attr(this, at) : null;

    /// <summary>The value of an attribute; null without it.</summary>
    public string? GetAttribute(string name) => Find(name) is >= 0 and int at ? Attributes[at].Value.ToString() : null;

    public bool HasAttribute(string name) => Find(name) >= 0;

    bool IConstructableElement.HasAttribute(StringOrMemory name) => Find(name.Memory.Span) >= 0;

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        Find(localName.Memory.Span) is >= 0 and int at ? Attributes[at].Value : StringOrMemory.Empty;

    public void SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => SetOwnAttribute(name, value);

    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value)
    {
        int at = Find(name.Memory.Span);
        if (at < 0)
        {
            at = _attributes;
            Room(1);
        }

        table.Of(_attribute, _attributes)[at] = new TreeAttribute(name.Memory, value.Memory);
    }

    public void SetAttributes(StructAttributes attributes)
    {
        int count = attributes.Count;
        if (count == 0)
        {
            return;
        }

        Span<TreeAttribute> more = Room(count);
        for (int i = 0; i < more.Length; i++)
        {
            MemoryHtmlAttributeToken attribute = attributes[i];
            more[i] = new TreeAttribute(attribute.Name.Memory, attribute.Value.Memory);
        }
    }

    public void SetupElement() { }

    // A "meta" changes nothing any more.
    void IConstructableMetaElement.Handle() { }

    // Comments are not asked for.
    public void AddComment(ref StructHtmlToken token) { }

    public IConstructableNode ShallowCopy()
    {
        TreeElement copy = new(Name, Flags, table);
        Span<TreeAttribute> room = copy.Room(_attributes);
        Attributes.CopyTo(room);
        return copy;
    }

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes)
    {
        if (attributes is not TreeElement other || other._attributes != _attributes)
        {
            return false;
        }

        foreach (ref readonly TreeAttribute attribute in Attributes)
        {
            int at = other.Find(attribute.Name.Span);
            if (at < 0 || !other.Attributes[at].Value.Span.SequenceEqual(attribute.Value.Span))
            {
                return false;
            }
        }

        return true;
    }

    private int Find(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<TreeAttribute> attributes = Attributes;
        for (int i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].Name.Span.SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    // The cells of so many more attributes.
    private Span<TreeAttribute> Room(int more)
    {
        int before = _attributes;
        _attributes += more;
        return table.Room(ref _attribute, before, more);
    }

    private sealed class Attr(TreeElement element, int at) : IConstructableAttr
    {
        public StringOrMemory Name => element.Attributes[at].Name;

        public StringOrMemory Value
        {
            get => element.Attributes[at].Value;
            set => element.SetOwnAttribute(Name, value);
        }
    }
}
