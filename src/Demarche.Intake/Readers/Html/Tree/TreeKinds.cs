using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Demarche.Intake;

// The parser tells these elements by their types. None of them does anything.
internal sealed class TreeMeta(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableMetaElement
{
    public void Handle() { }
}

internal sealed class TreeScript(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableScriptElement
{
    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;

    public bool Prepare(IConstructableDocument document) => false;
}

internal sealed class TreeFrame(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableFrameElement;

internal sealed class TreeForm(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableFormElement;

internal sealed class TreeMath(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableMathElement;

internal sealed class TreeSvg(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableSvgElement;

internal sealed class TreeTemplate(TreeName name, NodeFlags flags) : TreeElement(name, flags), IConstructableTemplateElement
{
    // What stands in a template is no part of the page.
    public void PopulateFragment() => Clear();
}
