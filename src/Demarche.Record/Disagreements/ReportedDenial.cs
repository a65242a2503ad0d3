using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a party says, in a report, not to have happened: "Arvenia denied that its ships had left".</summary>
public sealed record ReportedDenial
{
    /// <summary>Who denies it.</summary>
    public required Actor By { get; init; }

    /// <summary>What is denied, in the words of the report.</summary>
    public required string Denied { get; init; }

    /// <summary>Stems of the denied words, those that name parties left out. Sorted.</summary>
    public required ImmutableArray<string> Stems { get; init; }

    /// <summary>Folded verb of what is denied, which a telling of it must have; null where it says little ("take place").</summary>
    public string? Act { get; init; }

    /// <summary>Keys of the parties that the denied words name, the one who denies among them.</summary>
    public required ImmutableArray<string> Parties { get; init; }

    /// <summary>When it is denied to have been so; unknown where the words do not say.</summary>
    public StatedDate Date { get; init; } = StatedDate.Unknown;

    public required EvidenceSet Evidence { get; init; }
}
