using System.Text;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Saved web pages. Scripts are never run and nothing is fetched.</summary>
public sealed class HtmlReader : IReportReader
{
    private const int Window = 2048;
    private const int LargestTree = 16 * 1024 * 1024;
    private const int MostTags = 40_000;
    private const int LongestTeaser = 1500;

    public string Format => "html";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> window = document.Content.Span[..Math.Min(document.Content.Length, Window)];
        bool named = document.Extension is ".html" or ".htm" or ".xhtml" or ".shtml";

        // A page in UTF-16 shows its tags between zero bytes.
        string head = Encoding
            .Latin1.GetString(window)
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n');
        bool tagged =
            head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (head.StartsWith('<') && head.Contains("<html", StringComparison.OrdinalIgnoreCase));
        bool looks =
            head.StartsWith('<')
            && Array.Exists(
                ["<head", "<body", "<div", "<p>", "<p ", "<article", "<h1", "<meta", "<title"],
                tag => head.Contains(tag, StringComparison.OrdinalIgnoreCase)
            );
        return tagged ? 75
            : looks ? (named ? 70 : 40)
            : named && head.Contains('<', StringComparison.Ordinal) ? 60
            : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        Report report = ReadPage(document, options);
        yield return report.Text.Value.Length == 0
            ? new IntakeFailure(document.Locator, "no text found on the page")
            : new IntakeReport(report);
    }

    private static Report ReadPage(SourceDocument document, IntakeOptions options)
    {
        ReportDraft draft = ReportDraft.Of(document, options);
        using (DecodedCharacters decoded = ByteDecoder.DecodeToBuffer(document.Content, document.Facts?.Charset))
        {
            draft.Notes.AddRange(decoded.Notes);
            if (document.Extension is ".xml" or ".rss" or ".atom" or ".rdf")
            {
                draft.Notes.Add(FeedLink.Note(decoded.Text.Span));
            }

            Fill(draft, decoded.Text, null, ClassWords.Shipped, MainTextModel.Shipped);
        }

        return draft.ToReport(document.Locator, document.Content);
    }

    /// <summary>The report of a page that is at hand as text; its text may be empty.</summary>
    /// <param name="bytes">The original bytes that the report keeps.</param>
    /// <param name="url">The address of the page where the caller knows it.</param>
    public static Report ReadHtml(string html, string locator, ReadOnlyMemory<byte> bytes, string? url) =>
        ReadHtml(html, locator, bytes, url, ClassWords.Shipped, MainTextModel.Shipped);

    /// <summary>The same by another model than the one that ships: to measure models on pages that they have not seen.</summary>
    internal static Report ReadHtml(
        string html,
        string locator,
        ReadOnlyMemory<byte> bytes,
        string? url,
        ClassWords words,
        MainTextModel model
    )
    {
        ArgumentNullException.ThrowIfNull(html);
        ReportDraft draft = new();
        Fill(draft, html.ToCharArray(), url, words, model);
        return draft.ToReport(locator, bytes);
    }

    /// <summary>The blocks of a page and the hints on them, as the model gets to see them.</summary>
    internal static (HtmlPage Page, PageHints Hints) Prepare(string html, string? url, ClassWords words)
    {
        Memory<char> page = html.ToCharArray();
        PageTree document = PageParser.Parse(page[..DataAddresses.Shorten(page.Span)]);
        HtmlPage tables = HtmlPage.Of(document, words);
        PageFacts facts = PageMetadata.Fill(new ReportDraft { Url = url }, tables);
        return (tables, PageHints.Of(facts));
    }

    internal static void Fill(ReportDraft draft, string html, string? url) =>
        Fill(draft, html.ToCharArray(), url, ClassWords.Shipped, MainTextModel.Shipped);

    /// <summary>Fills what the draft does not know yet from a page. Never throws.</summary>
    /// <param name="html">The page; it is shortened in place.</param>
    private static void Fill(ReportDraft draft, Memory<char> html, string? url, ClassWords words, MainTextModel model)
    {
        draft.Url ??= url ?? SavedPageComment.Url(html.Span);
        draft.Fetched ??= SavedPageComment.Saved(html.Span);
        html = html[..DataAddresses.Shorten(html.Span)];
        if (html.Length > LargestTree || HtmlNesting.IsHostile(html.Span, MostTags))
        {
            draft.Notes.Add("page too large or nested too deeply: read without its structure");
            BodyCleaner.Fill(draft, InlineMarkup.Blocks(html[..Math.Min(html.Length, LargestTree)].ToString()));
            return;
        }

        using PageTree document = PageParser.Parse(html);
        using HtmlPage page = HtmlPage.Of(document, words);
        PageFacts facts = PageMetadata.Fill(draft, page);
        LiveUpdates updates = LiveUpdates.Of(page, facts.Article, draft.Title ?? facts.Title);
        MainText text = MainText.Of(page, PageHints.Of(facts), model, updates);
        Walls.Cut(text.Blocks, text.Dropped);
        List<BodyBlock> blocks = updates.Any
            ? text.Blocks
            : RecordingData.Added(draft, WithData(draft, page, WithArticleBody(draft, text.Blocks, facts.Article)), facts.Article);
        if (updates.Any)
        {
            draft.Kind = ReportKind.LiveBlog;
        }

        BodyCleaner.Fill(draft, blocks, ReferenceEquals(blocks, text.Blocks) ? text.Dropped : MainText.AtTheEnd(text.Dropped));
        if (draft.Body.Count == 0)
        {
            TakeWhatThereIs(draft, page, blocks, facts);
        }

        MarkTeaser(draft, page, blocks, text.Dropped, facts.Article);
    }

    // Cleaning left nothing: the blocks as they are, or what the page says of itself, are better than no report. What a wall says is none of it.
    private static void TakeWhatThereIs(ReportDraft draft, HtmlPage page, List<BodyBlock> blocks, PageFacts facts)
    {
        bool wall = facts.Description is not null && Walls.AnyOn(page);
        foreach (BodyBlock block in wall ? [] : blocks)
        {
            draft.Body.Add(block.Kind, block.Text, block.At);
        }

        if (draft.Body.Count == 0 && (facts.Description ?? facts.Title) is { } said)
        {
            draft.Body.Add(PartKind.Paragraph, said);
            draft.Kind = ReportKind.Teaser;
            draft.Notes.Add("the page shows no text: what it says of itself stands for it");
        }
    }

    // articleBody is often cut short; it is taken only where the page itself gives far less.
    private static List<BodyBlock> WithArticleBody(ReportDraft draft, List<BodyBlock> blocks, JsonElement? article)
    {
        if (
            article is null
            || article.Value.ValueKind != JsonValueKind.Object
            || !article.Value.TryGetProperty("articleBody", out JsonElement body)
            || body.ValueKind != JsonValueKind.String
        )
        {
            return blocks;
        }

        string text = body.GetString() ?? "";
        if (text.Length < 500 || MainText.Length(blocks) * 2 > text.Length)
        {
            return blocks;
        }

        draft.Notes.Add("text taken from the page's JSON-LD: the page itself shows less");
        return text.Contains('<', StringComparison.Ordinal)
            ? InlineMarkup.Blocks(text)
            : [.. text.Split('\n').Select(line => new BodyBlock(PartKind.Paragraph, System.Net.WebUtility.HtmlDecode(line)))];
    }

    // A page that puts itself together by script has its text in its data alone.
    private static List<BodyBlock> WithData(ReportDraft draft, HtmlPage page, List<BodyBlock> blocks)
    {
        List<BodyBlock> given = MainText.Length(blocks) < MainText.Little ? ScriptText.Of(page) : [];
        if (given.Count == 0)
        {
            return blocks;
        }

        draft.Notes.Add("text taken from the data of the page's scripts: the page itself shows none");
        return given;
    }

    private static void MarkTeaser(ReportDraft draft, HtmlPage page, List<BodyBlock> blocks, List<BlockAside> dropped, JsonElement? article)
    {
        int length = MainText.Length(blocks);
        if (length > LongestTeaser)
        {
            return;
        }

        bool wall = article is { } stated && JsonLdMetadata.IsBehindWall(stated);
        wall |= length * 4 < LongestTeaser && Walls.AnyOn(page);
        wall |= Walls.IsBehind(blocks, dropped);
        if (wall)
        {
            draft.Kind = ReportKind.Teaser;
            draft.Notes.Add("a wall stands before the text: only its beginning is here");
        }
    }
}
