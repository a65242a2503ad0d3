using System.Text.Json;

namespace Demarche.Desk;

/// <summary>The OpenAPI 3.1 document of the API.</summary>
internal static class OpenApiWriter
{
    private static readonly Dictionary<int, string> s_errors = new()
    {
        [400] = "A parameter or the body is wrong; detail says what would be right.",
        [403] = "The change does not come from the desk.",
        [404] = "There is nothing of that name.",
        [409] = "It was done before.",
        [413] = "The body is larger than is taken.",
        [422] = "The correction cannot be applied; detail says why.",
    };

    public static byte[] Write(IReadOnlyList<ApiOperation> operations, string version)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.1.0");
            json.WriteStartObject("info");
            json.WriteString("title", "Demarche");
            json.WriteString("version", version.Length > 0 ? version : "0");
            json.WriteString(
                "description",
                "The record of a dispute, line by line with its evidence. Fields are those of the bundle, in camelCase; offsets count code points."
            );
            json.WriteEndObject();
            json.WriteStartArray("servers");
            json.WriteStartObject();
            json.WriteString("url", "/api/v1");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("paths");
            foreach (IGrouping<string, ApiOperation> path in operations.GroupBy(static o => o.Path))
            {
                json.WriteStartObject(path.Key);
                foreach (ApiOperation operation in path)
                {
                    Operation(json, operation);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("components");
            json.WriteStartObject("schemas");
            ApiSchemas.Write(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Operation(Utf8JsonWriter json, ApiOperation operation)
    {
        json.WriteStartObject(operation.Method.ToLowerInvariant());
        json.WriteString("operationId", operation.Id);
        json.WriteString("summary", operation.Summary);
        if (!operation.Parameters.IsEmpty)
        {
            json.WriteStartArray("parameters");
            foreach (ApiParameter parameter in operation.Parameters)
            {
                Parameter(json, parameter);
            }

            json.WriteEndArray();
        }

        if (operation.Body is { } body)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            json.WriteStartObject("content");
            json.WriteStartObject(body == "Correction" ? "application/json" : "application/octet-stream");
            json.WriteStartObject("schema");
            if (body == "Correction")
            {
                json.WriteString("$ref", "#/components/schemas/Correction");
            }
            else
            {
                json.WriteString("description", body);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartObject("responses");
        json.WriteStartObject(operation.Status.ToString());
        json.WriteString("description", "Done.");
        if (operation.Status != 204)
        {
            json.WriteStartObject("content");
            json.WriteStartObject(operation.Answer);
            if (operation.Schema is { } schema)
            {
                json.WriteStartObject("schema");
                json.WriteString("$ref", "#/components/schemas/" + schema);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        foreach (int error in operation.Errors)
        {
            json.WriteStartObject(error.ToString());
            json.WriteString("description", s_errors[error]);
            json.WriteStartObject("content");
            json.WriteStartObject("application/problem+json");
            json.WriteStartObject("schema");
            json.WriteString("$ref", "#/components/schemas/Problem");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter json, ApiParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", parameter.In);
        json.WriteString("description", parameter.What);
        if (parameter.In == "path")
        {
            json.WriteBoolean("required", true);
        }

        json.WriteStartObject("schema");
        json.WriteString("type", parameter.Type);
        if (parameter.Format is { } format)
        {
            json.WriteString("format", format);
        }

        json.WriteEndObject();
        if (parameter.Example is { } example)
        {
            if (parameter.Type == "integer" && int.TryParse(example, out int number))
            {
                json.WriteNumber("example", number);
            }
            else
            {
                json.WriteString("example", example);
            }
        }

        json.WriteEndObject();
    }
}
