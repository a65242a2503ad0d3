using System.Net;
using System.Text.RegularExpressions;

namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>
/// Invented pages in the shapes that outlets of today have. Each page says itself what is text: what stands behind the comment "text" must be in
/// the report, what stands behind "not" must not.
/// </summary>
public sealed partial class PageShapeTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Pages", "shapes");

    public static TheoryData<string> Shapes { get; } =
        new(Directory.EnumerateFiles(s_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_is_told_from_the_rest(string name)
    {
        string html = File.ReadAllText(Path.Combine(s_folder, name));
        string text = Page(name).Text.Value;

        Assert.Equal([], Marked(html, "text").Where(piece => !text.Contains(piece, StringComparison.Ordinal)));
        Assert.Equal([], Marked(html, "not").Where(piece => text.Contains(piece, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_a_quotation_that_was_pulled_out_of_a_paragraph_the_paragraph_stays()
    {
        Once(Page("pull-quotes.html"), "Patience is not a policy");
        Once(Page("pull-quotes.html"), "I have eleven cows");
    }

    [Fact]
    public void A_box_that_stands_twice_for_wide_and_narrow_screens_is_read_once_with_its_short_lines()
    {
        Once(Page("wide-and-narrow-screens.html"), "Built between 1969 and 1974");
        Once(Page("wide-and-narrow-screens.html"), "Height of the wall: 84 metres");
    }

    [Theory]
    [InlineData("offer-behind-a-teaser.html")]
    [InlineData("japanese-for-members.html")]
    [InlineData("consent-alone.html")]
    public void The_beginning_of_a_text_before_a_wall_is_a_teaser(string name) => Assert.Equal(ReportKind.Teaser, Page(name).Kind);

    [Fact]
    public void A_page_that_shows_a_notice_on_cookies_alone_is_what_it_says_of_itself() =>
        Assert.StartsWith("Third refusal in ten weeks", Page("consent-alone.html").Text.Value, StringComparison.Ordinal);

    [Fact]
    public void Posts_side_by_side_with_times_are_updates_where_the_headline_says_live()
    {
        Report report = Page("live-posts.html");

        Assert.Equal(ReportKind.LiveBlog, report.Kind);
        Assert.Equal("2033-05-03T18:00:00+01:00", report.Parts.First(part => part.Kind == PartKind.LiveUpdate).At);
        Assert.Equal(
            8,
            report.Parts.Where(part => part.Kind == PartKind.LiveUpdate).Select(part => part.At).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.Equal(ReportKind.LiveBlog, Page("live-posts-without-times.html").Kind);
    }

    [Fact]
    public void The_text_of_a_page_that_shows_none_is_taken_from_the_data_of_its_scripts()
    {
        Report report = Page("text-in-the-data-of-scripts.html");

        Assert.StartsWith("Arvenia recalled its ambassador", report.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("under which they would work.", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.Contains("data of the page's scripts", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Marked(string html, string mark) =>
        Mark()
            .Matches(html)
            .Where(match => match.Groups[1].Value == mark)
            .Select(match => WebUtility.HtmlDecode(match.Groups[2].Value).Trim());

    private static void Once(Report report, string words) =>
        Assert.Equal(2, report.Text.Value.Split(words, StringSplitOptions.None).Length);

    private static Report Page(string name) =>
        Assert
            .IsType<IntakeReport>(
                Assert.Single(
                    new HtmlReader().Read(new SourceDocument(name, File.ReadAllBytes(Path.Combine(s_folder, name))), IntakeOptions.Default)
                )
            )
            .Report;

    [GeneratedRegex("<!--(text|not)-->([^<]+)")]
    private static partial Regex Mark();
}
