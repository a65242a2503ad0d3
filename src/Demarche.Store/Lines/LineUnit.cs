namespace Demarche.Store;

/// <summary>
/// What has to be looked at together when something of a kind of line changed: the waiting mention or the dirty line, all that joins
/// it, and the lines that these stood in. Mentions outside cannot be touched by the change.
/// </summary>
internal sealed class LineUnit(SqlSession session, MentionTable mentions, CorrectionBook corrections, LineKind kind, long dispute)
{
    private readonly Dictionary<long, Member> _members = [];
    private readonly Dictionary<long, long> _stood = [];
    private readonly HashSet<long> _lines = [];
    private readonly HashSet<long> _alone = [];
    private readonly Queue<long> _waiting = new();

    public long Dispute => dispute;

    public IReadOnlyDictionary<long, Member> Members => _members;

    /// <summary>Lines whose members are all here.</summary>
    public IReadOnlyCollection<long> Lines => _lines;

    /// <summary>What made the change: a report, a correction, an engine.</summary>
    public string? Cause { get; private set; }

    /// <summary>The line that a mention stood in, or that the mention it replaces stood in.</summary>
    public long? StoodIn(long mention) => _stood.TryGetValue(mention, out long line) ? line : null;

    public bool StandsAlone(long mention) => _alone.Contains(mention);

    public void GatherFromMention(long mention)
    {
        Pull(mention);
        while (_waiting.TryDequeue(out long next))
        {
            MeetOthers(next);
        }
    }

    public void GatherFromLine(long line)
    {
        AddLine(line);
        while (_waiting.TryDequeue(out long next))
        {
            MeetOthers(next);
        }
    }

    private void MeetOthers(long mention)
    {
        Member member = _members[mention];
        if (_alone.Contains(mention))
        {
            return;
        }

        foreach ((long id, long? line) in mentions.Meeting(mention, dispute))
        {
            if (_members.ContainsKey(id) || (line is { } known && _lines.Contains(known)) || corrections.StandsAlone(dispute, id))
            {
                continue;
            }

            Member? other = mentions.Load(kind, id);
            if (other is not null && kind.Joins(member, other))
            {
                Pull(id);
            }
        }
    }

    private void Pull(long mention)
    {
        if (_members.ContainsKey(mention))
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
            if (line is { } stands)
            {
                AddLine(stands);
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

        Cause ??= session.Word("SELECT dirty FROM lines WHERE number = $1", line);
        foreach (
            long mention in session.Query(
                "SELECT mention_id FROM members WHERE line = $1 ORDER BY mention_id",
                static row => row.GetInt64(0),
                line
            )
        )
        {
            if (Add(mention))
            {
                _stood[mention] = line;
            }
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

    private void AddWaiting(long mention, long? prior, string? cause)
    {
        if (!Add(mention))
        {
            return;
        }

        Cause ??= cause;
        _waiting.Enqueue(mention);
        if (prior is { } line)
        {
            _stood[mention] = line;
            if (session.Any("SELECT 1 FROM lines WHERE number = $1 AND record_status IN ('current', 'rejected', 'silent')", line))
            {
                AddLine(line);
            }
        }
    }

    private bool Add(long mention)
    {
        if (_members.ContainsKey(mention) || mentions.Load(kind, mention) is not { } member)
        {
            return false;
        }

        _members.Add(mention, member);
        if (corrections.StandsAlone(dispute, mention))
        {
            _alone.Add(mention);
        }

        foreach (long other in corrections.MergedWith(dispute, mention))
        {
            Pull(other);
        }

        return true;
    }
}
