using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>
/// What a page shows as its date, against what its markup states. Pages that were moved, copied or written by a template state days that
/// nobody was told; the line beside the headline is what readers saw.
/// </summary>
internal static class ShownDate
{
    /// <summary>
    /// Of several stated days the one that the page shows stays, unless it shows it as that of a change. A single stated day yields to another that
    /// the page shows behind its headline where two ways of looking find the same one, where it is not that of a change, and where no
    /// <c>time</c> shows the stated day, too. A stated date with two readings is read as shown; one behind the day of a change that the page
    /// names is too late. Every day set aside is noted.
    /// </summary>
    public static void Settle(ReportDraft draft, HtmlPage page, string? place)
    {
        List<PublishedDate> stated = draft.Published.FindAll(date =>
            date is { IsKnown: true, Precision: DatePrecision.Second or DatePrecision.Minute or DatePrecision.Day or DatePrecision.Range }
        );
        if (stated.Count == 0)
        {
            return;
        }

        (PublishedDate? near, PublishedDate? change) = NearestDate.BehindHeadline(page, draft.Title, place);
        if (stated.Exists(date => date.LocalDay != stated[0].LocalDay))
        {
            ChooseStated(draft, page, place, stated, near, change?.LocalDay);
        }
        else if (near?.LocalDay is { } day && day != stated[0].LocalDay && IsRather(draft, page, place, stated[0], near))
        {
            Keep(draft, [Replaced(stated[0], near, day)], near);
        }
        else if (near is null && change?.LocalDay is { } changed && changed < stated[0].LocalDay && change.Latest < stated[0].Earliest)
        {
            Keep(
                draft,
                [change with { Reason = $"the page names a change on this day, before what its markup states ({stated[0].Value})" }],
                change
            );
        }
    }

    private static void ChooseStated(
        ReportDraft draft,
        HtmlPage page,
        string? place,
        List<PublishedDate> stated,
        PublishedDate? near,
        LocalDate? changed
    )
    {
        PublishedDate? line = AtHeadline(page, draft.Title, place);
        PublishedDate? named = MarkedDate.Find(page, place);
        foreach (PublishedDate? shown in new[] { near, line, named })
        {
            if (shown?.LocalDay is { } day && day != changed && stated.Exists(date => date.LocalDay == day))
            {
                Keep(draft, stated.FindAll(date => date.LocalDay == day), shown);
                return;
            }
        }
    }

    private static bool IsRather(ReportDraft draft, HtmlPage page, string? place, PublishedDate stated, PublishedDate near)
    {
        if (stated.LocalDay is not { } day)
        {
            return near.Value is { Length: >= 10 } value && stated.Value!.Contains(value[..10], StringComparison.Ordinal);
        }

        bool twice =
            AtHeadline(page, draft.Title, place)?.LocalDay == near.LocalDay || MarkedDate.Find(page, place)?.LocalDay == near.LocalDay;
        return twice && draft.Modified?.LocalDay != near.LocalDay && !MarkupMetadata.ShowsDay(page, day, place);
    }

    /// <summary>The date in the lines at the headline; null where there is none.</summary>
    public static PublishedDate? AtHeadline(HtmlPage page, string? title, string? place)
    {
        ReportDraft lines = new() { Title = title };
        Fill(lines, page, place);
        return lines.Published.Find(date => date is { IsKnown: true, LocalDay: not null });
    }

    /// <summary>Dates a draft by the lines at the headline.</summary>
    public static void Fill(ReportDraft draft, HtmlPage page, string? place)
    {
        if (draft.Published.Count > 0 || !page.Document.HasBody || page.Headline < 0)
        {
            return;
        }

        // The date may stand in the headline's own "header" or "meta" element, but not in a side list.
        List<int> shown = [];
        int at = -1;
        for (int i = 0; i < page.Blocks.Length && (at < 0 || shown.Count <= at + VisibleDate.LinesAfter); i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if ((page.MarksOf(block) & (PageMarks.Furniture | PageMarks.Hidden)) == PageMarks.None)
            {
                at = at < 0 && page.IsWithin(block.Holder, page.Headline) ? shown.Count : at;
                shown.Add(i);
            }
        }

        List<BodyBlock> blocks = [];
        int first = Math.Max(0, at - VisibleDate.LinesBefore - 1);
        for (int i = first; at >= 0 && i < shown.Count; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[shown[i]];
            blocks.Add(new BodyBlock(block.Kind, page.TextOf(block).ToString()));
        }

        VisibleDate.Fill(draft, blocks, at < 0 ? -1 : at - first, place);
    }

    private static void Keep(ReportDraft draft, List<PublishedDate> kept, PublishedDate shown)
    {
        foreach (PublishedDate date in draft.Published)
        {
            if (date.IsKnown && date.LocalDay != shown.LocalDay)
            {
                draft.Notes.Add($"dates disagree: {date.Value} ({date.Basis}); the page shows {shown.Text}");
            }
        }

        draft.Published.Clear();
        draft.Published.AddRange(kept);
    }

    // An instant in UTC that is the shown day where the outlet lives still bounds it.
    private static PublishedDate Replaced(PublishedDate stated, PublishedDate near, LocalDate day)
    {
        bool fits =
            stated.Zone is "Z" or "UTC" or "GMT" or "+00:00" or "+0000"
            && stated.LocalDay is { } utc
            && Math.Abs(Period.DaysBetween(utc, day)) == 1
            && stated is { Earliest: { } from, Latest: { } until }
            && from >= near.Earliest
            && until <= near.Latest;
        return fits
            ? stated with
            {
                Value = $"{day.Year:0000}-{day.Month:00}-{day.Day:00}",
                Precision = DatePrecision.Day,
                LocalDay = day,
                Reason = $"the day that the page shows; {stated.Value} in UTC",
            }
            : near with
            {
                Reason = $"the page shows another day than its markup states ({stated.Value}, {stated.Basis})",
            };
    }
}
