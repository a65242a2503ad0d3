using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Trainer.Ties;

/// <summary>The ledger of an invented dispute, <c>tools/disputes/*.gold.json</c>.</summary>
internal sealed record GoldDispute(
    [property: JsonPropertyName("actors")] Dictionary<string, GoldActor> Actors,
    [property: JsonPropertyName("lines")] GoldLine[] Lines
);

internal sealed record GoldActor([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("kind")] string? Kind);

internal sealed record GoldLine(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("holder")] string[] Holder,
    [property: JsonPropertyName("addressee")] string[]? Addressee,
    [property: JsonPropertyName("performer")] string[]? Performer,
    [property: JsonPropertyName("proposition")] string Proposition,
    [property: JsonPropertyName("condition")] string? Condition,
    [property: JsonPropertyName("deadline")] string? Deadline,
    [property: JsonPropertyName("stated")] string? Stated,
    [property: JsonPropertyName("evidence")] GoldPlace[] Evidence,
    [property: JsonPropertyName("responses")] GoldResponse[]? Responses
);

/// <param name="Start">First character, in Unicode code points of the text.</param>
internal sealed record GoldPlace(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End
);

internal sealed record GoldResponse(
    [property: JsonPropertyName("by")] string[] By,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("evidence")] JsonElement Evidence
)
{
    public GoldPlace[] Places =>
        Evidence.ValueKind == JsonValueKind.Array
            ? Evidence.Deserialize<GoldPlace[]>() ?? []
            : [Evidence.Deserialize<GoldPlace>() ?? throw new JsonException("an answer without evidence")];
}
