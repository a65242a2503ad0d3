using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Demarche.Exports;
using Demarche.Store;
using Ical.Net.CalendarComponents;

namespace Demarche.Desk.Tests;

/// <summary>Every form of the hand-over against its format's rules, or read by somebody else's reader; with hostile reports among those told of.</summary>
public sealed partial class ExportFormatTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private string Written(string format, bool withText = true, Permalinks? links = null)
    {
        using MemoryStream stream = new();
        ExportFormats
            .Find(format)!
            .Write(
                stream,
                new ExportRequest(
                    desk.Store,
                    desk.Store,
                    new ViewQuery("pass", Limit: 3),
                    withText,
                    links ?? new Permalinks("http://127.0.0.1:1")
                )
            );
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void The_same_record_gives_the_same_bytes()
    {
        foreach (ExportFormat format in ExportFormats.All)
        {
            Assert.Equal(Written(format.Name), Written(format.Name));
        }
    }

    [Fact]
    public void Without_text_no_words_of_reports_leave()
    {
        foreach (string format in new[] { "annotations", "plover" })
        {
            Assert.DoesNotContain("belongs to all who walk it", Written(format, withText: false));
        }
    }

    [Fact]
    public void Html_is_a_page_in_which_nothing_runs()
    {
        string page = Written("html");
        Assert.Contains("reopen the mountain road", page);
        Assert.Contains("#:~:text=", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("javascript:", page);
    }

    [Fact]
    public void Text_and_markdown_mark_their_evidence()
    {
        Assert.Matches(@"\[1\]", Written("text"));
        Assert.DoesNotContain("## ", Written("text"));
        Assert.Contains("## Positions", Written("markdown"));
    }

    [Fact]
    public void TimelineJs_has_a_year_for_every_event_and_its_own_columns_alone()
    {
        using JsonDocument json = JsonDocument.Parse(Written("timelinejs"));
        JsonElement[] events = [.. json.RootElement.GetProperty("events").EnumerateArray()];
        Assert.NotEmpty(events);
        Assert.All(events, static e => Assert.InRange(e.GetProperty("start_date").GetProperty("year").GetInt32(), 1, 9999));
        Assert.All(events, static e => Assert.False(string.IsNullOrEmpty(e.GetProperty("text").GetProperty("headline").GetString())));
        Assert.True(events.Select(static e => e.GetProperty("group").GetString()).Distinct().Count() <= 6);
        Assert.Equal(events.Length, events.Select(static e => e.GetProperty("unique_id").GetString()).Distinct().Count());
        string[] rows = Written("timelinejs-csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background",
            rows[0]
        );
        Assert.All(rows, static r => Assert.Equal(19, Cells(r)));
        Assert.Single(rows, static r => r.Contains(",title,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_reads_back_with_whole_days_and_short_lines()
    {
        string text = Written("ical");
        Assert.All(text.Split("\r\n"), static line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Ical.Net.Calendar calendar = Ical.Net.Calendar.Load(text)!;
        Assert.Equal("2.0", calendar.Version);
        CalendarEvent ahead = calendar.Events.First(static e => e.Status == "TENTATIVE");
        Assert.Equal(new DateTime(2031, 3, 20), ahead.Start!.Value);
        Assert.Equal(new DateTime(2031, 3, 21), ahead.End!.Value);
        Assert.False(ahead.Start.HasTime);
        Assert.Contains("talks", ahead.Summary);
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(static e => e.Uid).Distinct().Count());
    }

    [Fact]
    public void Plover_events_have_what_plover_asks_for()
    {
        JsonElement[] events = [.. Lines(Written("plover"))];
        Assert.NotEmpty(events);
        foreach (JsonElement e in events)
        {
            Assert.True(
                DateTime.TryParseExact(
                    e.GetProperty("date").GetString(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                )
            );
            Assert.NotEmpty(e.GetProperty("actor").EnumerateArray());
            Assert.InRange(e.GetProperty("quad_code").GetInt32(), 1, 4);
            Assert.Single(e.GetProperty("event").EnumerateArray());
            Assert.All(
                e.GetProperty("actor").EnumerateArray(),
                static a => Assert.True(a.TryGetProperty("code", out _) || a.TryGetProperty("entity_text", out _))
            );
        }

        Assert.Equal(events.Length, events.Select(static e => e.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public void Annotations_select_the_words_that_they_quote()
    {
        JsonElement[] annotations = [.. Lines(Written("annotations"))];
        Assert.NotEmpty(annotations);
        foreach (JsonElement annotation in annotations)
        {
            Assert.Equal("http://www.w3.org/ns/anno.jsonld", annotation.GetProperty("@context").GetString());
            Assert.Equal("Annotation", annotation.GetProperty("type").GetString());
            JsonElement target = annotation.GetProperty("target");
            JsonElement[] selectors = [.. target.GetProperty("selector").EnumerateArray()];
            string report = target.GetProperty("state").GetProperty("cached").GetString()!.Split('/')[^2];
            int[] text = [.. desk.Store.TextOf(report)!.EnumerateRunes().Select(static r => r.Value)];
            if (selectors.Length == 2)
            {
                string there = string.Concat(
                    text[selectors[1].GetProperty("start").GetInt32()..selectors[1].GetProperty("end").GetInt32()]
                        .Select(char.ConvertFromUtf32)
                );
                Assert.Equal(selectors[0].GetProperty("exact").GetString(), there);
            }

            Assert.DoesNotContain("javascript:", target.GetProperty("source").GetString());
        }

        Assert.Equal(annotations.Length, annotations.Select(static a => a.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public void Citations_have_types_dates_and_keys_of_their_formats()
    {
        using JsonDocument csl = JsonDocument.Parse(Written("csl"));
        Assert.All(csl.RootElement.EnumerateArray(), static i => Assert.Equal("article-newspaper", i.GetProperty("type").GetString()));
        Assert.Contains(
            csl.RootElement.EnumerateArray(),
            static i => i.GetProperty("issued").GetProperty("date-parts")[0].GetArrayLength() == 3
        );
        Assert.All(
            csl.RootElement.EnumerateArray(),
            static i =>
                Assert.False(i.TryGetProperty("URL", out JsonElement url) && !url.GetString()!.StartsWith("http", StringComparison.Ordinal))
        );

        string[] ris = Written("ris").Split("\r\n");
        Assert.All(ris.Where(static l => l.Length > 0), static l => Assert.Matches("^[A-Z][A-Z0-9]  - ", l));
        Assert.Equal(ris.Count(static l => l.StartsWith("TY  - ", StringComparison.Ordinal)), ris.Count(static l => l == "ER  - "));
        Assert.Contains("DA  - 2031/03/05/", ris);

        string bibtex = Written("bibtex");
        MatchCollection keys = Keys().Matches(bibtex);
        Assert.Equal(csl.RootElement.GetArrayLength(), keys.Count);
        Assert.Equal(keys.Count, keys.Select(static k => k.Groups[1].Value).Distinct().Count());
        Assert.Equal(
            bibtex.Replace("\\{", "").Replace("\\}", "").Count(static c => c == '{'),
            bibtex.Replace("\\{", "").Replace("\\}", "").Count(static c => c == '}')
        );
        Assert.Contains("date = {2031-03-05}", bibtex);
    }

    [Fact]
    public void Feeds_tell_facts_that_changed()
    {
        using JsonDocument feed = JsonDocument.Parse(Written("jsonfeed"));
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        JsonElement[] items = [.. feed.RootElement.GetProperty("items").EnumerateArray()];
        Assert.NotEmpty(items);
        Assert.All(
            items,
            static i =>
                Assert.True(
                    i.TryGetProperty("content_html", out _) && i.TryGetProperty("id", out _) && i.TryGetProperty("date_published", out _)
                )
        );
        Assert.Equal(
            items.Length,
            items.Select(static i => i.GetProperty("_demarche").GetProperty("record").GetString()).Distinct().Count()
        );

        XDocument atom = XDocument.Load(XmlReader.Create(new StringReader(Written("atom"))));
        XNamespace ns = "http://www.w3.org/2005/Atom";
        Assert.NotNull(atom.Root!.Element(ns + "id"));
        Assert.NotNull(atom.Root.Element(ns + "updated"));
        Assert.NotNull(atom.Root.Element(ns + "title"));
        Assert.NotNull(atom.Root.Element(ns + "author")!.Element(ns + "name"));
        Assert.Equal(items.Length, atom.Root.Elements(ns + "entry").Count());
        Assert.All(
            atom.Root.Elements(ns + "entry"),
            e => Assert.True(DateTimeOffset.TryParse(e.Element(ns + "updated")!.Value, CultureInfo.InvariantCulture, out _))
        );
    }

    [Fact]
    public void Parquet_tables_are_whole_files()
    {
        using MemoryStream stream = new();
        using (BundleZip place = new(stream))
        {
            desk.Store.Contents(contents => ParquetExport.Write(contents, place));
        }

        using ZipArchive archive = new(stream);
        Assert.Contains(archive.Entries, static e => e.Name == "events.parquet");
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using MemoryStream file = new();
            using (Stream from = entry.Open())
            {
                from.CopyTo(file);
            }

            byte[] bytes = file.ToArray();
            Assert.Equal("PAR1"u8.ToArray(), bytes[..4]);
            Assert.Equal("PAR1"u8.ToArray(), bytes[^4..]);
        }
    }

    private static IEnumerable<JsonElement> Lines(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }

    private static int Cells(string row)
    {
        int cells = 1;
        bool quoted = false;
        foreach (char c in row)
        {
            quoted ^= c == '"';
            cells += c == ',' && !quoted ? 1 : 0;
        }

        return cells;
    }

    [GeneratedRegex(@"^@online\{([a-z0-9]+),$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
