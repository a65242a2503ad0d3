using System.Collections.Immutable;
using Demarche.Intake;

namespace Demarche.Record;

/// <summary>What one report shares with those before it, and where it comes from.</summary>
public sealed record CopiesOfReport(ImmutableArray<GroupedCopy> Copies, ImmutableArray<OriginVerdict> Origins);

/// <summary>
/// Copies and origins of reports one after the other, each from those before it: give them in order of publication. What is held is
/// bounded by the window. One thread at a time.
/// </summary>
/// <param name="window">Number of reports remembered.</param>
public sealed class CopyGrouping(int window)
{
    private readonly CopyWindow _window = new(window);
    private readonly RingOf<Seen> _seen = new();
    private readonly Dictionary<ReportId, ImmutableArray<OriginVerdict>> _origins = [];
    private readonly List<(int Earlier, CopyMeasure Measure)> _found = [];

    public CopiesOfReport Add(Report report, CopyText text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        _window.Add(text, _found);
        CopyPair[] pairs = _found.Count == 0 ? [] : new CopyPair[_found.Count];
        GroupedCopy[] copies = _found.Count == 0 ? [] : new GroupedCopy[_found.Count];
        for (int i = 0; i < pairs.Length; i++)
        {
            (int earlier, CopyMeasure measure) = _found[i];
            Seen seen = _seen[earlier];
            pairs[i] = new CopyPair(report.Id, seen.Report, measure.Fraction, measure.OfFraction, measure.Runs);
            copies[i] = new GroupedCopy(seen.Id, Math.Round(measure.Fraction, 4), Math.Round(measure.OfFraction, 4));
        }

        ImmutableArray<OriginVerdict> origins = OriginJudgement.Judge(
            report,
            pairs,
            id => _origins.TryGetValue(id, out ImmutableArray<OriginVerdict> known) ? known : []
        );
        _origins[report.Id] = origins;
        _seen.Add(new Seen(report.GivenId ?? report.Id.Value, report.Id));
        if (_seen.Count > window)
        {
            _origins.Remove(_seen.RemoveFirst().Report);
        }

        return new CopiesOfReport([.. copies], origins);
    }

    private readonly record struct Seen(string Id, ReportId Report);
}
