using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Tells the language of a text by its script and its function words (<c>Data/function-words.tsv</c>).</summary>
public static class LanguageGuesser
{
    private const int Window = 20_000;
    private const int FewestLetters = 15;
    private const int FewestWords = 4;
    private const int LongestWord = 24;
    private const double LeastShare = 0.12;
    private const double LeastHits = 1.5;
    private const double LeastLead = 1.25;

    private static readonly string[] Tags = [.. DataFile.Rows("function-words.tsv").Select(row => row[0])];

    // Word to the languages that use it; a word of five languages says little of each.
    private static readonly FrozenDictionary<string, int[]> LanguagesOf = DataFile
        .Rows("function-words.tsv")
        .SelectMany((row, language) => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => (word, language)))
        .GroupBy(pair => pair.word, pair => pair.language, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    // Those of letters of ASCII as numbers: most words of most texts are asked here.
    private static readonly PackedTable<int[]> PackedLanguagesOf = new(
        LanguagesOf.Select(pair => KeyValuePair.Create(PackedName.OfLetters(pair.Key), pair.Value)).Where(pair => pair.Key != 0)
    );

    private static readonly FrozenDictionary<WritingScript, string> OfOneLanguage = new Dictionary<WritingScript, string>
    {
        [WritingScript.Greek] = "el",
        [WritingScript.Hebrew] = "he",
        [WritingScript.Thai] = "th",
        [WritingScript.Georgian] = "ka",
        [WritingScript.Armenian] = "hy",
        [WritingScript.Hangul] = "ko",
        [WritingScript.Kana] = "ja",
    }.ToFrozenDictionary();

    /// <summary>BCP 47 tag of the language; null when the text is too short or too mixed to tell.</summary>
    public static string? Guess(ReadOnlySpan<char> text) => Guess(text, LeastHits);

    /// <param name="leastHits">Function words of one language that have to be there; words of several languages count in part.</param>
    internal static string? Guess(ReadOnlySpan<char> text, double leastHits)
    {
        text = text[..Math.Min(text.Length, Window)];
        ScriptCount scripts = new(text);
        WritingScript main = scripts.Main;
        if (main == WritingScript.Han)
        {
            bool japanese = scripts[WritingScript.Kana] * 10 > scripts[WritingScript.Han];
            return scripts.Letters < FewestLetters / 3 ? null
                : japanese ? "ja"
                : "zh";
        }

        if (scripts.Letters < FewestLetters || scripts[main] * 2 < scripts.Letters)
        {
            return null;
        }

        return OfOneLanguage.TryGetValue(main, out string? only) ? only : ByWords(text, leastHits);
    }

    private static string? ByWords(ReadOnlySpan<char> text, double leastHits)
    {
        Span<double> hits = stackalloc double[Tags.Length];
        hits.Clear();
        int words = CountHits(text, hits);
        int best = 0;
        double second = 0;
        for (int i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best])
            {
                second = hits[best];
                best = i;
            }
            else
            {
                second = Math.Max(second, hits[i]);
            }
        }

        bool clear = hits[best] >= leastHits && hits[best] >= second * LeastLead && hits[best] >= words * LeastShare;
        return words >= FewestWords && clear ? Tags[best] : null;
    }

    private static int CountHits(ReadOnlySpan<char> text, Span<double> hits)
    {
        int words = 0;
        int length = 0;
        bool ascii = true;
        ulong packed = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (char.IsAsciiLetter(c))
            {
                packed = PackedName.WithLetter(packed, c);
                length++;
                continue;
            }

            if (!char.IsAscii(c) && IsOfWord(c))
            {
                ascii = false;
                length++;
                continue;
            }

            if (length > 0)
            {
                words++;
                bool initial = length == 1 && (c is '.' or '\'' or '’' || (i >= 2 && text[i - 2] is '.' or '\'' or '’'));
                if (!initial && LanguagesFor(text.Slice(i - length, length), ascii ? packed : 0) is { } languages)
                {
                    foreach (int language in languages)
                    {
                        hits[language] += 1.0 / languages.Length;
                    }
                }

                length = 0;
                ascii = true;
                packed = 0;
            }
        }

        return words;
    }

    /// <param name="packed">The word as a number where it has letters of ASCII alone, else 0.</param>
    private static int[]? LanguagesFor(ReadOnlySpan<char> word, ulong packed)
    {
        if (packed != 0 && word.Length <= PackedName.MostLetters)
        {
            return PackedLanguagesOf.TryGetValue(packed, out int[]? known) ? known : null;
        }

        if (word.Length > LongestWord)
        {
            return null;
        }

        Span<char> lower = stackalloc char[LongestWord];
        int length = word.ToLowerInvariant(lower);
        return LanguagesOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out int[]? languages) ? languages : null;
    }

    private static bool IsOfWord(char c) =>
        char.IsLetter(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
