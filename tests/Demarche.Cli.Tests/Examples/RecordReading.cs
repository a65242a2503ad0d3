using System.Text.Json;

namespace Demarche.Cli.Tests.Examples;

/// <summary>The record as the command prints it, read back from <c>show … --format json</c>.</summary>
public sealed class RecordReading
{
    private readonly Dictionary<string, string> _locators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement[]> _views = new(StringComparer.Ordinal);

    public RecordReading(Func<string, JsonElement> show)
    {
        foreach (string view in new[] { "timeline", "positions", "quotes", "reports", "origins", "disagreements", "actors" })
        {
            _views[view] = [.. show(view).GetProperty("items").EnumerateArray()];
        }

        foreach (JsonElement report in Items("reports"))
        {
            _locators[Text(report, "id")!] = Text(report, "locator")!;
        }
    }

    /// <summary>The record of a store.</summary>
    public static RecordReading Of(string workingFolder, string store) =>
        new(view =>
        {
            DemarcheProcess shown = DemarcheProcess.Run(
                workingFolder,
                "show",
                view,
                "--store",
                store,
                "--format",
                "json",
                "--limit",
                "500"
            );
            Assert.True(shown.ExitCode == 0, shown.Errors);
            return JsonDocument.Parse(shown.Output).RootElement;
        });

    public JsonElement[] Items(string view) => _views[view];

    public JsonElement? Report(string locator)
    {
        foreach (JsonElement item in Items("reports"))
        {
            if (IsLocator(Text(item, "locator")!, locator))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>True when the line cites the report with words that overlap the expected ones.</summary>
    public bool Cites(JsonElement line, ExpectedEvidence expected)
    {
        foreach (JsonElement evidence in Array(line, "evidence"))
        {
            if (IsFrom(evidence, expected.Report) && Overlap(Text(evidence, "text") ?? "", expected.Text))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsFrom(JsonElement evidence, string locator) =>
        IsLocator(_locators.GetValueOrDefault(Text(evidence, "report") ?? "", ""), locator);

    public static string? Text(JsonElement item, params string[] path)
    {
        foreach (string name in path)
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out item))
            {
                return null;
            }
        }

        return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
    }

    public static IEnumerable<JsonElement> Array(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [];

    /// <summary>The first words of the codes of the actors, "HLM" of "HLM GOV"; the name where there is no code.</summary>
    public static HashSet<string> Parties(JsonElement line, string field) => [.. Array(line, field).Select(Party)];

    public static string Party(JsonElement actor) => (Text(actor, "code") ?? Text(actor, "name") ?? "").Split(' ')[0];

    /// <summary>F1 of the content words of two phrases.</summary>
    public static double WordF1(string left, string right)
    {
        HashSet<string> a = Words(left);
        HashSet<string> b = Words(right);
        int shared = a.Count(b.Contains);
        return shared == 0 ? 0 : 2.0 * shared / (a.Count + b.Count);
    }

    private static bool IsLocator(string locator, string expected) =>
        locator == expected || locator.EndsWith("/" + expected, StringComparison.Ordinal);

    private static bool Overlap(string cited, string expected) =>
        cited.Contains(expected, StringComparison.Ordinal)
        || expected.Contains(cited, StringComparison.Ordinal)
        || WordF1(cited, expected) >= 0.6;

    private static HashSet<string> Words(string text) =>
        [
            .. text.ToLowerInvariant()
                .Split([' ', ',', '.', '\'', '’', '"', '“', '”', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(w =>
                    w is not ("the" or "a" or "an" or "of" or "to" or "in" or "on" or "at" or "and" or "by" or "for" or "that" or "its")
                ),
        ];
}
