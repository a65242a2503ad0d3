using Demarche.Intake;
using NodaTime;

namespace Demarche.Store;

/// <summary>
/// Which reports are versions of one page: those under one page key, and those that an advisory links: the same outlet under the same headline within a week,
/// one of them marked as a correction, an update, a repeat, withdrawn or killed (formats.md 1.8). A function of the reports alone, not of when they came.
/// </summary>
internal sealed class PageVersions(SqlSession session)
{
    private const int FarthestDays = 7;
    private const int Most = 200;

    /// <summary>The versions of the page of a report, itself among them, the current one last.</summary>
    public List<string> Around(string report)
    {
        Dictionary<string, Version> found = new(StringComparer.Ordinal);
        Queue<Version> waiting = new();
        Take(Of("SELECT id, page_key, body FROM reports WHERE id = $1", report), null, found, waiting);
        while (waiting.TryDequeue(out Version? version) && found.Count < Most)
        {
            if (version.PageKey is not null)
            {
                Take(Of("SELECT id, page_key, body FROM reports WHERE page_key = $1 ORDER BY id", version.PageKey), null, found, waiting);
            }

            if (version.Report is { Outlet: not null, Title: not null })
            {
                Take(
                    Of(
                        "SELECT id, page_key, body FROM reports WHERE outlet = $1 AND title = $2 COLLATE NOCASE ORDER BY id",
                        version.Report.Outlet,
                        version.Report.Title
                    ),
                    version,
                    found,
                    waiting
                );
            }
        }

        List<Version> versions = [.. found.Values];
        bool advised = versions.Exists(static version => version.Rank > 0);
        versions.Sort((a, b) => Compare(a, b, advised));
        return versions.ConvertAll(static version => version.Id);
    }

    /// <summary>
    /// Whether what a report tells is in the record: the current version of a page, and the last take before it was killed, whose lines are shown
    /// struck through.
    /// </summary>
    public bool Tells(string report) =>
        session.Word("SELECT status FROM reports WHERE id = $1", report) switch
        {
            ReportTable.Current => true,
            ReportTable.Withdrawn => LastTake(Around(report)) == report,
            _ => false,
        };

    /// <summary>The last of the versions that is not itself a kill.</summary>
    public string? LastTake(IReadOnlyList<string> versions)
    {
        for (int i = versions.Count - 1; i >= 0; i--)
        {
            if (!IsKill(versions[i]))
            {
                return versions[i];
            }
        }

        return null;
    }

    private bool IsKill(string report) => StatusBefore(report) == ReportTable.Withdrawn;

    /// <summary>What a version is that is not the current one, by what the current one is.</summary>
    public string StatusBefore(string current) =>
        session.Word("SELECT wire_status FROM reports WHERE id = $1", current) switch
        {
            "kill" or "withdrawn" => ReportTable.Withdrawn,
            "correction" => "corrected",
            _ => ReportTable.Superseded,
        };

    private List<Version> Of(string query, params ReadOnlySpan<object?> values) =>
        session.Query(query, static row => new Version(row.GetString(0), row.Word(1), StoredJson.Read<Report>(row.GetString(2))), values);

    private static void Take(List<Version> candidates, Version? linkedTo, Dictionary<string, Version> found, Queue<Version> waiting)
    {
        foreach (Version candidate in candidates)
        {
            bool linked = linkedTo is null || ((linkedTo.Rank > 0 || candidate.Rank > 0) && Near(linkedTo, candidate));
            if (linked && found.TryAdd(candidate.Id, candidate))
            {
                waiting.Enqueue(candidate);
            }
        }
    }

    private static bool Near(Version a, Version b) =>
        a.Day is { } one && b.Day is { } other && Math.Abs(Period.DaysBetween(one, other)) <= FarthestDays;

    // By what they say of themselves. Where advisories tell the order of a day's takes, they do; a kill comes after all else.
    private static int Compare(Version a, Version b, bool advised)
    {
        int order = 0;
        if (advised)
        {
            order = (a.Rank == Version.Killed).CompareTo(b.Rank == Version.Killed);
            order = order != 0 ? order : Nullable.Compare(a.Day, b.Day);
            order = order != 0 ? order : a.Rank.CompareTo(b.Rank);
        }

        order = order != 0 ? order : string.CompareOrdinal(a.Dated, b.Dated);
        order = order != 0 ? order : string.CompareOrdinal(a.Fetched, b.Fetched);
        return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
    }

    private sealed class Version(string id, string? pageKey, Report report)
    {
        public const int Killed = 1_000_000;
        private const int Corrected = 10_000;

        public string Id { get; } = id;

        public string? PageKey { get; } = pageKey;

        public Report Report { get; } = report;

        /// <summary>Place among the takes of a day; 0 for a report without an advisory that replaces another.</summary>
        public int Rank { get; } =
            report.WireStatus switch
            {
                "kill" or "withdrawn" => Killed,
                "correction" => Corrected + (report.UpdateNumber ?? 0),
                "update" => 1 + (report.UpdateNumber ?? 0),
                "refile" or "repeat" => 1,
                _ => 0,
            };

        public LocalDate? Day { get; } =
            (report.Modified?.LocalDay ?? report.Published.LocalDay) ?? report.Published.Earliest?.InUtc().Date;

        public string Dated { get; } = Later(report.Modified?.Earliest, report.Published.Earliest) is { } known ? StoredTime.Of(known) : "";

        public string Fetched { get; } = report.Fetched is { } fetched ? StoredTime.Of(fetched) : "";

        private static Instant? Later(Instant? a, Instant? b) =>
            a is null ? b
            : b is null ? a
            : Instant.Max(a.Value, b.Value);
    }
}
