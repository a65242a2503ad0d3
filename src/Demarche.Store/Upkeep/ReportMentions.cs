using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Puts what a report tells into the record, takes it out again, and marks what has to be joined anew.</summary>
internal sealed class ReportMentions(SqlSession session, MentionTable mentions, Anchoring anchoring, ImmutableArray<LineKind> kinds)
{
    /// <summary>Puts a report's mentions of some kinds in the place of those it had. Call in a transaction.</summary>
    public void Replace(AnalysedReport analysed, bool ofTheStore, string cause)
    {
        string report = analysed.Report.Id.Value;
        foreach (LineKind kind in kinds)
        {
            if (kind.OfTheStore != ofTheStore)
            {
                continue;
            }

            List<Stood> stood = Take(report, kind, cause);
            IEnumerable<MentionDraft> told = kind.Told(analysed);
            foreach (MentionDraft draft in told.Concat(anchoring.AddedTo(analysed.Report, kind)))
            {
                long id = mentions.Insert(kind, report, draft, analysed.Engine);
                foreach (long dispute in kind.OfTheStore ? [0] : DisputesOf(report))
                {
                    Place(id, dispute, kind, draft, stood, cause);
                }
            }
        }

        anchoring.Resolve(analysed.Report.Id.Value, cause);
        session.Execute(
            """
            DELETE FROM evidence WHERE report_id = $1
              AND NOT EXISTS (SELECT 1 FROM mention_evidence m WHERE m.evidence_id = evidence.id)
              AND NOT EXISTS (SELECT 1 FROM report_actors a WHERE a.report_id = $1 AND a.evidence_id = evidence.id)
              AND NOT EXISTS (SELECT 1 FROM person_statements p WHERE p.report_id = $1 AND p.evidence_id = evidence.id)
              AND NOT EXISTS (SELECT 1 FROM support s WHERE s.evidence_id = evidence.id)
            """,
            report
        );
    }

    /// <summary>Puts what people said that a report tells in the place of what they said before.</summary>
    public void ReplaceAdded(Report report, LineKind kind, string cause)
    {
        List<Stood> stood = [];
        foreach (
            long id in session.Query(
                "SELECT id FROM mentions WHERE report_id = $1 AND kind = $2 AND correction_id IS NOT NULL ORDER BY id",
                static row => row.GetInt64(0),
                report.Id.Value,
                kind.Name
            )
        )
        {
            stood.AddRange(TakeOne(id, cause));
        }

        foreach (MentionDraft draft in anchoring.AddedTo(report, kind))
        {
            long id = mentions.Insert(kind, report.Id.Value, draft, "human");
            foreach (long dispute in DisputesOf(report.Id.Value))
            {
                Place(id, dispute, kind, draft, stood, cause);
            }
        }

        anchoring.Resolve(report.Id.Value, cause);
    }

    /// <summary>Takes a report out of the record: it was superseded or forgotten.</summary>
    public void Remove(string report, string cause)
    {
        foreach (LineKind kind in kinds)
        {
            Take(report, kind, cause);
        }

        anchoring.Resolve(report, cause);
    }

    /// <summary>Lets a dispute take in what a report tells that is stored already.</summary>
    public void Join(string report, long dispute, string cause)
    {
        foreach (LineKind kind in kinds)
        {
            if (kind.OfTheStore)
            {
                continue;
            }

            foreach (long id in mentions.Of(report, kind.Name))
            {
                session.Execute(
                    "INSERT INTO members (mention_id, dispute_id, kind, cause) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                    id,
                    dispute,
                    kind.Name,
                    cause
                );
            }
        }
    }

    /// <summary>The origins of a report changed: everything it tells is composed anew. Which mentions it meets does not depend on them.</summary>
    public void Unsettle(string report, string cause)
    {
        foreach (LineKind kind in kinds)
        {
            if (kind.OfTheStore)
            {
                continue;
            }

            foreach (long id in mentions.Of(report, kind.Name))
            {
                mentions.Refresh(id);
                UnsettleMention(id, cause);
            }
        }
    }

    public void UnsettleMention(long mention, string cause)
    {
        session.Execute(
            "UPDATE lines SET dirty = $2 WHERE number IN (SELECT line FROM members WHERE mention_id = $1) AND dirty IS NULL",
            mention,
            cause
        );
        session.Execute(
            "UPDATE members SET prior = coalesce(nullif(line, 0), prior), line = NULL, cause = $2 WHERE mention_id = $1",
            mention,
            cause
        );
    }

    private void Place(long id, long dispute, LineKind kind, MentionDraft draft, List<Stood> stood, string cause)
    {
        long? prior = null;
        int most = -1;
        foreach (Stood old in stood)
        {
            int shared = old.Dispute == dispute ? Shared(old, draft) : -1;
            if (shared > most)
            {
                (prior, most) = (old.Line, shared);
            }
        }

        session.Execute(
            "INSERT INTO members (mention_id, dispute_id, kind, prior, cause) VALUES ($1, $2, $3, $4, $5)",
            id,
            dispute,
            kind.Name,
            most < 0 ? null : prior,
            cause
        );
    }

    /// <summary>Code points of evidence in common; a mention without evidence (a story's) is known by its place in the report. -1 for none.</summary>
    private static int Shared(Stood old, MentionDraft draft)
    {
        if (draft.Evidence.Length == 0)
        {
            return old.Ordinal == draft.Ordinal ? 0 : -1;
        }

        int shared = 0;
        foreach ((EvidencePlace place, CodePointSpan span) in old.Evidence)
        {
            foreach (Evidence item in draft.Evidence)
            {
                if (item.In == place)
                {
                    shared += Math.Max(0, Math.Min(span.End, item.Span.End) - Math.Max(span.Start, item.Span.Start));
                }
            }
        }

        return shared == 0 ? -1 : shared;
    }

    private List<Stood> Take(string report, LineKind kind, string cause)
    {
        List<Stood> stood = [];
        foreach (long id in mentions.Of(report, kind.Name))
        {
            stood.AddRange(TakeOne(id, cause));
        }

        return stood;
    }

    private List<Stood> TakeOne(long id, string cause)
    {
        List<(EvidencePlace, CodePointSpan)> evidence = session.Query(
            "SELECT e.place, e.start, e.end FROM mention_evidence m JOIN evidence e ON e.id = m.evidence_id WHERE m.mention_id = $1",
            static row =>
                (
                    row.GetString(0) == "title" ? EvidencePlace.Title : EvidencePlace.Text,
                    new CodePointSpan(row.GetInt32(1), row.GetInt32(2))
                ),
            id
        );
        int ordinal = (int)(session.Number("SELECT ordinal FROM mentions WHERE id = $1", id) ?? 0);
        List<Stood> stood = session.Query(
            """
            SELECT dispute_id, coalesce(nullif(line, 0), prior) FROM members
            WHERE mention_id = $1 AND coalesce(nullif(line, 0), prior) IS NOT NULL
            """,
            row => new Stood(row.GetInt64(0), row.GetInt64(1), ordinal, evidence),
            id
        );
        session.Execute(
            "UPDATE lines SET dirty = $2 WHERE number IN (SELECT line FROM members WHERE mention_id = $1) AND dirty IS NULL",
            id,
            cause
        );
        session.Execute("DELETE FROM members WHERE mention_id = $1", id);
        mentions.Delete(id);
        return stood;
    }

    private List<long> DisputesOf(string report) =>
        session.Query("SELECT dispute_id FROM dispute_reports WHERE report_id = $1 ORDER BY 1", static row => row.GetInt64(0), report);

    private sealed record Stood(long Dispute, long Line, int Ordinal, List<(EvidencePlace Place, CodePointSpan Span)> Evidence);
}
