using System.Globalization;
using System.Text.Json;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;
using NodaTime;

namespace Demarche.Exports;

/// <summary>
/// A timeline as TimelineJS 3 reads it, as JSON and as the sheet of its own columns. A part of a date that is not known is left out, and the words of
/// <c>display_date</c> say how sure it is; what has no date at all is listed on the title slide.
/// </summary>
public static class TimelineJsExport
{
    private const string Columns =
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background";

    public static void WriteJson(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (List<Slide> slides, List<string> undated, string title) = Slides(request);
        using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Page))
        {
            json.WriteStartObject();
            json.WriteStartObject("title");
            Text(json, Escaped(title), TitleText(undated).ToString());
            json.WriteEndObject();
            json.WriteString("scale", "human");
            json.Objects(
                "events",
                slides,
                slide =>
                {
                    json.WriteString("unique_id", slide.Id);
                    json.WriteString("group", slide.Group);
                    Date(json, "start_date", slide.Start);
                    if (slide.End is { } end)
                    {
                        Date(json, "end_date", end);
                    }

                    json.WriteString("display_date", slide.Shown);
                    Text(json, slide.Headline.ToString(), slide.Text.ToString());
                    json.WriteBoolean("autolink", false);
                }
            );
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public static void WriteSheet(TextWriter output, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        (List<Slide> slides, List<string> undated, string title) = Slides(request);
        output.Write(Columns + "\r\n");
        CsvCells.WriteRow(
            output,
            [
                .. Enumerable.Repeat<string?>(null, 9),
                Escaped(title),
                TitleText(undated).ToString(),
                .. Enumerable.Repeat<string?>(null, 5),
                "title",
                null,
                null,
            ]
        );
        foreach (Slide slide in slides)
        {
            CsvCells.WriteRow(
                output,
                [
                    .. Cells(slide.Start),
                    .. slide.End is { } end ? Cells(end) : [null, null, null, null],
                    slide.Shown,
                    slide.Headline.ToString(),
                    slide.Text.ToString(),
                    .. Enumerable.Repeat<string?>(null, 6),
                    slide.Group,
                    null,
                ]
            );
        }
    }

    private static (List<Slide> Slides, List<string> Undated, string Title) Slides(ExportRequest request)
    {
        List<Slide> slides = [];
        List<string> undated = [];
        string title = request.Views.Timeline(request.Query with { Limit = 1 }).Dispute;
        foreach (EventItem item in Paging.All(request.Views.Timeline, request.Query).Where(static e => !e.Background))
        {
            string group = item.Status == EventStatus.Happened ? "Events" : "Announced";
            string status = item.Status == EventStatus.Happened ? "" : $" [{item.Became ?? item.Status.Kebab()}]";
            Add(item.Id, group, item.Date, item.Summary + status, item.Support, item.Evidence, item.Withdrawn);
        }

        foreach (PositionItem item in Paging.All(request.Views.Positions, request.Query))
        {
            string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
            Add(
                item.Id,
                "Positions",
                item.Stated,
                $"{Phrases.Names(item.Holders)}, {item.Kind.Kebab()}{to}: {item.Proposition}",
                item.Support,
                item.Evidence,
                item.Withdrawn
            );
        }

        if (undated.Count > 0)
        {
            request.LeftOut($"{Phrases.Count(undated.Count, "line")} without a date stand on the title slide");
        }

        return (slides, undated, title);

        void Add(
            string id,
            string group,
            StatedDate date,
            string fact,
            Support support,
            IReadOnlyList<EvidenceItem> evidence,
            Withdrawal? withdrawn
        )
        {
            if (DateParts.Of(date) is not var (start, end))
            {
                undated.Add(withdrawn is null ? fact : $"{fact} [withdrawn]");
                return;
            }

            Markup words =
                request.WithText && evidence.Count > 0 ? Markup.Of($"<p>{Phrases.Quoted(evidence[0].Evidence.Text)}</p>") : Markup.Empty;
            string carriers = string.Join(
                ", ",
                evidence.Select(static e => Phrases.Outlet(e.Outlet, e.Locator)).Distinct(StringComparer.Ordinal).Take(5)
            );
            string why = withdrawn is null ? "" : $"{Phrases.Of(withdrawn, request.WithText)}. ";
            slides.Add(
                new Slide(
                    id,
                    group,
                    start,
                    end,
                    HonestDate.Of(date),
                    withdrawn is null ? Markup.Of($"{fact}") : Markup.Of($"<del>{fact}</del>"),
                    Markup.Of(
                        $"{words}<p>{why}{Phrases.Count(support.Outlets, "outlet")}, {Phrases.Count(support.Origins, "origin")}: {carriers}</p>"
                    )
                )
            );
        }
    }

    private static Markup TitleText(List<string> undated) =>
        undated.Count == 0
            ? Markup.Of($"<p>Every line rests on words of reports.</p>")
            : Markup.Of($"<p>Date not stated:</p><ul>{undated.Take(50).Select(static u => Markup.Of($"<li>{u}</li>"))}</ul>");

    private static void Text(Utf8JsonWriter json, string headline, string text)
    {
        json.WriteStartObject("text");
        json.WriteString("headline", headline);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Escaped(string text) => Markup.Of($"{text}").ToString();

    private static void Date(Utf8JsonWriter json, string name, DateParts date)
    {
        json.WriteStartObject(name);
        json.WriteNumber("year", date.Year);
        if (date.Month is { } month)
        {
            json.WriteNumber("month", month);
        }

        if (date.Day is { } day)
        {
            json.WriteNumber("day", day);
        }

        json.WriteEndObject();
    }

    private static string?[] Cells(DateParts date) => [Number(date.Year), Number(date.Month), Number(date.Day), null];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private sealed record Slide(string Id, string Group, DateParts Start, DateParts? End, string Shown, Markup Headline, Markup Text);
}

/// <summary>The parts of a date that are known, and no others.</summary>
internal readonly record struct DateParts(int Year, int? Month, int? Day)
{
    /// <summary>First and last; the last is null where one day, month or year says it all. Null for no date.</summary>
    public static (DateParts Start, DateParts? End)? Of(StatedDate date)
    {
        if ((date.Earliest ?? date.Latest) is not { } first)
        {
            return null;
        }

        LocalDate last = date.Latest ?? date.Earliest ?? first;
        return date.Precision switch
        {
            DatePrecision.Year => (new DateParts(first.Year, null, null), null),
            DatePrecision.Month => (new DateParts(first.Year, first.Month, null), null),
            DatePrecision.Decade => (new DateParts(first.Year, null, null), new DateParts(last.Year, null, null)),
            DatePrecision.Quarter => (new DateParts(first.Year, first.Month, null), new DateParts(last.Year, last.Month, null)),
            _ when first == last => (new DateParts(first.Year, first.Month, first.Day), null),
            _ => (new DateParts(first.Year, first.Month, first.Day), new DateParts(last.Year, last.Month, last.Day)),
        };
    }
}
