using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What one noun phrase tells of its actor, before those beside it are taken into account.</summary>
internal sealed class PhraseReading
{
    public required int First { get; init; }

    public required int Last { get; init; }

    /// <summary>Those named in front of the head: "Arvenian", "Lorn's".</summary>
    public List<Nation> Nations { get; } = [];

    /// <summary>Those named behind it: "of Arvenia", "in Lorn".</summary>
    public List<Nation> Behind { get; } = [];

    public RoleMatch? Head { get; set; }

    public ImmutableArray<string> Sectors { get; set; } = [];

    /// <summary>A person found in the phrase.</summary>
    public Actor? Person { get; set; }

    /// <summary>Somebody else's: "Arvenia's allies".</summary>
    public bool Tie { get; set; }

    /// <summary>"its allies": whose, is told by the phrase before.</summary>
    public bool OfFormer { get; set; }

    /// <summary>An institution of many countries, and whose it usually is.</summary>
    public string? UsualCode { get; set; }

    /// <summary>Only a name or adjective of a country, no noun of its own: shares the noun of the next ("Arvenian and Tasmerian envoys").</summary>
    public bool Bare => Head is null && Person is null && Nations.Count > 0;

    public bool IsEmpty => Head is null && Person is null && Nations.Count == 0 && Behind.Count == 0 && Sectors.IsEmpty;
}
