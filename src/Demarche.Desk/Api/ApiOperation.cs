using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>One operation of the API: the same list maps the routes and writes the OpenAPI document, so that neither can say what the other does not.</summary>
/// <param name="Path">Below <c>/api/v1</c>, with parameters in braces.</param>
internal sealed record ApiOperation(
    string Method,
    string Path,
    string Id,
    string Summary,
    ImmutableArray<ApiParameter> Parameters,
    Func<DeskRequest, Task> Work
)
{
    public string Answer { get; init; } = "application/json";

    public string? Schema { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What a body is, for operations that take one.</summary>
    public string? Body { get; init; }

    public ImmutableArray<int> Errors { get; init; } = [400, 404];
}

/// <param name="In">path or query.</param>
internal sealed record ApiParameter(
    string Name,
    string In,
    string What,
    string Type = "string",
    string? Format = null,
    string? Example = null
);
