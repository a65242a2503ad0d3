using System.Buffers;
using System.Text;

namespace Demarche.Intake;

/// <summary>White space inside one paragraph.</summary>
public static class InlineSpace
{
    // Zero-width space, word joiner, BOM and soft hyphen say where a line may break, not what is written.
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        "\t\n\r\f\v\u0000\u0085\u00A0\u00AD\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF"
    );

    /// <summary>
    /// Any run of white space becomes one space, none at the ends; break hints, BOM and NUL vanish, joiners and direction
    /// marks stay.
    /// </summary>
    public static string Collapse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder line = new(text.Length);
        bool space = false;
        foreach (char c in text)
        {
            if (IsBreakHint(c))
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (space)
            {
                line.Append(' ');
                space = false;
            }

            line.Append(c);
        }

        return line.ToString();
    }

    private static bool IsBreakHint(char c) => c is '\u0000' or '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';

    private static bool IsPlain(string text) =>
        text.Length == 0
        || (text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal) && !text.AsSpan().ContainsAny(Unusual));
}
