namespace Demarche.Intake;

/// <summary>What a page says of its article elsewhere: title, description, and the body in its JSON-LD. Hints for the choice of blocks, never the text itself.</summary>
internal sealed class PageHints
{
    private const int LongestBody = 400_000;
    private const int Run = 4;

    private readonly HashedSet _title = new();
    private readonly HashedSet _description = new();
    private readonly HashedSet _body = new();

    public PageHints(string? title, string? description, string? articleBody)
    {
        AddWords(_title, title);
        AddRuns(_description, description);
        AddRuns(_body, articleBody);
    }

    public static PageHints Of(PageFacts facts) =>
        new(facts.Title, facts.Description, facts.Article is { } article ? JsonLd.Text(article, "articleBody") : null);

    public bool HasBody => _body.Count > 20;

    /// <summary>Share of the block's words that stand in the title.</summary>
    public float InTitle(ReadOnlySpan<char> text)
    {
        int words = 0;
        int found = 0;
        foreach (uint word in new HashedWords(text))
        {
            words++;
            found += _title.Contains(word) ? 1 : 0;
        }

        return words == 0 ? 0 : (float)found / words;
    }

    /// <summary>Shares of the block's runs of four words that stand in the description and in the body of the JSON-LD; -1 where the block is shorter.</summary>
    public (float Description, float Body) Shares(ReadOnlySpan<char> text)
    {
        if (_description.Count == 0 && _body.Count == 0)
        {
            return (-1, -1);
        }

        int runs = 0;
        int described = 0;
        int inBody = 0;
        RunningHash run = default;
        foreach (uint word in new HashedWords(text))
        {
            if (run.Add(word) is { } hash)
            {
                runs++;
                described += _description.Contains(hash) ? 1 : 0;
                inBody += _body.Contains(hash) ? 1 : 0;
            }
        }

        return runs == 0 ? (-1, -1) : ((float)described / runs, (float)inBody / runs);
    }

    /// <summary>
    /// What <see cref="InTitle"/> and <see cref="Shares"/> say, in one pass over the words.
    /// </summary>
    /// <param name="asksTitle">Whether the share in the title is asked for; else it is 0.</param>
    public (float Title, float Description, float Body) Of(ReadOnlySpan<char> text, bool asksTitle)
    {
        bool asksRuns = _description.Count > 0 || _body.Count > 0;
        if (!asksTitle && !asksRuns)
        {
            return (0, -1, -1);
        }

        int words = 0;
        int titled = 0;
        int runs = 0;
        int described = 0;
        int inBody = 0;
        RunningHash run = default;
        foreach (uint word in new HashedWords(text))
        {
            words++;
            titled += asksTitle && _title.Contains(word) ? 1 : 0;
            if (asksRuns && run.Add(word) is { } hash)
            {
                runs++;
                described += _description.Contains(hash) ? 1 : 0;
                inBody += _body.Contains(hash) ? 1 : 0;
            }
        }

        float title = words == 0 ? 0 : (float)titled / words;
        return runs == 0 ? (title, -1, -1) : (title, (float)described / runs, (float)inBody / runs);
    }

    /// <summary>Share of the runs of four words of a text that are among these; 0 where it has none.</summary>
    public static float Share(HashedSet runs, ReadOnlySpan<char> text)
    {
        int all = 0;
        int found = 0;
        RunningHash run = default;
        foreach (uint word in new HashedWords(text))
        {
            if (run.Add(word) is { } hash)
            {
                all++;
                found += runs.Contains(hash) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (float)found / all;
    }

    private static void AddWords(HashedSet words, string? text)
    {
        foreach (uint word in new HashedWords(text))
        {
            words.Add(word);
        }
    }

    /// <summary>Adds the hashes of the runs of four words of a text.</summary>
    /// <param name="among">The only ones that are asked for; all where it is null.</param>
    public static void AddRuns(HashedSet runs, ReadOnlySpan<char> text, HashedSet? among = null)
    {
        RunningHash run = default;
        foreach (uint word in new HashedWords(text[..Math.Min(text.Length, LongestBody)]))
        {
            if (run.Add(word) is { } hash && among?.Contains(hash) != false)
            {
                runs.Add(hash);
            }
        }
    }

    private struct RunningHash
    {
        private uint _first;
        private uint _second;
        private uint _third;
        private int _count;

        public uint? Add(uint word)
        {
            uint hash = (((((_first * 16777619u) ^ _second) * 16777619u) ^ _third) * 16777619u) ^ word;
            (_first, _second, _third) = (_second, _third, word);
            return ++_count >= Run ? hash : null;
        }
    }

    /// <summary>Hashes of the runs of letters and digits of a text, without case.</summary>
    internal ref struct HashedWords(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        public uint Current { get; private set; }

        public readonly HashedWords GetEnumerator() => this;

        public bool MoveNext()
        {
            ReadOnlySpan<char> all = _text;
            int at = _at;
            while (at < all.Length && !char.IsLetterOrDigit(all[at]))
            {
                at++;
            }

            if (at == all.Length)
            {
                _at = at;
                return false;
            }

            uint hash = 2166136261;
            for (; at < all.Length; at++)
            {
                char c = all[at];
                if (char.IsAsciiLetter(c))
                {
                    hash = (hash ^ (uint)(c | 0x20)) * 16777619u;
                    continue;
                }

                if (!char.IsLetterOrDigit(c))
                {
                    break;
                }

                hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
            }

            _at = at;

            Current = hash;
            return true;
        }
    }
}
