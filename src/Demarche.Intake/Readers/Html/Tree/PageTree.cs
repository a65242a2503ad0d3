using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Demarche.Intake;

/// <summary>A page as a tree. Disposing gives the text back to its pool: nothing of the page is read afterwards.</summary>
internal sealed class PageTree(TextSource source) : TreeParent, IConstructableDocument, IDisposable
{
    // Names that the list does not have, of this page alone.
    private readonly Dictionary<string, TreeName> _names = new(StringComparer.Ordinal);

    /// <summary>The attributes of its elements.</summary>
    public AttributeTable Attributes { get; } = new();

    public TreeElement? Root { get; private set; }

    /// <summary>
    /// True for a page on which the parser's rules ask for types of the library's own elements: templates, and elements that a table may not hold.
    /// Such a page is read by way of them (<see cref="PageParser"/>).
    /// </summary>
    public bool IsIrregular { get; private set; }

    public TextSource Source { get; } = source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    bool IConstructableDocument.IsLoading => false;

    IConstructableElement IConstructableDocument.DocumentElement => Root!;

    IConstructableElement? IConstructableDocument.Head => Named("head");

    /// <summary>Whether there is a <c>body</c> or <c>frameset</c>.</summary>
    public bool HasBody => (Named("body") ?? Named("frameset")) is not null;

    /// <summary>The text of the first <c>title</c> of HTML, white space folded; empty without one.</summary>
    public string Title => Root is null ? "" : HtmlText.Stripped(TitleElement(Root)?.TextContent ?? "");

    public TreeName NameOf(ReadOnlySpan<char> name)
    {
        if (TreeName.Known(name) is { } known)
        {
            return known;
        }

        Dictionary<string, TreeName>.AlternateLookup<ReadOnlySpan<char>> names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!names.TryGetValue(name, out TreeName? own))
        {
            own = new TreeName(name.ToString(), NodeFlags.None, isKnown: false);
            _names.Add(own.Text, own);
        }

        return own;
    }

    public void BeIrregular() => IsIrregular = true;

    // A type of document is of no interest. A second element is one that belongs beside a table: the parser knows tables by the library's own type.
    public override void AddNode(IConstructableNode node)
    {
        if (node is not TreeElement element)
        {
            return;
        }

        if (Root is not null)
        {
            IsIrregular = true;
            return;
        }

        Root = element;
        base.AddNode(node);
    }

    void IConstructableDocument.PerformMicrotaskCheckpoint() { }

    void IConstructableDocument.ProvideStableState() { }

    public void AddComment(ref StructHtmlToken token) { }

    void IConstructableDocument.TrackError(Exception exception) { }

    Task IConstructableDocument.WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    Task IConstructableDocument.FinishLoadingAsync() => Task.CompletedTask;

    void IConstructableDocument.ApplyManifest() { }

    public void Dispose()
    {
        Builder?.Dispose();
        Attributes.Dispose();
        Source.Dispose();
    }

    private TreeElement? Named(string name)
    {
        for (int i = 0; i < (Root?.Count ?? 0); i++)
        {
            if (Root![i] is TreeElement element && element.LocalName == name)
            {
                return element;
            }
        }

        return null;
    }

    // Neither that of a picture nor one that stands where none may.
    private static TreeElement? TitleElement(TreeElement root) =>
        TreeWalk.First(root, element => element.LocalName == "title" && element.Flags == element.Name.Flags, int.MaxValue);
}
