namespace Demarche.Intake;

/// <summary>An element of a feed: names with their prefix as written (<c>content:encoded</c>), in small letters.</summary>
internal sealed class FeedNode(string name)
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public List<FeedNode> Children { get; } = [];

    /// <summary>The text of the element and all in it; markup inside XHTML content as written.</summary>
    public string Text { get; set; } = "";

    public string? this[string attribute]
    {
        get => _attributes.GetValueOrDefault(attribute);
        set => _attributes[attribute] = value ?? "";
    }

    /// <summary>The first child under the first of the names that has text.</summary>
    public FeedNode? First(params ReadOnlySpan<string> names)
    {
        foreach (string wanted in names)
        {
            foreach (FeedNode child in Children)
            {
                if (child.Name == wanted && !string.IsNullOrWhiteSpace(child.Text))
                {
                    return child;
                }
            }
        }

        return null;
    }

    public IEnumerable<FeedNode> All(string name) => Children.Where(child => child.Name == name);
}
