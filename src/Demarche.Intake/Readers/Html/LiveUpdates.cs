using System.Text.Json;
using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The updates of a live blog, from its markup or its JSON-LD, each with the time that it states.</summary>
internal static class LiveUpdates
{
    private const int MostUpdates = 2000;

    /// <summary>Empty when the page marks none.</summary>
    public static List<BodyBlock> Find(IDocument document, JsonElement? article)
    {
        List<BodyBlock> marked = OfMarkup(document);
        return marked.Count > 0 || article is null ? marked : OfJsonLd(article.Value);
    }

    private static List<BodyBlock> OfMarkup(IDocument document)
    {
        List<BodyBlock> blocks = [];
        int count = 0;
        foreach (IElement element in document.All)
        {
            if (!IsUpdate(element) || ++count > MostUpdates)
            {
                continue;
            }

            IElement? time = element
                .Descendants<IElement>()
                .FirstOrDefault(inner => inner.LocalName == "time" && inner.HasAttribute("datetime"));
            string? at = At(time?.GetAttribute("datetime"));
            foreach (HtmlBlock block in HtmlBlocks.Collect(element, NotItsText))
            {
                blocks.Add(block.Block with { Kind = PartKind.LiveUpdate, At = at });
            }
        }

        return blocks;
    }

    private static bool IsUpdate(IElement element) =>
        (element.GetAttribute("itemprop") ?? "").Equals("liveBlogUpdate", StringComparison.OrdinalIgnoreCase);

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
