using System.Collections.Frozen;
using System.Text.Json;
using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The updates of a live blog, from its markup or its JSON-LD, each with the time that it states.</summary>
internal static class LiveUpdates
{
    private const int MostUpdates = 2000;
    private const int LongestClass = 300;

    private static readonly FrozenSet<string> Classes = DataFile
        .Lines("live-update-classes.txt")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Empty when the page marks none. JSON-LD often cuts its updates short: the fuller of the two is taken.</summary>
    public static List<BodyBlock> Find(HtmlPage page, JsonElement? article)
    {
        List<BodyBlock> stated = article is { } described ? OfJsonLd(described) : [];
        List<BodyBlock> marked = OfMarkup(page, isLive: stated.Count > 0);
        return MainText.Length(marked) >= MainText.Length(stated) ? marked : stated;
    }

    private static List<BodyBlock> OfMarkup(HtmlPage page, bool isLive)
    {
        List<BodyBlock> blocks = [];
        int timed = 0;
        int count = 0;
        bool certain = isLive;
        foreach (PageElement found in page.Elements)
        {
            if (!IsUpdate(found.Element) || ++count > MostUpdates)
            {
                continue;
            }

            certain |= IsProperty(found.Element);
            IElement? time = TreeWalk.First(found.Element, inner => inner.LocalName == "time" && inner.HasAttribute("datetime"));
            string? at = At(time?.GetAttribute("datetime"));
            timed += at is null ? 0 : 1;
            foreach (HtmlBlock block in HtmlBlocks.Collect(found.Element, NotItsText))
            {
                blocks.Add(block.Block with { Kind = PartKind.LiveUpdate, At = at });
            }
        }

        // A class alone makes a live blog only where several elements bear it and state a time.
        return certain || timed > 1 ? blocks : [];
    }

    private static bool IsUpdate(IElement element) => IsProperty(element) || HasClass(element);

    private static bool IsProperty(IElement element) =>
        (element.GetAttribute("itemprop") ?? "").Equals("liveBlogUpdate", StringComparison.OrdinalIgnoreCase);

    private static bool HasClass(IElement element) =>
        element.ClassName is { Length: > 0 and <= LongestClass } names && names.Split(' ').Any(Classes.Contains);

    // An update inside another is an update of its own.
    private static string? NotItsText(IElement inner) =>
        inner.LocalName == "time" || IsUpdate(inner) ? "metadata" : Furniture.Reason(inner);

    private static List<BodyBlock> OfJsonLd(JsonElement article)
    {
        List<BodyBlock> blocks = [];
        foreach (JsonElement update in JsonLd.Children(article, "liveBlogUpdate").Take(MostUpdates))
        {
            string? at = At(JsonLd.Text(update, "datePublished"));
            foreach (string property in new[] { "headline", "articleBody" })
            {
                if (JsonLd.Text(update, property) is { } text)
                {
                    blocks.Add(new BodyBlock(PartKind.LiveUpdate, text, at));
                }
            }
        }

        return blocks;
    }

    private static string? At(string? time) =>
        PublishedDateParser.TryParse(time, PublishedBasis.Markup, DateOrder.Unknown, out PublishedDate date) ? date.Value : null;
}
