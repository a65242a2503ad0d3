namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>Which blocks of a page are kept, given what the model says of each.</summary>
public sealed class BlockChoiceTests
{
    private const string Paragraphs =
        "<body><div class=a><p>One two three four.</p><p>Five six seven eight.</p><p>Nine ten eleven twelve.</p></div></body>";

    [Fact]
    public void Doubtful_block_goes_with_those_around_it()
    {
        Assert.Equal([true, true, true], Chosen(Paragraphs, [0.95f, 0.45f, 0.95f]));
        Assert.Equal([false, false, false], Chosen(Paragraphs, [0.02f, 0.55f, 0.02f]));
    }

    [Fact]
    public void Sure_block_is_chosen_by_itself()
    {
        Assert.Equal([false, true, false], Chosen(Paragraphs, [0.02f, 0.95f, 0.02f]));
        Assert.Equal([true, false, true], Chosen(Paragraphs, [0.95f, 0.05f, 0.95f]));
    }

    [Fact]
    public void Less_is_asked_on_a_page_that_is_unclear_as_a_whole() =>
        Assert.Equal([true, true, true], Chosen(Paragraphs, [0.42f, 0.44f, 0.43f]));

    [Fact]
    public void Captions_are_left_out()
    {
        const string Captioned =
            "<body><div><p>One two three four.</p><figure><figcaption>Five six.</figcaption></figure><p>Seven.</p></div></body>";
        Assert.Equal([true, false, true], Chosen(Captioned, [0.95f, 0.8f, 0.95f]));
    }

    [Theory]
    [InlineData("image-caption")]
    [InlineData("imageCaption")]
    [InlineData("wp-caption-text")]
    [InlineData("bildunterschrift")]
    public void Captions_are_known_by_their_class_as_well(string name)
    {
        string captioned = $"<body><div><p>One two three four.</p><div class='{name}'><p>Five six.</p></div><p>Seven.</p></div></body>";
        Assert.Equal([true, false, true], Chosen(captioned, [0.95f, 0.8f, 0.95f]));
    }

    [Theory]
    [InlineData("<body class=has-caption>", "</body>")]
    [InlineData("<body><article class=has-caption>", "</article></body>")]
    public void Page_that_is_named_after_its_captions_is_none(string opening, string closing)
    {
        string named = $"{opening}<p>One two three four.</p><p>Five six seven.</p>{closing}";
        Assert.Equal([true, true], Chosen(named, [0.8f, 0.8f]));
    }

    [Fact]
    public void Container_that_is_named_after_its_captions_is_none()
    {
        string words = string.Concat(Enumerable.Repeat("one two three four five six seven ", 10));
        string named = $"<body><div class=has-caption><p>{words}</p><p>{words}</p></div></body>";
        Assert.Equal([true, true], Chosen(named, [0.8f, 0.8f]));
    }

    private static bool[] Chosen(string html, float[] likely)
    {
        using HtmlPage page = HtmlPage.Of(PageParser.Parse(html.AsMemory()));
        Assert.Equal(likely.Length, page.Blocks.Length);
        return BlockChoice.Of(page, likely, 0.5f, _ => false);
    }
}
