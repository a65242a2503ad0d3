using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Draws the sketch of a report from its title and the head of its text.</summary>
public static class StorySketches
{
    private const int KeptFingerprints = 32;
    private const int MostParties = 6;

    /// <summary>A first sentence is a heading up to here: text without sentence ends must not be one whole.</summary>
    private const int LongestHeading = 240;

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
        return Of(report.Report.Title, report.Report.Text) with { Days = days, Heading = HeadingOf(report), Parties = PartiesOf(report) };
    }

    private static Evidence? HeadingOf(AnalysedReport report)
    {
        string id = report.Report.Id.Value;
        if (!string.IsNullOrWhiteSpace(report.Report.Title))
        {
            CleanText title = new(report.Report.Title);
            return Evidence.Cite(id, title, new TextSpan(0, title.Value.Length), -1, EvidencePlace.Title);
        }

        if (report.Language.Sentences is not [var first, ..])
        {
            return null;
        }

        int end = Math.Min(first.Span.End, first.Span.Start + LongestHeading);
        bool parts = end < first.Span.End && char.IsHighSurrogate(report.Report.Text.Value[end - 1]);
        return SentenceCitation.CiteExactly(report.Report, report.Language, new TextSpan(first.Span.Start, parts ? end - 1 : end));
    }

    private static ImmutableArray<string> PartiesOf(AnalysedReport report) =>
        [
            .. report
                .ActorMentions.Select(static m => m.Actor)
                .Where(static a => a.Type is ActorType.Country or ActorType.Organisation)
                .GroupBy(static a => a.Party, StringComparer.Ordinal)
                .OrderByDescending(static g => g.Count())
                .ThenBy(static g => g.Key, StringComparer.Ordinal)
                .Take(MostParties)
                .Select(static g => g.Key)
                .Order(StringComparer.Ordinal),
        ];

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
