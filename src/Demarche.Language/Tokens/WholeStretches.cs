using System.Buffers;

namespace Demarche.Language;

/// <summary>Stretches between white space that are one token by their shape: names of files, dotted names, drawn lines and arrows.</summary>
internal static class WholeStretches
{
    private static readonly SearchValues<char> s_drawing = SearchValues.Create("-=_*~+|<>^#");
    private static readonly SearchValues<char> s_notInFileNames = SearchValues.Create("/@:\"'()");

    private const int LongestFileName = 64;

    /// <summary>End of the token; 0 when the stretch has to be cut.</summary>
    public static int End(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> stretch = text[start..end];
        if (stretch.Length == 1)
        {
            return end;
        }

        // "->", "*~*~*", "|-----+-----|"; a run of one mark among them.
        if (!char.IsAsciiLetterOrDigit(stretch[0]) && stretch.IndexOfAnyExcept(s_drawing) < 0)
        {
            return end;
        }

        ReadOnlySpan<char> name = stretch.Length <= LongestFileName ? stretch.TrimEnd(".,;:!?)>") : default;
        bool file = FileNames.Is(name) && (char.IsLetterOrDigit(name[0]) || name[0] is '.' or '-') && name.IndexOfAny(s_notInFileNames) < 0;
        return file || IsDotted(name) ? start + name.Length : 0;
    }

    // "comp.mail.maps": three or more parts in small letters, the names of newsgroups and packages.
    private static bool IsDotted(ReadOnlySpan<char> name)
    {
        const int LeastDots = 2;
        int dots = 0;
        char last = '.';
        foreach (char c in name)
        {
            if (c == '.' ? last == '.' : !char.IsAsciiLetterLower(c) && c != '-')
            {
                return false;
            }

            dots += c == '.' ? 1 : 0;
            last = c;
        }

        return dots >= LeastDots && last != '.' && name.IndexOf('.') > 1;
    }
}
