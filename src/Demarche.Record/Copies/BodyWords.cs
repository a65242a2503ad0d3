using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>Reads the words of a body, paragraph by paragraph, and which of them are quoted. One a thread, its buffers used again.</summary>
internal sealed class BodyWords
{
    /// <summary>What stands longer between two marks is a passage taken over, or marks that do not belong together.</summary>
    private const int LongestQuotation = 700;
    private const int ShortestRepeated = 5;

    /// <summary>Own words from which on a text is measured without its quotations.</summary>
    private const int EnoughOwn = 20;

    /// <summary>A body of less than one word in so many is no body.</summary>
    private const int LeastBody = 6;

    /// <summary>Words of a text after which the buffers are not kept.</summary>
    private const int MostKept = 1 << 17;

    [ThreadStatic]
    private static BodyWords? s_kept;

    private readonly List<Read> _words = [];
    private readonly List<ulong> _hashes = [];
    private readonly HashSet<ulong> _paragraphs = [];
    private readonly List<uint> _chosenHashes = [];
    private readonly List<CopyText.Word> _chosen = [];
    private readonly List<ulong> _grams = [];
    private int _sentence;
    private int _quoted;

    /// <param name="whole">True to keep what stands in quotation marks.</param>
    public static CopyText TextOf(string text, bool whole = false)
    {
        BodyWords words = s_kept ?? new BodyWords();
        s_kept = null;
        CopyText made = words.Make(text, whole);
        s_kept = words._words.Capacity <= MostKept ? words : null;
        return made;
    }

    private CopyText Make(string text, bool whole)
    {
        int seen = ReadAll(text, withFurniture: false);
        if (_words.Count * LeastBody < seen)
        {
            // Lines that are no sentences are what such a text is made of: a transcript, a list, a headline alone.
            ReadAll(text, withFurniture: true);
        }

        int own = _words.Count - _quoted;
        Choose(withQuoted: whole || (own < EnoughOwn && own * 2 < _words.Count));
        CopyFinder.Grams(CollectionsMarshal.AsSpan(_hashes), _grams);
        return new CopyText([.. _chosenHashes], [.. _chosen], CopyFinder.Winnowed(CollectionsMarshal.AsSpan(_grams)));
    }

    // The number of all words, those of furniture too, which are not kept.
    private int ReadAll(string text, bool withFurniture)
    {
        (_sentence, _quoted) = (0, 0);
        _words.Clear();
        _hashes.Clear();
        _paragraphs.Clear();
        int seen = 0;
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int first = _words.Count;
            int quoted = _quoted;
            ReadOnlySpan<char> paragraph = text.AsSpan(start, end - start);
            Add(paragraph, start);
            seen += _words.Count - first;
            if (_words.Count > first && !withFurniture && !IsBody(paragraph, first))
            {
                _words.RemoveRange(first, _words.Count - first);
                _hashes.RemoveRange(first, _hashes.Count - first);
                _quoted = quoted;
            }

            start = end + 1;
        }

        return seen;
    }

    private bool IsBody(ReadOnlySpan<char> paragraph, int first)
    {
        ReadOnlySpan<ulong> words = CollectionsMarshal.AsSpan(_hashes)[first..];
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
                // The mark that closes the last quotation stands behind its last word, and opens none.
                quotedTo = start < quotedTo ? quotedTo : Math.Max(quotedTo, QuotationEnd(paragraph, Math.Max(from, quotedTo), start));
                _sentence += from > 0 && paragraph[from] is '.' or '!' or '?' ? 1 : 0;
            }

            bool quoted = start < quotedTo;
            _quoted += quoted ? 1 : 0;
            _words.Add(new Read(offset + start, at - start, _sentence, quoted));
            _hashes.Add(CopyWords.Hash(paragraph[start..at]));
            from = at;
        }
    }

    // Words in the form that they are kept in; their hashes move together.
    private void Choose(bool withQuoted)
    {
        _chosen.Clear();
        _chosenHashes.Clear();
        Span<ulong> hashes = CollectionsMarshal.AsSpan(_hashes);
        ReadOnlySpan<Read> words = CollectionsMarshal.AsSpan(_words);
        int sentence = 0;
        int last = -1;
        int count = 0;
        for (int i = 0; i < words.Length; i++)
        {
            ref readonly Read word = ref words[i];
            if (word.Quoted && !withQuoted)
            {
                continue;
            }

            CopyText.Marks marks =
                (word.Sentence == sentence ? CopyText.Marks.None : CopyText.Marks.OpensSentence)
                | (i == last + 1 ? CopyText.Marks.None : CopyText.Marks.AfterGap)
                | (CopyWords.IsPlain(hashes[i]) ? CopyText.Marks.Plain : CopyText.Marks.None);
            _chosen.Add(new CopyText.Word(word.Start, (ushort)Math.Min(word.Length, ushort.MaxValue), marks));
            _chosenHashes.Add((uint)hashes[i]);
            hashes[count++] = hashes[i];
            (sentence, last) = (word.Sentence, i);
        }

        _hashes.RemoveRange(count, _hashes.Count - count);
    }

    // End of the quotation that opens between the last word and this one; 0 when none does.
    private static int QuotationEnd(ReadOnlySpan<char> paragraph, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!Opens(paragraph, i))
            {
                continue;
            }

            ReadOnlySpan<char> rest = paragraph[(i + 1)..];
            ReadOnlySpan<char> near = rest[..Math.Min(rest.Length, LongestQuotation + 1)];
            int length = paragraph[i] switch
            {
                '"' => near.IndexOf('"'),
                '«' => near.IndexOf('»'),
                _ => near.IndexOfAny('”', '“'),
            };
            if (length < 0)
            {
                // A quotation that goes on in the next paragraph has no closing mark in this one.
                return near.Length == rest.Length ? paragraph.Length : 0;
            }

            // Where the closing mark is missing, the next one opens another quotation.
            int end = i + 1 + length;
            return paragraph[i] != '„' && Opens(paragraph, end) ? end : end + 1;
        }

        return 0;
    }

    // A mark opens a quotation where one begins behind it; a straight one must not close what stands before it, too.
    private static bool Opens(ReadOnlySpan<char> paragraph, int at)
    {
        bool begins = at + 1 < paragraph.Length && !char.IsWhiteSpace(paragraph[at + 1]) && paragraph[at + 1] is not (',' or ';');
        return begins
            && paragraph[at] switch
            {
                '“' or '„' or '«' => true,
                '"' => at == 0
                    || char.IsWhiteSpace(paragraph[at - 1])
                    || paragraph[at - 1] is '(' or '[' or '-' or '–' or '—' or '‘' or ':',
                _ => false,
            };
    }

    private readonly record struct Read(int Start, int Length, int Sentence, bool Quoted);
}
