using System.Text;

namespace Demarche.Intake;

/// <summary>Paragraphs of text that knows only line ends: parted by empty lines, or one a line, or hard-wrapped.</summary>
internal static class TextLines
{
    private const int ShortestWrapped = 40;
    private const int LongestWrapped = 110;

    /// <summary>The paragraphs in order, none empty.</summary>
    public static IEnumerable<string> Paragraphs(string text)
    {
        List<string> group = [];
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0)
            {
                group.Add(trimmed);
                continue;
            }

            foreach (string paragraph in OfGroup(group))
            {
                yield return paragraph;
            }

            group.Clear();
        }

        foreach (string paragraph in OfGroup(group))
        {
            yield return paragraph;
        }
    }

    private static IEnumerable<string> OfGroup(List<string> group)
    {
        if (!IsWrapped(group))
        {
            return [.. group];
        }

        StringBuilder joined = new();
        foreach (string line in group)
        {
            joined.Append(joined.Length > 0 ? " " : "").Append(line);
        }

        return [joined.ToString()];
    }

    // Wrapped lines are alike in length, and most of them end in the middle of a sentence.
    private static bool IsWrapped(List<string> group)
    {
        if (group.Count < 2)
        {
            return false;
        }

        int open = 0;
        for (int i = 0; i < group.Count; i++)
        {
            bool last = i == group.Count - 1;
            if (group[i].Length > LongestWrapped || (!last && group[i].Length < ShortestWrapped))
            {
                return false;
            }

            open += !last && !LineShape.EndsSentence(group[i]) && StartsOpen(group[i + 1]) ? 1 : 0;
        }

        return open * 2 >= group.Count - 1 && open > 0;
    }

    // The next line of a wrapped paragraph begins small more often than not; a list of headlines or links never does.
    private static bool StartsOpen(string next) =>
        char.IsLower(next[0]) || char.IsDigit(next[0]) || next[0] is '"' or '“' or '(' || char.IsUpper(next[0]) && next.Length > 20;
}
