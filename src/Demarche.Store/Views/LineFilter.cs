using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>Which lines of a kind are meant. What is null or empty asks for nothing.</summary>
public sealed record LineFilter
{
    /// <summary>These lines alone, also when a person rejected them.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Somebody who takes part in any role: an id, a code, a name, or the code of a party that others act for.</summary>
    public string? Actor { get; init; }

    /// <summary>Who acts, holds, speaks or answers.</summary>
    public string? By { get; init; }

    /// <summary>Whom it is addressed to or done to.</summary>
    public string? On { get; init; }

    /// <summary>The type of an event ("REJECT") or the kind of a position ("demand"), as the JSON of the views writes it.</summary>
    public string? Type { get; init; }

    /// <summary>The status of an event ("announced").</summary>
    public string? Status { get; init; }

    /// <summary>Least number of independent origins.</summary>
    public int MinOrigins { get; init; }

    /// <summary>History told in passing: true for it alone, false without it.</summary>
    public bool? Background { get; init; }

    /// <summary>Positions to which no answer was reported.</summary>
    public bool Unanswered { get; init; }

    /// <summary>Leaves out lines that were withdrawn, which are else shown struck through.</summary>
    public bool Standing { get; init; }

    /// <summary>Stories of the thread that this id leads to ("th_3").</summary>
    public string? Thread { get; init; }

    /// <summary>Words as in <see cref="IRecordViews.Search"/>.</summary>
    public string? Words { get; init; }
}
