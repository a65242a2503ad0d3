using System.Text;
using System.Text.RegularExpressions;
using Demarche.Store;
using Ical.Net.CalendarComponents;

namespace Demarche.Desk.Tests;

/// <summary>The calendar by the rules of RFC 5545 for its lines and components, and in a calendar program's own reader.</summary>
public sealed class CalendarFormatTests(HandedOver handed) : IClassFixture<HandedOver>
{
    [Fact]
    public async Task Every_line_is_a_content_line_and_every_component_has_what_it_must_have()
    {
        string text = await handed.Text("ical");
        Assert.EndsWith("\r\n", text);
        string[] folded = text.Split("\r\n")[..^1];
        Assert.All(folded, static l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.All(folded, static l => Assert.DoesNotContain(l, static c => char.IsControl(c) && c != '\t'));
        string[] lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Stack<(string Name, List<string> Properties)> open = new();
        int events = 0;
        foreach (string line in lines)
        {
            Match read = Regex.Match(line, "^([A-Z-]+)((?:;[A-Z-]+=[^;:\"]+)*):(.*)$", RegexOptions.NonBacktracking);
            Assert.True(read.Success, line);
            (string name, string value) = (read.Groups[1].Value, read.Groups[3].Value);
            if (name == "BEGIN")
            {
                Assert.Contains(value, (string[])["VCALENDAR", "VEVENT"]);
                open.Push((value, []));
                continue;
            }

            (string component, List<string> properties) = open.Peek();
            if (name == "END")
            {
                Assert.Equal(component, value);
                string[] needed = component == "VEVENT" ? ["UID", "DTSTAMP", "DTSTART"] : ["PRODID", "VERSION"];
                Assert.All(needed, n => Assert.Single(properties, p => p == n));
                Assert.Equal(properties.Count, properties.Distinct().Count());
                events += component == "VEVENT" ? 1 : 0;
                open.Pop();
                continue;
            }

            properties.Add(name);
            if (name is "SUMMARY" or "DESCRIPTION" or "LOCATION" or "NAME" or "X-WR-CALNAME")
            {
                Assert.DoesNotMatch(@"(?<!\\)(?:\\\\)*[;,]", value);
                Assert.DoesNotMatch(@"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value);
            }
            else if (name is "DTSTAMP" or "LAST-MODIFIED")
            {
                Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", value);
            }
            else if (name is "DTSTART" or "DTEND")
            {
                Assert.Equal(";VALUE=DATE", read.Groups[2].Value);
                Assert.Matches("^[0-9]{8}$", value);
            }
            else if (name == "STATUS")
            {
                Assert.Contains(value, (string[])["TENTATIVE", "CONFIRMED", "CANCELLED"]);
            }
        }

        Assert.Empty(open);
        Assert.True(events > 0);
    }

    [Fact]
    public async Task Another_reader_finds_every_dated_event_on_its_days()
    {
        Ical.Net.Calendar calendar = Ical.Net.Calendar.Load(await handed.Text("ical"))!;
        Dictionary<string, CalendarEvent> found = calendar.Events.ToDictionary(static e => e.Uid!);
        foreach (
            EventItem item in handed.Store.Timeline(new ViewQuery(InventedPress.Dispute, Limit: 500)).Items.Where(static e => !e.Background)
        )
        {
            if ((item.Date.Earliest ?? item.Date.Latest) is not { } first)
            {
                Assert.DoesNotContain(item.Id + "@demarche", found.Keys);
                continue;
            }

            CalendarEvent there = found[item.Id + "@demarche"];
            Assert.False(there.Start!.HasTime);
            Assert.Equal(first.ToDateTimeUnspecified(), there.Start.Value);
            Assert.Equal((item.Date.Latest ?? first).PlusDays(1).ToDateTimeUnspecified(), there.End!.Value);
            Assert.Contains(Exports.Phrases.OneLine(item.Evidence[0].Evidence.Text), Exports.Phrases.OneLine(there.Description!));
        }
    }
}
