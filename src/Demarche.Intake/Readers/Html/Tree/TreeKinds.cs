using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Demarche.Intake;

/// <summary>A script: the parser tells it by its type. It is never run.</summary>
internal sealed class TreeScript(TreeName name, NodeFlags flags, AttributeTable attributes)
    : TreeElement(name, flags, attributes),
        IConstructableScriptElement
{
    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;

    public bool Prepare(IConstructableDocument document) => false;
}

/// <summary>A template; a page with one is read another way (<see cref="PageTree.IsIrregular"/>).</summary>
internal sealed class TreeTemplate(TreeName name, NodeFlags flags, AttributeTable attributes)
    : TreeElement(name, flags, attributes),
        IConstructableTemplateElement
{
    public void PopulateFragment() => Clear();
}
