using System.Buffers;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Paragraphs at the end that tell of the author: "Jane Roe is a correspondent in Lorn …".</summary>
internal static class AuthorNotes
{
    private const int Last = 3;

    // "Dr", "The writer": hardly more stands before the name.
    private const int LongestBefore = 12;
    private const int LongestNote = 600;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".,:;“\"");

    /// <summary>Marks them as <c>metadata</c>: who writes a report does not begin its last paragraphs with the own name.</summary>
    public static void Mark(IReadOnlyList<string> authors, List<BodyBlock> lines, string?[] reasons)
    {
        for (int i = lines.Count - 1, seen = 0; i > 0 && seen < Last; i--)
        {
            if (reasons[i] is not null)
            {
                continue;
            }

            seen++;
            if (lines[i].Kind == PartKind.Paragraph && lines[i].Text.Length <= LongestNote && TellsOf(authors, lines[i].Text))
            {
                reasons[i] = "metadata";
            }
        }
    }

    private static bool TellsOf(IReadOnlyList<string> authors, string line)
    {
        foreach (string author in authors)
        {
            // A first name alone may be anybody's.
            int at = author.Contains(' ', StringComparison.Ordinal) ? line.IndexOf(author, StringComparison.OrdinalIgnoreCase) : -1;
            if (at is >= 0 and <= LongestBefore && line.AsSpan(0, at).IndexOfAny(Stops) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
