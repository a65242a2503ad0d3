using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// What reading found in a sentence that may answer a position: enough to judge, when a position matches, whether it does and how, without reading it again.
/// </summary>
public sealed record AnswerClue
{
    /// <summary>Parties that act in it, by <see cref="Actor.Party"/>.</summary>
    public ImmutableArray<string> Acting { get; init; } = [];

    /// <summary>Parties that it reports as speaking.</summary>
    public ImmutableArray<string> Speaking { get; init; } = [];

    /// <summary>Other parties that it names.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    /// <summary>Who acts, speaks or is named, one for each party, in this order; empty in older stores.</summary>
    public ImmutableArray<Actor> Actors { get; init; } = [];

    /// <summary>The parties that the report names most, whether the sentence does or not.</summary>
    public ImmutableArray<string> Around { get; init; } = [];

    /// <summary>Parties of which it says in so many words that no answer came from them: "no response from Arvenia".</summary>
    public ImmutableArray<string> Silent { get; init; } = [];

    /// <summary>Words of the sentence that only name parties: "Arvenian".</summary>
    public ImmutableArray<string> Naming { get; init; } = [];

    /// <summary>The most telling words of the sentence before; empty for none.</summary>
    public string Before { get; init; } = "";

    /// <summary>The sentence with what stands before it; null in older stores.</summary>
    public Passage? Passage { get; init; }

    /// <summary>Numbers of the reading, each in a byte, in base 64 (<see cref="ClueNumbers"/>).</summary>
    public string Numbers { get; init; } = "";
}
