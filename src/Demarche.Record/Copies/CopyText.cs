using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// The body of a report as copies are measured on it: its own words in order, without what stands in quotation marks (two reporters
/// at one press conference carry the same quotation) and without paragraphs of page furniture. A text that is nearly all
/// quotation counts whole.
/// </summary>
public sealed class CopyText
{
    private const int ShortParagraph = 40;
    private const int LongestQuotation = 2_000;

    private readonly Word[] _words;
    private ulong[]? _grams;
    private GramIndex? _index;

    private CopyText(Word[] words) => _words = words;

    /// <summary>Number of words that count.</summary>
    public int Length => _words.Length;

    internal ReadOnlySpan<Word> Words => _words;

    /// <summary>Hashes of the word sequences that comparing looks up.</summary>
    internal ulong[] Grams => _grams ??= CopyFinder.Grams(_words);

    internal GramIndex Index => _index ??= new GramIndex(Grams);

    internal bool IsIndexed => _index is not null;

    /// <summary>Gives back the memory of what comparing has made; it is made again when it is needed.</summary>
    internal void Release() => (_grams, _index) = (null, null);

    public static CopyText Of(CleanText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Word> all = new(text.Value.Length / 6);
        List<Word> own = new(all.Capacity);
        int start = 0;
        while (start < text.Value.Length)
        {
            int end = text.Value.IndexOf('\n', start);
            end = end < 0 ? text.Value.Length : end;
            AddParagraph(text.Value, start, end, all, own);
            start = end + 1;
        }

        return new CopyText(own.Count >= 20 || own.Count * 2 >= all.Count ? [.. own] : [.. all]);
    }

    private static void AddParagraph(string text, int start, int end, List<Word> all, List<Word> own)
    {
        ReadOnlySpan<char> paragraph = text.AsSpan(start, end - start);
        int first = all.Count;
        int firstOwn = own.Count;
        int quotedTo = 0;
        int from = 0;
        int at = 0;
        while (WordFolding.Next(paragraph, ref at, out int wordStart))
        {
            if (wordStart >= quotedTo)
            {
                quotedTo = Math.Max(quotedTo, QuotationEnd(paragraph, from, wordStart));
            }

            Word word = new(WordFolding.Hash(paragraph[wordStart..at]), start + wordStart, start + at, all.Count);
            all.Add(word);
            if (wordStart >= quotedTo)
            {
                own.Add(word);
            }

            from = at;
        }

        if (all.Count - first < ShortParagraph && IsFurniture(CollectionsMarshal.AsSpan(all)[first..]))
        {
            all.RemoveRange(first, all.Count - first);
            own.RemoveRange(firstOwn, own.Count - firstOwn);
        }
    }

    // End of the quotation that opens between the last word and this one; 0 when none does.
    private static int QuotationEnd(ReadOnlySpan<char> paragraph, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            char close = paragraph[i] switch
            {
                '"' => '"',
                '“' or '„' => '”',
                '«' => '»',
                _ => '\0',
            };
            if (close == '\0')
            {
                continue;
            }

            ReadOnlySpan<char> rest = paragraph[(i + 1)..Math.Min(paragraph.Length, i + LongestQuotation)];
            int length = close == '”' ? rest.IndexOfAny('”', '“') : rest.IndexOf(close);

            // A quotation that goes on in the next paragraph has no closing mark in this one.
            return length >= 0 ? i + 1 + length + 1 : paragraph.Length;
        }

        return 0;
    }

    private static bool IsFurniture(ReadOnlySpan<Word> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!FurniturePhrases.TryGetValue(words[i].Hash, out ulong[][]? phrases))
            {
                continue;
            }

            foreach (ulong[] phrase in phrases)
            {
                int k = 0;
                while (k < phrase.Length && i + k < words.Length && words[i + k].Hash == phrase[k])
                {
                    k++;
                }

                if (k == phrase.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // By first word.
    private static readonly FrozenDictionary<ulong, ulong[][]> FurniturePhrases = ShippedWords
        .Furniture.Select(static p => Array.ConvertAll(p.Split(' '), static w => WordFolding.Hash(w)))
        .GroupBy(static p => p[0])
        .ToFrozenDictionary(static g => g.Key, static g => g.ToArray());

    /// <param name="Place">Index among all words of the text, quoted ones too: neighbours in it stand side by side.</param>
    internal readonly record struct Word(ulong Hash, int Start, int End, int Place);
}
