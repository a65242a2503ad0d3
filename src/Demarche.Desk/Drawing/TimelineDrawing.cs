using System.Collections.Immutable;
using System.Globalization;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>
/// The timeline drawn as SVG: events above the axis (one mark an event while days are wide enough, else how many a bin), reports and their origins
/// below it. Happened is filled, announced is hollow, a vague date is as wide as it is vague. All looks come from classes: the page allows no inline style.
/// </summary>
internal sealed class TimelineDrawing(DeskRequest request, TimeScale scale, string path)
{
    private const int Left = 34;
    private const int Right = 10;
    private const int Row = 13;
    private const int MostRows = 14;
    private const int BarsHigh = 64;
    private const int AxisHigh = 22;

    private static readonly LocalDatePattern s_day = LocalDatePattern.Create("d MMM", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern s_month = LocalDatePattern.Create("MMM uuuu", CultureInfo.InvariantCulture);

    public Markup Draw(
        IReadOnlyList<EventItem> events,
        ImmutableArray<DayOfEvents> counts,
        ImmutableArray<DayOfReports> reports,
        bool brief
    )
    {
        bool single = scale.Unit == BinUnit.Day;
        (Markup marks, int high) = single ? Marks(events) : Counted(counts);
        int axis = high + (single ? 8 : 1);
        int total = axis + AxisHigh + (brief ? 0 : BarsHigh + 14);
        Markup bars = brief ? Markup.Empty : Bars(reports, axis + AxisHigh);
        return Markup.Of(
            $"""
            <div class="wide drawing" tabindex="0" role="region" aria-label="Timeline drawing"><svg class="timeline" viewBox="0 0 {Left
                + scale.Width
                + Right} {total}" role="group" aria-label="Events{(brief ? "" : ", reports and origins")} from {HonestDate.Day(
                scale.First
            )} to {HonestDate.Day(scale.Last)}">
            {Axis(axis)}{marks}{bars}
            </svg></div>
            """
        );
    }

    private (Markup Marks, int High) Marks(IReadOnlyList<EventItem> events)
    {
        double[] taken = [.. Enumerable.Repeat(-1.0, MostRows)];
        SortedDictionary<int, int> beyond = [];
        List<(EventItem Item, double From, double To, int Row)> placed = [];
        foreach (EventItem item in events)
        {
            if (
                (item.Date.Earliest ?? item.Date.Latest) is not { } first
                || (item.Date.Latest ?? item.Date.Earliest) is not { } last
                || last < scale.First
                || first > scale.Last
            )
            {
                continue;
            }

            double from = scale.At(first);
            double to = Math.Max(scale.AfterOf(last), from + 9);
            int row = Array.FindIndex(taken, end => end <= from + 0.1);
            if (row < 0)
            {
                int day = Period.DaysBetween(scale.First, first < scale.First ? scale.First : first);
                beyond[day] = beyond.GetValueOrDefault(day) + 1;
                continue;
            }

            taken[row] = to;
            placed.Add((item, from, to, row));
        }

        int rows = placed.Count == 0 ? 1 : placed.Max(static p => p.Row) + 1;
        int high = (rows * Row) + (beyond.Count > 0 ? 16 : 4);
        IEnumerable<Markup> marks = placed.Select(p => Mark(p.Item, Left + p.From, Left + p.To, high - 6 - (p.Row * Row)));
        IEnumerable<Markup> more = beyond.Select(b =>
            Markup.Of(
                $"<text class=\"more\" x=\"{Number(Left + ((b.Key + 0.5) * scale.Width / scale.Days))}\" y=\"10\" text-anchor=\"middle\">+{b.Value}</text>"
            )
        );
        return (Markup.Join([.. marks, .. more]), high);
    }

    private Markup Mark(EventItem item, double from, double to, int y)
    {
        string status = item.Became ?? item.Status.Kebab();
        string title = $"{HonestDate.Of(item.Date)}, {Cards.Readable(status)}: {Cards.SummaryOf(item)}";
        bool span = item.Date.Earliest != item.Date.Latest;
        string shape = $"mark {status}{(span ? " span" : "")}";
        Markup drawn = span
            ? Markup.Of(
                $"<rect class=\"{shape}\" x=\"{Number(from + 1)}\" y=\"{y - 4}\" width=\"{Number(Math.Max(to - from - 2, 6))}\" height=\"8\" rx=\"4\"/>"
            )
            : Markup.Of($"<circle class=\"{shape}\" cx=\"{Number((from + to) / 2)}\" cy=\"{y}\" r=\"4.2\"/>");
        return Markup.Of($"<a href=\"{request.Path(item.Id)}\" aria-label=\"{title}\"><title>{title}</title>{drawn}</a>");
    }

    private (Markup Marks, int High) Counted(ImmutableArray<DayOfEvents> counts)
    {
        const int High = 96;
        Dictionary<LocalDate, (int Happened, int Other)> bins = [];
        foreach (DayOfEvents day in counts)
        {
            if (day.Day < scale.First || day.Day > scale.Last)
            {
                continue;
            }

            LocalDate bin = scale.BinOf(day.Day);
            (int happened, int other) = bins.GetValueOrDefault(bin);
            bins[bin] = day.Status == "happened" ? (happened + day.Events, other) : (happened, other + day.Events);
        }

        int most = Math.Max(1, bins.Count == 0 ? 1 : bins.Values.Max(static b => b.Happened + b.Other));
        IEnumerable<Markup> marks = bins.OrderBy(static b => b.Key)
            .Select(b =>
            {
                LocalDate last = scale.NextBin(b.Key).PlusDays(-1);
                double x = Left + scale.At(b.Key);
                double width = Math.Max(scale.AfterOf(last) - scale.At(b.Key) - 1.5, 1);
                double happened = (High - 8) * (double)b.Value.Happened / most;
                double other = (High - 8) * (double)b.Value.Other / most;
                string said =
                    $"{HonestDate.Day(b.Key)} to {HonestDate.Day(last)}: {Phrases.Count(b.Value.Happened, "event")} happened, {b.Value.Other} announced or not sure";
                return Markup.Of(
                    $"""
                    <a href="{Zoom(b.Key, last)}" aria-label="{said}"><title>{said}</title><rect class="bar happened" x="{Number(
                        x
                    )}" y="{Number(High - happened)}" width="{Number(width)}" height="{Number(
                        happened
                    )}"/><rect class="bar announced" x="{Number(x)}" y="{Number(High - happened - other)}" width="{Number(
                        width
                    )}" height="{Number(other)}"/></a>
                    """
                );
            });
        return (Markup.Of($"{marks}<text class=\"scale\" x=\"{Left - 5}\" y=\"14\" text-anchor=\"end\">{most}</text>"), High);
    }

    private Markup Bars(ImmutableArray<DayOfReports> days, int top)
    {
        Dictionary<LocalDate, (int Reports, int Origins)> bins = [];
        foreach (DayOfReports day in days)
        {
            if (day.Day >= scale.First && day.Day <= scale.Last)
            {
                LocalDate bin = scale.BinOf(day.Day);
                (int reports, int origins) = bins.GetValueOrDefault(bin);
                bins[bin] = (reports + day.Reports, Math.Max(origins, day.Origins));
            }
        }

        int most = Math.Max(1, bins.Count == 0 ? 1 : bins.Values.Max(static b => b.Reports));
        int foot = top + BarsHigh + 4;
        IEnumerable<Markup> bars = bins.OrderBy(static b => b.Key)
            .Select(b =>
            {
                LocalDate last = scale.NextBin(b.Key).PlusDays(-1);
                double x = Left + scale.At(b.Key);
                double width = Math.Max(scale.AfterOf(last) - scale.At(b.Key) - 1.5, 1);
                double reports = BarsHigh * (double)b.Value.Reports / most;
                double origins = BarsHigh * (double)b.Value.Origins / most;
                string span = scale.Unit == BinUnit.Day ? HonestDate.Day(b.Key) : $"{HonestDate.Day(b.Key)} to {HonestDate.Day(last)}";
                string said =
                    $"{span}: {Phrases.Count(b.Value.Reports, "report")}, {(scale.Unit == BinUnit.Day ? "" : "at most ")}{Phrases.Count(b.Value.Origins, "origin")}{(scale.Unit == BinUnit.Day ? "" : " a day")}";
                return Markup.Of(
                    $"""
                    <a href="{DeskRequest.With(
                        request.Path("reports"),
                        [new("from", Iso(b.Key)), new("to", Iso(last))]
                    )}" aria-label="{said}"><title>{said}</title><rect class="bar reports" x="{Number(x)}" y="{Number(
                        foot - reports
                    )}" width="{Number(width)}" height="{Number(reports)}"/><rect class="bar origins" x="{Number(x)}" y="{Number(
                        foot - origins
                    )}" width="{Number(width)}" height="{Number(origins)}"/></a>
                    """
                );
            });
        return Markup.Of(
            $"{bars}<text class=\"scale\" x=\"{Left - 5}\" y=\"{top + 12}\" text-anchor=\"end\">{most}</text><text class=\"scale\" x=\"{Left - 5}\" y=\"{foot}\" text-anchor=\"end\">0</text>"
        );
    }

    private Markup Axis(int y)
    {
        List<Markup> ticks = [];
        double lastLabel = double.NegativeInfinity;
        foreach (LocalDate bin in scale.Bins())
        {
            if (bin < scale.First)
            {
                continue;
            }

            double x = Left + scale.At(bin);
            bool firstOfMonth = bin.Day == 1 || bin == scale.First;
            string label = scale.Unit switch
            {
                BinUnit.Year => bin.Year.ToString(CultureInfo.InvariantCulture),
                BinUnit.Month => s_month.Format(bin),
                _ => s_day.Format(bin),
            };
            if (x - lastLabel < 62)
            {
                ticks.Add(
                    Markup.Of(
                        $"<line class=\"tick\" x1=\"{Number(x)}\" x2=\"{Number(x)}\" y1=\"{y}\" y2=\"{y + (firstOfMonth ? 6 : 3)}\"/>"
                    )
                );
                continue;
            }

            lastLabel = x;
            ticks.Add(
                Markup.Of(
                    $"<line class=\"tick\" x1=\"{Number(x)}\" x2=\"{Number(x)}\" y1=\"{y}\" y2=\"{y + 6}\"/><text class=\"label\" x=\"{Number(x)}\" y=\"{y + 18}\">{label}</text>"
                )
            );
        }

        return Markup.Of($"<line class=\"axis\" x1=\"{Left}\" x2=\"{Left + scale.Width}\" y1=\"{y}\" y2=\"{y}\"/>{ticks}");
    }

    private string Zoom(LocalDate from, LocalDate to) => DeskRequest.With(path, [new("from", Iso(from)), new("to", Iso(to))]);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
