using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Text that two reports share.</summary>
/// <param name="Later">The report that comes later in canonical order.</param>
/// <param name="Earlier">The report that comes earlier.</param>
/// <param name="Fraction">Share of the later report's body that also stands in the earlier, 0 to 1.</param>
/// <param name="OfFraction">Share of the earlier report's body that also stands in the later.</param>
/// <param name="Runs">The shared runs, in the later report's order.</param>
public sealed record CopyPair(ReportId Later, ReportId Earlier, double Fraction, double OfFraction, ImmutableArray<SharedRun> Runs);

public readonly record struct SharedRun(TextSpan InLater, TextSpan InEarlier);
