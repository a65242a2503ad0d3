using System.Text.Json;

namespace Demarche.Desk;

/// <summary>The shapes of the API's answers. Lines are described by what all of them have; their further fields are those of the bundle.</summary>
internal static class ApiSchemas
{
    public static void Write(Utf8JsonWriter json)
    {
        Object(
            json,
            "Page",
            ["dispute", "seq", "coverage", "items"],
            ("dispute", "string"),
            ("asOf", "string"),
            ("seq", "integer"),
            ("coverage", "#Coverage"),
            ("items", "[#Line"),
            ("next", "string")
        );
        Object(
            json,
            "Coverage",
            ["reports", "outlets", "origins", "undated", "pending"],
            ("reports", "integer"),
            ("outlets", "integer"),
            ("origins", "integer"),
            ("languages", "[string"),
            ("firstPublished", "string"),
            ("lastPublished", "string"),
            ("undated", "integer"),
            ("pending", "integer"),
            ("engines", "[string")
        );
        Object(
            json,
            "Line",
            [],
            ("id", "string"),
            ("recordStatus", "string"),
            ("withdrawn", "#Withdrawal"),
            ("mergedInto", "string"),
            ("reports", "integer"),
            ("outlets", "integer"),
            ("origins", "integer"),
            ("evidence", "[#Evidence")
        );
        Object(
            json,
            "Record",
            ["id"],
            ("id", "string"),
            ("recordType", "string"),
            ("dispute", "string"),
            ("recordStatus", "string"),
            ("mergedInto", "string"),
            ("evidence", "[#Evidence")
        );
        Object(
            json,
            "Evidence",
            ["id", "report", "start", "end", "textSha256"],
            ("id", "string"),
            ("report", "string"),
            ("start", "integer"),
            ("end", "integer"),
            ("in", "string"),
            ("text", "string"),
            ("prefix", "string"),
            ("suffix", "string"),
            ("sentence", "integer"),
            ("textSha256", "string"),
            ("url", "string"),
            ("outlet", "string"),
            ("origin", "string"),
            ("published", "string"),
            ("state", "string")
        );
        Object(json, "Withdrawal", ["report"], ("report", "string"), ("outlet", "string"), ("published", "string"), ("reason", "string"));
        Object(json, "Disputes", ["items"], ("items", "[string"));
        Object(json, "Kept", ["id"], ("id", "string"));
        Object(
            json,
            "Reading",
            ["read", "new", "known"],
            ("read", "integer"),
            ("new", "integer"),
            ("known", "integer"),
            ("versions", "integer"),
            ("copies", "integer"),
            ("skipped", "integer"),
            ("seenAgain", "integer"),
            ("changes", "integer"),
            ("reports", "[string"),
            ("failed", "[string")
        );
        Object(json, "Health", ["status"], ("status", "string"), ("version", "string"));
        Object(
            json,
            "Correction",
            ["dispute", "op"],
            ("dispute", "string"),
            ("op", "string"),
            ("targets", "[string"),
            ("fields", "object"),
            ("evidence", "string"),
            ("report", "string"),
            ("quotation", "string"),
            ("type", "string"),
            ("reason", "string"),
            ("by", "string")
        );
        Object(
            json,
            "Problem",
            ["type", "title", "status", "detail"],
            ("type", "string"),
            ("title", "string"),
            ("status", "integer"),
            ("detail", "string"),
            ("instance", "string"),
            ("errors", "[object")
        );
    }

    // "#X" is a schema of ours, "[x" an array of x.
    private static void Object(
        Utf8JsonWriter json,
        string name,
        string[] required,
        params ReadOnlySpan<(string Name, string Type)> properties
    )
    {
        json.WriteStartObject(name);
        json.WriteString("type", "object");
        if (required.Length > 0)
        {
            json.WriteStartArray("required");
            foreach (string property in required)
            {
                json.WriteStringValue(property);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        foreach ((string property, string type) in properties)
        {
            json.WriteStartObject(property);
            Type(json, type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, string type)
    {
        switch (type[0])
        {
            case '[':
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                Type(json, type[1..]);
                json.WriteEndObject();
                break;
            case '#':
                json.WriteString("$ref", "#/components/schemas/" + type[1..]);
                break;
            default:
                json.WriteString("type", type);
                break;
        }
    }
}
