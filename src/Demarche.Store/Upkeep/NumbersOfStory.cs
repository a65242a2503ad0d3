using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// The numbers that the reports of a story tell, by what they are of. A story may have any number of reports: what is held of a number is its
/// id, and the numbers of one thing are read at a time.
/// </summary>
internal sealed class NumbersOfStory
{
    private readonly MentionTable _mentions;
    private readonly LineKind _kind;
    private readonly Dictionary<string, Told> _things = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _byWhat = new(StringComparer.Ordinal);

    public NumbersOfStory(SqlSession session, MentionTable mentions, LineKind kind, long story, long dispute)
    {
        _mentions = mentions;
        _kind = kind;

        // CROSS JOIN: from the story's few reports to what they tell, not over all that is told.
        List<Seat> seats = [];
        foreach (
            long id in session.Query(
                """
                SELECT m.id FROM members s CROSS JOIN mentions k ON k.id = s.mention_id
                CROSS JOIN mentions m ON m.report_id = k.report_id AND m.kind = 'disagreement'
                CROSS JOIN members w ON w.mention_id = m.id AND w.dispute_id = $2 WHERE s.line = $1
                """,
                static row => row.GetInt64(0),
                story,
                dispute
            )
        )
        {
            if (mentions.SeatOf(kind, id) is { } seat)
            {
                seats.Add(seat);
            }
        }

        seats.Sort(Seat.CanonicalOrder);
        foreach (Seat seat in seats)
        {
            Enter(seat);
        }
    }

    /// <summary>What several reports tell numbers of (<see cref="NumberDisagreements.ThingOf"/>), in the order in which it was told first.</summary>
    public IEnumerable<string> ToldBySeveral =>
        _things.Where(static thing => thing.Value.BySeveral).OrderBy(static thing => thing.Value.Order).Select(static thing => thing.Key);

    /// <summary>Numbers of a thing and of others that are called the same, in canonical order.</summary>
    public IEnumerable<Member> Like(string thing) => _byWhat[_things[thing].What].Select(id => _mentions.Load(_kind, id)).OfType<Member>();

    private void Enter(Seat seat)
    {
        if (_mentions.Load(_kind, seat.Id) is not Member<ReportedQuantity> { Mention.Told: var told })
        {
            return;
        }

        string what = NumberDisagreements.CalledOf(told);
        if (!_byWhat.TryGetValue(what, out List<long>? called))
        {
            _byWhat.Add(what, called = []);
        }

        called.Add(seat.Id);
        if (NumberDisagreements.ThingOf(told) is not { } thing)
        {
            return;
        }

        if (!_things.TryGetValue(thing, out Told? first))
        {
            _things.Add(thing, new Told(_things.Count, what, seat.Report, BySeveral: false));
        }
        else if (!first.BySeveral && first.Report != seat.Report)
        {
            _things[thing] = first with { BySeveral = true };
        }
    }

    private sealed record Told(int Order, string What, string Report, bool BySeveral);
}
