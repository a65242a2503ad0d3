using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>Reads the words of a body, paragraph by paragraph, and which of them are quoted.</summary>
internal sealed class BodyWords(string text)
{
    /// <summary>What stands longer between two marks is a passage taken over, or marks that do not belong together.</summary>
    private const int LongestQuotation = 700;
    private const int ShortestRepeated = 5;

    private readonly HashSet<ulong> _paragraphs = [];
    private readonly List<bool> _quoted = new(text.Length / 6);
    private int _sentence;

    /// <summary>All words but those of furniture.</summary>
    public List<CopyText.Word> Words { get; } = new(text.Length / 6);

    /// <summary>Number of all words that were read.</summary>
    public int Seen { get; private set; }

    public void Read(bool withFurniture)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int first = Words.Count;
            ReadOnlySpan<char> paragraph = text.AsSpan(start, end - start);
            Add(paragraph, start);
            Seen += Words.Count - first;
            if (Words.Count > first && !withFurniture && !IsBody(paragraph, first))
            {
                Words.RemoveRange(first, Words.Count - first);
                _quoted.RemoveRange(first, _quoted.Count - first);
            }

            start = end + 1;
        }
    }

    /// <summary>The words that are not quoted.</summary>
    public CopyText.Word[] Own()
    {
        List<CopyText.Word> own = new(Words.Count);
        for (int i = 0; i < Words.Count; i++)
        {
            if (!_quoted[i])
            {
                own.Add(Words[i]);
            }
        }

        return [.. own];
    }

    private bool IsBody(ReadOnlySpan<char> paragraph, int first)
    {
        ReadOnlySpan<CopyText.Word> words = CollectionsMarshal.AsSpan(Words)[first..];
        return !PrintedMatter.IsFurniture(paragraph, words) && (words.Length < ShortestRepeated || _paragraphs.Add(CopyFinder.Gram(words)));
    }

    private void Add(ReadOnlySpan<char> paragraph, int offset)
    {
        int quotedTo = 0;
        int from = 0;
        int at = 0;
        _sentence++;
        while (WordFolding.Next(paragraph, ref at, out int start))
        {
            // Between two words stands one blank, mostly.
            if (start - from != 1 || from == 0)
            {
                quotedTo = start < quotedTo ? quotedTo : Math.Max(quotedTo, QuotationEnd(paragraph, from, start));
                _sentence += from > 0 && paragraph[from] is '.' or '!' or '?' ? 1 : 0;
            }

            Words.Add(new CopyText.Word(CopyWords.Hash(paragraph[start..at]), offset + start, offset + at, Words.Count, _sentence));
            _quoted.Add(start < quotedTo);
            from = at;
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

            ReadOnlySpan<char> rest = paragraph[(i + 1)..];
            int length = close == '”' ? rest.IndexOfAny('”', '“') : rest.IndexOf(close);

            // A quotation that goes on in the next paragraph has no closing mark in this one.
            length = length < 0 ? rest.Length : length;
            return length <= LongestQuotation ? i + 1 + length + 1 : 0;
        }

        return 0;
    }
}
