using System.Globalization;
using System.Text;

namespace Demarche.Desk.Tests;

/// <summary>Invented pages as a browser saves them, to be read through intake: furniture around the text, and a hostile one with a giant table.</summary>
internal static class InventedPages
{
    public const int Rows = 1200;
    public const int Columns = 10;

    /// <summary>A page with menus, a banner about cookies, links to other pieces and a note of rights around its text.</summary>
    public const string Furnished = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Snow closes the upper inn - Quay Echo</title>
        <meta property="og:site_name" content="Quay Echo"><meta property="article:published_time" content="2031-03-12T08:00:00Z">
        <link rel="canonical" href="https://quay.example/snow"></head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
        <div class="cookie-banner"><p>We use cookies to improve your experience. Accept all cookies or manage your settings.</p></div>
        <main><article><h1>Snow closes the upper inn</h1><p class="byline">By Ida Solberg</p>
        <p>Bolivia on Tuesday demanded that Chile clear the snow from the upper road before the carters return from the valley.</p>
        <p>The innkeeper said that eleven wagons stood under the eaves, and that the mules had been led down to the customs house in the dark.</p>
        <p>Read also: Five inns below the pass</p>
        <p>Chile said on Wednesday that its ploughs would be at the upper inn by the end of the week, if the wind allowed it.</p>
        </article></main>
        <aside class="related"><h2>Most read</h2><ul><li><a href="/1">Mules for sale at the lower market</a></li><li><a href="/2">A short history of the toll</a></li></ul></aside>
        <footer><p>© 2031 Quay Echo. All rights reserved.</p></footer></body></html>
        """;

    /// <summary>A table of 12,000 cells below two sentences of the record, and everything that could run or turn a page about.</summary>
    public static string GiantTable { get; } = Hostile();

    private static string Hostile()
    {
        StringBuilder page = new(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <title>Tolls at every gate &lt;script&gt;window.hit=20&lt;/script&gt; &#x202E;sllot&#x202C;</title>
            <meta property="og:site_name" content="Quay Echo"><meta property="article:published_time" content="2031-03-11T08:00:00Z">
            <link rel="canonical" href="https://quay.example/tolls"><script>window.hit=21</script><style>body{display:none}</style></head>
            <body onload="window.hit=22"><nav><ul><li><a href="/a">Home</a></li><li><a href="javascript:window.hit=23">Sport</a></li></ul></nav>
            <main><article><h1>Tolls at every gate &lt;script&gt;window.hit=20&lt;/script&gt;</h1>
            <p>Bolivia on Monday demanded that Peru publish the toll of every gate of the valley, and <a href="javascript:window.hit=24">the list</a> fills the board.</p>
            <p>Peru rejected the demand on Tuesday, the ministry of roads said in a note that it hung beside the list.</p>
            <svg onload="window.hit=25"><text>drawn words</text><script>window.hit=26</script></svg>
            <p>&#x202E;txet desrever&#x202C; stands beside the list, the carters said, and <iframe src="javascript:parent.window.hit=27"></iframe>nobody had read it to its end.</p>
            <table border="1"><thead><tr><th colspan="1000" onclick="window.hit=28">Gate</th><th rowspan="65534">Toll</th></tr></thead><tbody>

            """
        );
        for (int row = 0; row < Rows; row++)
        {
            page.Append("<tr>");
            for (int column = 0; column < Columns; column++)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<td>{(column == 0 ? "&lt;img src=x onerror=window.hit=29&gt; " : "")}{row}.{column}</td>"
                );
            }

            page.AppendLine("</tr>");
        }

        return page.AppendLine(
                """
                </tbody></table>
                <p>The carters drove on in the morning, and the board was left to the snow.</p>
                </article></main></body></html>
                """
            )
            .ToString();
    }
}
