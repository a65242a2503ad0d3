using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Collects the text of a page block by block; white space is folded as it comes.</summary>
internal sealed class PageBlocks
{
    private const ulong NoHash = 14695981039346656037;

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
        Span<char> room = _text.Room(data.Length + 2);
        bool empty = _text.Count == _start;
        int written = 0;
        foreach (char c in data)
        {
            if (char.IsWhiteSpace(c) || c == '\0')
            {
                _space = !empty || written > 0;
                _inWord = false;
                continue;
            }

            if (c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF')
            {
                continue;
            }

            if (_space)
            {
                room[written++] = ' ';
                _space = false;
            }

            _broken = false;
            bool letter = char.IsLetterOrDigit(c);
            _linkWords += inLink && letter && (!_inWord || IsIdeograph(c)) ? 1 : 0;
            _inWord = letter || (_inWord && c is '\'' or '’' or '-');
            room[written++] = c;
        }

        _text.Advance(written);
    }

    /// <summary>One line break is a space, two part paragraphs.</summary>
    public void Break(int holder, PartKind kind)
    {
        if (_broken)
        {
            Flush(holder, kind);
        }

        _space = _text.Count > _start;
        _inWord = false;
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
    private static ulong Hashed(ulong hash, char c) => (hash ^ char.ToLowerInvariant(c)) * 1099511628211;

    private void Count(ref PageBlock block)
    {
        ulong hash = NoHash;
        bool inWord = false;
        foreach (char c in _text.Rows.Slice(block.Start, block.Length))
        {
            if (char.IsLetterOrDigit(c))
            {
                block.Words += inWord && !IsIdeograph(c) ? 0 : 1;
                inWord = true;
                hash = Hashed(hash, c);
                if (char.IsAsciiDigit(c))
                {
                    block.Digits++;
                }
                else
                {
                    block.Letters++;
                    block.Capitals += char.IsUpper(c) ? 1 : 0;
                }

                continue;
            }

            inWord &= c is '\'' or '’' or '-';
            switch (c)
            {
                case ',' or '،' or '、' or '，':
                    block.Commas++;
                    break;
                case '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।':
                    block.Stops++;
                    break;
                default:
                    break;
            }
        }

        block.Hash = hash;
        block.LinkWords = Math.Min(block.LinkWords, block.Words);
    }

    private static bool IsIdeograph(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0E7F');
}
