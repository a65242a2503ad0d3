using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The views for people: aligned, wrapped, every line with the words that it rests on.</summary>
public static class TextViews
{
    private const int DateColumn = 16;

    public static void Write<T>(TextWriter output, ViewPage<T> page, TextLayout layout)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(page);
        TextSheet sheet = new(output, layout);
        Head(sheet, page);
        bool inferred = false;
        foreach (T item in page.Items)
        {
            sheet.Blank();
            inferred |= Item(sheet, item);
        }

        if (page.Items.IsEmpty)
        {
            sheet.Blank();
            sheet.Line(page.Coverage.Reports == 0 ? "Nothing was read into this dispute yet." : "Nothing found.");
        }

        if (inferred)
        {
            sheet.Blank();
            sheet.Faint(HonestDate.Legend, 0);
        }

        if (page.Next is { } next)
        {
            sheet.Blank();
            sheet.Faint($"More: --cursor {next}", 0);
        }
    }

    private static void Head<T>(TextSheet sheet, ViewPage<T> page)
    {
        Coverage coverage = page.Coverage;
        sheet.Heading(
            $"{page.Dispute}: {Phrases.Count(coverage.Reports, "report")}, {Phrases.Count(coverage.Outlets, "outlet")}, {Phrases.Count(coverage.Origins, "origin")}"
                + (page.AsOf is { } day ? $"; as of {HonestDate.Day(day)}" : "")
        );
        if (coverage.Undated > 0)
        {
            sheet.Faint($"{Phrases.Count(coverage.Undated, "report")} without a date of publication", 0);
        }

        if (coverage.Pending > 0)
        {
            sheet.Line($"{Phrases.Count(coverage.Pending, "report")} not in the record yet: run read or rebuild to finish.");
        }

        if (coverage.Engines.Length > 1)
        {
            sheet.Line($"Engines are mixed ({string.Join(", ", coverage.Engines)}): run rebuild to make them one.");
        }
    }

    private static bool Item<T>(TextSheet sheet, T item)
        where T : notnull =>
        item switch
        {
            EventItem told => Event(sheet, told),
            PositionItem position => Position(sheet, position),
            UtteranceItem utterance => Utterance(sheet, utterance),
            ReportItem report => ReportTextView.Write(sheet, report),
            OriginItem origin => OriginTextView.Write(sheet, origin),
            DisagreementItem disagreement => DisagreementTextView.Write(sheet, disagreement),
            ActorItem actor => Actor(sheet, actor),
            SearchHit hit => Hit(sheet, hit),
            CorrectionItem correction => Correction(sheet, correction),
            _ => throw new ArgumentException($"no text view for {typeof(T).Name}", nameof(item)),
        };

    private static bool Event(TextSheet sheet, EventItem item)
    {
        sheet.Row(HonestDate.Of(item.Date), item.Summary, DateColumn);
        List<string> about = [item.Became is { } became ? $"{item.Status.Kebab()}, {became}" : item.Status.Kebab()];
        if (item.Background)
        {
            about.Add("background");
        }

        about.Add(Phrases.Of(item.Support));
        about.Add(item.Id);
        sheet.Faint(string.Join("; ", about), DateColumn);
        Evidence(sheet, item.Evidence, DateColumn);
        return HonestDate.IsInferred(item.Date);
    }

    private static bool Position(TextSheet sheet, PositionItem item)
    {
        string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
        string condition = item.Condition is null ? "" : $", if {item.Condition}";
        string deadline = item.Deadline is { IsKnown: true } until ? $", deadline {HonestDate.Of(until)}" : "";
        sheet.Row(
            HonestDate.Of(item.Stated),
            $"{Phrases.Names(item.Holders)}, {item.Kind.Kebab()}{to}: {item.Proposition}{condition}{deadline}",
            DateColumn
        );
        sheet.Line(Phrases.Status(item.StatusNow, item.StatusAsOf), DateColumn);
        sheet.Faint($"{Phrases.Of(item.Support)}; {item.Id}", DateColumn);
        Evidence(sheet, item.Evidence, DateColumn);
        bool inferred = HonestDate.IsInferred(item.Stated);
        foreach (ResponseItem response in item.Responses)
        {
            string conditional = response.Conditional ? ", with a condition" : "";
            sheet.Line($"-> {HonestDate.Of(response.Date)}: {response.By.Name}: {response.Status.Kebab()}{conditional}", DateColumn);
            sheet.Faint($"{Phrases.Of(response.Support)}; {response.Id}", DateColumn + 3);
            Evidence(sheet, response.Evidence, DateColumn + 3);
            inferred |= HonestDate.IsInferred(response.Date);
        }

        return inferred;
    }

    private static bool Utterance(TextSheet sheet, UtteranceItem item)
    {
        string speaker = item.Speaker?.Name ?? "speaker not resolved";
        string office = item.SpeakerOffice is null ? "" : $" ({item.SpeakerOffice})";
        sheet.Row(HonestDate.Of(item.Date), $"{speaker}{office}: {Phrases.Quoted(item.FullestText)}", DateColumn);
        sheet.Faint($"{Phrases.Of(item.Support)}; {item.Id}", DateColumn);
        foreach (VariantItem variant in item.Variants)
        {
            sheet.Faint(
                $"{variant.Outlet ?? "outlet not stated"}, {variant.Difference.Kebab()}: {Phrases.Quoted(variant.Text)}",
                DateColumn + 2
            );
        }

        Evidence(sheet, item.Evidence, DateColumn);
        return HonestDate.IsInferred(item.Date);
    }

    private static bool Actor(TextSheet sheet, ActorItem item)
    {
        sheet.Row(item.Code ?? "-", $"{item.Name} ({item.Type.Kebab()}), {Phrases.Count(item.Reports, "report")}", DateColumn);
        foreach (OfficeItem office in item.Offices)
        {
            sheet.Line(office.OfActor is null ? office.Office : $"{office.Office}, {office.OfActor}", DateColumn);
        }

        return false;
    }

    private static bool Hit(TextSheet sheet, SearchHit hit)
    {
        Evidence(sheet, [hit.Evidence], 0);
        return false;
    }

    private static bool Correction(TextSheet sheet, CorrectionItem item)
    {
        string state =
            item.UndoneAt is not null ? "undone"
            : item.Applied ? "in force"
            : "finds no line any more";
        sheet.Line($"{item.Id}: {item.Op} {string.Join(" ", item.Targets)} ({state}) {item.Payload}");
        if (item.Reason is { } reason)
        {
            sheet.Faint(reason, 2);
        }

        return false;
    }

    /// <summary>The first words that a line rests on, and how many more there are.</summary>
    internal static void Evidence(TextSheet sheet, ImmutableArray<EvidenceItem> evidence, int indent)
    {
        if (evidence.IsEmpty)
        {
            return;
        }

        EvidenceItem first = evidence[0];
        Evidence cited = first.Evidence;
        string place = cited.In == EvidencePlace.Title ? "title " : "";
        string lost = first.State == "exact" ? "" : $", evidence: {first.State}";
        string more = evidence.Length > 1 ? $"; {evidence.Length - 1} more" : "";
        sheet.Line($"{Phrases.Quoted(cited.Text)}", indent);
        sheet.Faint(
            $"{first.Outlet ?? "outlet not stated"}, {cited.Report} {place}{cited.Span.Start}-{cited.Span.End}{lost}{more}",
            indent
        );
    }
}
