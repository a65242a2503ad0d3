using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// Brings the record up to date, some units a transaction, until nothing waits. What a report is (its text, its copies, origins, story and
/// date) is settled before what it tells is joined, so no line is composed from facts that are about to change.
/// </summary>
internal sealed class RecordUpkeep(
    SqlSession session,
    StoreSettings settings,
    IReportAnalyser analyser,
    RecordKinds kinds,
    StoreParts parts
)
{
    private readonly WorkQueue _work = parts.Work;
    private readonly LightUpkeep _light = new(session, settings, analyser, parts);

    /// <summary>Reports whose consequences are not in the record yet.</summary>
    public static int Pending(SqlSession session)
    {
        long waiting =
            session.Number(
                """
                SELECT count(*) FROM (
                  SELECT item FROM work UNION SELECT m.report_id FROM members w JOIN mentions m ON m.id = w.mention_id WHERE w.line IS NULL)
                """
            ) ?? 0;
        return waiting == 0 && session.Any("SELECT 1 FROM lines WHERE dirty IS NOT NULL LIMIT 1") ? 1 : (int)waiting;
    }

    /// <summary>True when everything is done; false when it was stopped.</summary>
    public bool Run(IProgress<KeepingProgress>? progress, CancellationToken cancellation)
    {
        parts.Corrections.Refresh();
        parts.Mentions.Refresh();
        int done = 0;
        bool again = true;
        while (again)
        {
            again = false;
            while (
                Pass([
                    Analyse,
                    parts.Copies.NextCopies,
                    parts.Copies.NextOrigins,
                    () => NextLine(ofTheStore: true),
                    _light.NextPersons,
                    _light.NextReports,
                ])
                    is { } went
            )
            {
                if (!went)
                {
                    return false;
                }
            }

            if (
                Pass([
                    () => NextLine(ofTheStore: false),
                    parts.Responses.Next,
                    parts.Paraphrases.Next,
                    parts.Disagreements.Next,
                    parts.Threads.Next,
                ]) is
                { } joined
            )
            {
                again = true;
                if (!joined)
                {
                    return false;
                }
            }
        }

        return true;

        // Null when nothing waited, false when stopped.
        bool? Pass(ImmutableArray<Func<bool>> steps)
        {
            bool any = false;
            foreach (Func<bool> step in steps)
            {
                while (true)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        return false;
                    }

                    int units = 0;
                    session.Atomically(() =>
                    {
                        while (units < settings.BatchSize && !cancellation.IsCancellationRequested && step())
                        {
                            units++;
                        }
                    });
                    if (units == 0)
                    {
                        break;
                    }

                    done += units;
                    any = true;
                    settings.AfterTransaction?.Invoke("upkeep");
                    progress?.Report(new KeepingProgress(KeepingStage.Joining, done, null, null));
                }
            }

            return any ? true : null;
        }
    }

    /// <summary>Stores what one analysed report tells, as part of the caller's transaction.</summary>
    public void Enter(AnalysedReport own, AnalysedReport effective, string cause)
    {
        string id = own.Report.Id.Value;
        parts.Mentions.Refresh();
        parts.Analyses.Write(effective);
        Learn(parts.Persons.Replace(own), cause);
        session.Execute(
            "UPDATE reports SET engine = $2, clues = $3, known = '[]', told_as = NULL WHERE id = $1",
            id,
            effective.Engine,
            StoredJson.Write(PublicationClues.Of(own))
        );
        parts.Told.Replace(own, ofTheStore: true, cause);
        parts.Told.Replace(effective, ofTheStore: false, cause);
        parts.Copies.WriteFingerprints(own.Report, cause);
        _work.Add(WorkQueue.Copies, id, cause);
        _work.Add(WorkQueue.Dating, id, cause);
    }

    /// <summary>Takes a report out of everything that is derived, as part of the caller's transaction. Its text stays.</summary>
    public void Leave(string report, string cause)
    {
        parts.Copies.Remove(report, cause);
        parts.Told.Remove(report, cause);
        parts.Analyses.Delete(report);
        _work.Drop(report);
        Learn(parts.Persons.Remove(report), cause);
        session.Execute(
            """
            UPDATE reports SET story_id = NULL, known = '[]', told_as = NULL, copy_of = NULL, copied_fraction = NULL, origins = '[]', effective = body -> 'published', sort = own_sort
            WHERE id = $1
            """,
            report
        );
    }

    /// <summary>Makes the last of the versions of a page the current one.</summary>
    public bool SettleVersions(IReadOnlyList<string> versions, string cause)
    {
        string older = versions.Count > 1 ? parts.Versions.StatusBefore(versions[^1]) : ReportTable.Superseded;
        string? struck = older == ReportTable.Withdrawn ? parts.Versions.LastTake(versions) : null;
        string? before = null;
        bool changed = false;
        foreach (string version in versions)
        {
            string status = version == versions[^1] ? ReportTable.Current : older;
            string? was = parts.Reports.StatusOf(version);
            session.Execute("UPDATE reports SET status = $2, supersedes = $3 WHERE id = $1", version, status, before);
            before = version;
            // Entered anew when its status changes: under another one it joins others.
            bool told = was == ReportTable.Current || (was == ReportTable.Withdrawn && parts.Told.Any(version));
            bool tells = status == ReportTable.Current || version == struck;
            if (told == tells && (was == status || !tells))
            {
                continue;
            }

            changed = true;
            if (told)
            {
                Leave(version, cause);
            }

            if (tells)
            {
                _work.Add(WorkQueue.Analyse, version, cause);
            }
        }

        return changed;
    }

    // Its lines alone: it is no copy, no origin, no part of a story, states nothing of persons and disagrees with nobody.
    private void EnterWithdrawn(AnalysedReport analysed, string cause)
    {
        parts.Mentions.Refresh();
        session.Execute("UPDATE reports SET engine = $2 WHERE id = $1", analysed.Report.Id.Value, analysed.Engine);
        parts.Told.ReplaceLines(analysed, cause);
    }

    private void Learn(IReadOnlyCollection<string> lastNames, string cause)
    {
        foreach (string last in lastNames)
        {
            _work.Add(WorkQueue.Persons, last, cause);
        }
    }

    private bool NextLine(bool ofTheStore)
    {
        foreach (LineKind kind in kinds.Joined)
        {
            if (kind.OfTheStore == ofTheStore && parts.Joining.Next(kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Analyses what waits, a batch at once on all cores.</summary>
    private bool Analyse()
    {
        List<(string Report, string Cause)> batch = _work.Next(WorkQueue.Analyse, settings.BatchSize);
        if (batch.Count == 0)
        {
            return false;
        }

        List<(Report Report, PublishedDate Effective, string Cause)> waiting = [];
        foreach ((string id, string cause) in batch)
        {
            _work.Done(WorkQueue.Analyse, id);
            if (parts.Versions.Tells(id) && parts.Reports.Load(id) is { } report)
            {
                waiting.Add((report, parts.Reports.Effective(id), cause));
            }
        }

        (AnalysedReport Own, AnalysedReport Effective)[] analysed = new (AnalysedReport, AnalysedReport)[waiting.Count];
        Parallel.For(
            0,
            waiting.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Workers) },
            i =>
            {
                (Report report, PublishedDate effective, _) = waiting[i];
                AnalysedReport own = analyser.Analyse(report, report.Published);
                analysed[i] = (own, effective == report.Published ? own : analyser.Analyse(report, effective, [], own.Language.Readings));
            }
        );
        for (int i = 0; i < waiting.Count; i++)
        {
            (AnalysedReport own, AnalysedReport effective) = analysed[i];
            if (parts.Reports.StatusOf(own.Report.Id.Value) == ReportTable.Withdrawn)
            {
                EnterWithdrawn(own, waiting[i].Cause);
            }
            else
            {
                Enter(own, effective, waiting[i].Cause);
            }
        }

        return true;
    }
}
