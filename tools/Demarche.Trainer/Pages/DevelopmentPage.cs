using System.Text.Json;
using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>One development page with what is known of its main text.</summary>
internal sealed class DevelopmentPage
{
    public required string Set { get; init; }

    public required string Id { get; init; }

    public required string Path { get; init; }

    public string? Url { get; init; }

    /// <summary>Pages of one site are never parted between folds.</summary>
    public required string Site { get; init; }

    /// <summary>The whole main text; null where only pieces are known.</summary>
    public string? Gold { get; init; }

    /// <summary>Pieces that the main text holds.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Pieces that it must not hold.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>What other programs took for the main text, where pieces are all that is known.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The page as a string, decoded as the product does.</summary>
    public string Html()
    {
        using Stream packed = File.OpenRead(Path);
        using System.IO.Compression.GZipStream unpacked = new(packed, System.IO.Compression.CompressionMode.Decompress);
        using MemoryStream bytes = new();
        unpacked.CopyTo(bytes);
        return ByteDecoder.Decode(bytes.ToArray(), null).Text;
    }

    /// <summary>All pages of the extraction sets that have gold for the main text.</summary>
    public static List<DevelopmentPage> All(SharedData data)
    {
        List<DevelopmentPage> pages = [];
        foreach (string set in new[] { "body", "news", "segments" })
        {
            string folder = data.PathOf("extraction", set);
            using JsonDocument gold = Json(System.IO.Path.Combine(folder, "gold.json"));
            using JsonDocument index = Json(System.IO.Path.Combine(folder, "index.json"));
            List<JsonDocument> peers =
            [
                .. set == "segments"
                    ? Directory.EnumerateFiles(data.PathOf("extraction", "peers", set)).Order(StringComparer.Ordinal).Select(Json)
                    : [],
            ];
            foreach (JsonProperty entry in gold.RootElement.EnumerateObject())
            {
                string? url = index.RootElement.TryGetProperty(entry.Name, out JsonElement known) ? Text(known, "url") : null;
                url ??= Text(entry.Value, "url");
                pages.Add(
                    new DevelopmentPage
                    {
                        Set = set,
                        Id = entry.Name,
                        Path = System.IO.Path.Combine(folder, "html", entry.Name + ".html.gz"),
                        Url = url,
                        Site = SiteOf(url) ?? entry.Name,
                        Gold = set == "segments" ? null : Text(entry.Value, "articleBody") ?? "",
                        With = Texts(entry.Value, "with"),
                        Without = Texts(entry.Value, "without"),
                        Others = [.. peers.Select(peer => Body(peer, entry.Name))],
                    }
                );
            }

            peers.ForEach(peer => peer.Dispose());
        }

        return pages;
    }

    private static string? SiteOf(string? url) =>
        RegistrableDomain.Of(url is null || url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url);

    private static string Body(JsonDocument peer, string id)
    {
        JsonElement root = peer.RootElement.TryGetProperty("output", out JsonElement wrapped) ? wrapped : peer.RootElement;
        return root.TryGetProperty(id, out JsonElement entry) ? Text(entry, "articleBody") ?? "" : "";
    }

    private static JsonDocument Json(string path)
    {
        using StreamReader reader = SharedData.Open(path);
        return JsonDocument.Parse(reader.ReadToEnd());
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Texts(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
}
