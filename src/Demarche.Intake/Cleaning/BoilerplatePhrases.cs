using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Demarche.Intake;

/// <summary>The phrases of <c>Data/boilerplate.tsv</c>: furniture that stands between or behind the paragraphs of press pages.</summary>
internal static class BoilerplatePhrases
{
    // Begins the patterns that may begin with anything.
    private const char Anything = '*';
    private const char Number = '#';

    private static readonly Phrase[] All =
    [
        .. DataFile.Rows("boilerplate.tsv").Select(row => new Phrase(row[0], row[1] == "tail", int.Parse(row[2]), row[3])),
    ];

    // Phrases by their first two letters, else by the first; those that begin with a wildcard under it. Most lines are asked of none or a few.
    private static readonly FrozenSet<char> Short = All.Where(phrase => phrase.Head.Length < 2)
        .Select(phrase => phrase.First)
        .ToFrozenSet();

    private static readonly FrozenDictionary<int, Phrase[]> ByOpening = All.GroupBy(phrase => Opening(phrase.First, phrase.Head))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    // One of these stands in every line that fits a phrase which may begin with anything.
    private static readonly PhraseSet Inside = new(All.Where(phrase => phrase.First == Anything).Select(phrase => phrase.Longest));

    private static readonly int MostCharacters = All.Max(phrase => phrase.MostCharacters);

    /// <summary>Why the block is no part of the text; null when nothing says so.</summary>
    /// <param name="inTail">The block stands behind the last paragraph of prose.</param>
    public static string? ReasonToDrop(ReadOnlySpan<char> block, bool inTail)
    {
        if (block.Length == 0 || block.Length > MostCharacters)
        {
            return null;
        }

        ReadOnlySpan<char> line = block.TrimStart("►▶•·-–—→»> *").TrimEnd();
        if (line.IsEmpty)
        {
            return null;
        }

        Span<char> lower = stackalloc char[line.Length];
        if (Ascii.ToLower(line, lower, out int done) != OperationStatus.Done)
        {
            line[done..].ToLowerInvariant(lower[done..]);
        }

        string? reason = Find(lower, Opening(char.IsAsciiDigit(lower[0]) ? Number : lower[0], lower), inTail);
        return reason ?? (Inside.MayBeIn(lower) ? Find(lower, Anything, inTail) : null);
    }

    // The letter where a phrase has no second one, or where another with that letter has none.
    private static int Opening(char first, ReadOnlySpan<char> head) =>
        head.Length < 2 || Short.Contains(first) ? first : (head[1] << 16) | first;

    private static string? Find(ReadOnlySpan<char> line, int opening, bool inTail)
    {
        if (!ByOpening.TryGetValue(opening, out Phrase[]? phrases))
        {
            return null;
        }

        foreach (Phrase phrase in phrases)
        {
            if (
                (inTail || !phrase.TailOnly)
                && line.Length <= phrase.MostCharacters
                && line.StartsWith(phrase.Head)
                && Wildcard.Matches(line, phrase.Pattern, ignoreCase: true, anyOne: false)
            )
            {
                return phrase.Reason;
            }
        }

        return null;
    }

    /// <param name="MostCharacters">Longer lines are text, whatever they begin with.</param>
    private sealed record Phrase(string Reason, bool TailOnly, int MostCharacters, string Written)
    {
        public char First { get; } = Written[0];

        /// <summary>In lower case.</summary>
        public string Pattern { get; } = Written.ToLowerInvariant();

        /// <summary>What stands before its first wildcard.</summary>
        public string Head { get; } = Written.ToLowerInvariant().Split('*', '#')[0];

        /// <summary>The longest piece between its wildcards.</summary>
        public string Longest { get; } = Written.ToLowerInvariant().Split('*', '#').MaxBy(piece => piece.Length)!;
    }
}
