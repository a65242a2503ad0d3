using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Undoes UTF-8 that an earlier program read as windows-1252 ("donâ€™t"), run by run of characters beyond ASCII, and only where the
/// whole run is valid UTF-8 again.
/// </summary>
internal static class MojibakeRepair
{
    // The characters that windows-1252 has at 0x80-0x9F, in that order; NUL where it has none.
    private const string High = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private const int LongestRun = 4096;
    private const char FirstLead = '\u00C2';
    private const char LastLead = '\u00F4';

    public static string Repair(string text, List<string> notes) => Repaired(text, notes) ?? text;

    /// <summary>The text with its damaged runs repaired; null where there is none.</summary>
    public static string? Repaired(ReadOnlySpan<char> text, List<string> notes)
    {
        // Every damaged run begins with what was the first byte of a sequence: Â to ô.
        int at = text.IndexOfAnyInRange(FirstLead, LastLead);
        StringBuilder? repaired = null;
        int copied = 0;
        int runs = 0;
        while (at >= 0)
        {
            int length = text[at..].IndexOfAnyInRange('\0', '\u007F');
            int end = length < 0 ? text.Length : at + length;
            if (text[at] is >= FirstLead and <= LastLead && OfRun(text[at..end]) is { } better)
            {
                repaired ??= new StringBuilder(text.Length);
                repaired.Append(text[copied..at]).Append(better);
                copied = end;
                runs++;
            }

            int next = text[end..].IndexOfAnyExceptInRange('\0', '\u007F');
            at = next < 0 ? -1 : end + next;
        }

        if (repaired is null)
        {
            return null;
        }

        notes.Add($"{runs} stretches of UTF-8 read as windows-1252 repaired");
        return repaired.Append(text[copied..]).ToString();
    }

    private static string? OfRun(ReadOnlySpan<char> run)
    {
        if (run.Length is < 2 or > LongestRun)
        {
            return null;
        }

        byte[] bytes = new byte[run.Length];
        for (int i = 0; i < run.Length; i++)
        {
            int b = ByteOf(run[i]);
            if (b < 0)
            {
                return null;
            }

            bytes[i] = (byte)b;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        string better = Encoding.UTF8.GetString(bytes);
        return IsLikely(better) ? better : null;
    }

    // "CAFÉ”" is two honest characters that happen to be valid UTF-8 for an IPA letter: one lone character must be one that
    // western text is full of.
    private static bool IsLikely(string better)
    {
        foreach (char c in better)
        {
            if (c is < '\u00A0' and >= '\u0080')
            {
                return false;
            }
        }

        return better.Length > 1 || better[0] is (>= '\u00A0' and <= '\u00FF') or (>= '\u2010' and <= '\u203A') or '\u20AC' or '\u2122';
    }

    private static int ByteOf(char c)
    {
        if (c <= '\u00FF')
        {
            return c;
        }

        int at = High.IndexOf(c);
        return at < 0 ? -1 : 0x80 + at;
    }
}
