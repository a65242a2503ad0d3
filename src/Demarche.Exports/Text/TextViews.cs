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

        // Lines that a person added stand beside those of any engine.
        string[] engines = [.. coverage.Engines.Where(static e => e != "human")];
        if (engines.Length > 1)
        {
            sheet.Line($"Engines are mixed ({string.Join(", ", engines)}): run rebuild to make them one.");
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
            StoryItem story => StoryTextView.Write(sheet, story),
            DisagreementItem disagreement => DisagreementTextView.Write(sheet, disagreement),
            ActorItem actor => Actor(sheet, actor),
            SearchHit hit => Hit(sheet, hit),
            CorrectionItem correction => HistoryTextView.Write(sheet, correction),
            ChangeItem change => HistoryTextView.Write(sheet, change),
            _ => throw new ArgumentException($"no text view for {typeof(T).Name}", nameof(item)),
        };

    private static bool Event(TextSheet sheet, EventItem item)
    {
        // A summary that is only cut from the report's sentence gives way to the sentence itself.
        EvidenceItem? cited = item.Evidence.FirstOrDefault(e => IsCut(item.Summary, e.Evidence.Text));
        string summary = cited is null ? item.Summary : Phrases.OneLine(cited.Evidence.Text);
        sheet.Row(HonestDate.Of(item.Date), summary, DateColumn, item.Withdrawn is not null);
        Withdrawn(sheet, item.Withdrawn, DateColumn);
        string mode = item.Mode is null ? "" : $" {item.Mode}";
        List<string> about = [$"{item.Type.ToLowerInvariant()}{mode}, {item.Status.Kebab()}"];
        if (item.Became is { } became)
        {
            about.Add(became);
        }

        if (item.Background)
        {
            about.Add("background");
        }

        about.Add(Phrases.Of(item.Support, item.Withdrawn));
        about.Add(item.Id);
        sheet.Faint(string.Join("; ", about), DateColumn);
        EvidenceLines.Write(sheet, item.Evidence, DateColumn, item.Id, summary);
        return HonestDate.IsInferred(item.Date);
    }

    private static void Withdrawn(TextSheet sheet, Withdrawal? withdrawn, int indent)
    {
        if (withdrawn is not null)
        {
            sheet.Line($"{Phrases.Of(withdrawn)} ({withdrawn.Report})", indent);
        }
    }

    private static bool IsCut(string summary, string text) =>
        summary.Contains('…', StringComparison.Ordinal)
        && Phrases.OneLine(text).Contains(Phrases.OneLine(summary).Trim('…', ' '), StringComparison.Ordinal);

    private static bool Position(TextSheet sheet, PositionItem item)
    {
        string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
        string deadline =
            item.Deadline is { } until && HonestDate.Of(until) is { } day and not HonestDate.NotStated ? $", deadline {day}" : "";
        sheet.Row(
            HonestDate.Of(item.Stated),
            $"{Phrases.Names(item.Holders)}, {item.Kind.Kebab()}{to}: {item.Proposition}{Phrases.Condition(item.Condition)}{deadline}",
            DateColumn,
            item.Withdrawn is not null
        );
        if (item.Withdrawn is null)
        {
            sheet.Line(Phrases.Status(item), DateColumn);
        }

        Withdrawn(sheet, item.Withdrawn, DateColumn);
        sheet.Faint($"{Phrases.Of(item.Support, item.Withdrawn)}; {item.Id}", DateColumn);
        EvidenceLines.Write(sheet, item.Evidence, DateColumn, item.Id);
        bool inferred = HonestDate.IsInferred(item.Stated);
        foreach (ResponseItem response in item.Responses)
        {
            string conditional = response.Conditional ? ", with a condition" : "";
            string struck = response.Withdrawn is null ? "" : "[withdrawn] ";
            sheet.Line(
                $"-> {struck}{HonestDate.Of(response.Date)}: {Phrases.Name(response.By)}: {response.Status.Kebab()}{conditional}",
                DateColumn
            );
            if (item.Withdrawn is null)
            {
                Withdrawn(sheet, response.Withdrawn, DateColumn + 3);
            }

            sheet.Faint($"{Phrases.Of(response.Support, response.Withdrawn)}; {response.Id}", DateColumn + 3);
            EvidenceLines.Write(sheet, response.Evidence, DateColumn + 3, response.Id);
            inferred |= HonestDate.IsInferred(response.Date);
        }

        return inferred;
    }

    private static bool Utterance(TextSheet sheet, UtteranceItem item)
    {
        string speaker = Phrases.Speakers(item);
        string office = item.SpeakerOffice is null ? "" : $", {item.SpeakerOffice}";
        sheet.Row(
            HonestDate.Of(item.Date),
            $"{speaker}{office}: {Phrases.Quoted(item.FullestText)}",
            DateColumn,
            item.Withdrawn is not null
        );
        Withdrawn(sheet, item.Withdrawn, DateColumn);
        sheet.Faint($"{Phrases.Of(item.Support, item.Withdrawn)}; {item.Id}", DateColumn);
        Variants(sheet, item);
        Paraphrases(sheet, item);
        EvidenceLines.Write(sheet, item.Evidence, DateColumn, item.Id, item.FullestText);
        return HonestDate.IsInferred(item.Date);
    }

    // Outlets with the same words stand together; one that carries the words above alone needs no line.
    private static void Variants(TextSheet sheet, UtteranceItem item)
    {
        Dictionary<string, string?> places = [];
        foreach (EvidenceItem evidence in item.Evidence)
        {
            places.TryAdd(evidence.Evidence.Report, evidence.Locator);
        }

        string fullest = Phrases.OneLine(item.FullestText);
        foreach (IGrouping<string, VariantItem> wording in item.Variants.GroupBy(v => Phrases.OneLine(v.Text), StringComparer.Ordinal))
        {
            IEnumerable<string> outlets = wording
                .Select(v => Phrases.Outlet(v.Outlet, places.GetValueOrDefault(v.Report)) + Phrases.Through(v))
                .Distinct(StringComparer.Ordinal);
            string carriers = string.Join(", ", outlets);
            if (wording.Key != fullest)
            {
                sheet.Line($"{carriers}, {wording.First().Difference.Kebab()}: {Phrases.Quoted(wording.Key)}", DateColumn + 2);
            }
            else if (item.Variants.Length > 1 || Phrases.Through(wording.First()).Length > 0)
            {
                sheet.Faint($"{carriers}: in these words", DateColumn + 2);
            }
        }
    }

    private static void Paraphrases(TextSheet sheet, UtteranceItem item)
    {
        foreach (Retelling told in Retelling.Of(item))
        {
            sheet.Line($"{told.Outlets}, in other words: {told.Text}", DateColumn + 2);
        }
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
        EvidenceLines.Write(sheet, [hit.Evidence], 0, hit.Evidence.Id);
        return false;
    }
}
