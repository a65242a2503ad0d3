using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What is known of an actor before any report is read.</summary>
public sealed record ActorEntry
{
    /// <summary>PLOVER-style: "RUS", "NATO", "USA MIL". The first word is the party.</summary>
    public required string Code { get; init; }

    public required ActorType Kind { get; init; }

    /// <summary>The first is the one shown.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Adjectives and words for its people: "Russian".</summary>
    public ImmutableArray<string> Demonyms { get; init; } = [];

    /// <summary>A city that stands for the government only where it acts; several with "|" between.</summary>
    public string? Capital { get; init; }

    /// <summary>Buildings, seats and offices that stand for the government: "the Kremlin".</summary>
    public ImmutableArray<string> Metonyms { get; init; } = [];

    /// <summary>Common nouns that refer back to it once a text has named it: "alliance".</summary>
    public ImmutableArray<string> Nominals { get; init; } = [];

    /// <summary>Identity where the code alone does not tell who it is ("HMS" for a group of "PSE REB"); null for the party of the code.</summary>
    public string? Key { get; init; }

    /// <summary>Code in the PLOVER export where it is another: "IMG REB"; null for the code itself, and for IGO of an organisation.</summary>
    public string? Plover { get; init; }

    /// <summary>Codes that hold at times only, "AFG GOV 2021-08-15..": a movement in power.</summary>
    public ImmutableArray<string> InPower { get; init; } = [];

    public string Party => Code.Split(' ', 2)[0];
}
