namespace Demarche.Store;

/// <summary>
/// Keeps lines true to their mentions: takes what waits, one unit a transaction, composes its components again in canonical order and
/// finds for each the line that it was before.
/// </summary>
internal sealed class LineJoining(SqlSession session, MentionTable mentions, CorrectionBook corrections, LineWriting writing)
{
    /// <summary>Takes one unit of what waits of this kind. False when nothing does.</summary>
    public bool Next(LineKind kind)
    {
        (long Mention, long Dispute)[] waiting =
        [
            .. session.Query(
                "SELECT mention_id, dispute_id FROM members WHERE kind = $1 AND line IS NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                kind.Name
            ),
        ];
        if (waiting.Length > 0)
        {
            (long mention, long dispute) = waiting[0];
            LineUnit unit = new(session, mentions, corrections, kind, dispute);
            unit.GatherFromMention(mention);
            if (unit.IsEmpty)
            {
                session.Execute("DELETE FROM members WHERE mention_id = $1", mention);
                return true;
            }

            Place(kind, unit);
            return true;
        }

        (long Line, long Dispute)[] dirty =
        [
            .. session.Query(
                "SELECT number, dispute_id FROM lines WHERE kind = $1 AND dirty IS NOT NULL AND parent IS NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                kind.Name
            ),
        ];
        if (dirty.Length == 0)
        {
            return false;
        }

        LineUnit rest = new(session, mentions, corrections, kind, dirty[0].Dispute);
        rest.GatherFromLine(dirty[0].Line);
        Place(kind, rest);
        return true;
    }

    private void Place(LineKind kind, LineUnit unit) =>
        writing.Settle(kind, unit.Dispute, unit.Components(), unit.Lines, unit.StoodIn, null, unit.Cause ?? "human");
}
