using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Demarche.Intake;

/// <summary>Makes the nodes of a <see cref="PageTree"/> for the parser.</summary>
internal sealed class TreeFactory : IDomConstructionElementFactory<PageTree, TreeElement>
{
    private static readonly TreeText s_nothing = new(default);

    /// <summary>The tree that is being built.</summary>
    public PageTree? Started { get; set; }

    public PageTree CreateDocument(TextSource source, IBrowsingContext? context = null) => Started = new PageTree(source);

    public TreeElement Create(
        PageTree document,
        StringOrMemory localName,
        StringOrMemory prefix = default,
        NodeFlags flags = NodeFlags.None
    )
    {
        TreeName name = document.NameOf(localName.Memory.Span);
        return new TreeElement(name, name.IsKnown ? name.Flags : name.Flags | flags, document.Attributes);
    }

    // Flags are those of no name at all.
    public TreeElement CreateUnknown(PageTree document, StringOrMemory tagName) =>
        new(document.NameOf(tagName.Memory.Span), NodeFlags.HtmlMember, document.Attributes);

    public TreeElement CreateNoScript(PageTree document, bool scripting) => Create(document, "noscript");

    public IConstructableNode CreateDocumentType(
        PageTree document,
        StringOrMemory name,
        StringOrMemory publicIdentifier,
        StringOrMemory systemIdentifier
    ) => s_nothing;

    public IConstructableMathElement CreateMath(PageTree document, StringOrMemory name = default)
    {
        TreeName known = document.NameOf(name.Memory.Span);
        return new TreeElement(known, TreeName.OfMath(known.Text), document.Attributes);
    }

    public IConstructableSvgElement CreateSvg(PageTree document, StringOrMemory name = default)
    {
        TreeName known = document.NameOf(name.Memory.Span);
        return new TreeElement(known, TreeName.OfSvg(known.Text), document.Attributes);
    }

    public IConstructableMetaElement CreateMeta(PageTree document) => Create(document, "meta");

    public IConstructableScriptElement CreateScript(PageTree document, bool parserInserted, bool started)
    {
        TreeName name = document.NameOf("script");
        return new TreeScript(name, name.Flags, document.Attributes);
    }

    public IConstructableFrameElement CreateFrame(PageTree document) => Create(document, "frame");

    public IConstructableTemplateElement CreateTemplate(PageTree document)
    {
        document.BeIrregular();
        TreeName name = document.NameOf("template");
        return new TreeTemplate(name, name.Flags, document.Attributes);
    }

    public IConstructableFormElement CreateForm(PageTree document) => Create(document, "form");
}
