using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Bench;

/// <summary>
/// What the later of two reports changed of the earlier, for pairs in JSON Lines ({"later": {"title", "text"}, "earlier": …}, other fields are
/// handed on): one line of kinds with their counts for each pair, and how many pairs a second.
/// </summary>
internal static class ChangesBenchmark
{
    public static void Run(string path)
    {
        List<JsonNode> pairs = [.. File.ReadLines(path).Select(static line => JsonNode.Parse(line)!)];
        Stopwatch watch = new();
        foreach (JsonNode pair in pairs)
        {
            JsonNode later = pair["later"]!;
            JsonNode earlier = pair["earlier"]!;
            CleanText laterText = new((string)later["text"]!);
            CleanText earlierText = new((string)earlier["text"]!);
            watch.Start();
            ImmutableArray<CopyChange> changes = CopyChanges.Of((string?)later["title"], laterText, (string?)earlier["title"], earlierText);
            watch.Stop();
            JsonObject line = [];
            foreach ((string name, JsonNode? value) in pair.AsObject())
            {
                if (name is not ("later" or "earlier"))
                {
                    line[name] = value?.DeepClone();
                }
            }

            JsonObject kinds = [];
            foreach (CopyChange change in changes)
            {
                kinds[JsonNamingPolicy.KebabCaseLower.ConvertName(change.Kind.ToString())] = new JsonObject
                {
                    ["count"] = change.Count,
                    ["words"] = change.Words,
                    ["later"] = Words(change, laterText, static p => p.InLater),
                    ["earlier"] = Words(change, earlierText, static p => p.InEarlier),
                };
            }

            line["changes"] = kinds;
            Console.Out.WriteLine(line.ToJsonString());
        }

        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{pairs.Count} pairs, {pairs.Count / watch.Elapsed.TotalSeconds:0} a second")
        );
    }

    private static JsonArray Words(CopyChange change, CleanText text, Func<ChangedPlace, TextSpan?> where) =>
        [.. change.Places.Select(p => where(p) is { } span ? (JsonNode)span.Of(text.Value) : null)];
}
