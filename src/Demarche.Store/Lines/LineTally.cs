using Demarche.Record;
using NodaTime;

namespace Demarche.Store;

/// <summary>
/// What the reports of a line come to, counted as its members go by in canonical order: so a line of very many members is composed without
/// holding them.
/// </summary>
internal sealed class LineTally
{
    private readonly HashSet<string> _outlets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _origins = new(StringComparer.Ordinal);
    private readonly List<string> _undated = [];
    private string? _last;
    private int _reports;

    /// <summary>Days of publication.</summary>
    public StoryDays Days { get; } = new();

    /// <summary>When it was published first; null where no report is dated.</summary>
    public Instant? Reported { get; private set; }

    /// <summary>Reports without a date.</summary>
    public IReadOnlyList<string> Undated => _undated;

    public Support Support => new(_reports, _outlets.Count, _origins.Count);

    /// <summary>Counts one member. Members of one report follow one another.</summary>
    public void Add(ReportFacts report)
    {
        if (report.Id.Value == _last)
        {
            return;
        }

        _last = report.Id.Value;
        _reports++;
        Days.Add(report);
        if (report.Outlet is { } outlet)
        {
            _outlets.Add(outlet);
        }

        foreach (string origin in report.Origins)
        {
            _origins.Add(origin);
        }

        if (report.Published.Earliest is not { } published)
        {
            _undated.Add(report.Id.Value);
        }
        else if (Reported is not { } first || published < first)
        {
            Reported = published;
        }
    }
}
