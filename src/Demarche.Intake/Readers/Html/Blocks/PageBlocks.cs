using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Collects the text of a page block by block; white space is folded as it comes.</summary>
internal sealed class PageBlocks
{
    private char[] _text = new char[16 * 1024];
    private int _length;
    private PageBlock[] _blocks = new PageBlock[256];
    private int _count;
    private int _start;
    private bool _space;
    private bool _broken;
    private bool _inWord;

    // Words in links are counted by their first letter.
    private int _linkWords;

    public void Append(string data, bool inLink)
    {
        if (_text.Length - _length < data.Length + 2)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + data.Length + 2));
        }

        foreach (char c in data)
        {
            if (char.IsWhiteSpace(c) || c == '\0')
            {
                _space = _length > _start;
                _inWord = false;
                continue;
            }

            if (c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF')
            {
                continue;
            }

            if (_space)
            {
                _text[_length++] = ' ';
                _space = false;
            }

            _broken = false;
            bool letter = char.IsLetterOrDigit(c);
            _linkWords += inLink && letter && (!_inWord || IsIdeograph(c)) ? 1 : 0;
            _inWord = letter || (_inWord && c is '\'' or '’' or '-');
            _text[_length++] = c;
        }
    }

    /// <summary>One line break is a space, two part paragraphs.</summary>
    public void Break(int holder, PartKind kind)
    {
        if (_broken)
        {
            Flush(holder, kind);
        }

        _space = _length > _start;
        _inWord = false;
        _broken = true;
    }

    /// <summary>Ends the block that is open, if there is text in it.</summary>
    public void Flush(int holder, PartKind kind)
    {
        if (_length > _start && holder >= 0)
        {
            if (_count == _blocks.Length)
            {
                Array.Resize(ref _blocks, _count * 2);
            }

            ref PageBlock block = ref _blocks[_count++];
            block = new PageBlock
            {
                Start = _start,
                Length = _length - _start,
                Holder = holder,
                Kind = kind,
                LinkWords = _linkWords,
            };
            Count(ref block);
            _start = _length;
        }

        _length = _start;
        _linkWords = 0;
        _space = false;
        _broken = false;
        _inWord = false;
    }

    public (PageBlock[] Blocks, char[] Text) Finish()
    {
        Array.Resize(ref _blocks, _count);
        return (_blocks, _text);
    }

    private void Count(ref PageBlock block)
    {
        ulong hash = 14695981039346656037;
        bool inWord = false;
        foreach (char c in _text.AsSpan(block.Start, block.Length))
        {
            if (char.IsLetterOrDigit(c))
            {
                block.Words += inWord && !IsIdeograph(c) ? 0 : 1;
                inWord = true;
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
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
