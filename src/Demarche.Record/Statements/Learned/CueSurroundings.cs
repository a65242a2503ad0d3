namespace Demarche.Record;

/// <summary>
/// Where words stand beside a cue: on which branch of the tree, how deep, how far away, in which quotation. Linear in the words
/// looked at.
/// </summary>
internal sealed class CueSurroundings(AttributionWords words, AttributionVocabulary vocabulary, int relations)
{
    /// <summary>Tables, in the order of the model file.</summary>
    public static readonly string[] Tables = ["branch", "depth", "distance", "quotation"];

    /// <summary>Words on either side of a cue that are looked at.</summary>
    public const int Reach = 120;

    // The head of the cue and those above it.
    private const int Levels = 4;
    private const int LongestPath = 200;

    private readonly Dictionary<int, (int Branch, int Depth)> _known = [];
    private readonly Dictionary<int, int> _levels = [];
    private readonly List<int> _path = [];

    /// <param name="first">First word of the cue.</param>
    /// <param name="last">Its last word.</param>
    /// <param name="rows">[(to - from) × 4]</param>
    public void Rows(int first, int last, int from, int to, Span<int> rows)
    {
        _known.Clear();
        _levels.Clear();
        int at = CueHead(first, last);
        int sentence = words.Tokens[at].Sentence;
        for (int level = 0; level < Levels && at >= 0; level++)
        {
            _levels[at] = level;
            at = words.Head[at];
        }

        int before = NearestQuotation(first - 1, from - 1, -1);
        int after = NearestQuotation(last + 1, to, 1);
        int own = words.QuoteOf[first];
        for (int i = from; i < to; i++)
        {
            (int branch, int depth) =
                words.Tokens[i].Sentence == sentence ? Branch(i) : (((Levels + 1) * relations) + (i < first ? 0 : 1), 0);
            Span<int> row = rows.Slice((i - from) * Tables.Length, Tables.Length);
            row[0] = branch;
            row[1] = depth;
            row[2] =
                i > last ? 2 * Bucket(i - last)
                : i < first ? (2 * Bucket(first - i)) - 1
                : 0;
            int quote = words.QuoteOf[i];
            row[3] =
                quote < 0 ? 0
                : quote == own ? 1
                : quote == after ? 2
                : quote == before ? 3
                : i > last ? 4
                : 5;
        }
    }

    private int CueHead(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (words.Head[i] < first || words.Head[i] > last)
            {
                return i;
            }
        }

        return first;
    }

    private int NearestQuotation(int start, int end, int step)
    {
        for (int i = start; i != end; i += step)
        {
            if (words.QuoteOf[i] >= 0)
            {
                return words.QuoteOf[i];
            }
        }

        return -1;
    }

    // Up from the word to the cue's head or one above it: at which of them the two ways meet, and the relation below it.
    private (int Branch, int Depth) Branch(int word)
    {
        _path.Clear();
        int at = word;
        while (!_known.ContainsKey(at))
        {
            int head = words.Head[at];
            if (_levels.TryGetValue(at, out int level))
            {
                _known[at] = (level * relations, 0);
            }
            else if (head < 0)
            {
                _known[at] = (Levels * relations, 3);
            }
            else if (_levels.TryGetValue(head, out level))
            {
                _known[at] = ((level * relations) + vocabulary.Relation(words.Tokens[at].Deprel), 1);
            }
            else
            {
                _path.Add(at);
                at = head;
                if (_path.Count > LongestPath)
                {
                    _known[at] = (Levels * relations, 3);
                }
            }
        }

        (int Branch, int Depth) found = _known[at];
        for (int i = _path.Count - 1; i >= 0; i--)
        {
            found = (found.Branch, Math.Min(found.Depth + 1, 3));
            _known[_path[i]] = found;
        }

        return found;
    }

    private static int Bucket(int distance) =>
        distance switch
        {
            < 5 => distance,
            < 7 => 5,
            < 10 => 6,
            < 15 => 7,
            < 23 => 8,
            < 41 => 9,
            _ => 10,
        };
}
