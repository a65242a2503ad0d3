using System.Text.Json;

namespace Demarche.Intake;

/// <summary>The authors that the JSON-LD of an article names, by name, by given and family name, or by reference to another object.</summary>
internal static class JsonLdAuthors
{
    private const int MostAuthors = 50;

    /// <param name="objects">All objects of the page, among which references lead.</param>
    /// <param name="organisations">Organisations instead of persons.</param>
    public static IEnumerable<string> Of(JsonElement article, IReadOnlyList<JsonElement> objects, bool organisations)
    {
        foreach (string property in new[] { "author", "creator" })
        {
            if (article.ValueKind != JsonValueKind.Object || !article.TryGetProperty(property, out JsonElement value))
            {
                continue;
            }

            int count = 0;
            foreach (JsonElement item in Items(value))
            {
                if (count++ < MostAuthors && IsOrganisation(item, objects) == organisations && Name(item, objects) is { } name)
                {
                    yield return name;
                }
            }
        }
    }

    // A list in a list is met where an author is filled from a template.
    private static IEnumerable<JsonElement> Items(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement inner in item.EnumerateArray())
                {
                    yield return inner;
                }
            }
            else
            {
                yield return item;
            }
        }
    }

    private static bool IsOrganisation(JsonElement item, IReadOnlyList<JsonElement> objects) =>
        item.ValueKind == JsonValueKind.Object
        && JsonLd.Types(Resolved(item, objects)).Any(type => type.EndsWith("Organization", StringComparison.Ordinal));

    private static string? Name(JsonElement item, IReadOnlyList<JsonElement> objects)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            return System.Net.WebUtility.HtmlDecode(item.GetString());
        }

        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement known = Resolved(item, objects);
        if (JsonLd.Text(known, "name") is { } name)
        {
            return name;
        }

        string whole = $"{JsonLd.Text(known, "givenName")} {JsonLd.Text(known, "familyName")}".Trim();
        return whole.Length > 0 ? whole : null;
    }

    private static JsonElement Resolved(JsonElement item, IReadOnlyList<JsonElement> objects)
    {
        if (JsonLd.Text(item, "name") is not null || JsonLd.Text(item, "@id") is not { } id)
        {
            return item;
        }

        foreach (JsonElement other in objects)
        {
            if (JsonLd.Text(other, "@id") == id && JsonLd.Text(other, "name") is not null)
            {
                return other;
            }
        }

        return item;
    }
}
