using System.Net;
using System.Net.Http.Headers;

namespace Demarche.Desk.Tests;

/// <summary>What the desk keeps out.</summary>
public sealed class GuardTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Root = "/d/pass";

    [Theory]
    [InlineData("/d/pass")]
    [InlineData("/d/pass/timeline")]
    [InlineData("/d/pass/nothing-here")]
    [InlineData("/assets/x/desk.css")]
    [InlineData("/api/v1/disputes")]
    public async Task Every_answer_forbids_what_the_desk_never_does(string path)
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get(path);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1.evil.example:80")]
    public async Task A_name_that_was_pointed_at_this_machine_is_refused(string host)
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get(Root, message => message.Headers.Host = host);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("Peru", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_change_from_another_site_is_refused()
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage origin = await visitor.Send(
            HttpMethod.Post,
            Root + "/seen",
            new FormUrlEncodedContent([]),
            m => m.Headers.Add("Origin", "https://evil.example")
        );
        Assert.Equal(HttpStatusCode.Forbidden, origin.StatusCode);
        using HttpResponseMessage site = await visitor.Send(
            HttpMethod.Post,
            "/api/v1/corrections",
            new StringContent("{}"),
            m => m.Headers.Add("Sec-Fetch-Site", "cross-site")
        );
        Assert.Equal(HttpStatusCode.Forbidden, site.StatusCode);
        using HttpResponseMessage token = await visitor.Send(
            HttpMethod.Post,
            Root + "/corrections",
            new FormUrlEncodedContent([new("op", "reject"), new("target", "p_1")])
        );
        Assert.Equal(HttpStatusCode.Forbidden, token.StatusCode);
    }

    [Fact]
    public async Task Hostile_words_are_shown_and_are_never_markup()
    {
        using Visitor visitor = new(desk);
        string report = desk.Report("<script>");
        foreach (
            string path in new[]
            {
                "",
                "/timeline",
                "/positions",
                "/reports",
                $"/reports/{report}",
                "/search?q=fence",
                "/origins",
                "/hand-over",
                "/search?q=%3Cscript%3Ewindow.hit%3D9%3C%2Fscript%3E",
            }
        )
        {
            string page = await visitor.Page(Root + path);
            Assert.DoesNotContain("<script>", page);
            Assert.DoesNotContain("<svg onload", page);
            Assert.DoesNotContain("<svg/onload", page);
            Assert.DoesNotContain("<img", page);
            Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u202E', page);
            Assert.DoesNotContain(" style=", page);
            Assert.DoesNotContain(" onclick=", page.Replace("&lt;b onclick=", "", StringComparison.Ordinal));
        }

        Assert.Contains("&lt;script&gt;window.hit=1&lt;/script&gt;", await visitor.Page($"{Root}/reports/{report}"));
    }

    [Fact]
    public async Task A_stored_page_is_a_download_and_never_a_page()
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get($"{Root}/reports/{desk.Report("<script>")}/original");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_way_back_leads_to_our_own_pages_only()
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage away = await visitor.Get("/theme?to=dark&back=%2F%2Fevil.example%2Fd%2F");
        Assert.Equal("/", away.Headers.Location!.ToString());
        using HttpResponseMessage back = await visitor.Get("/theme?to=dark&back=%2Fd%2Fpass%2Ftimeline");
        Assert.Equal("/d/pass/timeline", back.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_value_is_named_with_what_would_be_right()
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get(Root + "/timeline?from=26/03/2031");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("write it as 2031-03-26", await answer.Content.ReadAsStringAsync());
    }
}
