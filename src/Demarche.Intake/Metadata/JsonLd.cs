using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Demarche.Intake;

/// <summary>
/// The JSON-LD objects of a page. Tolerates what stands in the wild: HTML comments and CDATA marks around the block, comments,
/// trailing commas, raw line breaks and tabs inside strings; a block beyond repair is left out.
/// </summary>
internal static class JsonLd
{
    private const int MostObjects = 500;
    private const int LongestBlock = 4 * 1024 * 1024;

    // Quotation marks, escapes, and what no string may hold.
    private static readonly SearchValues<char> Special = SearchValues.Create([
        '"',
        '\\',
        .. Enumerable.Range(0, ' ').Select(static control => (char)control),
    ]);

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>All objects of the blocks, those in arrays, <c>@graph</c>, <c>mainEntity</c> and <c>mainEntityOfPage</c> included, in page order.</summary>
    public static List<JsonElement> Objects(IEnumerable<string> blocks, List<string> notes)
    {
        List<JsonElement> objects = [];
        foreach (string block in blocks)
        {
            if (Parse(block) is { } root)
            {
                Collect(root, objects);
            }
            else if (!string.IsNullOrWhiteSpace(block))
            {
                notes.Add("a JSON-LD block could not be read");
            }
        }

        return objects;
    }

    private static JsonElement? Parse(string block)
    {
        if (block.Length > LongestBlock)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(Repaired(block)), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The block without what stands around it, with blanks for raw line breaks and tabs in its strings, and U+FFFD for escaped halves of surrogate
    /// pairs, which are valid JSON and can be read as no string.
    /// </summary>
    internal static string Repaired(string block)
    {
        string json = block.Trim();
        int start = json.AsSpan().IndexOfAny('{', '[');
        if (start > 0 && json[..start].Contains("CDATA", StringComparison.Ordinal))
        {
            start = json.AsSpan(start + 1).IndexOf('{') + start + 1;
        }

        int end = json.AsSpan().LastIndexOfAny('}', ']');
        if (end >= 0 && json.EndsWith("]]>", StringComparison.Ordinal))
        {
            end = json.LastIndexOf('}');
        }

        if (start < 0 || end < start)
        {
            return json;
        }

        StringBuilder repaired = new(end - start + 1);
        bool inString = false;
        for (int i = start; i <= end; i++)
        {
            // Most of it is taken over as it is.
            int plain = json.AsSpan(i, end + 1 - i).IndexOfAny(Special);
            plain = plain < 0 ? end + 1 - i : plain;
            repaired.Append(json, i, plain);
            i += plain;
            if (i > end)
            {
                break;
            }

            char c = json[i];
            if (inString && c == '\\' && i < end)
            {
                int length = EscapeLength(json, i, end, out bool broken);
                repaired.Append(broken ? "\\uFFFD" : json.AsSpan(i, length));
                i += length - 1;
                continue;
            }

            inString ^= c == '"';
            repaired.Append(inString && c < ' ' ? ' ' : c);
        }

        return repaired.ToString();
    }

    /// <param name="broken">True for the escape of half a surrogate pair, which no string can hold.</param>
    private static int EscapeLength(string json, int at, int end, out bool broken)
    {
        broken = false;
        if (Escaped(json, at, end) is not { } first || !char.IsSurrogate(first))
        {
            return 2;
        }

        broken = !(Escaped(json, at + 6, end) is { } second && char.IsSurrogatePair(first, second));
        return broken ? 6 : 12;
    }

    private static char? Escaped(string json, int at, int end) =>
        at + 5 <= end
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ushort code)
            ? (char)code
            : null;

    private static void Collect(JsonElement root, List<JsonElement> objects)
    {
        Stack<JsonElement> open = new([root]);
        while (open.Count > 0 && objects.Count < MostObjects)
        {
            JsonElement element = open.Pop();
            if (element.ValueKind == JsonValueKind.Array)
            {
                // The stack turns the order round; push from the end.
                foreach (JsonElement item in element.EnumerateArray().Reverse())
                {
                    open.Push(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                objects.Add(element);
                foreach (string name in new[] { "mainEntityOfPage", "mainEntity", "@graph" })
                {
                    if (
                        element.TryGetProperty(name, out JsonElement inner)
                        && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                    )
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }

    /// <summary>The types of an object, without their namespace.</summary>
    public static IEnumerable<string> Types(JsonElement element)
    {
        foreach (string type in Texts(element, "@type"))
        {
            yield return type[(type.LastIndexOfAny(['/', '#', ':']) + 1)..];
        }
    }

    /// <summary>The values of a property as text; an object stands for its <c>name</c>.</summary>
    public static IEnumerable<string> Texts(JsonElement element, string property)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(property, out JsonElement value))
        {
            yield break;
        }

        foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
        {
            JsonElement named = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out JsonElement name) ? name : item;
            if (named.ValueKind == JsonValueKind.Array && named.GetArrayLength() > 0)
            {
                named = named[0];
            }

            string? text = named.ValueKind switch
            {
                JsonValueKind.String => named.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => named.GetRawText(),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return InlineSpace.Collapse(System.Net.WebUtility.HtmlDecode(text));
            }
        }
    }

    public static string? Text(JsonElement element, string property) => Texts(element, property).FirstOrDefault();

    /// <summary>The objects under a property.</summary>
    public static IEnumerable<JsonElement> Children(JsonElement element, string property)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(property, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)],
            JsonValueKind.Object => [value],
            _ => [],
        };
    }
}
