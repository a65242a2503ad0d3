using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A number that a report gives for something counted, with enough of its surroundings to meet the same thing in another report.</summary>
/// <param name="What">Lemma of the counted noun with what befell those who are counted: "soldier", "soldier killed"; "money" for a sum.</param>
/// <param name="Unit">What it is counted or measured in, with the words between: "wounded soldier", "dollar".</param>
/// <param name="Low">Lower bound; equal to <paramref name="High"/> for one exact number.</param>
/// <param name="Parties">Keys of the parties named in the sentence, those who only say it apart.</param>
public sealed record ReportedQuantity(
    string What,
    string? Unit,
    double? Low,
    double? High,
    bool Approximate,
    string Bound,
    IReadOnlyList<string> Parties,
    EvidenceSet Evidence
)
{
    /// <summary>The thing in the report's words, without the number: "Tasmerian sailors of the trawler Blue Heron".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Phrase { get; init; }

    /// <summary>The folded verb of what was done to or by those who are counted: "released 40 prisoners" and "the release of 40 prisoners" have the same; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Act { get; init; }

    /// <summary>True for "the eleven sailors", "its 11 sailors": all of them are counted, whatever is said to be done with them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>True where the words say that the count has grown: "has risen to", "so far".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Grown { get; init; }

    /// <summary>True where the words say that an earlier report was wrong: "not 14 as reported".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Corrects { get; init; }

    /// <summary>Folded words that say what sort of them is counted: "wounded" of "wounded soldiers". Sorted.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Keys of the parties of those who are counted: of "40 Tasmerian prisoners" Tasmere.</summary>
    public ImmutableArray<string> Group { get; init; } = [];

    /// <summary>Folded words of the names beside the number that are no parties: of ships, towns, bridges. Sorted.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>When it was so; unknown where the sentence tells no act.</summary>
    public StatedDate Date { get; init; } = StatedDate.Unknown;
}
