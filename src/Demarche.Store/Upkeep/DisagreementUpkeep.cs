using Demarche.Record;

namespace Demarche.Store;

/// <summary>Where reports disagree: on numbers within a story, on words within an utterance.</summary>
internal sealed class DisagreementUpkeep(SqlSession session, MentionTable mentions, LineWriting writing, RecordKinds kinds)
{
    private const string Numbers = "numbers";
    private const string Wording = "wording";

    /// <summary>A story or an utterance was composed or ended: what its reports disagree on is looked at anew.</summary>
    public void LineComposed(LineKind kind, long line)
    {
        if (kind.OfTheStore)
        {
            Ask(Numbers, line);
        }
        else if (kind.Name == "utterance")
        {
            Ask(Wording, line);
        }
    }

    public bool Next()
    {
        foreach (
            (long mention, long? story) in session.Query(
                """
                SELECT w.mention_id, l.number FROM members w JOIN mentions m ON m.id = w.mention_id
                JOIN reports r ON r.id = m.report_id LEFT JOIN lines l ON l.id = r.story_id
                WHERE w.kind = 'disagreement' AND w.line IS NULL LIMIT 1
                """,
                static row => (row.GetInt64(0), row.Number(1))
            )
        )
        {
            session.Execute("UPDATE members SET line = 0, cause = NULL WHERE mention_id = $1", mention);
            if (story is { } line)
            {
                Ask(Numbers, line);
            }

            return true;
        }

        foreach (
            (long line, long? parent) in session.Query(
                "SELECT number, parent FROM lines WHERE kind = 'disagreement' AND dirty IS NOT NULL LIMIT 1",
                static row => (row.GetInt64(0), row.Number(1))
            )
        )
        {
            session.Execute("UPDATE lines SET dirty = NULL WHERE number = $1", line);
            if (parent is { } about)
            {
                bool wording = session.Any("SELECT 1 FROM lines WHERE number = $1 AND kind = 'utterance'", about);
                Ask(wording ? Wording : Numbers, about);
            }

            return true;
        }

        return Take(Numbers, ComposeNumbers) || Take(Wording, ComposeWording);
    }

    private void Ask(string step, long line) =>
        session.Execute("INSERT INTO work (step, sort, item) VALUES ($1, '', $2) ON CONFLICT DO NOTHING", step, LineTable.Number(line));

    private bool Take(string step, Action<long> compose)
    {
        foreach (string item in session.Query("SELECT item FROM work WHERE step = $1 LIMIT 1", static row => row.GetString(0), step))
        {
            session.Execute("DELETE FROM work WHERE step = $1 AND item = $2", step, item);
            compose(long.Parse(item, System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }

        return false;
    }

    private void ComposeNumbers(long story)
    {
        // CROSS JOIN: from the story's few reports to what they tell, not over all that is told.
        foreach (
            long dispute in session.Query(
                """
                SELECT DISTINCT dispute_id FROM lines WHERE parent = $1 AND kind = 'disagreement' UNION
                SELECT d.dispute_id FROM members s CROSS JOIN mentions k ON k.id = s.mention_id
                CROSS JOIN dispute_reports d ON d.report_id = k.report_id WHERE s.line = $1
                """,
                static row => row.GetInt64(0),
                story
            )
        )
        {
            NumbersOfStory numbers = new(session, mentions, kinds.Numbers, story, dispute);
            List<List<Seat>> disputed = [];
            foreach (string thing in numbers.ToldBySeveral)
            {
                List<Member> members = [.. numbers.Like(thing)];
                IEnumerable<Mention<ReportedQuantity>> ofThing = members
                    .Select(static m => ((Member<ReportedQuantity>)m).Mention)
                    .Where(m => NumberDisagreements.ThingOf(m.Told) == thing);
                foreach (DisagreementLine line in NumberDisagreements.Of([.. ofThing]))
                {
                    HashSet<Evidence> sides = [.. line.Sides.SelectMany(static s => s.Evidence)];
                    disputed.Add([.. members.Where(m => Is(m, line) && m.Evidence.Any(sides.Contains)).Select(static m => m.Seat)]);
                }
            }

            Settle(kinds.Numbers, dispute, disputed, story);
        }
    }

    // One sentence can hold numbers of several things: those of this line are the ones that make it again by themselves.
    private static bool Is(Member member, DisagreementLine line)
    {
        ReportedQuantity told = ((Member<ReportedQuantity>)member).Mention.Told;
        return told.What == line.About || ContentStems.Of(told.What).SequenceEqual(ContentStems.Of(line.About), StringComparer.Ordinal);
    }

    private void ComposeWording(long utterance)
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
