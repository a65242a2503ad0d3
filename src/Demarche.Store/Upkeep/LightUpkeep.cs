using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// Reads a report again in the light of others: with the date that its story tells, where it has none of its own, with the dates of the reports that it
/// copies, for the words that it has from there (<see cref="CopiedTelling"/>), and with what others state of the persons that it names. Its words are not read by the network again. What is learned this way is never stated by the report, so nothing feeds itself.
/// </summary>
internal sealed class LightUpkeep(SqlSession session, StoreSettings settings, IReportAnalyser analyser, StoreParts parts)
{
    /// <summary>Learns the persons of the next last name; false when none waits.</summary>
    public bool NextPersons()
    {
        foreach ((string last, string cause) in parts.Work.Next(WorkQueue.Persons, 1))
        {
            parts.Work.Done(WorkQueue.Persons, last);
            foreach (string report in parts.Persons.Learn(last))
            {
                parts.Work.Add(WorkQueue.Dating, report, cause);
            }

            return true;
        }

        return false;
    }

    /// <summary>Reads a batch again on all cores, those of which the light has changed; false when none waits.</summary>
    public bool NextReports()
    {
        List<(string Report, string Cause)> batch = parts.Work.Next(WorkQueue.Dating, settings.BatchSize);
        List<Again> waiting = [];
        foreach ((string id, string cause) in batch)
        {
            parts.Work.Done(WorkQueue.Dating, id);
            if (parts.Reports.StatusOf(id) != ReportTable.Current || parts.Reports.Load(id) is not { } report)
            {
                continue;
            }

            PublishedDate date = report.Published.IsKnown ? report.Published : Inferred(report) ?? report.Published;
            ImmutableArray<LearnedPerson> learned = parts.Persons.KnownTo(id);
            string known = StoredJson.Write(learned);
            bool sameDate = parts.Reports.Effective(id) == date;
            List<Copied> copied = CopiedBy(id, date);
            string? toldAs = copied.Count == 0 ? null : string.Join(' ', copied.Select(static c => c.Date.From));
            if (sameDate && session.Any("SELECT 1 FROM reports WHERE id = $1 AND known = $2 AND told_as IS $3", id, known, toldAs))
            {
                continue;
            }

            if (!sameDate)
            {
                parts.Reports.SetEffective(id, date);
            }

            session.Execute("UPDATE reports SET known = $2, told_as = $3 WHERE id = $1", id, known, toldAs);
            waiting.Add(new Again(report, date, learned, parts.Analyses.Readings(id, analyser.Engine), copied, cause));
        }

        AnalysedReport[] analysed = new AnalysedReport[waiting.Count];
        Parallel.For(
            0,
            waiting.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Workers) },
            i => analysed[i] = Analyse(waiting[i])
        );
        parts.Mentions.Refresh();
        for (int i = 0; i < waiting.Count; i++)
        {
            parts.Analyses.WriteAgain(analysed[i]);
            parts.Told.Replace(analysed[i], ofTheStore: false, waiting[i].Cause);
        }

        return batch.Count > 0;
    }

    private AnalysedReport Analyse(Again again)
    {
        AnalysedReport told = analyser.Analyse(again.Report, again.Date, again.Learned, again.Readings);
        foreach (Copied copied in again.Copied)
        {
            AnalysedReport asCopied = analyser.Analyse(again.Report, copied.Date, again.Learned, again.Readings);
            told = CopiedTelling.Of(told, asCopied, copied.Text);
        }

        return told;
    }

    // What it copies, what that copies, and so on: words are of the day of the first that has them, so the farthest has the last word. By the own
    // dates of what was copied: an inferred one may rest on this very report.
    private List<Copied> CopiedBy(string report, PublishedDate date)
    {
        List<Copied> copied = [];
        string at = report;
        for (int n = 0; n < CopyUpkeep.Farthest && CopyOf(at) is { } of && parts.Reports.Load(of) is { } earlier; n++, at = of)
        {
            if (CopiedTelling.DateOf(date, of, earlier.Published) is { } from)
            {
                copied.Add(new Copied(from, earlier.Text));
            }
        }

        return copied;
    }

    private string? CopyOf(string report) => session.Word("SELECT copy_of FROM reports WHERE id = $1", report);

    private sealed record Copied(PublishedDate Date, CleanText Text);

    private sealed record Again(
        Report Report,
        PublishedDate Date,
        ImmutableArray<LearnedPerson> Learned,
        WordReadings? Readings,
        List<Copied> Copied,
        string Cause
    );

    private PublishedDate? Inferred(Report report)
    {
        List<ReportFacts> story = session
            .Query(
                """
                SELECT DISTINCT r.id, r.own_sort FROM mentions m JOIN members mine ON mine.mention_id = m.id
                JOIN members theirs ON theirs.line = mine.line JOIN mentions o ON o.id = theirs.mention_id
                JOIN reports r ON r.id = o.report_id
                WHERE m.report_id = $1 AND m.kind = 'story' AND r.id <> $1 AND r.status = 'current' ORDER BY r.own_sort, r.id
                """,
                static row => row.GetString(0),
                report.Id.Value
            )
            .ConvertAll(id => parts.Reports.OwnFacts(id)!);
        string clues = session.Word("SELECT clues FROM reports WHERE id = $1", report.Id.Value)!;
        return PublicationInference.Infer(parts.Reports.OwnFacts(report.Id.Value)!, StoredJson.Read<PublicationClues>(clues), story);
    }
}
