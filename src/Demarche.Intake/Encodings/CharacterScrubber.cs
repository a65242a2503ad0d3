using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Demarche.Intake;

/// <summary>Line ends become <c>\n</c>; BOM, NUL and control characters go; lone surrogates become U+FFFD.</summary>
internal static class CharacterScrubber
{
    public static string Scrub(string text, List<string> notes)
    {
        if (FirstUnusual(text) < 0)
        {
            return text;
        }

        char[] copy = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(copy);
        string clean = copy.AsSpan(0, Scrub(copy.AsSpan(0, text.Length), notes)).ToString();
        ArrayPool<char>.Shared.Return(copy);
        return clean;
    }

    /// <summary>The same in place: what is left stands at the front.</summary>
    /// <returns>The length of what is left.</returns>
    public static int Scrub(Span<char> text, List<string> notes)
    {
        int controls = 0;
        int lone = 0;
        int written = 0;
        int from = 0;
        for (int next = FirstUnusual(text); next >= 0; next = FirstUnusual(text[from..]))
        {
            text.Slice(from, next).CopyTo(text[written..]);
            written += next;
            int i = from + next;
            char c = text[i];
            switch (c)
            {
                case '\r':
                    text[written++] = '\n';
                    i += i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
                    break;
                case '\u0085':
                    text[written++] = '\n';
                    i++;
                    break;
                case >= '\uD800' and <= '\uDFFF' when i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]):
                    text[written++] = c;
                    text[written++] = text[i + 1];
                    i += 2;
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    text[written++] = '\uFFFD';
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

        text[from..].CopyTo(text[written..]);
        written += text.Length - from;
        if (controls > 0)
        {
            notes.Add($"{controls} control characters dropped");
        }

        if (lone > 0)
        {
            notes.Add($"{lone} lone surrogates replaced");
        }

        return written;
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

    private static int FirstUnusual(ReadOnlySpan<char> text)
    {
        // Pages are long and nearly all usual: many characters are asked at one go.
        int width = Vector<ushort>.Count;
        ReadOnlySpan<Vector<ushort>> wide = MemoryMarshal.Cast<char, Vector<ushort>>(text);
        for (int i = 0; i < wide.Length; i++)
        {
            // Printable ASCII is asked first: most of a page.
            if (
                !Vector.LessThanAll(wide[i] - new Vector<ushort>(' '), new Vector<ushort>('\u007F' - ' '))
                && !Vector.EqualsAll(Unusual(wide[i]), Vector<ushort>.Zero)
            )
            {
                return (i * width) + OneByOne(text.Slice(i * width, width));
            }
        }

        int rest = wide.Length * width;
        int found = OneByOne(text[rest..]);
        return found < 0 ? -1 : rest + found;
    }

    private static Vector<ushort> Unusual(Vector<ushort> c)
    {
        Vector<ushort> low = Vector.LessThan(c, new Vector<ushort>(' '));
        low = Vector.AndNot(low, Vector.Equals(c, new Vector<ushort>('\n')) | Vector.Equals(c, new Vector<ushort>('\t')));
        low = Vector.AndNot(low, Vector.Equals(c, new Vector<ushort>('\f')));
        Vector<ushort> controls = Vector.LessThan(c - new Vector<ushort>('\u007F'), new Vector<ushort>('\u00A0' - '\u007F'));
        Vector<ushort> surrogates = Vector.LessThan(c - new Vector<ushort>('\uD800'), new Vector<ushort>('\uE000' - '\uD800'));
        Vector<ushort> marks = Vector.GreaterThan(c, new Vector<ushort>('\uFFFD')) | Vector.Equals(c, new Vector<ushort>('\uFEFF'));
        return low | controls | surrogates | marks;
    }

    private static int OneByOne(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
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
