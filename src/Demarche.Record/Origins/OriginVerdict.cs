using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

public enum OriginKind
{
    Agency,
    OwnReporter,
    Outlet,
    OfficialChannel,
    Unknown,
}

public enum OriginBasis
{
    Dateline,
    Byline,
    Foot,
    Metadata,
    InText,
    Similarity,
    None,
}

/// <summary>Where a report, or a passage of it, comes from, with the sign that says so.</summary>
/// <param name="Name">Equal strings for equal origins: "Reuters", "own:DW News", "unknown:r_1c…".</param>
/// <param name="Span">The passage; null for the report as a whole.</param>
/// <param name="Sign">The words that are the sign, or the id of the report copied.</param>
public sealed record OriginVerdict(
    ReportId Report,
    string Name,
    OriginKind Kind,
    TextSpan? Span,
    OriginBasis Basis,
    string Sign,
    double Confidence
);
