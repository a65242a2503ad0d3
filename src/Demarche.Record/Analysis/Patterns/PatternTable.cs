using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A line of a pattern table: signs and words before and behind its anchor, and the columns that say what it means.</summary>
/// <param name="Text">The pattern as written: what a line of the record names as its rule.</param>
/// <param name="HasSubject">True when it starts with X.</param>
/// <param name="Anchor">The lemmas of the first word.</param>
/// <param name="Rest">What follows the anchor.</param>
/// <param name="Columns">The columns behind the pattern.</param>
internal sealed record Pattern(
    string Text,
    bool HasSubject,
    FrozenSet<string> Anchor,
    ImmutableArray<PatternElement> Rest,
    ImmutableArray<string> Columns
);

/// <param name="Sign">An upper-case sign of the pattern language; null for a literal.</param>
/// <param name="Words">The lemmas of a literal.</param>
internal sealed record PatternElement(string? Sign, FrozenSet<string> Words, bool Optional);

/// <summary>The patterns of one file, found by the lemma that anchors them.</summary>
internal sealed class PatternTable
{
    private static readonly FrozenSet<string> Signs = FrozenSet.Create(
        StringComparer.Ordinal,
        "Y",
        "Z",
        "VP",
        "VPing",
        "CLAUSE",
        "NP",
        "VPed",
        "DEMAND",
        "OTHERS",
        "OWN",
        "ABOUT",
        "MUST",
        "SELF",
        "TIME",
        "REJECTED",
        "REST",
        "END",
        "*",
        ".."
    );

    private readonly FrozenDictionary<string, ImmutableArray<Pattern>> _byAnchor;

    private PatternTable(ImmutableArray<Pattern> all)
    {
        All = all;
        _byAnchor = all.SelectMany(pattern => pattern.Anchor.Select(anchor => (anchor, pattern)))
            .GroupBy(pair => pair.anchor)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.pattern).ToImmutableArray());
    }

    public ImmutableArray<Pattern> All { get; }

    public static PatternTable Load(string fileName) => new([.. EmbeddedLines.Rows(fileName).Select(Parse)]);

    /// <summary>Patterns that the word may anchor, in file order.</summary>
    public ImmutableArray<Pattern> At(Word word) =>
        word.IsWord && _byAnchor.TryGetValue(word.Lemma, out ImmutableArray<Pattern> found) ? found : [];

    public bool Knows(string lemma) => _byAnchor.ContainsKey(lemma);

    public static PositionKind KindOf(string name) => Enum.Parse<PositionKind>(name, ignoreCase: true);

    public static PositionForce? ForceOf(string name) => name == "-" ? null : Enum.Parse<PositionForce>(name, ignoreCase: true);

    private static Pattern Parse(string[] columns)
    {
        string[] parts = columns[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool subject = parts[0] == "X";
        int at = subject ? 1 : 0;
        return new Pattern(
            columns[0].Trim(),
            subject,
            parts[at].Split('|').ToFrozenSet(),
            [.. parts.Skip(at + 1).Select(Element)],
            [.. columns.Skip(1)]
        );
    }

    private static PatternElement Element(string part)
    {
        bool optional = part[0] == '(';
        string bare = optional ? part[1..^1] : part;
        return Signs.Contains(bare)
            ? new PatternElement(bare, FrozenSet<string>.Empty, optional)
            : new PatternElement(null, bare.Split('|').ToFrozenSet(), optional);
    }
}
