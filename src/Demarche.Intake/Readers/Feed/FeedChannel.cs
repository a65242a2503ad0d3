namespace Demarche.Intake;

/// <summary>What a feed says of itself.</summary>
/// <param name="Base">What relative links of items are relative to: <c>xml:base</c>, else the link of the channel, else the address of the feed.</param>
internal sealed record FeedChannel(string? Title, string? Link, string? Language, string? Base = null)
{
    /// <param name="root">The feed without its items.</param>
    /// <param name="address">Where the feed itself was fetched from; null where that is not known.</param>
    public static FeedChannel Read(FeedNode? root, string? address)
    {
        if (root is null)
        {
            return new FeedChannel(null, null, null, address);
        }

        FeedNode channel = root.All("channel").FirstOrDefault() ?? root;
        string? start = root["xml:base"] ?? address;
        string? link = FeedItem.Link(channel, start);
        string? title = channel.First("title")?.Text;
        string? language = channel.First("language", "dc:language")?.Text ?? root["xml:lang"];
        return new FeedChannel(
            title is null ? null : FeedItem.Plain(title),
            link,
            PageLanguage.Tag(language),
            channel["xml:base"] ?? root["xml:base"] ?? link ?? address
        );
    }
}
