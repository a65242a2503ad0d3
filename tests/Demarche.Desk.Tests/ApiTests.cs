using System.Net;
using System.Text.Json;
using Demarche.Store;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Demarche.Desk.Tests;

/// <summary>The HTTP API: its document, its answers, paging and tags.</summary>
public sealed class ApiTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task The_document_is_valid_and_describes_every_route()
    {
        using Visitor visitor = new(desk);
        ReadResult read = OpenApiDocument.Parse(await visitor.Page("/api/openapi.json"), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(ApiRoutes.Operations.Length, read.Document!.Paths.Sum(static p => p.Value.Operations!.Count));
        Assert.Equal(ApiRoutes.Operations.Length, ApiRoutes.Operations.Select(static o => o.Id).Distinct().Count());
    }

    [Fact]
    public async Task Every_reading_operation_answers()
    {
        using Visitor visitor = new(desk);
        PositionItem position = desk.Position("reopen");
        foreach (ApiOperation operation in ApiRoutes.Operations.Where(static o => o.Method == "GET"))
        {
            string id =
                operation.Path.Contains("/reports/", StringComparison.Ordinal) ? position.Evidence[0].Evidence.Report
                : operation.Path.Contains("/evidence/", StringComparison.Ordinal) ? position.Evidence[0].Id
                : position.Id;
            string path =
                "/api/v1"
                + operation.Path.Replace("{dispute}", "pass", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal);
            using HttpResponseMessage answer = await visitor.Get(operation.Id == "search" ? path + "?q=road" : path);
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {body}");
            Assert.Equal(operation.Answer, answer.Content.Headers.ContentType!.MediaType);
            if (operation.Answer == "application/json")
            {
                using JsonDocument json = JsonDocument.Parse(body);
            }
        }
    }

    [Fact]
    public async Task Lists_are_paged_and_tagged()
    {
        using Visitor visitor = new(desk);
        List<string> ids = [];
        string? cursor = null;
        do
        {
            using JsonDocument page = JsonDocument.Parse(
                await visitor.Page($"/api/v1/disputes/pass/positions?limit=2&order=newest{(cursor is null ? "" : "&cursor=" + cursor)}")
            );
            ids.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(static i => i.GetProperty("id").GetString()!));
            cursor = page.RootElement.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        } while (cursor is not null);
        Assert.Equal(desk.Store.Positions(new ViewQuery("pass")).Items.Reverse().Select(static p => p.Id), ids);

        using HttpResponseMessage first = await visitor.Get("/api/v1/disputes/pass/timeline");
        using HttpResponseMessage second = await visitor.Get(
            "/api/v1/disputes/pass/timeline",
            m => m.Headers.IfNoneMatch.Add(first.Headers.ETag!)
        );
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/disputes/pass/timeline?from=26/03/2031", 400, "2031-03-26")]
    [InlineData("/api/v1/disputes/pass/timeline?limit=9000", 400, "1 to 500")]
    [InlineData("/api/v1/disputes/nobody/timeline", 404, "pass")]
    [InlineData("/api/v1/records/ev_4040", 404, "ev_4040")]
    [InlineData("/api/v1/nothing", 404, "openapi.json")]
    public async Task What_cannot_be_given_is_a_problem_with_a_remedy(string path, int status, string remedy)
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(remedy, problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Evidence_stands_at_its_offsets_in_the_text()
    {
        using Visitor visitor = new(desk);
        using JsonDocument page = JsonDocument.Parse(await visitor.Page("/api/v1/disputes/pass/positions"));
        foreach (
            JsonElement evidence in page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .SelectMany(static i => i.GetProperty("evidence").EnumerateArray())
        )
        {
            string text = await visitor.Page($"/api/v1/reports/{evidence.GetProperty("report").GetString()}/text");
            int[] runes = [.. text.EnumerateRunes().Select(static r => r.Value)];
            string cited = string.Concat(
                runes[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()].Select(char.ConvertFromUtf32)
            );
            Assert.Equal(evidence.GetProperty("text").GetString(), cited);
        }
    }
}
