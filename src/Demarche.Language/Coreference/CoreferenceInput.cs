using System.Collections.Immutable;

namespace Demarche.Language.Coreference;

/// <summary>A name that was recognised before: where it stands, and what it is a name of.</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
/// <param name="TokenCount">At least one; the tokens stand in one sentence.</param>
public readonly record struct NameSpan(int FirstToken, int TokenCount, EntityType Type);

/// <summary>One text as coreference resolution needs it: tagged, parsed, its names found.</summary>
/// <param name="Tokens">With UPOS, XPOS, FEATS, lemma, head and relation. A token without a head counts as a root.</param>
/// <param name="Sentences">Tile <paramref name="Tokens"/> in order.</param>
/// <param name="Names">In order of their first token; may be empty. What stands outside the text is an error.</param>
public sealed record CoreferenceInput(ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences, ImmutableArray<NameSpan> Names);
