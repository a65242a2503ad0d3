using Demarche.Record;

namespace Demarche.Store;

/// <summary>Where reports disagree on the words of an utterance. What else they disagree on is joined like other lines (<see cref="ClaimLineKind"/>).</summary>
internal sealed class DisagreementUpkeep(SqlSession session, MentionTable mentions, LineWriting writing, RecordKinds kinds)
{
    private const string Wording = "wording";

    /// <summary>An utterance was composed or ended: whether its versions differ is looked at anew.</summary>
    public void LineComposed(LineKind kind, long line)
    {
        if (kind.Name == "utterance")
        {
            Ask(line);
        }
    }

    public bool Next()
    {
        foreach (
            (long line, long about) in session.Query(
                "SELECT number, parent FROM lines WHERE kind = 'disagreement' AND dirty IS NOT NULL AND parent IS NOT NULL LIMIT 1",
                static row => (row.GetInt64(0), row.GetInt64(1))
            )
        )
        {
            session.Execute("UPDATE lines SET dirty = NULL WHERE number = $1", line);
            Ask(about);
            return true;
        }

        foreach (string item in session.Query("SELECT item FROM work WHERE step = $1 LIMIT 1", static row => row.GetString(0), Wording))
        {
            session.Execute("DELETE FROM work WHERE step = $1 AND item = $2", Wording, item);
            Compose(long.Parse(item, System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }

        return false;
    }

    private void Ask(long line) =>
        session.Execute("INSERT INTO work (step, sort, item) VALUES ($1, '', $2) ON CONFLICT DO NOTHING", Wording, LineTable.Number(line));

    private void Compose(long utterance)
    {
        long dispute = session.Number("SELECT dispute_id FROM lines WHERE number = $1", utterance) ?? -1;
        LineKind kind = kinds.Joined.First(static k => k.Name == "utterance");
        List<Member> members = Load(
            kind,
            session.Query("SELECT mention_id FROM members WHERE line = $1", static row => row.GetInt64(0), utterance)
        );
        bool differs = members.Count > 1 && !members[0].Facts.Withdrawn && kinds.Wording.Compose(members, new LineTally(), null).Shown;
        Settle(kinds.Wording, dispute, differs ? [members.ConvertAll(static m => m.Seat)] : [], utterance);
    }

    private List<Member> Load(LineKind kind, List<long> ids)
    {
        List<Member> members = [.. ids.Select(id => mentions.Load(kind, id)).OfType<Member>()];
        members.Sort(static (a, b) => Seat.CanonicalOrder(a.Seat, b.Seat));
        return members;
    }

    private void Settle(LineKind kind, long dispute, List<List<Seat>> components, long about)
    {
        List<long> living = session.Query(
            """
            SELECT number FROM lines WHERE parent = $1 AND kind = 'disagreement' AND dispute_id = $2
              AND record_status IN ('current', 'rejected', 'silent')
            """,
            static row => row.GetInt64(0),
            about,
            dispute
        );
        if (components.Count > 0 || living.Count > 0)
        {
            writing.Settle(kind, dispute, components, living, static _ => null, about, components.FirstOrDefault()?[^1].Report ?? "human");
        }
    }
}
