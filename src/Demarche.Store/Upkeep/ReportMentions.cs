using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Puts what a report tells into the record, takes it out again, and marks what has to be joined anew.</summary>
internal sealed class ReportMentions(SqlSession session, MentionTable mentions, Anchoring anchoring, ImmutableArray<LineKind> kinds)
{
    /// <summary>Puts a report's mentions of some kinds in the place of those it had. Call in a transaction.</summary>
    public void Replace(AnalysedReport analysed, bool ofTheStore, string cause) =>
        Replace(analysed, [.. kinds.Where(kind => kind.OfTheStore == ofTheStore)], cause);

    /// <summary>Puts the lines of a report that was taken back in the place of those it had: no story, and no numbers for others to disagree with.</summary>
    public void ReplaceLines(AnalysedReport analysed, string cause) =>
        Replace(analysed, [.. kinds.Where(static kind => !kind.OfTheStore && kind.Name != "disagreement")], cause);

    /// <summary>Whether anything is kept that the report tells.</summary>
    public bool Any(string report) => session.Any("SELECT 1 FROM mentions WHERE report_id = $1", report);

    private void Replace(AnalysedReport analysed, ImmutableArray<LineKind> replaced, string cause)
    {
        string report = analysed.Report.Id.Value;
        foreach (LineKind kind in replaced)
        {
            List<FormerMention> former = [.. mentions.Of(report, kind.Name).Select(id => Take(id, cause))];
            Put(report, kind, [.. kind.Told(analysed), .. anchoring.AddedTo(analysed.Report, kind)], former, analysed.Engine, cause);
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
        List<FormerMention> former =
        [
            .. session
                .Query(
                    "SELECT id FROM mentions WHERE report_id = $1 AND kind = $2 AND correction_id IS NOT NULL ORDER BY id",
                    static row => row.GetInt64(0),
                    report.Id.Value,
                    kind.Name
                )
                .ConvertAll(id => Take(id, cause)),
        ];
        Put(report.Id.Value, kind, [.. anchoring.AddedTo(report, kind)], former, "human", cause);
        anchoring.Resolve(report.Id.Value, cause);
    }

    /// <summary>Takes a report out of the record: it was superseded or forgotten.</summary>
    public void Remove(string report, string cause)
    {
        foreach (LineKind kind in kinds)
        {
            foreach (long id in mentions.Of(report, kind.Name))
            {
                Take(id, cause);
            }
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

    private void Put(string report, LineKind kind, List<MentionDraft> drafts, List<FormerMention> former, string engine, string cause)
    {
        int[] matched = MentionMatching.Match(former, drafts, kind.KnownBy);
        for (int i = 0; i < drafts.Count; i++)
        {
            long id = mentions.Insert(kind, report, drafts[i], engine);
            foreach (long dispute in kind.OfTheStore ? [0] : DisputesOf(report))
            {
                long? prior = matched[i] >= 0 && former[matched[i]].Lines.TryGetValue(dispute, out long line) ? line : null;
                session.Execute(
                    "INSERT INTO members (mention_id, dispute_id, kind, prior, cause) VALUES ($1, $2, $3, $4, $5)",
                    id,
                    dispute,
                    kind.Name,
                    prior,
                    cause
                );
            }
        }
    }

    private FormerMention Take(long id, string cause)
    {
        FormerMention former = session.First(
            "SELECT ordinal, body FROM mentions WHERE id = $1",
            row => new FormerMention(
                row.GetInt32(0),
                row.GetString(1),
                session.Query(
                    "SELECT e.place, e.start, e.end FROM mention_evidence m JOIN evidence e ON e.id = m.evidence_id WHERE m.mention_id = $1",
                    static e =>
                        (
                            e.GetString(0) == "title" ? EvidencePlace.Title : EvidencePlace.Text,
                            new CodePointSpan(e.GetInt32(1), e.GetInt32(2))
                        ),
                    id
                ),
                session
                    .Query(
                        """
                        SELECT dispute_id, coalesce(nullif(line, 0), prior) FROM members
                        WHERE mention_id = $1 AND coalesce(nullif(line, 0), prior) IS NOT NULL
                        """,
                        static m => (Dispute: m.GetInt64(0), Line: m.GetInt64(1)),
                        id
                    )
                    .ToDictionary(static m => m.Dispute, static m => m.Line)
            ),
            id
        )!;
        session.Execute(
            "UPDATE lines SET dirty = $2 WHERE number IN (SELECT line FROM members WHERE mention_id = $1) AND dirty IS NULL",
            id,
            cause
        );
        session.Execute("DELETE FROM members WHERE mention_id = $1", id);
        mentions.Delete(id);
        return former;
    }

    private List<long> DisputesOf(string report) =>
        session.Query("SELECT dispute_id FROM dispute_reports WHERE report_id = $1 ORDER BY 1", static row => row.GetInt64(0), report);
}
