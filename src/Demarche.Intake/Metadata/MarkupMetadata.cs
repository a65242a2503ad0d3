using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What elements and microdata of a page say (formats.md 1.1, third column), outside side lists, feet and comments.</summary>
internal static class MarkupMetadata
{
    private const int LongestDate = 120;

    public static void Fill(ReportDraft draft, IDocument document, string? place)
    {
        draft.Title ??= HeadlineText(document) ?? document.Title;
        draft.LanguageTag ??= PageLanguage.Tag(
            document.DocumentElement?.GetAttribute("lang") ?? document.DocumentElement?.GetAttribute("xml:lang")
        );
        PageAuthors.Add(
            draft,
            document
                .All.Where(element => IsAuthor(element) && Furniture.Around(element) is null)
                .Take(8)
                .Select(Name)
                .Distinct(StringComparer.Ordinal)
        );
        if (Published(document, place) is { } date)
        {
            draft.Published.Add(date);
        }
    }

    /// <summary>The main headline: the only <c>h1</c>, or the first outside the masthead.</summary>
    public static IElement? Headline(IDocument document)
    {
        IElement? first = null;
        foreach (IElement heading in document.GetElementsByTagName("h1"))
        {
            string text = InlineSpace.Collapse(HtmlText.Of(heading));
            if (text.Length is < 4 or > 400)
            {
                continue;
            }

            first ??= heading;
            if (text.Contains(' ', StringComparison.Ordinal) && Furniture.Around(heading) is null)
            {
                return heading;
            }
        }

        return first;
    }

    private static string? HeadlineText(IDocument document) =>
        Headline(document) is { } heading ? InlineSpace.Collapse(HtmlText.Of(heading)) : null;

    private static bool IsAuthor(IElement element) =>
        (element.GetAttribute("rel") ?? "").Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)
        || (element.GetAttribute("itemprop") ?? "").Equals("author", StringComparison.OrdinalIgnoreCase);

    private static string Name(IElement element)
    {
        IElement? name = element.Descendants<IElement>().FirstOrDefault(inner => inner.GetAttribute("itemprop") == "name");
        return InlineSpace.Collapse((name ?? element).GetAttribute("content") ?? HtmlText.Of(name ?? element));
    }

    private static PublishedDate? Published(IDocument document, string? place)
    {
        PublishedDate? marked = null;
        PublishedDate? plain = null;
        foreach (IElement element in document.All)
        {
            string itemprop = element.GetAttribute("itemprop") ?? "";
            bool stated = itemprop.Contains("datePublished", StringComparison.OrdinalIgnoreCase) || element.HasAttribute("pubdate");
            bool time = element.LocalName == "time" && element.HasAttribute("datetime") && itemprop.Length == 0;
            if ((!stated && !(time && plain is null)) || Furniture.Around(element) is not null || IsUpdate(element))
            {
                continue;
            }

            string text = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? HtmlText.Of(element);
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

        return marked ?? plain;
    }

    // <span>Updated</span> <time ...>
    private static bool IsUpdate(IElement time)
    {
        string before = time.PreviousElementSibling is { } sibling ? HtmlText.Of(sibling, LongestDate) : "";
        string words = $"{time.ClassName} {before} {time.PreviousSibling?.NodeValue} {HtmlText.Of(time, LongestDate)}";
        return words.Length < 300
            && words.Split([' ', '\n', ':', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Any(DateLexicon.IsUpdated);
    }
}
