using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Draws the sketch of a report from its title and the head of its text.</summary>
public static class StorySketches
{
    private const int KeptFingerprints = 32;

    public static StorySketch Of(AnalysedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ImmutableArray<string> days =
        [
            .. report
                .Language.Times.Where(static t => t is { Type: TimexType.Date, Precision: DatePrecision.Day } && t.Earliest == t.Latest)
                .Select(static t => t.Value)
                .Where(static v => v.Length == 10 && v[0] != 'X')
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(8),
        ];
        return Of(report.Report.Title, report.Report.Text) with { Days = days };
    }

    /// <summary>As from an analysed report, without the days that it tells of.</summary>
    public static StorySketch Of(string? title, CleanText text) => Of(title, text, CopyFinder.Fingerprints(text));

    internal static StorySketch Of(string? title, CleanText text, ulong[] fingerprints)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StoryCounting.SketchOf(title, text.Value) with
        {
            Fingerprints = ImmutableCollectionsMarshal.AsImmutableArray(
                fingerprints.AsSpan(0, Math.Min(KeptFingerprints, fingerprints.Length)).ToArray()
            ),
            Quotations = QuotedRuns.Of(text.Value),
        };
    }
}
