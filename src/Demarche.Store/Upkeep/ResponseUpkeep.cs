using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// Ties answers to the positions that they answer: one in the same report that the answer names, else the best of those with words and
/// parties in common. The answers to one position are composed together.
/// </summary>
internal sealed class ResponseUpkeep(SqlSession session, MentionTable mentions, LineWriting writing, RecordKinds kinds)
{
    private const string Waiting = "answers";

    /// <summary>A position was composed or ended: whatever answers it, or may do so now, is linked anew.</summary>
    public void LineComposed(LineKind kind, long line)
    {
        if (kind.Name != "position")
        {
            return;
        }

        session.Execute(
            """
            UPDATE members SET prior = coalesce(nullif(line, 0), prior), line = NULL
            WHERE kind = 'response' AND dispute_id = (SELECT dispute_id FROM lines WHERE number = $1) AND mention_id IN (
              SELECT mention_id FROM answers WHERE position = $1
              UNION SELECT k.mention_id FROM line_keys l JOIN mention_keys k ON k.key = l.key WHERE l.line = $1
              UNION SELECT theirs.id FROM members m JOIN mentions mine ON mine.id = m.mention_id
                JOIN mentions theirs ON theirs.report_id = mine.report_id AND theirs.kind = 'response' WHERE m.line = $1)
            """,
            line
        );
    }

    public bool Next()
    {
        foreach (
            (long mention, long dispute, string? cause) in session.Query(
                "SELECT mention_id, dispute_id, cause FROM members WHERE kind = 'response' AND line IS NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1), row.Word(2))
            )
        )
        {
            Link(mention, dispute, cause);
            return true;
        }

        foreach (
            (long line, long? position, string cause) in session.Query(
                "SELECT number, parent, dirty FROM lines WHERE kind = 'response' AND dirty IS NOT NULL LIMIT 1",
                static row => (row.GetInt64(0), row.Number(1), row.GetString(2))
            )
        )
        {
            session.Execute("UPDATE lines SET dirty = NULL WHERE number = $1", line);
            Ask(position, cause);
            return true;
        }

        foreach (
            (string position, string? cause) in session.Query(
                "SELECT item, cause FROM work WHERE step = $1 LIMIT 1",
                static row => (row.GetString(0), row.Word(1)),
                Waiting
            )
        )
        {
            session.Execute("DELETE FROM work WHERE step = $1 AND item = $2", Waiting, position);
            Compose(long.Parse(position, System.Globalization.CultureInfo.InvariantCulture), cause ?? "human");
            return true;
        }

        return false;
    }

    private void Link(long mention, long dispute, string? cause)
    {
        Member<ReportedResponse>? member = (Member<ReportedResponse>?)mentions.Load(kinds.Responses, mention);
        if (member is null)
        {
            session.Execute("DELETE FROM members WHERE mention_id = $1", mention);
            return;
        }

        string why = cause ?? member.Facts.Id.Value;
        long? before = session.Number("SELECT position FROM answers WHERE mention_id = $1 AND dispute_id = $2", mention, dispute);
        long? position = InSameReport(member, dispute) ?? Best(member, dispute);
        session.Execute(
            """
            INSERT INTO answers (mention_id, dispute_id, position) VALUES ($1, $2, $3)
            ON CONFLICT (mention_id, dispute_id) DO UPDATE SET position = excluded.position
            """,
            mention,
            dispute,
            position
        );
        session.Execute("UPDATE members SET line = 0, cause = NULL WHERE mention_id = $1 AND dispute_id = $2", mention, dispute);
        Ask(before, why);
        Ask(position, why);
    }

    private void Ask(long? position, string cause)
    {
        if (position is { } line)
        {
            session.Execute(
                "INSERT INTO work (step, sort, item, cause) VALUES ($1, '', $2, $3) ON CONFLICT DO NOTHING",
                Waiting,
                LineTable.Number(line),
                cause
            );
        }
    }

    private long? InSameReport(Member<ReportedResponse> member, long dispute)
    {
        string? to = member.Mention.Told.To;
        return to is null
            ? null
            : session.Number(
                """
                SELECT m.line FROM mentions p JOIN members m ON m.mention_id = p.id AND m.dispute_id = $2
                WHERE p.report_id = $1 AND p.kind = 'position' AND p.body ->> 'id' = $3 AND m.line IS NOT NULL ORDER BY p.ordinal LIMIT 1
                """,
                member.Facts.Id.Value,
                dispute,
                to
            );
    }

    // What a report tells that was taken back may answer what stands or what was taken back as well; the other way round nothing stands on it.
    private long? Best(Member<ReportedResponse> member, long dispute)
    {
        // CROSS JOIN: from the keys to the few lines that have them, not over all positions of the dispute.
        List<long> candidates = session.Query(
            """
            SELECT l.number
            FROM (SELECT DISTINCT x.line FROM mention_keys k CROSS JOIN line_keys x ON x.key = k.key WHERE k.mention_id = $1) met
            CROSS JOIN lines l ON l.number = met.line CROSS JOIN support s ON s.line = l.number AND s.n = 0
            WHERE l.kind = 'position' AND l.dispute_id = $2 AND (l.record_status = 'current' OR ($3 AND l.record_status = 'withdrawn' AND l.body IS NOT NULL))
            ORDER BY s.evidence_id
            """,
            static row => row.GetInt64(0),
            member.Id,
            dispute,
            member.Facts.Withdrawn
        );
        int best = ResponseLinking.Best(member.Mention.Told, member.Facts, candidates.Select(Position));
        return best < 0 ? null : candidates[best];
    }

    private PositionLine Position(long line) =>
        StoredJson.Read<PositionLine>(session.Word("SELECT body FROM lines WHERE number = $1", line)!, EvidenceOf(line));

    // Null for one that ended.
    private PositionLine? PositionOrNone(long line) =>
        session.Word("SELECT body FROM lines WHERE number = $1", line) is { } body
            ? StoredJson.Read<PositionLine>(body, EvidenceOf(line))
            : null;

    private Dictionary<string, Evidence> EvidenceOf(long line) =>
        session
            .Query(
                $"SELECT {MentionTable.EvidenceColumns} FROM support s JOIN evidence e ON e.id = s.evidence_id WHERE s.line = $1",
                MentionTable.ReadEvidence,
                line
            )
            .ToDictionary(EvidenceIds.Of, static e => e, StringComparer.Ordinal);

    private void Compose(long position, string cause)
    {
        long dispute = session.Number("SELECT dispute_id FROM lines WHERE number = $1", position) ?? -1;
        Dictionary<long, long?> stood = [];
        List<Member> members = [];
        TiedAnswers tied = new(PositionOrNone(position));
        foreach (
            (long mention, long? line) in session.Query(
                """
                SELECT a.mention_id, coalesce(nullif(m.line, 0), m.prior) FROM answers a
                JOIN members m ON m.mention_id = a.mention_id AND m.dispute_id = a.dispute_id
                WHERE a.position = $1 AND m.line IS NOT NULL
                """,
                static row => (row.GetInt64(0), row.Number(1)),
                position
            )
        )
        {
            if (mentions.Load(kinds.Responses, mention) is { } member)
            {
                members.Add(tied.AsTold(member));
                stood[mention] = line;
            }
        }

        TiedAnswers.LeaveRead(members);
        members.Sort(static (a, b) => Seat.CanonicalOrder(a.Seat, b.Seat));
        Dictionary<Mention<ReportedResponse>, Member> byMention = new(ReferenceEqualityComparer.Instance);
        foreach (Member member in members)
        {
            byMention.Add(((Member<ReportedResponse>)member).Mention, member);
        }

        List<List<Seat>> groups =
        [
            .. Groups(byMention.Keys.Where(static m => !m.Report.Withdrawn)),
            .. Groups(byMention.Keys.Where(static m => m.Report.Withdrawn)),
        ];
        List<long> living = session.Query(
            "SELECT number FROM lines WHERE parent = $1 AND kind = 'response' AND record_status <> 'merged' AND body IS NOT NULL",
            static row => row.GetInt64(0),
            position
        );
        writing.Settle(kinds.Responses, dispute, groups, living, mention => stood.GetValueOrDefault(mention), position, cause, tied.AsTold);

        IEnumerable<List<Seat>> Groups(IEnumerable<Mention<ReportedResponse>> answers) =>
            ResponseComposer.Group([.. answers]).Select(g => g.Select(m => byMention[m].Seat).ToList());
    }
}
