using System.Text;

namespace Demarche.Intake;

/// <summary>Reads one line of Markdown as plain text.</summary>
internal static class MarkdownLine
{
    public static (PartKind Kind, string Text) Read(string line)
    {
        ReadOnlySpan<char> rest = line.AsSpan().Trim();
        int marks = rest.IndexOfAnyExcept('#');
        if (marks is > 0 and <= 6 && rest[marks] == ' ')
        {
            return (PartKind.Heading, Inline(rest[marks..].Trim().TrimEnd('#').TrimEnd()));
        }

        while (rest.Length > 1 && rest[0] is '>' or '-' or '*' or '+' && (rest[0] == '>' || rest[1] == ' '))
        {
            rest = rest[1..].TrimStart();
            if (rest.IsEmpty)
            {
                return (PartKind.Paragraph, "");
            }
        }

        return (PartKind.Paragraph, Inline(rest));
    }

    // Links keep their words, pictures go; marks of stress go where they stand at a word's edge.
    private static string Inline(ReadOnlySpan<char> line)
    {
        StringBuilder text = new(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool picture = c == '!' && i + 1 < line.Length && line[i + 1] == '[';
            if ((c == '[' || picture) && Link(line[(picture ? i + 1 : i)..]) is (int words, int length))
            {
                int open = picture ? i + 1 : i;
                if (!picture)
                {
                    text.Append(Inline(line.Slice(open + 1, words)));
                }

                i = open + length - 1;
                continue;
            }

            if (c is '*' or '`' || (c == '_' && IsEdge(line, i)))
            {
                bool stress = c != '*' || !IsLone(line, i);
                if (stress)
                {
                    continue;
                }
            }

            if (
                c == '\\'
                && i + 1 < line.Length
                && line[i + 1] is '*' or '_' or '#' or '[' or ']' or '`' or '-' or '.' or '!' or '(' or ')' or '\\'
            )
            {
                i++;
                text.Append(line[i]);
                continue;
            }

            text.Append(c);
        }

        return text.ToString().Trim();
    }

    // Length of the words between [ and ], and of the whole link, when "(address)" follows.
    private static (int Words, int Length)? Link(ReadOnlySpan<char> from)
    {
        int close = from[..Math.Min(from.Length, 1024)].IndexOf(']');
        if (close < 0 || close + 1 >= from.Length || from[close + 1] != '(' || from[1..close].Contains('['))
        {
            return null;
        }

        int end = from[..Math.Min(from.Length, 4096)][close..].IndexOf(')');
        return end < 0 ? null : (close - 1, close + end + 1);
    }

    private static bool IsEdge(ReadOnlySpan<char> line, int i) =>
        i == 0 || i == line.Length - 1 || !char.IsLetterOrDigit(line[i - 1]) || !char.IsLetterOrDigit(line[i + 1]);

    private static bool IsLone(ReadOnlySpan<char> line, int i) =>
        (i == 0 || line[i - 1] == ' ') && (i == line.Length - 1 || line[i + 1] == ' ');
}
