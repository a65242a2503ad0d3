using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>The date in an element whose class or id says that it holds one; asked only where the page gives no other.</summary>
internal static class MarkedDate
{
    private const int LongestText = 60;
    private const int ShortestText = 6;
    private const int MostLooked = 400;
    private const int MostOtherWords = 3;

    // A page with more days than these is a list of other pages.
    private const int MostDays = 3;

    /// <summary>Words of classes and ids that say that a date stands in the element.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. DataFile.Lines("date-classes.txt")];

    /// <summary>The first that stands behind the headline, outside side lists; without a headline the first of the page.</summary>
    public static PublishedDate? Find(HtmlPage page, string? place)
    {
        int headline = page.Headline;
        PublishedDate? above = null;
        PublishedDate? below = null;
        HashSet<LocalDate> days = [];
        int looked = 0;
        for (int i = 0; i < page.Elements.Length && looked < MostLooked; i++)
        {
            PageElement found = page.Elements[i];
            if (found.InFurniture || !found.IsDated)
            {
                continue;
            }

            looked++;
            if (Read(found.Element, place) is { } date)
            {
                bool behind = i >= headline;
                days.Add(date.LocalDay!.Value);
                below ??= behind ? date : null;
                above = behind ? above : date;
            }
        }

        return days.Count > MostDays ? null : below ?? above;
    }

    private static PublishedDate? Read(TreeElement element, string? place)
    {
        string text = InlineSpace.Collapse(HtmlText.Of(element, LongestText + 1));
        if (text.Length < ShortestText && element.GetAttribute("title") is { Length: >= ShortestText } title)
        {
            // hAtom: <abbr class="published" title="2031-03-04T10:00:00+00:00"></abbr>
            text = title;
        }

        if (
            text.Length is < ShortestText or > LongestText
            || !PublishedDateParser.TryParse(text, PublishedBasis.Visible, DateOrder.Unknown, place, out PublishedDate date, out int others)
            || date is not { IsKnown: true, LocalDay: not null }
            || others > MostOtherWords
            || text.Split(' ', ':').Any(DateLexicon.IsUpdated)
            || IsChange(element.ClassName)
        )
        {
            return null;
        }

        return date with
        {
            Reason = Joined(date.Reason),
        };
    }

    // "date-updated", but not the "entry-date published updated" of hAtom.
    private static bool IsChange(string? names)
    {
        string[] words = (names ?? "").Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, DateLexicon.IsUpdated) && !names!.Contains("entry", StringComparison.OrdinalIgnoreCase);
    }

    private static string Joined(string? reason) =>
        reason is null ? "in an element named as a date" : $"in an element named as a date; {reason}";
}
