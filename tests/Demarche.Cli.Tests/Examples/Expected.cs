using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Cli.Tests.Examples;

/// <summary>The hand-written <c>expected.json</c> of an example: what a careful reader finds.</summary>
public sealed record Expected
{
    public required string Dispute { get; init; }
    public ExpectedReport[] Reports { get; init; } = [];
    public ExpectedPosition[] Positions { get; init; } = [];
    public ExpectedQuote[] Quotes { get; init; } = [];
    public ExpectedEvent[] Events { get; init; } = [];
    public ExpectedDisagreement[] Disagreements { get; init; } = [];

    /// <summary>What a killed report told: shown struck through.</summary>
    public ExpectedEvidence[] Withdrawn { get; init; } = [];
    public string[] NothingFrom { get; init; } = [];

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static Expected Load(string path) => JsonSerializer.Deserialize<Expected>(File.ReadAllText(path), s_options)!;
}

public sealed record ExpectedReport
{
    public required string Report { get; init; }
    public string? Outlet { get; init; }

    /// <summary>Start of the published value; null with <see cref="PublishedIsExpectedAbsent"/> when nothing dates the report.</summary>
    public JsonElement Published { get; init; }
    public string? Basis { get; init; }
    public string? Kind { get; init; }
    public bool Carrier { get; init; }
    public string[] Authors { get; init; } = [];
    public string[] Origins { get; init; } = [];
    public string? CopyOf { get; init; }
    public double[] Chapters { get; init; } = [];
    public string[] Tags { get; init; } = [];
    public string[] Absent { get; init; } = [];

    [JsonIgnore]
    public bool PublishedIsExpectedAbsent => Published.ValueKind == JsonValueKind.Null;
}

public sealed record ExpectedEvidence(string Report, string Text);

public sealed record ExpectedPosition
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public string[] Holders { get; init; } = [];
    public string[] Addressees { get; init; } = [];
    public required string Proposition { get; init; }
    public string? Deadline { get; init; }
    public string? Stated { get; init; }
    public ExpectedEvidence[] Evidence { get; init; } = [];
    public ExpectedResponse[] Responses { get; init; } = [];
}

public sealed record ExpectedResponse
{
    public required string By { get; init; }
    public required string Status { get; init; }
    public string? Date { get; init; }
    public ExpectedEvidence[] Evidence { get; init; } = [];
}

public sealed record ExpectedQuote(string Speaker, string Text, string[] Reports);

public sealed record ExpectedEvent
{
    public required string Type { get; init; }
    public string[] Actors { get; init; } = [];
    public string[] Recipients { get; init; } = [];
    public required string Status { get; init; }
    public string? Date { get; init; }
    public ExpectedEvidence[] Evidence { get; init; } = [];
}

public sealed record ExpectedDisagreement(string Aspect, string? About, string[]? Values);
