using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The updates of a live blog, from its markup or its JSON-LD, each with the time that it states.</summary>
internal sealed class LiveUpdates
{
    private const int MostUpdates = 2000;
    private const int LongestClass = 300;

    private static readonly FrozenSet<string> Classes = DataFile
        .Lines("live-update-classes.txt")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Live = SearchValues.Create(["live"], StringComparison.OrdinalIgnoreCase);

    private readonly List<(int Node, string? At)> _marked;

    private LiveUpdates(List<(int Node, string? At)> marked, List<BodyBlock> stated)
    {
        _marked = marked;
        Stated = stated;
    }

    /// <summary>The updates as the JSON-LD gives them.</summary>
    public List<BodyBlock> Stated { get; }

    public bool Any => _marked.Count > 0 || Stated.Count > 0;

    /// <param name="title">The headline of the page.</param>
    public static LiveUpdates Of(HtmlPage page, JsonElement? article, string? title)
    {
        List<BodyBlock> stated = article is { } described ? OfJsonLd(described) : [];
        List<(int Node, string? At)> marked = OfMarkup(page, isLive: stated.Count > 0);
        if (marked.Count == 0 && (LiveCards.IsNamed(title) || (article is { } typed && JsonLd.Types(typed).Contains("LiveBlogPosting"))))
        {
            marked = LiveCards.Of(page, At);
        }

        return new LiveUpdates(marked, stated);
    }

    /// <summary>Whether an element stands in an update of the page, and the time of the innermost.</summary>
    public bool Holds(HtmlPage page, int node, out string? at)
    {
        // Updates stand in document order, so the innermost around an element is the last that begins before it and is not over.
        int low = 0;
        int high = _marked.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _marked[middle].Node <= node ? (middle + 1, high) : (low, middle);
        }

        for (int i = low - 1, looked = 0; i >= 0 && looked < 8; i--, looked++)
        {
            if (page.IsWithin(node, _marked[i].Node))
            {
                at = _marked[i].At;
                return true;
            }
        }

        at = null;
        return false;
    }

    private static List<(int Node, string? At)> OfMarkup(HtmlPage page, bool isLive)
    {
        List<(int Node, string? At)> updates = [];
        int timed = 0;
        bool certain = isLive;
        for (int i = 0; i < page.Elements.Length && updates.Count < MostUpdates; i++)
        {
            PageElement found = page.Elements[i];
            bool property = found.IsMarked && IsProperty(found.Element);
            if (!property && !found.IsUpdate)
            {
                continue;
            }

            certain |= property;
            string? at = TimeOf(found.Element);
            timed += at is null ? 0 : 1;
            updates.Add((i, at));
        }

        // A class alone makes a live blog only where several elements bear it and state a time.
        return certain || timed > 1 ? updates : [];
    }

    private static string? TimeOf(TreeElement update) =>
        At(TreeWalk.First(update, static inner => inner.LocalName == "time" && inner.HasAttribute("datetime"))?.GetAttribute("datetime"));

    private static bool IsProperty(TreeElement element) =>
        element.GetAttribute("itemprop") is { } property && property.Equals("liveBlogUpdate", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether updates of live blogs bear one of the classes.</summary>
    public static bool IsNamed(ReadOnlySpan<char> classes) =>
        classes.Length is > 0 and <= LongestClass && classes.ContainsAny(Live) && classes.ToString().Split(' ').Any(Classes.Contains);

    private static List<BodyBlock> OfJsonLd(JsonElement article)
    {
        List<BodyBlock> blocks = [];
        foreach (JsonElement update in JsonLd.Children(article, "liveBlogUpdate").Take(MostUpdates))
        {
            string? at = At(JsonLd.Text(update, "datePublished"));
            foreach (string property in new[] { "headline", "articleBody" })
            {
                if (JsonLd.Text(update, property) is not { } text)
                {
                    continue;
                }

                List<BodyBlock> inner = text.Contains('<', StringComparison.Ordinal)
                    ? InlineMarkup.Blocks(text)
                    : [new BodyBlock(PartKind.Paragraph, text)];
                blocks.AddRange(inner.Select(block => new BodyBlock(PartKind.LiveUpdate, block.Text, at)));
            }
        }

        return blocks;
    }

    private static string? At(string? time) =>
        PublishedDateParser.TryParse(time, PublishedBasis.Markup, DateOrder.Unknown, out PublishedDate date) ? date.Value : null;
}
