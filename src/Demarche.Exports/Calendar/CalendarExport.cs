using System.Globalization;
using System.Text;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>
/// A calendar by RFC 5545: events of the record on their days, and deadlines of positions on the last day they can mean. What is not sure is
/// TENTATIVE, what was denied or called off CANCELLED and kept, so that a subscriber sees it go.
/// </summary>
public static class CalendarExport
{
    private const int LineOctets = 75;
    private static readonly LocalDatePattern s_day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern s_stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static void Write(TextWriter output, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        ViewPage<EventItem> first = request.Views.Timeline(request.Query with { Limit = 1 });
        int undated = 0;
        Line(output, "BEGIN:VCALENDAR");
        Line(output, "VERSION:2.0");
        Line(output, "PRODID:-//Demarche//Record//EN");
        Line(output, "METHOD:PUBLISH");
        Line(output, "NAME:" + Escaped(first.Dispute));
        Line(output, "X-WR-CALNAME:" + Escaped(first.Dispute));
        Line(output, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (EventItem item in Paging.All(request.Views.Timeline, request.Query).Where(static e => !e.Background))
        {
            string status = item switch
            {
                { Became: "cancelled" } or { Status: EventStatus.Denied } or { RecordStatus: not "current" } => "CANCELLED",
                { Status: EventStatus.Happened } => "CONFIRMED",
                _ => "TENTATIVE",
            };
            Entry entry = new(
                item.Id,
                item.Date,
                item.Summary,
                status,
                item.Withdrawn,
                item.Status.Kebab().ToUpperInvariant(),
                item.Place,
                item.FirstSeen,
                item.Evidence
            );
            undated += Write(output, request, first.Dispute, entry) ? 0 : 1;
        }

        foreach (PositionItem item in Paging.All(request.Views.Positions, request.Query))
        {
            if (item.Deadline is not { IsKnown: true } deadline)
            {
                continue;
            }

            bool exact = deadline.Precision is DatePrecision.Day or DatePrecision.Minute or DatePrecision.Second;
            StatedDate on = exact && deadline.Latest is { } last ? deadline with { Earliest = last } : deadline;
            string summary =
                $"Deadline: {Phrases.Names(item.Holders)}, {item.Kind.Kebab()}: {item.Proposition}{(exact ? "" : " (date not stated exactly)")}";
            Entry entry = new(
                item.Id + "-deadline",
                on,
                summary,
                item.Withdrawn is not null ? "CANCELLED"
                    : exact ? "CONFIRMED"
                    : "TENTATIVE",
                item.Withdrawn,
                "DEADLINE",
                null,
                item.FirstSeen,
                item.Evidence
            );
            Write(output, request, first.Dispute, entry, item.Id);
        }

        if (undated > 0)
        {
            string left = $"{Phrases.Count(undated, "event")} without a date {(undated == 1 ? "is" : "are")} not in this calendar";
            Line(output, "X-DEMARCHE-LEFT-OUT:" + Escaped(left));
            request.LeftOut(left);
        }

        Line(output, "END:VCALENDAR");
    }

    private static bool Write(TextWriter output, ExportRequest request, string dispute, Entry entry, string? line = null)
    {
        if ((entry.Date.Earliest ?? entry.Date.Latest) is not { } first)
        {
            return false;
        }

        LocalDate last = entry.Date.Latest ?? first;
        ChangeItem[] changes = [.. request.Lookup.HistoryOf(line ?? entry.Id)];
        Instant modified = changes.Length == 0 ? entry.FirstSeen : changes[^1].At;
        Line(output, "BEGIN:VEVENT");
        Line(output, $"UID:{entry.Id}@demarche");
        Line(output, "DTSTAMP:" + s_stamp.Format(modified));
        Line(output, "LAST-MODIFIED:" + s_stamp.Format(modified));
        Line(
            output,
            "SEQUENCE:"
                + changes.Count(static c => c.Kind is not ("added" or "confirmed" or "new-origin")).ToString(CultureInfo.InvariantCulture)
        );
        Line(output, "DTSTART;VALUE=DATE:" + s_day.Format(first));
        Line(output, "DTEND;VALUE=DATE:" + s_day.Format(last.PlusDays(1)));
        Line(output, "SUMMARY:" + Escaped(entry.Summary));
        StringBuilder description = new(HonestDate.Of(entry.Date));
        if (entry.Withdrawn is { } withdrawn)
        {
            description.Append('\n').Append(Phrases.Of(withdrawn, request.WithText));
        }

        foreach (EvidenceItem item in entry.Evidence.Take(3))
        {
            description.Append('\n');
            if (request.WithText)
            {
                description.Append(Phrases.Quoted(item.Evidence.Text)).Append(' ');
            }

            description.Append(Phrases.Outlet(item.Outlet, item.Locator)).Append(", ").Append(item.Published ?? HonestDate.NotStated);
        }

        Line(output, "DESCRIPTION:" + Escaped(description.ToString()));
        Line(output, "STATUS:" + entry.Status);
        Line(output, "CATEGORIES:" + entry.Category);
        if (entry.Place is { } place)
        {
            Line(output, "LOCATION:" + Escaped(place));
        }

        Line(output, "URL:" + request.Links.Of(dispute, line ?? entry.Id));
        Line(output, "TRANSP:TRANSPARENT");
        Line(output, "END:VEVENT");
        return true;
    }

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(c);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                default:
                    escaped.Append(char.IsControl(c) ? ' ' : c);
                    break;
            }
        }

        return escaped.ToString();
    }

    // Folded at 75 octets, never inside a character.
    private static void Line(TextWriter output, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                output.Write("\r\n ");
                octets = 1;
            }

            output.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        output.Write("\r\n");
    }

    private sealed record Entry(
        string Id,
        StatedDate Date,
        string Summary,
        string Status,
        Withdrawal? Withdrawn,
        string Category,
        string? Place,
        Instant FirstSeen,
        IReadOnlyList<EvidenceItem> Evidence
    );
}
