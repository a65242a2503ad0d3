using System.Collections.Immutable;

namespace Demarche.Language;

/// <summary>Mentions of one thing, in the order of the text; at least two.</summary>
/// <param name="Mentions">Ordered by first token, the longer first.</param>
public sealed record CoreferenceChain(ImmutableArray<CoreferenceMention> Mentions);

/// <summary>A noun phrase or pronoun that refers: from its first to its last token, with all its modifiers.</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">At least one; the tokens stand in one sentence.</param>
/// <param name="HeadToken">The token that heads the phrase in the dependency tree.</param>
/// <param name="Kind">A name, a noun phrase with a common noun, or a pronoun.</param>
/// <param name="Coordination">Several things taken as one: "Adair and Marr"; its head is that of the first.</param>
public readonly record struct CoreferenceMention(
    int FirstToken,
    int TokenCount,
    int HeadToken,
    MentionKind Kind,
    bool Coordination = false
);
