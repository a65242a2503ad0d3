using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// The text of a page that shows none, from the data that the page gives to its own scripts (<c>__NEXT_DATA__</c> and its like): the list of
/// paragraphs, or the one string of markup, that holds the most prose.
/// </summary>
internal static class ScriptText
{
    private const int LongestData = 4 * 1024 * 1024;
    private const int Deepest = 64;
    private const int FewestParagraphs = 3;
    private const int ShortestText = 500;

    // Begins the escape of half a surrogate pair.
    private const string Surrogate = "\\ud";

    // A paragraph stands in a list itself, or in an object or two around it.
    private const int Reach = 3;

    /// <summary>The blocks of the text; none where no data of the page has one.</summary>
    public static List<BodyBlock> Of(HtmlPage page)
    {
        List<BodyBlock> best = [];
        int most = ShortestText;
        foreach (TreeElement script in page.Named("script"))
        {
            if (script.GetAttribute("type") is not { } type || !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string data = script.TextContent;
            if (data.Length is < ShortestText or > LongestData)
            {
                continue;
            }

            data = data.Contains(Surrogate, StringComparison.OrdinalIgnoreCase) ? JsonLd.Repaired(data) : data;
            try
            {
                using JsonDocument parsed = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = Deepest });
                Walk(parsed.RootElement, ref best, ref most);
            }
            catch (JsonException)
            {
                // Not data after all.
            }
        }

        return best;
    }

    private static void Walk(JsonElement element, ref List<BodyBlock> best, ref int most)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                Walk(property.Value, ref best, ref most);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            List<BodyBlock> blocks = [];
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, Reach, blocks);
                Walk(item, ref best, ref most);
            }

            Take(blocks, ref best, ref most);
        }
        else if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: >= ShortestText } text && IsMarkup(text))
        {
            Take(InlineMarkup.Blocks(text), ref best, ref most);
        }
    }

    private static void Collect(JsonElement item, int reach, List<BodyBlock> blocks)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            string text = item.GetString() ?? "";
            blocks.AddRange(
                IsMarkup(text) ? InlineMarkup.Blocks(text)
                : LineShape.IsProse(text) ? [new BodyBlock(PartKind.Paragraph, text)]
                : []
            );
        }
        else if (item.ValueKind == JsonValueKind.Object && reach > 1)
        {
            foreach (JsonProperty property in item.EnumerateObject())
            {
                Collect(property.Value, reach - 1, blocks);
            }
        }
    }

    private static void Take(List<BodyBlock> blocks, ref List<BodyBlock> best, ref int most)
    {
        int length = 0;
        int paragraphs = 0;
        foreach (BodyBlock block in blocks)
        {
            bool prose = LineShape.IsProse(block.Text);
            length += prose ? block.Text.Length : 0;
            paragraphs += prose ? 1 : 0;
        }

        if (paragraphs >= FewestParagraphs && length > most)
        {
            (best, most) = (blocks, length);
        }
    }

    private static bool IsMarkup(string text) => text.Contains("<p", StringComparison.OrdinalIgnoreCase);
}
