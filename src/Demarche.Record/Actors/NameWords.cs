using System.Collections.Immutable;
using System.Text;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A word as names are matched by it.</summary>
/// <param name="Span">Without a possessive ending; with the last point of an abbreviation such as "U.S.".</param>
/// <param name="Key">The word without diacritics and without points inside ("US" for "U.S.").</param>
/// <param name="Possessive">"'s" or a bare apostrophe after s follows.</param>
/// <param name="Joined">Only one blank or a hyphen stands between this word, its possessive ending if any, and the next word.</param>
internal readonly record struct NameWord(TextSpan Span, string Key, bool Possessive, bool Joined)
{
    public bool Capital => char.IsUpper(Key[0]);
}

/// <summary>Cuts text into the words that names are matched by. It does not depend on how a tokeniser splits.</summary>
internal static class NameWords
{
    public static ImmutableArray<NameWord> Of(string text)
    {
        ImmutableArray<NameWord>.Builder words = ImmutableArray.CreateBuilder<NameWord>();
        int i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            int end = EndOfWord(text, start);
            i = end;
            bool possessive = false;
            if (i < text.Length && IsApostrophe(text[i]))
            {
                bool s = i + 1 < text.Length && text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2]));
                if (s)
                {
                    possessive = true;
                    i += 2;
                }
                else if (text[i - 1] is 's' or 'S')
                {
                    possessive = true;
                    i++;
                }
            }

            bool joined =
                i + 1 < text.Length
                && (text[i] is ' ' or '\u00A0' || (text[i] is '-' or '\u2011' && !possessive))
                && char.IsLetterOrDigit(text[i + 1]);
            words.Add(new NameWord(new TextSpan(start, end), Fold(text.AsSpan(start, end - start)), possessive, joined));
        }

        return words.ToImmutable();
    }

    /// <summary>The key of a phrase: the keys of its words with one space between, without a leading "the".</summary>
    public static string KeyOf(string phrase)
    {
        StringBuilder key = new();
        foreach (NameWord word in Of(phrase))
        {
            if (key.Length == 0 && word.Key is "the" or "The")
            {
                continue;
            }

            key.Append(key.Length == 0 ? "" : " ").Append(word.Key);
        }

        return key.ToString();
    }

    /// <summary>Lower-case key of a name, for identity: "Ángel Núñez" and "ANGEL NUNEZ" are one.</summary>
    public static string Identity(string name) => KeyOf(name).ToLowerInvariant();

    private static int EndOfWord(string text, int start)
    {
        int i = start;
        bool initials = false;
        while (i < text.Length)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                i++;
            }
            else if (
                text[i] == '.'
                && char.IsUpper(text[i - 1])
                && (i - 1 == start || text[i - 2] == '.')
                && (initials || (i + 1 < text.Length && char.IsUpper(text[i + 1]) && i + 2 < text.Length && text[i + 2] == '.'))
            )
            {
                initials = true;
                i++;
            }
            else if (
                IsApostrophe(text[i])
                && i + 2 < text.Length
                && char.IsLetter(text[i + 1])
                && (char.IsLetter(text[i + 2]) || text[i + 1] is not ('s' or 'S'))
            )
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    private static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        int length = 0;
        foreach (char c in word)
        {
            if (c == '.')
            {
                continue;
            }

            folded[length++] =
                c == '\u2019' ? '\''
                : c < 0x80 ? c
                : Plain(c);
        }

        return new string(folded[..length]);
    }

    private const string Accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīİıĶķĹĺĽľŁłŃńŅņŇňŌōŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț";

    private const string Bare =
        "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyyAaAaAaCcCcDdDdEeEeEeEeGgGgIiIiKkLlLlLlNnNnNnOoOoRrRrSsSsSsTtTtUuUuUuUuZzZzZzSsTt";

    private static char Plain(char c)
    {
        int at = Accented.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : Bare[at];
    }
}
