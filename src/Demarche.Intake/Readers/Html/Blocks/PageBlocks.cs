using System.Buffers;
using System.Runtime.CompilerServices;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Collects the text of a page block by block; white space is folded as it comes.</summary>
internal sealed class PageBlocks
{
    private const ulong NoHash = 14695981039346656037;
    private const int ShortestPlain = 16;
    private const ulong Prime = 1099511628211;

    private static readonly Kind[] s_kinds = [.. Enumerable.Range(0, 256).Select(static c => Told((char)c))];

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \n\t\r");

    private PooledTable<char> _text = new(32 * 1024);
    private PooledTable<PageBlock> _blocks = new(512);
    private int _start;
    private bool _space;
    private bool _broken;
    private bool _inWord;

    // Words in links are counted by their first letter.
    private int _linkWords;

    public void Append(ReadOnlySpan<char> data, bool inLink)
    {
        // Most texts are set off by white space, or nothing else.
        int start = data.IndexOfAnyExcept(Blanks);
        if (start != 0 && !data.IsEmpty)
        {
            AppendSpace();
        }

        if (start < 0)
        {
            return;
        }

        int end = data.LastIndexOfAnyExcept(Blanks) + 1;
        ReadOnlySpan<char> inner = data[start..end];
        Span<char> room = _text.Room(inner.Length + 2);
        if (!inLink && IsPlain(inner))
        {
            AppendPlain(inner, room);
        }
        else
        {
            AppendEach(inner, inLink, room);
        }

        if (end < data.Length)
        {
            AppendSpace();
        }
    }

    private void AppendSpace()
    {
        _space = _text.Count > _start;
        _inWord = false;
    }

    private void AppendEach(ReadOnlySpan<char> data, bool inLink, Span<char> room)
    {
        bool empty = _text.Count == _start;
        int written = 0;
        bool space = _space;
        bool inWord = _inWord;
        foreach (char c in data)
        {
            Kind kind = KindOf(c);
            if (kind == Kind.Space)
            {
                space = !empty || written > 0;
                inWord = false;
                continue;
            }

            if (kind == Kind.Unseen)
            {
                continue;
            }

            if (space)
            {
                room[written++] = ' ';
                space = false;
            }

            bool letter = kind <= Kind.Digit;
            _linkWords += inLink && letter && (!inWord || IsIdeograph(c)) ? 1 : 0;
            inWord = letter || (inWord && kind == Kind.Joiner);
            room[written++] = c;
        }

        _space = space;
        _inWord = inWord;
        _broken &= written == 0;
        _text.Advance(written);
    }

    // Printable ASCII whose spaces, none at the ends, stand alone: what most prose is made of stays as it is.
    private static bool IsPlain(ReadOnlySpan<char> data) =>
        data.Length >= ShortestPlain && !data.ContainsAnyExceptInRange(' ', '~') && data.IndexOf("  ") < 0;

    private void AppendPlain(ReadOnlySpan<char> data, Span<char> room)
    {
        int space = _space ? 1 : 0;
        room[0] = ' ';
        data.CopyTo(room[space..]);
        _text.Advance(space + data.Length);
        _space = false;
        _broken = false;
        int at = data.Length - 1;
        while (at >= 0 && KindOf(data[at]) == Kind.Joiner)
        {
            at--;
        }

        _inWord = at < 0 ? _inWord : KindOf(data[at]) <= Kind.Digit;
    }

    /// <summary>One line break is a space, two part paragraphs.</summary>
    public void Break(int holder, PartKind kind)
    {
        if (_broken)
        {
            Flush(holder, kind);
        }

        AppendSpace();
        _broken = true;
    }

    /// <summary>Ends the block that is open, if there is text in it.</summary>
    public void Flush(int holder, PartKind kind)
    {
        if (_text.Count > _start && holder >= 0)
        {
            ref PageBlock block = ref _blocks.Add();
            block = new PageBlock
            {
                Start = _start,
                Length = _text.Count - _start,
                Holder = holder,
                Kind = kind,
                LinkWords = _linkWords,
            };
            Count(ref block);
            _start = _text.Count;
        }

        _text.Advance(_start - _text.Count);
        _linkWords = 0;
        _space = false;
        _broken = false;
        _inWord = false;
    }

    public PooledTable<PageBlock> Blocks => _blocks;

    public PooledTable<char> Text => _text;

    /// <summary>The hash that a block with this text has (see <see cref="PageBlock.Hash"/>).</summary>
    public static ulong HashOf(ReadOnlySpan<char> text)
    {
        ulong hash = NoHash;
        foreach (char c in text)
        {
            hash = char.IsLetterOrDigit(c) ? Hashed(hash, c) : hash;
        }

        return hash;
    }

    // FNV-1a over letters and digits without case.
    private static ulong Hashed(ulong hash, char c) => (hash ^ (char.IsAscii(c) ? (char)(c | 0x20) : char.ToLowerInvariant(c))) * Prime;

    private void Count(ref PageBlock block)
    {
        ulong hash = NoHash;
        bool inWord = false;
        PageBlock counts = default;
        foreach (char c in _text.Rows.Slice(block.Start, block.Length))
        {
            Kind kind = KindOf(c);
            if (kind <= Kind.Digit)
            {
                counts.Words += inWord && !IsIdeograph(c) ? 0 : 1;
                inWord = true;
                hash = Hashed(hash, c);
                counts.Digits += kind == Kind.Digit ? 1 : 0;
                counts.Capitals += kind == Kind.Capital ? 1 : 0;
                counts.Letters++;
                continue;
            }

            inWord &= kind == Kind.Joiner;
            counts.Commas += kind == Kind.Comma ? 1 : 0;
            counts.Stops += kind == Kind.Stop ? 1 : 0;
        }

        block.Words = counts.Words;
        block.Letters = counts.Letters - counts.Digits;
        block.Digits = counts.Digits;
        block.Capitals = counts.Capitals;
        block.Commas = counts.Commas;
        block.Stops = counts.Stops;
        block.Hash = hash;
        block.LinkWords = Math.Min(block.LinkWords, block.Words);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Kind KindOf(char c) => c < s_kinds.Length ? s_kinds[c] : Told(c);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kind Told(char c) =>
        char.IsLetterOrDigit(c)
            ? char.IsAsciiDigit(c)
                ? Kind.Digit
                : char.IsUpper(c)
                    ? Kind.Capital
                    : Kind.Letter
            : char.IsWhiteSpace(c) || c == '\0'
                ? Kind.Space
                : c switch
                {
                    '\'' or '’' or '-' => Kind.Joiner,
                    ',' or '،' or '、' or '，' => Kind.Comma,
                    '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।' => Kind.Stop,
                    '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' => Kind.Unseen,
                    _ => Kind.Other,
                };

    private static bool IsIdeograph(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0E7F');

    private enum Kind : byte
    {
        Letter,
        Capital,

        /// <summary>Of ASCII; other digits count as letters.</summary>
        Digit,

        /// <summary>Stands in a word as well.</summary>
        Joiner,
        Comma,

        /// <summary>Full stop, question or exclamation mark.</summary>
        Stop,
        Other,
        Space,

        /// <summary>Takes no room.</summary>
        Unseen,
    }
}
