using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;

namespace Demarche.Intake;

/// <summary>The phrases of <c>Data/boilerplate.tsv</c>: furniture that stands between or behind the paragraphs of press pages.</summary>
internal static class BoilerplatePhrases
{
    // Begins the patterns that may begin with anything.
    private const char Anything = '*';
    private const char Number = '#';

    // Characters of a line that choose the phrases which it is asked of.
    private const int Opening = 4;

    private static readonly Phrase[] All =
    [
        .. DataFile.Rows("boilerplate.tsv").Select(row => new Phrase(row[0], row[1] == "tail", int.Parse(row[2]), row[3])),
    ];

    // Phrases by what stands before their first wildcard, as much of it as an opening has; those that are shorter stand under their first
    // letter, and under every opening that they begin as well. Most lines are asked of none or a few.
    private static readonly FrozenDictionary<ulong, Phrase[]> ByOpening = All.Where(phrase => phrase.Head.Length >= Opening)
        .Select(phrase => phrase.Head[..Opening])
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(opening => Packed(opening), BeginningWith);

    private static readonly FrozenDictionary<char, Phrase[]> ByFirst = All.Where(phrase => phrase.Head.Length < Opening)
        .GroupBy(phrase => phrase.First)
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

        return Find(lower, AskedOf(lower), inTail) ?? (Inside.MayBeIn(lower) ? Find(lower, ByFirst[Anything], inTail) : null);
    }

    private static Phrase[] AskedOf(ReadOnlySpan<char> line) =>
        line.Length >= Opening && ByOpening.TryGetValue(Packed(line), out Phrase[]? phrases) ? phrases
        : ByFirst.TryGetValue(char.IsAsciiDigit(line[0]) ? Number : line[0], out phrases) ? phrases
        : [];

    // The first characters as a number.
    private static ulong Packed(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));

    private static Phrase[] BeginningWith(string opening) =>
        [
            .. All.Where(phrase =>
                phrase.Head.StartsWith(opening, StringComparison.Ordinal)
                || (phrase.Head.Length > 0 && opening.StartsWith(phrase.Head, StringComparison.Ordinal))
                || (phrase.First == Number && char.IsAsciiDigit(opening[0]))
            ),
        ];

    private static string? Find(ReadOnlySpan<char> line, Phrase[] phrases, bool inTail)
    {
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
