namespace Demarche.Intake;

/// <summary>What a feed says of itself.</summary>
internal sealed record FeedChannel(string? Title, string? Link, string? Language)
{
    /// <param name="root">The feed without its items.</param>
    public static FeedChannel Read(FeedNode? root)
    {
        if (root is null)
        {
            return new FeedChannel(null, null, null);
        }

        FeedNode channel = root.All("channel").FirstOrDefault() ?? root;
        string? link = FeedItem.Link(channel, null);
        string? title = channel.First("title")?.Text;
        string? language = channel.First("language", "dc:language")?.Text ?? root["xml:lang"];
        return new FeedChannel(title is null ? null : FeedItem.Plain(title), link, PageLanguage.Tag(language));
    }
}
