using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Desk;

/// <summary>A stretch of a text that is marked, in code points.</summary>
/// <param name="Link">Where a click leads; null for none.</param>
internal sealed record TextMark(int Start, int End, string Look, string Title, string? Link, string? Id = null);

/// <summary>A clean text paragraph by paragraph, with stretches marked in place. Stretches may overlap: the text is cut where any begins or ends.</summary>
internal sealed class MarkedText(string text, ImmutableArray<PartItem> parts)
{
    private readonly CleanText _clean = new(text);

    /// <param name="beside">What stands in the margin of the paragraph that begins at a code point and ends at another.</param>
    public Markup Write(IReadOnlyList<TextMark> marks, Func<int, int, Markup> beside)
    {
        List<Markup> paragraphs = [];
        HashSet<string> named = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                CodePointSpan span = _clean.Map.ToCodePoints(new TextSpan(start, end));
                paragraphs.Add(Paragraph(span, marks, beside(span.Start, span.End), named));
            }

            start = end + 1;
        }

        return Markup.Join(paragraphs, "\n");
    }

    private Markup Paragraph(CodePointSpan span, IReadOnlyList<TextMark> marks, Markup margin, HashSet<string> named)
    {
        TextMark[] here = [.. marks.Where(m => m.Start < span.End && m.End > span.Start)];
        SortedSet<int> cuts = [span.Start, span.End];
        foreach (TextMark mark in here)
        {
            cuts.Add(Math.Max(mark.Start, span.Start));
            cuts.Add(Math.Min(mark.End, span.End));
        }

        int[] at = [.. cuts];
        List<Markup> pieces = [];
        for (int i = 0; i + 1 < at.Length; i++)
        {
            string words = _clean.Map.ToUtf16(new CodePointSpan(at[i], at[i + 1])).Of(text);
            TextMark[] over = [.. here.Where(m => m.Start <= at[i] && m.End >= at[i + 1])];
            pieces.Add(over.Length == 0 ? Markup.Of($"{words}") : Marked(words, over, named));
        }

        PartItem? part = parts.FirstOrDefault(p => p.Span.Start <= span.Start && p.Span.End >= span.End);
        string look = part?.Kind.Kebab() ?? "paragraph";
        return Markup.Of(
            $"<div class=\"para {look}\"><p dir=\"auto\" data-start=\"{span.Start}\">{pieces}</p>{(margin.IsEmpty ? Markup.Empty : Markup.Of($"<aside class=\"margin\">{margin}</aside>"))}</div>"
        );
    }

    private static Markup Marked(string words, TextMark[] over, HashSet<string> named)
    {
        string look = string.Join(' ', over.Select(static m => m.Look).Distinct(StringComparer.Ordinal));
        string title = string.Join("; ", over.Select(static m => m.Title).Where(static t => t.Length > 0).Distinct(StringComparer.Ordinal));

        // An id stands once: on the first piece of its stretch.
        string? id = over.Select(static m => m.Id).FirstOrDefault(i => i is not null && named.Add(i));
        Markup anchor = id is null ? Markup.Empty : Markup.Of($" id=\"{id}\"");
        Markup marked = Markup.Of($"<mark class=\"{look}\"{anchor} title=\"{title}\">{words}</mark>");
        return over.FirstOrDefault(static m => m.Link is not null) is { Link: { } link }
            ? Markup.Of($"<a class=\"in-text\" href=\"{link}\">{marked}</a>")
            : marked;
    }
}
