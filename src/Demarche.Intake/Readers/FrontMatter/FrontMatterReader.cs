using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Article and video pages of static sites (Jekyll, Hugo, Eleventy): a head of fields, a body of Markdown or HTML.</summary>
public sealed class FrontMatterReader : IReportReader
{
    private const int Window = 320 * 1024;

    /// <summary>What may stand before the head: the bytes of a byte-order mark, and white space.</summary>
    private static ReadOnlySpan<byte> Leading => [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    public string Format => "front matter";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlyMemory<byte> window = document.Content[..Math.Min(document.Content.Length, Window)];
        ReadOnlySpan<byte> head = window.Span.TrimStart(Leading);
        if (!head.StartsWith("---"u8) && !head.StartsWith("+++"u8) && !head.StartsWith(";;;"u8) && !head.StartsWith("{"u8))
        {
            return 0;
        }

        FrontMatterBlock? block = FrontMatterBlock.Find(ByteDecoder.Decode(window).Text);
        if (block is null || !block.Head.AsSpan().ContainsAny(":="))
        {
            return 0;
        }

        // An object with something below it is a page of a site by its name or its layout; else it is a broken record.
        string ending = document.Extension;
        bool page =
            ending is ".md" or ".markdown" or ".html"
            || (!ending.StartsWith(".json", StringComparison.Ordinal) && block.Head.Contains('\n', StringComparison.Ordinal));
        return block.Language != FrontMatterLanguage.Json || page ? 90 : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, document.Facts?.Charset);
        if (FrontMatterBlock.Find(decoded.Text) is not { } block)
        {
            yield return new IntakeFailure(document.Locator, "the front matter has no end");
            yield break;
        }

        ReportDraft draft = ReportDraft.Of(document, decoded, options);
        RecordFields fields = FrontMatterFields.Read(block, draft.Notes);
        if (IsFalse(fields.Under("published")) || IsTrue(fields.Under("draft")))
        {
            yield return new IntakeSkipped(document.Locator, "the page asks not to be published");
            yield break;
        }

        FieldsToDraft.Fill(draft, fields, PublishedBasis.FrontMatter);
        FillVideo(draft, fields, block.Body);
        if (
            draft.Published.Count == 0
            && FileDate(document.Locator) is { } day
            && HeadDates.Read(day, PublishedBasis.FrontMatter) is { } date
        )
        {
            draft.Published.Add(date with { Reason = "the date in the name of the file" });
        }

        BodyCleaner.Fill(draft, ChapterLines.Mark(InlineMarkup.Blocks(block.Body)));
        Report report = draft.ToReport(document.Locator, document.Content);
        yield return report.Text.Value.Length == 0
            ? new IntakeFailure(document.Locator, "no text behind the front matter")
            : new IntakeReport(report);
    }

    private static void FillVideo(ReportDraft draft, RecordFields fields, string body)
    {
        string? video = fields.First("video");
        string? duration = fields.First("duration");
        bool embedded =
            body.Contains("youtube.com/embed/", StringComparison.OrdinalIgnoreCase)
            || body.Contains("include youtube", StringComparison.Ordinal);
        if (video is null && !embedded && !(fields.Under("layout") is "video" && duration is not null))
        {
            return;
        }

        draft.Kind ??= ReportKind.VideoPage;
        if ((video ?? EmbeddedVideo(body)) is { } known)
        {
            draft.Notes.Add($"video: {known}");
        }

        if (duration is not null)
        {
            draft.Notes.Add($"duration: {duration}");
        }
    }

    // {% include youtube.html id="…" %}, or the address of a player in an iframe.
    private static string? EmbeddedVideo(string body)
    {
        int include = body.IndexOf("include youtube", StringComparison.Ordinal);
        int end = include < 0 ? -1 : body.IndexOf("%}", include, StringComparison.Ordinal);
        ReadOnlySpan<char> arguments = end < 0 ? [] : body.AsSpan(include, end - include);
        int id = arguments.IndexOf("id=", StringComparison.Ordinal);
        if (id >= 0)
        {
            return Id(arguments[(id + 3)..].TrimStart("\"'"));
        }

        const string Player = "youtube.com/embed/";
        int player = body.IndexOf(Player, StringComparison.OrdinalIgnoreCase);
        return player < 0 ? null : Id(body.AsSpan(player + Player.Length));

        static string? Id(ReadOnlySpan<char> text)
        {
            int length = 0;
            while (length < Math.Min(text.Length, 64) && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_'))
            {
                length++;
            }

            return length == 0 ? null : text[..length].ToString();
        }
    }

    // "2031-03-05-slug.md"
    private static string? FileDate(string locator)
    {
        string name = Path.GetFileName(locator);
        if (name.Length < 11 || name[4] != '-' || name[7] != '-' || name[10] != '-')
        {
            return null;
        }

        return name[..10].All(c => char.IsAsciiDigit(c) || c == '-') ? name[..10] : null;
    }

    private static bool IsFalse(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
