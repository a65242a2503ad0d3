using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Record;

namespace Demarche.Store.Tests;

/// <summary>The record as text without clocks, changes and minted ids, so that two stores can be compared.</summary>
internal static class CanonicalExport
{
    private static readonly string[] LeftOut =
    [
        "id",
        "firstSeen",
        "readAt",
        "storyId",
        "mergedInto",
        "locator",
        "about",
        "mergedFrom",
        "continuedBy",
        "story",
    ];

    public static string Of(IRecordViews views, string? dispute = null)
    {
        // In the order of the views: that, too, is a function of the reports.
        List<string> lines = [];
        ViewQuery query = new(dispute, Limit: 7);
        Add(lines, "event", query, views.Timeline);
        Add(lines, "position", query, views.Positions);
        Add(lines, "utterance", query, views.Quotes);
        Add(lines, "story", query, views.Stories);
        Add(lines, "disagreement", query, views.Disagreements);
        Add(lines, "report", query, views.Reports);
        Add(lines, "origin", query, views.Origins);
        Add(lines, "actor", query, views.Actors);
        return string.Join('\n', lines);
    }

    public static ImmutableArray<T> All<T>(Func<ViewQuery, ViewPage<T>> view, ViewQuery query)
    {
        List<T> items = [];
        string? cursor = null;
        do
        {
            ViewPage<T> page = view(query with { Cursor = cursor });
            items.AddRange(page.Items);
            cursor = page.Next;
        } while (cursor is not null);
        return [.. items];
    }

    private static void Add<T>(List<string> lines, string kind, ViewQuery query, Func<ViewQuery, ViewPage<T>> view)
    {
        foreach (T item in All(view, query))
        {
            JsonNode node = JsonNode.Parse(StoredJson.Write(item))!;
            if (item is EventItem e)
            {
                node["said"] = new JsonArray([.. e.Evidence.Select(static x => (JsonNode)x.Evidence.Text)]);
            }

            Strip(node);
            lines.Add($"{kind} {node.ToJsonString()}");
        }
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                Strip(item);
            }
        }
        else if (node is JsonObject fields)
        {
            // Ids of reports and evidence come from content and are compared; those that a store mints are not.
            bool minted = fields["id"] is not JsonValue value || !(value.GetValue<string>() is ['r' or 'e', '_', ..]);
            foreach (string name in LeftOut)
            {
                if (name != "id" || minted)
                {
                    fields.Remove(name);
                }
            }

            foreach ((string name, JsonNode? child) in fields.ToArray())
            {
                Strip(child);
            }
        }
    }
}
