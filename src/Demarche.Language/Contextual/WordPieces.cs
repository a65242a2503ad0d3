using System.Buffers;
using System.Globalization;
using System.Text;

namespace Demarche.Language;

/// <summary>
/// Words to the pieces that a pretrained encoder knows: small letters without accents, marks apart, then the longest known piece first (WordPiece as in
/// J. Devlin et al., "BERT", NAACL 2019). <c>tools/acts/wordpieces.py</c> does the same. Threads may share it.
/// </summary>
public sealed class WordPieces
{
    /// <summary>Rows of the pieces that stand for what is not known, for the begin and for the end of a stretch.</summary>
    public const int Unknown = 100;

    public const int Begin = 101;

    public const int End = 102;

    /// <summary>No word has more pieces: what is longer is cut.</summary>
    public const int Most = 16;

    private const int LongestPart = 100;
    private const int LongestWord = 400;

    private readonly KeyTable _rows;

    /// <param name="lines">UTF-8, pieces between line feeds; those that go on within a word begin with <c>##</c>.</param>
    public WordPieces(ReadOnlySpan<byte> lines) => _rows = new KeyTable(lines);

    /// <summary>Writes the rows of the pieces of a word, one at least.</summary>
    /// <param name="pieces">[<see cref="Most"/>] at least</param>
    /// <returns>How many there are.</returns>
    public int Of(ReadOnlySpan<char> word, Span<int> pieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces.Length, Most);
        word = word[..Math.Min(word.Length, LongestWord)];
        char[] small = ArrayPool<char>.Shared.Rent(LongestWord * 4);
        try
        {
            ReadOnlySpan<char> plain = Plain(word, small);
            int count = 0;
            for (int i = 0; i < plain.Length && count < Most; )
            {
                int end = i + 1;
                if (Kind(plain[i]) == CharacterKind.Within)
                {
                    while (end < plain.Length && Kind(plain[end]) == CharacterKind.Within)
                    {
                        end++;
                    }
                }

                if (Kind(plain[i]) != CharacterKind.Space)
                {
                    count += Part(plain[i..end], pieces[count..Most]);
                }

                i = end;
            }

            if (count == 0)
            {
                pieces[0] = Unknown;
            }

            return Math.Max(count, 1);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(small);
        }
    }

    // The longest known pieces from left to right; a part that has a place without any is not known at all.
    private int Part(ReadOnlySpan<char> part, Span<int> pieces)
    {
        Span<char> key = stackalloc char[LongestPart + 2];
        "##".CopyTo(key);
        int count = 0;
        bool known = part.Length <= LongestPart;
        for (int start = 0; known && start < part.Length; )
        {
            int row = 0;
            int length = part.Length - start;
            part[start..].CopyTo(key[2..]);
            for (; length > 0 && row == 0; length -= row == 0 ? 1 : 0)
            {
                row = _rows.Row(start == 0 ? key.Slice(2, length) : key[..(2 + length)]);
            }

            known = row != 0;
            if (known && count < pieces.Length)
            {
                pieces[count++] = row - 1;
            }

            start += length;
        }

        if (!known)
        {
            pieces[0] = Unknown;
            return 1;
        }

        return count;
    }

    // Small letters, marks on letters and what is not to be seen taken away.
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, char[] small)
    {
        if (Ascii.IsValid(word))
        {
            int length = word.ToLowerInvariant(small);
            return small.AsSpan(0, length);
        }

        string folded = Folding.Fold(word.ToString());
        int kept = Math.Min(folded.Length, small.Length);
        folded.AsSpan(0, kept).CopyTo(small);
        return small.AsSpan(0, kept);
    }

    private enum CharacterKind
    {
        Within,
        Mark,
        Space,
    }

    private static CharacterKind Kind(char c) =>
        char.IsWhiteSpace(c)
            ? CharacterKind.Space
            : char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned =>
                    CharacterKind.Space,
                UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation => CharacterKind.Mark,
                UnicodeCategory.MathSymbol
                or UnicodeCategory.CurrencySymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherSymbol when char.IsAscii(c) => CharacterKind.Mark,
                _ => CharacterKind.Within,
            };
}
