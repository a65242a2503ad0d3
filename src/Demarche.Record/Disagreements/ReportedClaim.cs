using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a claim is about.</summary>
public enum ClaimKind
{
    /// <summary>How many or how much.</summary>
    Count,

    /// <summary>That something was done or said to be done, or was not; and when.</summary>
    Act,

    /// <summary>How a party answered.</summary>
    Answer,

    /// <summary>Who spoke some words.</summary>
    Quote,
}

/// <summary>Which way a claim goes: of an act told or denied, of an answer yes or no.</summary>
public enum ClaimStance
{
    Told,
    Denied,
    Accepted,
    Rejected,
}

/// <summary>One thing that a report says and that another report may contradict, with what it takes to see that both are of one thing.</summary>
public sealed record ReportedClaim
{
    public required ClaimKind Kind { get; init; }

    public ClaimStance Stance { get; init; }

    /// <summary>What it is about, in words: "Tasmerian sailors of the trawler Blue Heron", the words of a quotation.</summary>
    public required string About { get; init; }

    /// <summary>What a side of a disagreement is called: "11", "denied by Arvenia".</summary>
    public required string Value { get; init; }

    /// <summary>PLOVER type of the act; null for what is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The folded verb of what is denied; null for none, and of other claims.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Act { get; init; }

    /// <summary>The kind of line that tells it: "event", "position" or "response"; null for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Line { get; init; }

    /// <summary>Who says it, where that is not the report itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Actor? SaidBy { get; init; }

    /// <summary>Who acts, answers or speaks; who denies.</summary>
    public ImmutableArray<Actor> By { get; init; } = [];

    /// <summary>Keys of all parties that take part.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Stems that tell the act, without numbers and its date; of a quotation its words. Of a count those of <see cref="About"/>.</summary>
    public ImmutableArray<string> Stems { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedQuantity? Count { get; init; }

    public StatedDate Date { get; init; } = StatedDate.Unknown;

    /// <summary>False where a quotation names its speaker by a pronoun alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Named { get; init; }

    public required EvidenceSet Evidence { get; init; }
}
