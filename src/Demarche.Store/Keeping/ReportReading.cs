using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// Takes reports in: analysed side by side, stored in the order in which they came, a batch a transaction. What is in flight is bounded, so
/// memory does not grow with the number of reports.
/// </summary>
internal sealed class ReportReading(
    SqlSession session,
    StoreSettings settings,
    IReportAnalyser analyser,
    StoreParts parts,
    RecordUpkeep upkeep
)
{
    private const int Listed = 100;
    private const int MostReasons = 50;
    private const double Copy = 0.5;
    private readonly ImmutableArray<IntakeFailure>.Builder _failed = ImmutableArray.CreateBuilder<IntakeFailure>();
    private readonly List<ReadReport> _listed = [];
    private int _read;
    private int _new;
    private int _known;
    private int _versions;
    private readonly List<PageSighting> _sighted = [];
    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private int _skipped;

    public ReadSummary Read(
        string dispute,
        IEnumerable<IntakeOutcome> outcomes,
        IProgress<KeepingProgress>? progress,
        CancellationToken cancellation
    )
    {
        long disputeId = 0;
        session.Atomically(() =>
        {
            session.Execute("INSERT INTO disputes (name) VALUES ($1) ON CONFLICT DO NOTHING", dispute);
            disputeId = session.Number("SELECT id FROM disputes WHERE name = $1", dispute)!.Value;
        });
        (long seen, long waiting) = Sightings();
        long firstChange = session.Number("SELECT coalesce(max(seq), 0) FROM changes") ?? 0;
        long firstRow = session.Number("SELECT coalesce(max(rowid), 0) FROM reports") ?? 0;
        bool complete = Take(disputeId, outcomes, progress, cancellation);
        complete &= upkeep.Run(progress, cancellation);
        (long seenNow, long waitingNow) = Sightings();
        Skip("seen again, and not held", (int)Math.Max(0, waitingNow - waiting));
        return Summary(dispute, firstChange, firstRow, !complete) with
        {
            SeenAgain = (int)Math.Max(0, seenNow - seen),
            SkippedFor =
            [
                .. _reasons
                    .OrderByDescending(static reason => reason.Value)
                    .ThenBy(static reason => reason.Key, StringComparer.Ordinal)
                    .Select(static reason => new SkippedFor(reason.Key, reason.Value)),
            ],
        };
    }

    // A hostile crawl may name a media type of its own for every record.
    private void Skip(string reason, int count)
    {
        if (count > 0)
        {
            _skipped += count;
            string name = _reasons.Count < MostReasons || _reasons.ContainsKey(reason) ? reason : "other";
            _reasons[name] = _reasons.GetValueOrDefault(name) + count;
        }
    }

    // Sightings of reports that are held, and those that wait for theirs.
    private (long Held, long Waiting) Sightings()
    {
        long waiting = session.Number("SELECT count(*) FROM sightings WHERE report_id = ''") ?? 0;
        return ((session.Number("SELECT count(*) FROM sightings") ?? 0) - waiting, waiting);
    }

    private bool Take(
        long dispute,
        IEnumerable<IntakeOutcome> outcomes,
        IProgress<KeepingProgress>? progress,
        CancellationToken cancellation
    )
    {
        Queue<(Report Report, Task<AnalysedReport>? Analysis)> flight = new();
        List<(Report Report, AnalysedReport? Analysed)> batch = [];
        int most = Math.Max(1, settings.Workers) * 2;
        foreach (IntakeOutcome outcome in outcomes)
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            switch (outcome)
            {
                case IntakeFailure failure:
                    _failed.Add(failure);
                    break;
                case IntakeSkipped skipped:
                    Skip(skipped.Reason, 1);
                    break;
                case IntakeSighting { Sighting: var sighting }:
                    _sighted.Add(sighting);
                    break;
                case IntakeReport { Report: var report }:
                    _read++;
                    progress?.Report(new KeepingProgress(KeepingStage.Reading, _read, null, report.Locator));
                    flight.Enqueue(
                        (report, parts.Reports.Has(report.Id.Value) ? null : Task.Run(() => analyser.Analyse(report, report.Published)))
                    );
                    break;
            }

            if (flight.Count >= most)
            {
                Land(flight, batch);
            }

            if (batch.Count + _sighted.Count >= settings.BatchSize)
            {
                Store(dispute, batch);
            }
        }

        while (flight.Count > 0)
        {
            Land(flight, batch);
        }

        Store(dispute, batch);
        return !cancellation.IsCancellationRequested;
    }

    private static void Land(
        Queue<(Report Report, Task<AnalysedReport>? Analysis)> flight,
        List<(Report Report, AnalysedReport? Analysed)> batch
    )
    {
        (Report report, Task<AnalysedReport>? analysis) = flight.Dequeue();
        batch.Add((report, analysis?.GetAwaiter().GetResult()));
    }

    private void Store(long dispute, List<(Report Report, AnalysedReport? Analysed)> batch)
    {
        if (batch.Count + _sighted.Count == 0)
        {
            return;
        }

        List<Action> counted = [];
        session.Atomically(() =>
        {
            foreach ((Report report, AnalysedReport? analysed) in batch)
            {
                counted.Add(Enter(dispute, report, analysed));
            }

            foreach (PageSighting sighting in _sighted)
            {
                parts.Sightings.Take(sighting);
            }
        });
        counted.ForEach(static count => count());
        batch.Clear();
        _sighted.Clear();
        settings.AfterTransaction?.Invoke("batch");
    }

    private Action Enter(long dispute, Report report, AnalysedReport? analysed)
    {
        string id = report.Id.Value;
        bool known = parts.Reports.Has(id);
        if (!known)
        {
            AnalysedReport own = analysed ?? analyser.Analyse(report, report.Published);
            parts.Reports.Insert(report, own.Engine, StoredTime.Of(settings.Clock.Now()));
            parts.Sightings.Meet(report);
            analysed = own;
        }
        else
        {
            parts.Sightings.Again(report);
        }

        bool joins =
            session.Execute("INSERT INTO dispute_reports (dispute_id, report_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", dispute, id) > 0;
        if (known)
        {
            if (joins)
            {
                parts.Told.Join(id, dispute, id);
                parts.Threads.ReportJoined(id);
            }

            return () => Count(report, "known", ref _known);
        }

        bool version = Versions(report, dispute);
        if (parts.Reports.StatusOf(id) == ReportTable.Current)
        {
            parts.Work.Done(WorkQueue.Analyse, id);
            upkeep.Enter(analysed!, analysed!, id);
        }

        return version
            ? () =>
            {
                _new++;
                Count(report, "version", ref _versions);
            }
            : () => Count(report, "new", ref _new);
    }

    private bool Versions(Report report, long dispute)
    {
        List<string> versions = parts.Versions.Around(report.Id.Value);
        if (versions.Count < 2)
        {
            return false;
        }

        upkeep.SettleVersions(versions, report.Id.Value);

        // All versions of a page stand in the same disputes, so the one that is current stands in all of them.
        session.Execute(
            """
            INSERT INTO dispute_reports (dispute_id, report_id)
            SELECT d.dispute_id, r.value FROM json_each($1) r, (SELECT DISTINCT x.dispute_id FROM dispute_reports x WHERE x.report_id IN (SELECT value FROM json_each($1))) d
            WHERE true ON CONFLICT DO NOTHING
            """,
            StoredJson.Write(versions)
        );
        foreach (string version in versions)
        {
            parts.Told.Join(version, dispute, report.Id.Value);
            parts.Threads.ReportJoined(version);
        }

        return true;
    }

    private void Count(Report report, string outcome, ref int counter)
    {
        counter++;
        if (_listed.Count < Listed)
        {
            _listed.Add(
                new ReadReport(report.Locator, report.Id.Value, outcome, report.Title, report.Outlet, report.Published.Value, null)
            );
        }
    }

    private ReadSummary Summary(string dispute, long firstChange, long firstRow, bool interrupted)
    {
        // Reports entered by this reading are the rows behind the last one before it.
        int copies = (int)(session.Number("SELECT count(*) FROM reports WHERE rowid > $1 AND copied_fraction >= $2", firstRow, Copy) ?? 0);
        return new ReadSummary(
            dispute,
            _read,
            _new,
            _known,
            _versions,
            copies,
            _failed.ToImmutable(),
            _skipped,
            (int)(session.Number("SELECT count(*) FROM changes WHERE seq > $1", firstChange) ?? 0),
            interrupted,
            [
                .. _listed.Select(r =>
                    r with
                    {
                        Published = session.Word("SELECT published_value FROM reports WHERE id = $1", r.Id) ?? r.Published,
                        CopyOf = session.Word("SELECT copy_of FROM reports WHERE id = $1", r.Id),
                    }
                ),
            ]
        );
    }
}
