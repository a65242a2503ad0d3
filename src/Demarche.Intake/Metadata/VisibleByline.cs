using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Authors that the page shows near its headline, where it states none elsewhere: "By Jane Roe", or in an element named as a byline.</summary>
internal static class VisibleByline
{
    private const int BlocksBefore = 6;
    private const int BlocksAfter = 14;
    private const int LongestLine = 140;

    private static readonly char[] Ends = ['|', '•', '·', '–', '—', '\u00BB', '/'];
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = DataFile
        .Lines("byline-classes.txt")
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Fill(ReportDraft draft, HtmlPage page)
    {
        if (draft.Authors.Count > 0 || page.Headline < 0)
        {
            return;
        }

        int at = 0;
        while (at < page.Blocks.Length && !page.IsWithin(page.Blocks[at].Holder, page.Headline))
        {
            at++;
        }

        if (at == page.Blocks.Length)
        {
            return;
        }

        for (int step = 1; step <= BlocksAfter + BlocksBefore && draft.Authors.Count == 0; step++)
        {
            int index = step <= BlocksAfter ? at + step : at - (step - BlocksAfter);
            if (index >= 0 && index < page.Blocks.Length)
            {
                Read(draft, page, page.Blocks[index]);
            }
        }
    }

    private static void Read(ReportDraft draft, HtmlPage page, in PageBlock block)
    {
        const PageMarks Elsewhere =
            PageMarks.Hidden | PageMarks.CommentName | PageMarks.RelatedName | PageMarks.Aside | PageMarks.Navigation | PageMarks.Footer;
        if (block.Length > LongestLine || (page.MarksOf(block) & Elsewhere) != PageMarks.None)
        {
            return;
        }

        string line = page.TextOf(block).ToString();
        bool named = IsNamed(page, block.Holder);
        string? opened = AuthorNames.AfterOpening(line);
        if (!named && opened is null)
        {
            return;
        }

        string field = Cut(opened ?? line);
        foreach (string name in AuthorNames.Of(field))
        {
            if (
                AuthorNames.LooksLikePerson(name)
                && !Bylines.IsAgency(name)
                && !PageAuthors.IsOutlet(draft, name)
                && Bylines.IsNotFurniture(name)
            )
            {
                draft.Authors.Add(name);
            }
        }
    }

    // "Jane Roe | 4 March 2031": a date or a bar ends the name.
    private static string Cut(string line)
    {
        int end = line.IndexOfAny(Ends, Math.Min(2, line.Length));
        end = end < 0 ? line.Length : end;
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        end = digit > 0 ? Math.Min(end, digit) : end;
        return line[..end].Trim().TrimEnd(',', ';', '(');
    }

    private static bool IsNamed(HtmlPage page, int holder)
    {
        Span<char> buffer = stackalloc char[24];
        int at = holder;
        for (int level = 0; level < 3 && at > 0; level++, at = page.Nodes[at].Parent)
        {
            TreeElement element = page.Nodes[at].Element;
            string names = $"{element.ClassName} {element.Id} {element.GetAttribute("rel")} {element.GetAttribute("itemprop")}";
            foreach (ReadOnlySpan<char> word in new ClassWords.NameWords(names, buffer))
            {
                if (Names.Contains(word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
