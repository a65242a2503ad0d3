using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// What has to be looked at together when something of a kind of line changed: the waiting mention or the dirty line, all that joins
/// it, and the lines that these stood in. Mentions outside cannot be touched by the change. Of each mention only its seat is held, and what
/// is known to be one line still is not compared again.
/// </summary>
internal sealed class LineUnit(SqlSession session, MentionTable mentions, CorrectionBook corrections, LineKind kind, long dispute)
{
    private readonly Dictionary<long, Seat> _seats = [];
    private readonly DisjointSets _joined = new();
    private readonly Dictionary<long, long> _stood = [];
    private readonly HashSet<long> _lines = [];
    private readonly HashSet<long> _alone = [];
    private readonly Queue<(long Mention, bool IsNew)> _waiting = new();

    public long Dispute => dispute;

    /// <summary>Nothing was found: what waited is not there any more.</summary>
    public bool IsEmpty => _seats.Count == 0;

    /// <summary>Lines whose members are all here.</summary>
    public IReadOnlyCollection<long> Lines => _lines;

    /// <summary>What made the change: a report, a correction, an engine.</summary>
    public string? Cause { get; private set; }

    /// <summary>The line that a mention stood in, or that the mention it replaces stood in.</summary>
    public long? StoodIn(long mention) => _stood.TryGetValue(mention, out long line) ? line : null;

    public void GatherFromMention(long mention)
    {
        Pull(mention);
        MeetAll();
    }

    public void GatherFromLine(long line)
    {
        AddLine(line);
        MeetAll();
    }

    /// <summary>Connected components, each in canonical order, the earliest first.</summary>
    public List<List<Seat>> Components()
    {
        List<Seat> all = [.. _seats.Values];
        all.Sort(Seat.CanonicalOrder);
        List<List<Seat>> components = [];
        Dictionary<long, List<Seat>> byRoot = [];
        foreach (Seat seat in all)
        {
            long root = _joined.Find(seat.Id);
            if (!byRoot.TryGetValue(root, out List<Seat>? component))
            {
                byRoot.Add(root, component = []);
                components.Add(component);
            }

            component.Add(seat);
        }

        return components;
    }

    private void MeetAll()
    {
        while (_waiting.TryDequeue(out (long Mention, bool IsNew) next))
        {
            MeetOthers(next.Mention, next.IsNew);
        }
    }

    // What stood in a line already meets nothing outside that it had not met before.
    private void MeetOthers(long mention, bool isNew)
    {
        if (_alone.Contains(mention) || mentions.Compared(kind, mention) is not { } mine)
        {
            return;
        }

        foreach (long id in mentions.Meeting(mention, dispute))
        {
            if (_joined.AreOne(mention, id) || !(isNew || _seats.ContainsKey(id)) || corrections.StandsAlone(dispute, id))
            {
                continue;
            }

            Comparand? other = mentions.Compared(kind, id);
            if (other is not null && other.Withdrawn == mine.Withdrawn && kind.Joins(mine, other))
            {
                Pull(id);
                _joined.Unite(mention, id);
            }
        }
    }

    private void Pull(long mention)
    {
        if (_seats.ContainsKey(mention))
        {
            return;
        }

        foreach (
            (long? line, long? prior, string? cause) in session.Query(
                "SELECT line, prior, cause FROM members WHERE mention_id = $1 AND dispute_id = $2",
                static row => (row.Number(0), row.Number(1), row.Word(2)),
                mention,
                dispute
            )
        )
        {
            if (line is { } stands and > 0)
            {
                AddLine(stands);
            }
            else if (line is 0)
            {
                // It joined no other, and meets none outside that it had not met before.
                AddAlone(mention);
            }
            else
            {
                AddWaiting(mention, prior, cause);
            }
        }
    }

    private void AddLine(long line)
    {
        if (!_lines.Add(line))
        {
            return;
        }

        string? dirty = session.Word("SELECT dirty FROM lines WHERE number = $1", line);
        Cause ??= dirty;
        long? first = null;
        foreach (Seat seat in mentions.Seats(kind, line))
        {
            if (Add(seat))
            {
                _stood[seat.Id] = line;
            }

            // What has lost none of its members since it was put together is one still; else each meets the others again.
            if (dirty is not null)
            {
                _waiting.Enqueue((seat.Id, false));
            }
            else if (first is { } known)
            {
                _joined.Unite(known, seat.Id);
            }

            first ??= seat.Id;
        }

        foreach (
            (long mention, string? cause) in session.Query(
                "SELECT mention_id, cause FROM members WHERE prior = $1 AND line IS NULL AND dispute_id = $2 ORDER BY mention_id",
                static row => (row.GetInt64(0), row.Word(1)),
                line,
                dispute
            )
        )
        {
            AddWaiting(mention, line, cause);
        }
    }

    private void AddAlone(long mention)
    {
        if (mentions.SeatOf(kind, mention) is { } seat && Add(seat))
        {
            _waiting.Enqueue((mention, false));
        }
    }

    private void AddWaiting(long mention, long? prior, string? cause)
    {
        if (mentions.SeatOf(kind, mention) is not { } seat || !Add(seat))
        {
            return;
        }

        Cause ??= cause;
        _waiting.Enqueue((mention, true));
        if (prior is { } line)
        {
            _stood[mention] = line;
            if (session.Any("SELECT 1 FROM lines WHERE number = $1 AND record_status <> 'merged' AND body IS NOT NULL", line))
            {
                AddLine(line);
            }
        }
    }

    private bool Add(Seat seat)
    {
        if (!_seats.TryAdd(seat.Id, seat))
        {
            return false;
        }

        if (corrections.StandsAlone(dispute, seat.Id))
        {
            _alone.Add(seat.Id);
        }

        foreach (long other in corrections.MergedWith(dispute, seat.Id))
        {
            Pull(other);
            if (_seats.TryGetValue(other, out Seat merged) && merged.Withdrawn == seat.Withdrawn)
            {
                _joined.Unite(seat.Id, other);
            }
        }

        return true;
    }
}
