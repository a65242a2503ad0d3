namespace Demarche.Intake.Tests.Readers.Html;

public sealed class LiveUpdatesTests
{
    [Fact]
    public void Updates_marked_by_class_are_parts_with_their_times_and_the_page_beats_a_shorter_JSON_LD()
    {
        Report report = Reading.One(
            "live.html",
            """
            <!doctype html><html><head><title>Live: talks on the lake</title><script type="application/ld+json">
            {"@type":"LiveBlogPosting","headline":"Live: talks on the lake","liveBlogUpdate":[
            {"headline":"Talks begin","datePublished":"2031-03-04T09:12:00+02:00","articleBody":"The talks began at nine."}]}
            </script></head><body><nav>Home</nav><main><h1>Live: talks on the lake</h1>
            <div class="live-update"><time datetime="2031-03-04T10:30:00+02:00">10:30</time><p>The delegations went to lunch.</p></div>
            <div class="live-update"><time datetime="2031-03-04T09:12:00+02:00">09:12</time><h3>Talks begin</h3>
            <p>The talks began at nine. “We have come to talk,” the minister said.</p></div></main><footer>2035</footer></body></html>
            """
        );

        Assert.Equal(ReportKind.LiveBlog, report.Kind);
        Assert.All(report.Parts, part => Assert.Equal(PartKind.LiveUpdate, part.Kind));
        Assert.Equal(
            ["2031-03-04T10:30:00+02:00", "2031-03-04T09:12:00+02:00"],
            report.Parts.Select(part => part.At).Distinct(StringComparer.Ordinal)
        );
        Assert.EndsWith("“We have come to talk,” the minister said.", report.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("2035", report.Text.Value, StringComparison.Ordinal);
    }
}
