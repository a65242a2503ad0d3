using System.Net;
using System.Text.RegularExpressions;

namespace Demarche.Desk.Tests;

/// <summary>Somebody who looks at pages and sends forms, without a browser.</summary>
internal sealed partial class Visitor(DeskFixture desk) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public Task<HttpResponseMessage> Get(string path, Action<HttpRequestMessage>? with = null) => Send(HttpMethod.Get, path, null, with);

    public async Task<string> Page(string path)
    {
        using HttpResponseMessage answer = await Get(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, 3000)]}");
        return text;
    }

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? with = null)
    {
        HttpRequestMessage message = new(
            method,
            path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(desk.Address, path)
        )
        {
            Content = content,
        };
        with?.Invoke(message);
        return _client.SendAsync(message);
    }

    /// <summary>Sends a form as the desk's own page does.</summary>
    public async Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields)
    {
        string token = Token().Match(await Page($"/d/{InventedPress.Dispute}")).Groups[1].Value;
        return await Send(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(
                fields.Select(static f => new KeyValuePair<string, string>(f.Name, f.Value)).Append(new("token", token))
            )
        );
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("data-token=\"([0-9a-f]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
