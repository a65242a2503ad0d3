using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// The full date that stands nearest to the headline of a page in its visible text; asked only where the page states no date. A date
/// after a word such as "published" goes before one that is bare, and may stand anywhere; a bare one stands above the second paragraph.
/// </summary>
internal static class NearestDate
{
    private const int LongestLine = 160;
    private const int Head = 90;
    private const int MostTried = 400;
    private const int MostOtherWords = 4;
    private const float Prose = 60;
    private const int MostBefore = 8;
    private const float Labelled = 25;
    private const float MostDistance = 80;

    /// <summary>Sets the date of publication where the text shows one; a date after "updated" is that of the change.</summary>
    public static void Fill(ReportDraft draft, HtmlPage page, string? place)
    {
        const PageMarks Never =
            PageMarks.Hidden | PageMarks.CommentName | PageMarks.AdvertName | PageMarks.RelatedName | PageMarks.SubscribeName;
        const PageMarks OnlyLabelled = PageMarks.Aside | PageMarks.NavigationName | PageMarks.Navigation | PageMarks.Footer;
        int anchor = Anchor(page, draft.Title);
        Candidate best = default;
        Candidate change = default;
        int tried = 0;
        int proseBetween = 0;
        bool afterLabel = false;
        for (int i = 0; i < page.Blocks.Length && tried < MostTried; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            PageMarks marks = page.MarksOf(block);
            if (block.Digits >= 3 && (marks & Never) == PageMarks.None)
            {
                tried++;
                float distance = Math.Min(MostDistance, i >= anchor ? i - anchor : (anchor - i) * 2);
                bool labelledOnly = (marks & OnlyLabelled) != PageMarks.None || proseBetween > 1 || anchor - i > MostBefore;
                ReadOnlySpan<char> text = page.TextOf(block);
                bool whole = text.Length <= LongestLine;
                Try((whole ? text : text[..Head]).ToString(), distance, labelledOnly, afterLabel, place, ref best, ref change);
                if (!whole)
                {
                    Try(text[^Head..].ToString(), distance + 10, labelledOnly: true, afterLabel: false, place, ref best, ref change);
                }
            }

            afterLabel = block.Words is >= 1 and <= 3 && DateLexicon.IsPublishedLabel(page.TextOf(block).ToString());
            proseBetween += i > anchor && block.IsProse ? 1 : 0;
        }

        if (best.Date is { } found)
        {
            draft.Published.Add(found);
        }

        draft.Modified ??= change.Date;
    }

    private static void Try(
        string line,
        float cost,
        bool labelledOnly,
        bool afterLabel,
        string? place,
        ref Candidate best,
        ref Candidate change
    )
    {
        if (
            !PublishedDateParser.TryParse(line, PublishedBasis.Visible, DateOrder.Unknown, place, out PublishedDate date, out int others)
            || date is not { IsKnown: true, LocalDay: { Year: >= 1990 } }
        )
        {
            return;
        }

        string before = line[..Math.Max(0, line.IndexOf(date.Text ?? "", StringComparison.Ordinal))];
        bool changed = before.Split([' ', ':', '(']).Any(DateLexicon.IsUpdated);
        bool labelled = !changed && (afterLabel || DateLexicon.IsPublishedLabel(before));
        cost += labelled ? -Labelled : 0;
        cost += others <= MostOtherWords || labelled ? others : Math.Min(Prose, others * 4);
        ref Candidate mine = ref changed ? ref change : ref best;
        bool allowed = labelled || (!labelledOnly && (others <= MostOtherWords || cost < MostDistance)) || changed;
        if (allowed && (mine.Date is null || cost < mine.Cost))
        {
            mine = new Candidate(
                date with
                {
                    Reason = Reason(date.Reason, labelled ? "a date named as that of publication" : "the date nearest to the headline"),
                },
                cost
            );
        }
    }

    private readonly record struct Candidate(PublishedDate? Date, float Cost);

    private static string Reason(string? known, string more) => known is null ? more : $"{more}; {known}";

    // The main heading, else the block that says the title, else the first prose.
    private static int Anchor(HtmlPage page, string? title)
    {
        PageOutline outline = PageOutline.Of(page);
        if (outline.Headline >= 0)
        {
            return outline.Headline;
        }

        PageHints hints = new(title, null, null);
        int prose = -1;
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (block.Words is >= 3 and <= 40 && hints.InTitle(page.TextOf(block)) > 0.7f)
            {
                return i;
            }

            prose = prose < 0 && block.IsProse ? i : prose;
        }

        return Math.Max(0, prose);
    }
}
