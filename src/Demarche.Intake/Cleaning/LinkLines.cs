using System.Buffers;

namespace Demarche.Intake;

/// <summary>Lines that only lead somewhere else: "Facebook: https://…".</summary>
internal static class LinkLines
{
    private const int LongestLabel = 60;
    private const int LongestLine = 2000;

    private static readonly SearchValues<string> Starts = SearchValues.Create(["http", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>A link with nothing but a short label beside it.</summary>
    public static bool Is(string line)
    {
        int first = line.Length <= LongestLine ? LinkStart(line, 0) : -1;
        if (first < 0)
        {
            return false;
        }

        int label = first;
        int at = first;
        while (at >= 0)
        {
            int end = line.AsSpan(at).IndexOfAny(' ', '\t', '\n');
            end = end < 0 ? line.Length : at + end;
            at = LinkStart(line, end);
            label += (at < 0 ? line.Length : at) - end;
        }

        ReadOnlySpan<char> before = line.AsSpan(0, first).TrimEnd();
        return before.IsEmpty || before[^1] is ':' or '►' or '-' or '–' or '→'
            ? label <= LongestLabel * 2
            : label <= LongestLabel && !LineShape.EndsSentence(before);
    }

    /// <summary>An address and nothing else.</summary>
    public static bool IsAddress(string line) => !line.Contains(' ', StringComparison.Ordinal) && LinkStart(line, 0) == 0;

    private static int LinkStart(string line, int from)
    {
        if (!line.AsSpan(from).ContainsAny(Starts))
        {
            return -1;
        }

        int http = line.IndexOf("http", from, StringComparison.OrdinalIgnoreCase);
        int www = line.IndexOf("www.", from, StringComparison.OrdinalIgnoreCase);
        if (http >= 0 && !line.AsSpan(http).Contains("://", StringComparison.Ordinal))
        {
            http = -1;
        }

        return http < 0 ? www
            : www < 0 ? http
            : Math.Min(http, www);
    }
}
