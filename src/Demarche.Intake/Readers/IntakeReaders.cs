namespace Demarche.Intake;

/// <summary>The readers in use, in the order in which ties are broken.</summary>
public static class IntakeReaders
{
    public static IReadOnlyList<IReportReader> All { get; } =
    [
        new FeedReader(),
        new SitemapReader(),
        new JsonFeedReader(),
        new MhtmlReader(),
        new HtmlReader(),
        new FrontMatterReader(),
        new TableReader(),
        new JsonLinesReader(),
        new PlainTextReader(),
    ];

    /// <summary>The reader most sure of the document; null when none takes it.</summary>
    public static IReportReader? For(SourceDocument document)
    {
        IReportReader? best = null;
        int most = 0;
        foreach (IReportReader reader in All)
        {
            int sure = reader.Sniff(document);
            if (sure > most)
            {
                (best, most) = (reader, sure);
            }
        }

        return best;
    }
}
