using System.Globalization;

namespace Demarche.Intake;

/// <summary>Files that an item names beside its text: <c>enclosure</c>, <c>media:content</c>, <c>link rel=enclosure</c>, attachments of JSON Feed.</summary>
internal static class FeedMedia
{
    private const int Most = 20;

    public static void Fill(ReportDraft draft, FeedNode item, string? relativeTo)
    {
        foreach (FeedNode node in item.Children.Concat(item.All("media:group").SelectMany(static group => group.Children)))
        {
            bool link = node.Name is "link" or "atom:link" && node["rel"] == "enclosure";
            if (draft.Media.Count == Most || !(link || node.Name is "enclosure" or "media:content"))
            {
                continue;
            }

            string? address = FeedItem.Absolute((link ? node["href"] : node["url"]) ?? "", relativeTo);
            if (address is { Length: <= 4096 } && !draft.Media.Exists(media => media.Url == address))
            {
                draft.Media.Add(new ReportMedia(address, Named(node["type"]), Seconds(node["duration"])));
            }
        }
    }

    private static string? Named(string? type) => type is { Length: > 0 and <= 100 } ? type : null;

    // "90", "12:30", "1:02:03"
    private static double? Seconds(string? duration)
    {
        double seconds = 0;
        string[] parts = (duration ?? "").Split(':');
        foreach (string part in parts)
        {
            if (parts.Length > 3 || !double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            {
                return null;
            }

            seconds = (seconds * 60) + value;
        }

        return double.IsFinite(seconds) ? seconds : null;
    }
}
