using System.Globalization;
using System.Text;

namespace Demarche.Language;

/// <summary>Letters, digits and the marks that combine with them, outside the basic plane as well.</summary>
internal static class WordCharacters
{
    public static bool At(ReadOnlySpan<char> text, int i)
    {
        char c = text[i];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c);
        }

        UnicodeCategory category = char.GetUnicodeCategory(c);
        if (category == UnicodeCategory.Surrogate)
        {
            int high = char.IsLowSurrogate(c) ? i - 1 : i;
            return high >= 0
                && high + 1 < text.Length
                && Rune.TryCreate(text[high], text[high + 1], out Rune rune)
                && Rune.IsLetterOrDigit(rune);
        }

        return category
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;
    }
}
