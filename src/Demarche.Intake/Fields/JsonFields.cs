using System.Text.Json;

namespace Demarche.Intake;

/// <summary>Flattens a JSON object into fields: members of members as <c>source.title</c>, arrays as several values.</summary>
internal static class JsonFields
{
    private const int DeepestMember = 3;

    public static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static RecordFields Read(JsonElement record)
    {
        RecordFields fields = new();
        foreach (JsonProperty member in record.EnumerateObject())
        {
            Add(fields, Name(member), member.Value, 1);
        }

        return fields;
    }

    private static void Add(RecordFields fields, string name, JsonElement value, int depth)
    {
        if (depth > DeepestMember)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                fields.Add(name, Text(value));
                break;
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
                fields.Add(name, value.GetRawText());
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Add(fields, name, item, depth + 1);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    Add(fields, $"{name}.{Name(member)}", member.Value, depth + 1);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The name of a member; empty for one that escapes half a surrogate pair, which names nothing that is read.</summary>
    public static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>
    /// A member by its name, the last of several. Unlike <see cref="JsonElement.TryGetProperty(string, out JsonElement)"/> it does not throw where
    /// another member's name escapes half a surrogate pair.
    /// </summary>
    public static bool TryMember(JsonElement record, string name, out JsonElement value)
    {
        try
        {
            return record.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            bool found = false;
            foreach (JsonProperty member in record.EnumerateObject())
            {
                if (Name(member) == name)
                {
                    (value, found) = (member.Value, true);
                }
            }

            return found;
        }
    }

    /// <summary>The string; half a surrogate pair, which JSON can escape, is read as U+FFFD.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return EscapedText.Unescape(value.GetRawText());
        }
    }
}
