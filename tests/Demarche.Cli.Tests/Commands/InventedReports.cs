namespace Demarche.Cli.Tests.Commands;

/// <summary>Three reports of one small dispute, as JSON Lines.</summary>
internal static class InventedReports
{
    public const string Demand =
        """{"id":"r1","title":"Chile asked to reopen the pass","outlet":"Imber Post","published":"2031-03-05","text":"Peru demanded on Tuesday that Chile reopen the pass.\n\n“The road belongs to all who walk it,” Peruvian Foreign Minister Ana Quiroga said in Lima."}""";

    public const string Refusal =
        """{"id":"r2","title":"Chile says no","outlet":"Dock Herald","published":"2031-03-07","text":"Chile on Thursday rejected Peru's demand to reopen the pass.\n\nThe customs house stayed dark all evening."}""";

    public const string OfAnInventedState =
        """{"id":"r3","title":"Arvenia asks for the sluices","outlet":"Dock Herald","published":"2031-03-09","text":"Arvenia on Saturday demanded that Tasmere reopen the sluices."}""";

    public const string Actors = """
        {"code":"ARV","kind":"country","names":["Arvenia"],"demonyms":["Arvenian"],"capital":"Lorn"}
        {"code":"TSM","kind":"country","names":["Tasmere"],"demonyms":["Tasmerian"],"capital":"Quell"}
        """;

    public static string All { get; } = string.Join('\n', Demand, Refusal, OfAnInventedState);
}
