using NodaTime;

namespace Demarche.Text;

/// <summary>Which rule found the date of publication (formats.md 2, <c>published_basis</c>).</summary>
public enum PublishedBasis
{
    None,
    JsonLd,
    Meta,
    Markup,
    Visible,
    Url,
    Feed,
    FrontMatter,
    Head,
    Dateline,
    Given,
    OtherReport,
}

/// <summary>
/// When a report was published, as precisely as it says and no more. <see cref="Earliest"/> and <see cref="Latest"/> bound
/// the instant: equal when instant and zone are known, up to a day and the doubt about its zone apart for a bare day.
/// </summary>
public sealed record PublishedDate
{
    public static PublishedDate None { get; } = new() { Precision = DatePrecision.Unknown, Basis = PublishedBasis.None };

    /// <summary>
    /// ISO 8601 with the precision and offset as found: <c>2031-03-04T21:40:00+05:30</c>, <c>2031-03-04T21:40</c> (zone not
    /// stated), <c>2031-03-04</c>, <c>XXXX-03-04</c> (no year stated). Null when nothing gives a date.
    /// </summary>
    public string? Value { get; init; }

    public Instant? Earliest { get; init; }

    public Instant? Latest { get; init; }

    public required DatePrecision Precision { get; init; }

    /// <summary>Offset or zone as found ("+05:30", "IST"); null when not stated.</summary>
    public string? Zone { get; init; }

    /// <summary>The words or the attribute value that gave it.</summary>
    public string? Text { get; init; }

    public required PublishedBasis Basis { get; init; }

    /// <summary>The report whose date this one was given, when <see cref="Basis"/> is <see cref="PublishedBasis.OtherReport"/>.</summary>
    public string? From { get; init; }

    /// <summary>One line on how it was found, with what was set aside.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The day in the outlet's own zone from which "on Wednesday" is counted; null when no single day is known.
    /// </summary>
    public LocalDate? LocalDay { get; init; }

    public bool IsKnown => Earliest is not null;

    public bool IsInferred => Basis == PublishedBasis.OtherReport;
}
