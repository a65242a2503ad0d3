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
    private const int MostBehind = 25;
    private const int MostBylineWords = 6;

    private const PageMarks Never =
        PageMarks.Hidden | PageMarks.CommentName | PageMarks.AdvertName | PageMarks.RelatedName | PageMarks.SubscribeName;

    private const PageMarks OnlyLabelled = PageMarks.Aside | PageMarks.NavigationName | PageMarks.Navigation | PageMarks.Footer;

    /// <summary>Sets the date of publication where the text shows one; a date after "updated" is that of the change.</summary>
    public static void Fill(ReportDraft draft, HtmlPage page, string? place)
    {
        (Candidate best, Candidate change) = Between(page, Anchor(page, draft.Title), 0, page.Blocks.Length, place);
        if (best.Date is { } found)
        {
            draft.Published.Add(found);
        }

        draft.Modified ??= change.Date;
    }

    /// <summary>The date that stands nearest behind the headline, among the next blocks, and the one there that is named as that of a change.</summary>
    public static (PublishedDate? Date, PublishedDate? Change) BehindHeadline(HtmlPage page, string? title, string? place)
    {
        int anchor = Anchor(page, title);
        (Candidate best, Candidate change) = Between(page, anchor, anchor, Math.Min(page.Blocks.Length, anchor + MostBehind), place);
        return (best.Date, change.Date);
    }

    private static (Candidate Best, Candidate Change) Between(HtmlPage page, int anchor, int from, int until, string? place)
    {
        Candidate best = default;
        Candidate change = default;
        int tried = 0;
        int proseBetween = 0;
        Label label = Label.None;
        for (int i = from; i < until && tried < MostTried; i++)
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
                Try((whole ? text : text[..Head]).ToString(), distance, labelledOnly, label, place, ref best, ref change);
                if (!whole)
                {
                    Try(text[^Head..].ToString(), distance + 10, labelledOnly: true, Label.None, place, ref best, ref change);
                }
            }

            label = block.Words is >= 1 and <= 3 ? LabelOf(page.TextOf(block).ToString()) : Label.None;
            proseBetween += i > anchor && block.IsProse ? 1 : 0;
        }

        return (best, change);
    }

    private static Label LabelOf(string line) =>
        line.Split([' ', ':', '(']).Any(DateLexicon.IsUpdated) ? Label.Changed
        : DateLexicon.IsPublishedLabel(line) ? Label.Published
        : Label.None;

    // "Posted by Ada Brenn on 4 March 2031": the words before the date are an opening and a name.
    private static bool IsByline(string before, string line)
    {
        int words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return before.Length < line.Length && words is >= 2 and <= MostBylineWords && AuthorNames.AfterOpening(before) is not null;
    }

    private static void Try(
        string line,
        float cost,
        bool labelledOnly,
        Label label,
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
        bool changed = label == Label.Changed || before.Split([' ', ':', '(']).Any(DateLexicon.IsUpdated);
        bool labelled = !changed && (label == Label.Published || DateLexicon.IsPublishedLabel(before) || IsByline(before, line));
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

    /// <summary>What the short block before a date calls it.</summary>
    private enum Label
    {
        None,
        Published,
        Changed,
    }

    private readonly record struct Candidate(PublishedDate? Date, float Cost);

    private static string Reason(string? known, string more) => known is null ? more : $"{more}; {known}";

    // The main heading, else the block that says the title, else the first prose.
    private static int Anchor(HtmlPage page, string? title)
    {
        PageOutline outline = page.Outline;
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
