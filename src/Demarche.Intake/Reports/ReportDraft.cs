using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>
/// What a reader has found out so far about one report; every reader fills one and makes the report of it in the same way.
/// Setting nothing is fine: what is not known stays open.
/// </summary>
public sealed class ReportDraft
{
    /// <summary>The id that the input gave (JSON Lines <c>id</c>).</summary>
    public string? GivenId { get; set; }

    /// <summary>The guid of a feed item; stands before <see cref="GivenId"/> as page key.</summary>
    public string? FeedGuid { get; set; }

    /// <summary>Set only where the format says it; else it is told from the signs of a wire copy.</summary>
    public ReportKind? Kind { get; set; }

    public string? Title { get; set; }

    public List<string> Authors { get; } = [];

    /// <summary>Agencies and outlets that the format states as author; they stand in for <see cref="Authors"/> where no person is named.</summary>
    public List<string> AuthorOrganisations { get; } = [];

    public string? Outlet { get; set; }

    public string? OutletDomain { get; set; }

    /// <summary>Country of the outlet as the format names it.</summary>
    public string? OutletCountry { get; set; }

    public string? Carrier { get; set; }

    /// <summary>Place and date at the head of the text where the format has a field for it.</summary>
    public string? Dateline { get; set; }

    /// <summary>Every date of publication found, the most trusted rule first.</summary>
    public List<PublishedDate> Published { get; } = [];

    public PublishedDate? Modified { get; set; }

    public Instant? Fetched { get; set; }

    public CrawlRecord? Crawl { get; set; }

    public string? Url { get; set; }

    public string? CanonicalUrl { get; set; }

    /// <summary>The language that the format states; the text wins over it when they differ clearly.</summary>
    public string? LanguageTag { get; set; }

    public string? Rights { get; set; }

    public List<string> Tags { get; } = [];

    /// <summary>Files that the format names beside the text.</summary>
    public List<ReportMedia> Media { get; } = [];

    /// <summary>Credits that stand in fields of the format (<c>creditText</c>, <c>dc.source</c>): hints of an origin.</summary>
    public List<string> Credits { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>What the user says of the files of this folder; null for nothing.</summary>
    public FolderRule? Rule { get; set; }

    /// <summary>The text: parts as they are read, and what is cut away.</summary>
    public CleanTextBuilder Body { get; } = new();

    /// <summary>A draft that knows what the wrapping of its document, its decoding and the rule of its folder say.</summary>
    public static ReportDraft Of(SourceDocument document, DecodedText decoded, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(decoded);
        ArgumentNullException.ThrowIfNull(options);
        ReportDraft draft = Of(document, options);
        draft.Notes.AddRange(decoded.Notes);
        return draft;
    }

    /// <summary>A draft that knows what the wrapping of its document and the rule of its folder say.</summary>
    public static ReportDraft Of(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        ReportDraft draft = new()
        {
            Url = document.Facts?.Url,
            Fetched = document.Facts?.Fetched,
            Crawl = document.Facts?.Crawl,
            Rule = options.Rule,
        };
        draft.Notes.AddRange(document.Facts?.Notes ?? []);
        return draft;
    }

    /// <summary>The report.</summary>
    /// <param name="locator">Path, with offset or line of the record.</param>
    /// <param name="bytes">The original bytes of this one report.</param>
    public Report ToReport(string locator, ReadOnlyMemory<byte> bytes) =>
        ToReport(locator, bytes, Body.Build(), WireAdvisory.Read(TitleWithoutOutlet(Known(Title), Known(Outlet))).Title);

    /// <summary>The report with a body and a title that are clean already and stay as they are.</summary>
    internal Report ToReport(string locator, ReadOnlyMemory<byte> bytes, CleanBody body, string? title)
    {
        string? pageKey = CanonicalUrl ?? FeedGuid ?? GivenId ?? Url;
        string[] authors = [.. Distinct(Authors.Count > 0 ? Authors : AuthorOrganisations)];
        WireReading wire = WireReading.Of(body, Known(Title), authors, this);
        if (wire.DatelineDate is { } filed && !Published.Exists(date => date.IsKnown))
        {
            Published.Add(filed);
        }

        Rule?.SettleDates(this);
        DayMonthOrder.Settle(this, body, wire.DatelineDate);
        PublishedDate published = PublishedChoice.Of(Published, Notes);
        StatedByText.Fill(this, body);
        string? language = ReportLanguages.Of(body.Text.Value, LanguageTag, Notes);
        return new Report
        {
            Id = ReportId.Of(pageKey, body.Text.Sha256),
            GivenId = GivenId ?? FeedGuid,
            PageKey = pageKey,
            Kind = Kind ?? (wire.IsWireCopy ? ReportKind.WireCopy : StatedByText.Kind(Known(title)) ?? ReportKind.Article),
            Title = Known(title) is null ? null : title,
            Authors = [.. authors],
            Outlet = Known(Outlet) ?? OutletOfStaff(wire),
            OutletDomain = Known(OutletDomain),
            OutletCountry = Known(OutletCountry),
            Carrier = Known(Carrier),
            Dateline = Known(wire.Dateline),
            Published = published,
            Modified = Modified,
            Fetched = Fetched,
            Crawl = Crawl,
            Language = language,
            Url = Known(Url),
            CanonicalUrl = Known(CanonicalUrl),
            Locator = locator,
            Text = body.Text,
            BytesSha256 = ContentHash.Of(bytes.Span),
            Original = bytes,
            Parts = ReportLanguages.OfParts(body.Text.Value, body.Parts, language),
            Dropped = body.Dropped,
            Tags = [.. Distinct(Tags)],
            Media = [.. Media],
            OriginSigns = wire.Signs,
            WireStatus = wire.Advisory.Status,
            UpdateNumber = wire.Advisory.UpdateNumber,
            Rights = Known(Rights),
            Notes = [.. Distinct(Notes)],
        };
    }

    // "The Post's Lorn correspondent reports" tells whose report it is, unless an agency claims it.
    private string? OutletOfStaff(WireReading wire)
    {
        OriginSign? staff = wire.Signs.FirstOrDefault(OwnStaff.Is);
        if (
            staff is null
            || wire.Signs.Any(sign => sign.Name != staff.Name && (OwnStaff.Is(sign) || (sign.Agency && sign.Kind != OriginSignKind.InText)))
        )
        {
            return null;
        }

        Notes.Add($"outlet taken from the text: \"{staff.Quotation}\"");
        return staff.Name;
    }

    // "Sluices reopen | Harbour Post" names the outlet, as page titles do.
    private static string? TitleWithoutOutlet(string? title, string? outlet)
    {
        if (title is null || outlet is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
        {
            return title;
        }

        string rest = title[..^outlet.Length];
        bool parted = rest.EndsWith(" | ", StringComparison.Ordinal) || rest is [.., ' ', '-' or '–' or '—', ' '];
        return parted && rest.Length > 3 ? rest[..^3].TrimEnd() : title;
    }

    private static string? Known(string? value)
    {
        string? line = value is null ? null : InlineSpace.Collapse(value);
        return line is { Length: > 0 } ? line : null;
    }

    private static IEnumerable<string> Distinct(List<string> values)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (string value in values)
        {
            string line = InlineSpace.Collapse(value);
            if (line.Length > 0 && seen.Add(line))
            {
                yield return line;
            }
        }
    }
}
