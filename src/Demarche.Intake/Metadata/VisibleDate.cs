using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date that stands near the headline of a page, in the lines before and behind it.</summary>
internal static class VisibleDate
{
    /// <summary>How many lines before the headline may state the date.</summary>
    public const int LinesBefore = 3;

    /// <summary>How many lines behind it.</summary>
    public const int LinesAfter = 10;
    private const int LongestLine = 100;
    private const int LongestLabel = 24;
    private const int MostOtherWords = 4;

    /// <param name="blocks">The blocks around the headline in order, without side lists: one more than may state the date, and those.</param>
    /// <param name="headline">Index of the headline; -1 when there is none.</param>
    public static void Fill(ReportDraft draft, IReadOnlyList<BodyBlock> blocks, int headline, string? place)
    {
        for (int step = 1; headline >= 0 && step <= LinesBefore + LinesAfter && draft.Published.Count == 0; step++)
        {
            int at = step <= LinesAfter ? headline + step : headline - (step - LinesAfter);
            if (at < 0 || at >= blocks.Count || blocks[at].Text.Length > LongestLine)
            {
                continue;
            }

            string line = InlineSpace.Collapse(blocks[at].Text);
            bool found = PublishedDateParser.TryParse(
                line,
                PublishedBasis.Visible,
                DateOrder.Unknown,
                place,
                out PublishedDate date,
                out int otherWords
            );
            bool usable =
                found
                && date.Precision is not (DatePrecision.Month or DatePrecision.Year)
                && otherWords <= (date.IsKnown ? MostOtherWords : 0);
            if (!usable)
            {
                continue;
            }

            string before = line[..Math.Max(0, line.IndexOf(date.Text ?? "", StringComparison.Ordinal))];
            bool changed = before.Split(' ', ':').Any(DateLexicon.IsUpdated);
            changed |=
                at > 0 && blocks[at - 1].Text.Length <= LongestLabel && blocks[at - 1].Text.Split(' ', ':').Any(DateLexicon.IsUpdated);
            if (changed)
            {
                draft.Modified ??= date;
                continue;
            }

            draft.Published.Add(date);
        }
    }
}
