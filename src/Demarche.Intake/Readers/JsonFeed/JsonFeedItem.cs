using System.Net;
using System.Text.Json;

namespace Demarche.Intake;

/// <summary>Puts the members of a JSON Feed item under the names that other feeds have for them.</summary>
internal static class JsonFeedItem
{
    public static FeedNode ToNode(JsonElement item)
    {
        FeedNode node = new("item");
        Add(node, "id", Text(item, "id"));
        Add(node, "title", Text(item, "title") is { } title ? WebUtility.HtmlEncode(title) : null);
        Add(node, "link", Text(item, "url") ?? Text(item, "external_url"));
        Add(node, "content", Text(item, "content_html") ?? (Text(item, "content_text") is { } plain ? WebUtility.HtmlEncode(plain) : null));
        Add(node, "summary", Text(item, "summary") is { } summary ? WebUtility.HtmlEncode(summary) : null);
        Add(node, "published", Text(item, "date_published"));
        Add(node, "updated", Text(item, "date_modified"));
        Add(node, "language", Text(item, "language"));
        foreach (JsonElement author in Members(item, "authors").Concat(Member(item, "author")))
        {
            Add(node, "author", author.ValueKind == JsonValueKind.Object ? Text(author, "name") : Value(author));
        }

        foreach (JsonElement tag in Members(item, "tags"))
        {
            Add(node, "category", Value(tag));
        }

        foreach (JsonElement attachment in Members(item, "attachments"))
        {
            if (attachment.ValueKind == JsonValueKind.Object)
            {
                FeedNode file = new("enclosure");
                file["url"] = Text(attachment, "url");
                file["type"] = Text(attachment, "mime_type");
                file["duration"] = Text(attachment, "duration_in_seconds");
                node.Children.Add(file);
            }
        }

        AddSource(node, item);
        return node;
    }

    /// <summary>The text of a member; numbers are coerced, as the standard asks.</summary>
    public static string? Text(JsonElement record, string name) =>
        JsonFields.TryMember(record, name, out JsonElement member) ? Value(member) : null;

    // Aggregators say in an object of their own, whose name begins with "_", whose item it is.
    private static void AddSource(FeedNode node, JsonElement item)
    {
        foreach (JsonProperty extension in item.EnumerateObject())
        {
            if (!JsonFields.Name(extension).StartsWith('_') || extension.Value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            foreach (JsonElement source in Member(extension.Value, "source").Concat(Member(extension.Value, "publisher")))
            {
                string? name = source.ValueKind == JsonValueKind.Object ? Text(source, "title") ?? Text(source, "name") : Value(source);
                if (!string.IsNullOrWhiteSpace(name))
                {
                    FeedNode found = new("source") { Text = name };
                    found["url"] = source.ValueKind == JsonValueKind.Object ? Text(source, "url") ?? Text(source, "home_page_url") : null;
                    node.Children.Add(found);
                    return;
                }
            }
        }
    }

    private static void Add(FeedNode node, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            node.Children.Add(new FeedNode(name) { Text = text });
        }
    }

    private static string? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => CharacterScrubber.Scrub(JsonFields.Text(value), []),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static IEnumerable<JsonElement> Members(JsonElement record, string name) =>
        JsonFields.TryMember(record, name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static IEnumerable<JsonElement> Member(JsonElement record, string name) =>
        JsonFields.TryMember(record, name, out JsonElement member) ? [member] : [];
}
