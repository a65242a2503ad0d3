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

    // Wrapped lines are alike in length, and many of them go on small where the line before broke off. Lists of headlines or of
    // facts never do.
    private static bool IsWrapped(List<string> group)
    {
        int goOn = 0;
        for (int i = 0; i < group.Count; i++)
        {
            bool last = i == group.Count - 1;
            if (group[i].Length > LongestWrapped || (!last && group[i].Length < ShortestWrapped))
            {
                return false;
            }

            goOn += !last && char.IsLetter(group[i + 1][0]) && !char.IsUpper(group[i + 1][0]) ? 1 : 0;
        }

        return goOn > 0 && goOn * 3 >= group.Count - 1;
    }
}
