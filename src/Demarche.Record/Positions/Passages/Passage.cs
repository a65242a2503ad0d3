using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// A sentence with what stands before it, in small letters, words apart by spaces. For names of parties stands "@0", the first of <see cref="Parties"/>; "(@0)"
/// stands behind a person, a body or a capital whose party that is.
/// </summary>
public sealed record Passage
{
    /// <summary>Parties that are named, by <see cref="Actor.Party"/>.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>The title of the report; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The last words before the sentence.</summary>
    public string Before { get; init; } = "";

    public string Here { get; init; } = "";
}
