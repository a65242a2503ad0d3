using System.Buffers;

namespace Demarche.Intake;

/// <summary>What the outer shape of a line says about its role.</summary>
internal static class LineShape
{
    private const int ShortestProse = 60;

    private static readonly SearchValues<char> Closing = SearchValues.Create("\"'”’»)]}*_");
    private static readonly SearchValues<char> Terminal = SearchValues.Create(".!?…。！？।؟:;");

    private static readonly SearchValues<char> Separators = SearchValues.Create("_-=*~•·—–# |");

    /// <summary>True when the line ends as a sentence does, closing marks aside.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        ReadOnlySpan<char> bare = line[..(line.LastIndexOfAnyExcept(Closing) + 1)];
        return !bare.IsEmpty && Terminal.Contains(bare[^1]);
    }

    /// <summary>A paragraph of running text: long enough, and it ends as a sentence does.</summary>
    public static bool IsProse(string line) => line.Length >= ShortestProse && EndsSentence(line);

    /// <summary>A line that may be a headline or a heading: some words, no full stop at the end.</summary>
    public static bool IsHeadline(string line) =>
        line.Length is >= 3 and <= 220 && HasLetter(line) && (line[^1] is '?' or '!' || !EndsSentence(line));

    private static bool HasLetter(string line)
    {
        foreach (char c in line)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line of nothing but <c>_ - = * ~ •</c>: it parts what stands above and below.</summary>
    public static bool IsSeparator(ReadOnlySpan<char> line) => !line.IsEmpty && line.IndexOfAnyExcept(Separators) < 0;
}
