using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What elements and microdata of a page say (formats.md 1.1, third column), outside side lists, feet and comments.</summary>
internal static class MarkupMetadata
{
    private const int LongestDate = 120;
    private const int MostAuthors = 8;
    private const int MostHeadings = 20;
    private const int ShortestHeading = 12;

    public static void Fill(ReportDraft draft, HtmlPage page, string? place)
    {
        PageTree document = page.Document;
        draft.LanguageTag ??= PageLanguage.Tag(document.Root?.GetAttribute("lang") ?? document.Root?.GetAttribute("xml:lang"));
        if (draft.Authors.Count == 0)
        {
            PageAuthors.Add(draft, Authors(page));
        }

        draft.Modified ??= Changed(page, place);
        if (Published(page, place, draft.Published.Exists(found => found.IsKnown)) is { } date)
        {
            draft.Published.Add(date);
        }
    }

    /// <summary>Index of the main headline: the only <c>h1</c>, or the first outside the masthead; -1 where there is none.</summary>
    public static int Headline(HtmlPage page)
    {
        int first = -1;
        for (int i = 0; i < page.Elements.Length; i++)
        {
            PageElement found = page.Elements[i];
            TreeElement heading = found.Element;
            if (heading.LocalName != "h1")
            {
                continue;
            }

            string text = InlineSpace.Collapse(HtmlText.Of(heading));
            if (text.Length is < 4 or > 400)
            {
                continue;
            }

            first = first < 0 ? i : first;
            if (text.Contains(' ', StringComparison.Ordinal) && !found.InFurniture)
            {
                return i;
            }
        }

        return first;
    }

    /// <summary>The main heading; on a page that has none, the second-level heading that the title of the window begins with.</summary>
    public static string? HeadlineText(HtmlPage page)
    {
        if (page.Headline >= 0)
        {
            return InlineSpace.Collapse(HtmlText.Of(page.Elements[page.Headline].Element));
        }

        string window = InlineSpace.Collapse(page.Document.Title ?? "");
        foreach (TreeElement heading in page.Named("h2").Take(MostHeadings))
        {
            string text = InlineSpace.Collapse(HtmlText.Of(heading));
            if (text.Length >= ShortestHeading && window.StartsWith(text, StringComparison.Ordinal))
            {
                return text;
            }
        }

        return null;
    }

    private static List<string> Authors(HtmlPage page)
    {
        List<string> names = [];
        int marked = 0;
        foreach (ref readonly PageElement found in page.Elements)
        {
            if (found.IsMarked && !found.InFurniture && marked < MostAuthors && IsAuthor(found.Element))
            {
                marked++;
                string name = Name(found.Element);
                if (!names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    private static bool IsAuthor(TreeElement element) =>
        (element.GetAttribute("rel") ?? "").Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)
        || MarkedProperty.Of(element) is { } property
            && (
                property.Equals("author", StringComparison.OrdinalIgnoreCase)
                || property.Equals("creator", StringComparison.OrdinalIgnoreCase)
            );

    private static string Name(TreeElement element)
    {
        TreeElement? name = TreeWalk.First(element, inner => inner.GetAttribute("itemprop") == "name");
        return InlineSpace.Collapse((name ?? element).GetAttribute("content") ?? HtmlText.Of(name ?? element));
    }

    /// <summary>Whether the text of a <c>time</c> of the page is a certain day.</summary>
    public static bool ShowsDay(HtmlPage page, NodaTime.LocalDate day, string? place)
    {
        foreach (ref readonly PageElement found in page.Elements)
        {
            if (
                found.Element.LocalName == "time"
                && PublishedDateParser.TryParse(
                    InlineSpace.Collapse(HtmlText.Of(found.Element, LongestDate)),
                    PublishedBasis.Visible,
                    DateOrder.Unknown,
                    out PublishedDate date,
                    place
                )
                && date.LocalDay == day
            )
            {
                return true;
            }
        }

        return false;
    }

    private static PublishedDate? Changed(HtmlPage page, string? place)
    {
        foreach (ref readonly PageElement found in page.Elements)
        {
            string itemprop = found.IsMarked && !found.InFurniture ? found.Element.GetAttribute("itemprop") ?? "" : "";
            bool changed = itemprop.Equals("dateModified", StringComparison.OrdinalIgnoreCase);
            changed |= itemprop.StartsWith("dateUpdate", StringComparison.OrdinalIgnoreCase);
            if (
                changed
                && PublishedDateParser.TryParse(
                    Stated(found.Element),
                    PublishedBasis.Markup,
                    DateOrder.Unknown,
                    out PublishedDate date,
                    place
                )
                && date.IsKnown
            )
            {
                return date;
            }
        }

        return null;
    }

    private static string Stated(TreeElement element) =>
        element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? HtmlText.Of(element, LongestDate + 1);

    // A bare <time> may be anything's: it dates the page only where nothing else does.
    private static PublishedDate? Published(HtmlPage page, string? place, bool known)
    {
        PublishedDate? marked = null;
        PublishedDate? plain = null;
        foreach (ref readonly PageElement found in page.Elements)
        {
            if (!found.IsMarked)
            {
                continue;
            }

            TreeElement element = found.Element;
            string property = MarkedProperty.Of(element);
            bool stated = property.Contains("datePublished", StringComparison.OrdinalIgnoreCase) || element.HasAttribute("pubdate");
            bool time = element.LocalName == "time" && element.HasAttribute("datetime") && property.Length == 0;
            if ((!stated && !(time && plain is null)) || found.InFurniture || IsUpdate(found))
            {
                continue;
            }

            string text = Stated(element);
            if (
                text.Length > LongestDate
                || !PublishedDateParser.TryParse(text, PublishedBasis.Markup, DateOrder.Unknown, out PublishedDate date, place)
                || !date.IsKnown
            )
            {
                continue;
            }

            if (stated)
            {
                marked = date;
                break;
            }

            plain = date;
        }

        return marked ?? (known ? null : plain);
    }

    // <span>Updated</span> <time ...>
    private static bool IsUpdate(PageElement found)
    {
        string before = found.ElementBefore is { } sibling ? HtmlText.Of(sibling, LongestDate) : "";
        string words = $"{found.Element.ClassName} {before} {NearEnd(found.Before)} {HtmlText.Of(found.Element, LongestDate)}";
        return words.Length < 300
            && words.Split([' ', '\n', ':', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Any(DateLexicon.IsUpdated);
    }

    private static string NearEnd(TreeNode? node) =>
        node is TreeText { Data: var text } ? text[Math.Max(0, text.Length - LongestDate)..].ToString() : "";
}
