using System.Text;

namespace Demarche.Intake;

/// <summary>Line ends become <c>\n</c>; BOM, NUL and control characters go; lone surrogates become U+FFFD.</summary>
internal static class CharacterScrubber
{
    public static string Scrub(string text, List<string> notes)
    {
        int first = FirstUnusual(text, 0);
        if (first < 0)
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        int controls = 0;
        int lone = 0;
        int from = 0;
        for (int i = first; i >= 0; i = FirstUnusual(text, i))
        {
            clean.Append(text, from, i - from);
            char c = text[i];
            switch (c)
            {
                case '\r':
                    clean.Append('\n');
                    i += i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
                    break;
                case '\u0085':
                    clean.Append('\n');
                    i++;
                    break;
                case >= '\uD800' and <= '\uDFFF' when i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]):
                    clean.Append(text, i, 2);
                    i += 2;
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    clean.Append('\uFFFD');
                    lone++;
                    i++;
                    break;
                case '\uFEFF':
                    i++;
                    break;
                default:
                    controls++;
                    i++;
                    break;
            }

            from = i;
        }

        clean.Append(text, from, text.Length - from);
        if (controls > 0)
        {
            notes.Add($"{controls} control characters dropped");
        }

        if (lone > 0)
        {
            notes.Add($"{lone} lone surrogates replaced");
        }

        return clean.ToString();
    }

    /// <summary>Every lone surrogate as U+FFFD, all else as it is.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }

    private static int FirstUnusual(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            bool control = c < ' ' ? c is not ('\n' or '\t' or '\f') : c is >= '\u007F' and <= '\u009F';
            if (control || c is (>= '\uD800' and <= '\uDFFF') or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                return i;
            }
        }

        return -1;
    }
}
