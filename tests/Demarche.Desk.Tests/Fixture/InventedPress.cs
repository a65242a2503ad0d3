namespace Demarche.Desk.Tests;

/// <summary>Invented reports on an invented quarrel over a mountain road, some of them hostile.</summary>
internal static class InventedPress
{
    public const string Dispute = "pass";

    public const string Demand =
        """{"id":"r1","title":"Chile asked to reopen the road","outlet":"Imber Post","published":"2031-03-05","url":"https://imber.example/road","text":"Peru demanded on Tuesday that Chile reopen the mountain road.\n\n“The road belongs to all who walk it, and it always will,” Peruvian Foreign Minister Ana Quiroga said in Lima.\n\nPeru and Chile will hold talks in Lima on 20 March, the ministry said.\n\nCarters at the upper customs house had waited eleven days beside their loaded wagons, and nobody there could tell them when the barrier would be lifted again."}""";

    public const string Refusal =
        """{"id":"r2","title":"Chile says no","outlet":"Dock Herald","published":"2031-03-07","url":"https://dock.example/no","text":"Chile on Thursday rejected Peru's demand to reopen the mountain road.\n\nThe customs house stayed dark all evening."}""";

    public const string Copy =
        """{"id":"r3","title":"Carters wait for the road","outlet":"Lower Valley Gazette","published":"2031-03-06","url":"https://valley.example/carters","text":"LIMA, March 5 (Reuters) - Peru demanded on Tuesday that Chile reopen the mountain road.\n\n“The road belongs to all who walk it,” Peruvian Foreign Minister Ana Quiroga said.\n\nCarters at the upper customs house had waited eleven days beside their loaded wagons, and nobody there could tell them when the barrier would be lifted again."}""";

    public const string Later =
        """{"id":"r4","title":"Peru asks for inspectors","outlet":"Imber Post","published":"2031-03-10","url":"https://imber.example/inspectors","text":"Peru called on Chile on Monday to send inspectors to the tunnel.\n\nPeru condemned Bolivia on Monday."}""";

    /// <summary>Two versions of one page.</summary>
    public const string First =
        """{"id":"v","title":"Toll","outlet":"Dock Herald","published":"2031-03-08","url":"https://dock.example/toll","text":"Bolivia on Friday demanded that Peru lower the toll.\n\nThe toll is nine soles."}""";

    public const string Second =
        """{"id":"v","title":"Toll","outlet":"Dock Herald","published":"2031-03-08","url":"https://dock.example/toll","text":"Bolivia on Friday demanded that Peru lower the toll.\n\nThe toll is twelve soles."}""";

    /// <summary>What happened years ago, what is to happen some time in a month, and what happened within two days.</summary>
    public const string Vague =
        """{"id":"b1","title":"Old quarrel, new toll","outlet":"Imber Post","published":"2031-03-12","url":"https://imber.example/old","text":"Bolivia imposed a new toll on Chilean carters on Tuesday.\n\nIn 2019, Chile closed the tunnel to Bolivian carters for six weeks.\n\nBolivia and Chile will hold talks in March, the ministry said.\n\nPeru arrested two carters last weekend, the customs house said."}""";

    /// <summary>Two reports that give two numbers.</summary>
    public const string Clash = """
        {"id":"f1","title":"Rockfall closes the upper tunnel","outlet":"Imber Post","published":"2031-04-02T06:00:00Z","url":"https://imber.example/rockfall","text":"A rockfall closed the upper tunnel of the mountain road on Tuesday night and killed 40 soldiers, the road office said.\n\nWorkers cleared the stones by lamp light, and the others walked down to the customs house in the morning beside their mules."}
        {"id":"f2","title":"Rockfall closes the upper tunnel of the road","outlet":"Dock Herald","published":"2031-04-02T12:00:00Z","url":"https://dock.example/rockfall","text":"A rockfall closed the upper tunnel of the mountain road on Tuesday night and killed 65 soldiers, a valley doctor said.\n\nWorkers cleared the stones by lamp light, and all of the others walked down to the customs house in the morning."}
        """;

    /// <summary>What a spreadsheet would calculate, and signs that some formats cannot write: NUL, half a pair, a bell, an emoji of several, separators of lines.</summary>
    public const string Strange =
        """{"id":"s","title":"=HYPERLINK(\"http://evil.example\",\"pay\"), \u0007 {toll} \\n & 50 % of it_all","outlet":"+Gate; \"Post\", Ltd","authors":["@sum(A1:A9)","Ida-Maria Šólberg"],"published":"2031-03-13","url":"https://gate.example/a,b?x=1&y={2}","text":"Bolivia demanded on Wednesday that Chile \u0000 mend *the* [upper](http://evil.example) `bridge` \ud800 at once &lt;b&gt; \u2028 and <u>paint</u> it.\n\n“=1+1; \\\\ we, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 all, say ]]> {so}”, Bolivian Foreign Minister Rosa Quispe said."}""";

    /// <summary>Scripts in title, outlet, author and text; an address that is a program; letters that turn the direction; a table with no end.</summary>
    public static string Hostile { get; } =
        """{"id":"h","title":"<script>window.hit=1</script><svg onload=window.hit=2>","outlet":"\"><img src=x onerror=window.hit=3>","authors":["<b onclick=window.hit=4>"],"published":"2031-03-09","url":"javascript:window.hit=5","text":"Peru demanded on Sunday that Chile remove <script>window.hit=6</script> the fence.\n\n\u202Eeslaf gnihton si siht\u202C <svg/onload=window.hit=7> ]]> & &amp; ' \" `.\n\n"""
        + string.Concat(Enumerable.Range(0, 400).Select(static i => $"<td>{i}</td> "))
        + "\"}";

    public static string All { get; } = string.Join('\n', Demand, Refusal, Copy, Later, First, Second, Hostile);
}
