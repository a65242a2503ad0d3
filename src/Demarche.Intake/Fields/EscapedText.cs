using System.Globalization;
using System.Text;

namespace Demarche.Intake;

/// <summary>Reads a JSON string literal that the framework refuses because it escapes half a surrogate pair.</summary>
internal static class EscapedText
{
    /// <summary>The text of the quoted literal; lone surrogates become U+FFFD.</summary>
    public static string Unescape(string literal)
    {
        StringBuilder text = new(literal.Length);
        for (int i = 1; i < literal.Length - 1; i++)
        {
            char c = literal[i];
            if (c != '\\' || i + 1 >= literal.Length - 1)
            {
                text.Append(c);
                continue;
            }

            i++;
            if (
                literal[i] == 'u'
                && i + 4 < literal.Length
                && ushort.TryParse(literal.AsSpan(i + 1, 4), NumberStyles.HexNumber, null, out ushort unit)
            )
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(
                literal[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    char other => other,
                }
            );
        }

        return CharacterScrubber.WithoutLoneSurrogates(text.ToString());
    }
}
