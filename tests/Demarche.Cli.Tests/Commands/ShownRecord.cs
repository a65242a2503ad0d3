using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Cli.Tests.Examples;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The record of a store as its views show it, to compare two stores that were filled in different ways.</summary>
internal static class ShownRecord
{
    public static string[] Views { get; } = ["timeline", "positions", "quotes", "disagreements", "reports", "origins", "actors"];

    /// <summary>What a view of a store shows, in its order, without the ids that a store mints and the times of reading.</summary>
    public static string Of(string folder, string store, string view)
    {
        JsonNode page = JsonNode.Parse(
            DemarcheProcess.Run(folder, "show", view, "--store", store, "--format", "json", "--limit", "500").Output
        )!;
        Strip(page);
        return page.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (JsonNode? item in array)
                {
                    Strip(item);
                }

                break;
            case JsonObject fields:
                foreach ((string name, JsonNode? child) in fields.ToArray())
                {
                    if (name is "firstSeen" or "readAt" or "store" or "generated" or "seq" or "next" || IsMinted(child))
                    {
                        fields.Remove(name);
                    }
                    else
                    {
                        Strip(child);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static bool IsMinted(JsonNode? value) =>
        value is JsonValue text
        && text.GetValueKind() == JsonValueKind.String
        && text.GetValue<string>().Split('_') is [{ Length: 1 or 2 } kind, { Length: > 0 } number]
        && kind is not ("r" or "e")
        && number.All(char.IsAsciiDigit);
}
