using NodaTime;

namespace Demarche.Text;

/// <summary>
/// The date of something told, with its uncertainty: never completed with a first day or a first month. Not to be mixed up
/// with <see cref="PublishedDate"/>, the date of the telling.
/// </summary>
public sealed record StatedDate
{
    public static StatedDate Unknown { get; } = new() { Precision = DatePrecision.Unknown, Basis = DateBasis.None };

    /// <summary>TIMEX3 value (<c>2031-03-04</c>, <c>2031-W10</c>, <c>XXXX-01-11</c>); null where nothing is known.</summary>
    public string? Value { get; init; }

    /// <summary>First day on which it can have been, in the report's local days; null where open.</summary>
    public LocalDate? Earliest { get; init; }

    /// <summary>Last day on which it can have been, inclusive; null where open.</summary>
    public LocalDate? Latest { get; init; }

    public required DatePrecision Precision { get; init; }

    public required DateBasis Basis { get; init; }

    /// <summary>The words that gave it: "on Wednesday".</summary>
    public string? Expression { get; init; }

    /// <summary>One line on how the value was found.</summary>
    public string? Reason { get; init; }

    /// <summary>TIMEX3 mod (APPROX, START, MID, END, BEFORE, AFTER).</summary>
    public string? Mod { get; init; }

    /// <summary>Where the expression, or the other report's date, stands.</summary>
    public DateSource? From { get; init; }

    public bool IsKnown => Earliest is not null || Latest is not null;
}

/// <summary>The report, and the span in it, that a date was taken from.</summary>
public sealed record DateSource(string Report, CodePointSpan? Span);
