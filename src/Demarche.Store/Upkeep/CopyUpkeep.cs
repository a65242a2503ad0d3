using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>Which reports share text, and what that makes of their origins.</summary>
internal sealed class CopyUpkeep(SqlSession session, ReportTable reports, WorkQueue work, ReportMentions told)
{
    /// <summary>Share of its body from which a report counts as a copy of another.</summary>
    private const double Copy = 0.5;

    /// <summary>Links from a copy of a copy back to what was copied first that are followed.</summary>
    internal const int Farthest = 8;

    /// <summary>Copies whose datelines are asked.</summary>
    private const int MostAsked = 16;

    private readonly CopyCandidates _candidates = new(session, reports, work);

    public void WriteFingerprints(Report report, string cause) => _candidates.Enter(report, cause);

    /// <summary>Takes a report out of all pairs; those that it was paired with are judged anew.</summary>
    public void Remove(string report, string cause)
    {
        Unpair(report, cause);
        _candidates.Leave(report, cause);
        session.Execute("DELETE FROM report_origins WHERE report_id = $1", report);
    }

    public bool NextCopies()
    {
        foreach ((string id, string cause) in work.Next(WorkQueue.Copies, 1))
        {
            work.Done(WorkQueue.Copies, id);
            Unpair(id, cause);
            if (reports.StatusOf(id) == ReportTable.Current && reports.Load(id) is { } report)
            {
                // After an upgrade that makes other fingerprints there are none yet.
                if (!_candidates.Holds(id))
                {
                    _candidates.Enter(report, cause);
                }

                Pair(report, cause);
                work.Add(WorkQueue.Origins, id, cause);
            }

            return true;
        }

        _candidates.Release();
        return false;
    }

    public bool NextOrigins()
    {
        foreach ((string id, string cause) in work.Next(WorkQueue.Origins, 1))
        {
            work.Done(WorkQueue.Origins, id);
            if (reports.StatusOf(id) == ReportTable.Current && reports.Load(id) is { } report)
            {
                Judge(report, cause);
            }

            return true;
        }

        return false;
    }

    private void Unpair(string report, string cause)
    {
        foreach (
            string other in session.Query(
                "SELECT report_id FROM copies WHERE of_report_id = $1 UNION SELECT of_report_id FROM copies WHERE report_id = $1 AND of_fraction >= $2",
                static row => row.GetString(0),
                report,
                OriginJudgement.WholeCopy
            )
        )
        {
            work.Add(WorkQueue.Origins, other, cause);
        }

        session.Execute("DELETE FROM copies WHERE report_id = $1 OR of_report_id = $1", report);
    }

    private void Pair(Report report, string cause)
    {
        (ReportFacts mine, CopyText text) = _candidates.Load(report.Id.Value)!;
        SortedSet<string> copying = new(StringComparer.Ordinal);
        foreach (string candidate in _candidates.Of(report.Id.Value))
        {
            if (_candidates.Load(candidate) is not var (its, other))
            {
                continue;
            }

            CopyPair? pair = CopyFinder.Between(mine, text, its, other);
            if (pair is null)
            {
                continue;
            }

            session.Execute(
                "INSERT INTO copies (report_id, of_report_id, fraction, of_fraction, runs) VALUES ($1, $2, $3, $4, $5)",
                pair.Later.Value,
                pair.Earlier.Value,
                pair.Fraction,
                pair.OfFraction,
                StoredJson.Write(pair.Runs)
            );
            copying.Add(pair.Later.Value);
            if (pair.OfFraction >= OriginJudgement.WholeCopy)
            {
                copying.Add(pair.Earlier.Value);
            }
        }

        foreach (string copy in copying)
        {
            work.Add(WorkQueue.Origins, copy, cause);
        }
    }

    private void Judge(Report report, string cause)
    {
        string id = report.Id.Value;
        List<CopyPair> copied = Copied(report);
        ImmutableArray<OriginVerdict> verdicts = OriginJudgement.Judge(report, copied, earlier => [.. Verdicts(earlier)], Copies(report));
        string now = StoredJson.Write(verdicts);
        string before = StoredJson.Write(Verdicts(report.Id));
        CopyPair? most = copied.Where(static c => c.Fraction >= Copy).MaxBy(static c => c.Fraction);
        bool ofAnother = session.Word("SELECT copy_of FROM reports WHERE id = $1", id) != most?.Earlier.Value;
        session.Execute("UPDATE reports SET copy_of = $2, copied_fraction = $3 WHERE id = $1", id, most?.Earlier.Value, most?.Fraction);
        if (ofAnother)
        {
            DateAgain(id, cause);
        }

        KeepChanges(report, most?.Earlier.Value);
        if (now == before)
        {
            return;
        }

        Write(id, report.Text.Map, verdicts);
        foreach (string copy in session.Query("SELECT report_id FROM copies WHERE of_report_id = $1", static row => row.GetString(0), id))
        {
            work.Add(WorkQueue.Origins, copy, cause);
        }

        string names = StoredJson.Write(OriginJudgement.Names(verdicts));
        if (session.Word("SELECT origins FROM reports WHERE id = $1", id) != names)
        {
            session.Execute("UPDATE reports SET origins = $2 WHERE id = $1", id, names);
            told.Unsettle(id, cause);
        }
    }

    // Its copies too, and theirs: what they took over from it, it may have taken over itself.
    private void DateAgain(string report, string cause)
    {
        foreach (
            string copy in session.Query(
                """
                WITH RECURSIVE later(id, depth) AS (SELECT $1, 0 UNION
                  SELECT r.id, l.depth + 1 FROM later l JOIN reports r ON r.copy_of = l.id WHERE l.depth < $2)
                SELECT DISTINCT id FROM later
                """,
                static row => row.GetString(0),
                report,
                Farthest
            )
        )
        {
            work.Add(WorkQueue.Dating, copy, cause);
        }
    }

    // Of the one report that it is a copy of, so that what is kept does not depend on what it seemed a copy of before.
    private void KeepChanges(Report report, string? of)
    {
        session.Execute(
            "UPDATE copies SET changes = NULL WHERE report_id = $1 AND of_report_id <> $2 AND changes IS NOT NULL",
            report.Id.Value,
            of ?? ""
        );
        if (
            of is not null
            && session.Any("SELECT 1 FROM copies WHERE report_id = $1 AND of_report_id = $2 AND changes IS NULL", report.Id.Value, of)
            && reports.Load(of) is { } earlier
        )
        {
            session.Execute(
                "UPDATE copies SET changes = $3 WHERE report_id = $1 AND of_report_id = $2",
                report.Id.Value,
                of,
                ChangesReading.Write(ChangesReading.Between(report.Title, report.Text, earlier.Title, earlier.Text))
            );
        }
    }

    private List<CopyPair> Copied(Report report) =>
        session.Query(
            """
            SELECT c.of_report_id, c.fraction, c.of_fraction, c.runs FROM copies c JOIN reports r ON r.id = c.of_report_id
            WHERE c.report_id = $1 ORDER BY r.own_sort, r.id
            """,
            row => new CopyPair(
                report.Id,
                new ReportId(row.GetString(0)),
                row.GetDouble(1),
                row.GetDouble(2),
                [.. StoredJson.Read<SharedRun[]>(row.GetString(3))]
            ),
            report.Id.Value
        );

    // Later reports that hold most of this one, with the signs that they bear; the first ones in canonical order are enough to ask.
    private List<(CopyPair Pair, ImmutableArray<OriginSign> Signs)> Copies(Report report)
    {
        List<(CopyPair Pair, ImmutableArray<OriginSign> Signs)> copies = [];
        foreach (
            (string later, double fraction, double ofFraction) in session.Query(
                """
                SELECT c.report_id, c.fraction, c.of_fraction FROM copies c JOIN reports r ON r.id = c.report_id
                WHERE c.of_report_id = $1 AND c.of_fraction >= $2 ORDER BY r.own_sort, r.id LIMIT $3
                """,
                static row => (row.GetString(0), row.GetDouble(1), row.GetDouble(2)),
                report.Id.Value,
                OriginJudgement.WholeCopy,
                MostAsked
            )
        )
        {
            if (reports.Load(later) is { } copy)
            {
                copies.Add((new CopyPair(copy.Id, report.Id, fraction, ofFraction, []), copy.OriginSigns));
            }
        }

        return copies;
    }

    private List<OriginVerdict> Verdicts(ReportId report)
    {
        Text.CodePointMap? map = null;
        return session.Query(
            """
            SELECT o.name, o.kind, r.start, r.end, r.basis, r.sign, r.confidence FROM report_origins r JOIN origins o ON o.id = r.origin_id
            WHERE r.report_id = $1 ORDER BY r.n
            """,
            row => new OriginVerdict(
                report,
                row.GetString(0),
                StoredJson.Parse<OriginKind>(row.GetString(1)),
                row.IsDBNull(2) ? null : Map().ToUtf16(new Text.CodePointSpan(row.GetInt32(2), row.GetInt32(3))),
                StoredJson.Parse<OriginBasis>(row.GetString(4)),
                row.GetString(5),
                row.GetDouble(6)
            ),
            report.Value
        );

        Text.CodePointMap Map() => map ??= new Text.CodePointMap(reports.Text(report.Value) ?? "");
    }

    private void Write(string report, Text.CodePointMap map, ImmutableArray<OriginVerdict> verdicts)
    {
        session.Execute("DELETE FROM report_origins WHERE report_id = $1", report);
        for (int n = 0; n < verdicts.Length; n++)
        {
            OriginVerdict verdict = verdicts[n];
            string? origin = session.Word("SELECT id FROM origins WHERE name = $1", verdict.Name);
            if (origin is null)
            {
                origin = Counters.Mint(session, "o");
                session.Execute(
                    "INSERT INTO origins (id, name, kind) VALUES ($1, $2, $3)",
                    origin,
                    verdict.Name,
                    StoredJson.Word(verdict.Kind)
                );
            }

            session.Execute(
                "INSERT INTO report_origins VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                report,
                n,
                origin,
                verdict.Span is { } from ? map.ToCodePoint(from.Start) : null,
                verdict.Span is { } to ? map.ToCodePoint(to.End) : null,
                StoredJson.Word(verdict.Basis),
                verdict.Sign,
                verdict.Confidence
            );
        }
    }
}
