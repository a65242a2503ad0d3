using System.Text;

namespace Demarche.Intake;

/// <summary>OPML lists of feeds: those that lie beside the list are read; what lies on the web is named and not fetched.</summary>
internal static class FeedList
{
    private const int Window = 1024;
    private const int MostFeeds = 10_000;

    public static bool Begins(ReadOnlySpan<byte> content) =>
        Encoding.Latin1.GetString(content[..Math.Min(content.Length, Window)]).Contains("<opml", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options, ReadingPlace place)
    {
        if (place.InFolder)
        {
            // The feeds beside it are read by themselves.
            yield return new IntakeSkipped(document.Locator, "a list of feeds");
            yield break;
        }

        string text = ByteDecoder.Decode(document.Content).Text;
        string folder = Path.GetDirectoryName(Path.GetFullPath(document.Locator)) ?? "";
        int count = 0;
        foreach (string address in Addresses(FeedXml.Parse(text, out _)))
        {
            if (count++ == MostFeeds)
            {
                yield return new IntakeFailure(document.Locator, $"more than {MostFeeds} feeds; split the list");
                yield break;
            }

            if (address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            {
                yield return new IntakeSkipped($"{document.Locator}#{count}", "a feed on the web: nothing is fetched");
                continue;
            }

            if (Beside(folder, address) is not { } path)
            {
                yield return new IntakeFailure(
                    $"{document.Locator}#{count}",
                    $"the feed {MemberNames.Shown(address)} does not lie in the folder of the list; name its file itself"
                );
                continue;
            }

            string shown = Path.Combine(Path.GetDirectoryName(document.Locator) ?? "", Path.GetRelativePath(folder, path));
            foreach (IntakeOutcome outcome in SourceReading.File(shown, options, place with { InFolder = true }, static () => Stream.Null))
            {
                yield return outcome;
            }
        }

        if (count == 0)
        {
            yield return new IntakeFailure(document.Locator, "the list names no feeds");
        }
    }

    private static IEnumerable<string> Addresses(FeedNode? root)
    {
        Stack<FeedNode> waiting = new();
        if (root is not null)
        {
            waiting.Push(root);
        }

        while (waiting.TryPop(out FeedNode? node))
        {
            if (node.Name == "outline" && node["xmlUrl"] is { Length: > 0 } address)
            {
                yield return address.Trim();
            }

            for (int i = node.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push(node.Children[i]);
            }
        }
    }

    // A list from elsewhere must not make any file of this machine be read.
    private static string? Beside(string folder, string address)
    {
        try
        {
            string local = address.StartsWith("file://", StringComparison.OrdinalIgnoreCase)
                ? new Uri(address).LocalPath
                : Uri.UnescapeDataString(address);
            string full = Path.GetFullPath(Path.Combine(folder, local));
            bool inside = full.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
            bool link = inside && new FileInfo(full).LinkTarget is not null;
            return inside && !link && File.Exists(full) ? full : null;
        }
        catch (Exception error)
            when (error is ArgumentException or UriFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
