using System.Data.Common;
using System.Globalization;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// Keeps for every dated story the earlier one that it goes on from (<see cref="ThreadLinking"/>). What was decided between two stories is decided anew whenever one of
/// them, or a line that ties them, changed; so the threads are a function of the stories, whatever came first.
/// </summary>
internal sealed class ThreadUpkeep(SqlSession session)
{
    private const string Waiting = "threads";
    private const int MostKept = 8_000_000;
    private readonly RecentlyUsed<long, StoryDigest> _digests = new(MostKept);

    /// <summary>A line was composed or ended: the stories that it is told in are looked at anew.</summary>
    public void LineComposed(LineKind kind, long line)
    {
        if (kind.OfTheStore)
        {
            _digests.Remove(line);
            Ask(line);
        }
        else if (kind.Name != "disagreement")
        {
            session.Execute(
                """
                INSERT INTO work (step, sort, item) SELECT DISTINCT $2, '', CAST(t.number AS TEXT) FROM support s CROSS JOIN reports r ON r.id = s.report_id
                CROSS JOIN lines t ON t.id = r.story_id WHERE s.line = $1 ON CONFLICT DO NOTHING
                """,
                line,
                Waiting
            );
        }
    }

    /// <summary>A report was taken into another dispute: its story may go on from others now.</summary>
    public void ReportJoined(string report)
    {
        if (session.Number("SELECT t.number FROM reports r JOIN lines t ON t.id = r.story_id WHERE r.id = $1", report) is { } story)
        {
            Ask(story);
        }
    }

    public bool Next()
    {
        foreach (string item in session.Query("SELECT item FROM work WHERE step = $1 LIMIT 1", static row => row.GetString(0), Waiting))
        {
            session.Execute("DELETE FROM work WHERE step = $1 AND item = $2", Waiting, item);
            Place(long.Parse(item, CultureInfo.InvariantCulture));
            return true;
        }

        // Parents are all decided: whoever comes first stands under a root that is known.
        foreach (
            (long story, long? parent) in session.Query(
                "SELECT story, parent FROM story_threads WHERE root IS NULL ORDER BY sort LIMIT 1",
                static row => (row.GetInt64(0), row.Number(1))
            )
        )
        {
            long root = parent is { } p ? session.Number("SELECT root FROM story_threads WHERE story = $1", p) ?? p : story;
            session.Execute(
                """
                WITH RECURSIVE below (story) AS (SELECT $1 UNION SELECT t.story FROM below b CROSS JOIN story_threads t ON t.parent = b.story)
                UPDATE story_threads SET root = $2 WHERE story IN (SELECT story FROM below) AND root IS NOT $2
                """,
                story,
                root
            );
            return true;
        }

        return false;
    }

    private void Ask(long story) =>
        session.Execute("INSERT INTO work (step, sort, item) VALUES ($1, '', $2) ON CONFLICT DO NOTHING", Waiting, LineTable.Number(story));

    private void Place(long number)
    {
        List<long> children = session.Query("SELECT story FROM story_threads WHERE parent = $1", static row => row.GetInt64(0), number);
        session.Execute("DELETE FROM story_keys WHERE story = $1", number);
        if (Find(number) is { } story)
        {
            session.Execute(
                """
                INSERT INTO story_threads (story, sort, strength) VALUES ($1, $2, 0) ON CONFLICT (story) DO UPDATE SET sort = excluded.sort, root = NULL
                """,
                number,
                story.Sort
            );
            foreach (string key in ThreadLinking.Keys(Digest(number)))
            {
                session.Execute(
                    "INSERT INTO story_keys (key, day, story) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                    KeyHash.Of("thread", key),
                    story.Day,
                    number
                );
            }

            Dictionary<long, ThreadTie> ties = Ties(number);
            List<Story> near = Near(story, ties);
            FindParent(story, near, ties);
            Offer(story, near, ties, children);
        }
        else
        {
            session.Execute("DELETE FROM story_threads WHERE story = $1", number);
        }

        foreach (long child in children)
        {
            if (Find(child) is { } standing)
            {
                Dictionary<long, ThreadTie> ties = Ties(child);
                FindParent(standing, Near(standing, ties), ties);
            }
        }
    }

    private void FindParent(Story story, List<Story> near, Dictionary<long, ThreadTie> ties)
    {
        List<(double Strength, Story Story)> earlier = [];
        foreach (Story other in near.Where(o => o.IsBefore(story)))
        {
            double strength = ThreadLinking.Strength(Digest(other.Number), Digest(story.Number), ties.GetValueOrDefault(other.Number));
            if (strength >= ThreadLinking.Asked)
            {
                earlier.Add((strength, other));
            }
        }

        // Of equally strong ones the nearest.
        earlier.Sort(
            static (a, b) =>
                b.Strength.CompareTo(a.Strength) is not 0 and var order ? order : string.CompareOrdinal(b.Story.Sort, a.Story.Sort)
        );
        (double Strength, Story Story)? found = null;
        foreach ((double strength, Story other) in earlier)
        {
            if (MeetInADispute(story.Number, other.Number))
            {
                found = (strength, other);
                break;
            }
        }

        Write(
            story.Number,
            found?.Story.Number,
            found?.Strength ?? 0,
            found is { } f ? ties.GetValueOrDefault(f.Story.Number) : ThreadTie.None
        );
    }

    // Later stories that go on from another one so far may rather go on from this one.
    private void Offer(Story story, List<Story> near, Dictionary<long, ThreadTie> ties, List<long> children)
    {
        foreach (Story later in near.Where(o => story.IsBefore(o) && !children.Contains(o.Number)))
        {
            ThreadTie tie = ties.GetValueOrDefault(later.Number);
            double strength = ThreadLinking.Strength(Digest(story.Number), Digest(later.Number), tie);
            if (strength < ThreadLinking.Asked)
            {
                continue;
            }

            bool nearer = strength == later.Strength && later.Parent is { } p && Find(p) is { } standing && standing.IsBefore(story);
            if ((strength > later.Strength || nearer) && MeetInADispute(story.Number, later.Number))
            {
                Write(later.Number, story.Number, strength, tie);
            }
        }
    }

    private void Write(long story, long? parent, double strength, ThreadTie tie)
    {
        string? why = parent is { } p && ThreadLinking.Of(Digest(p), Digest(story), tie) is { } link ? StoredJson.Write(link) : null;
        session.Execute(
            """
            UPDATE story_threads SET root = CASE WHEN parent IS $2 THEN root END, parent = $2, strength = $3, why = $4
            WHERE story = $1 AND (parent IS NOT $2 OR strength <> $3 OR why IS NOT $4)
            """,
            story,
            parent,
            strength,
            why
        );
    }

    private bool MeetInADispute(long one, long other) =>
        session.Any(
            """
            SELECT 1 FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN dispute_reports d ON d.report_id = m.report_id
            WHERE w.line = $1 AND d.dispute_id IN (
              SELECT e.dispute_id FROM members v CROSS JOIN mentions n ON n.id = v.mention_id CROSS JOIN dispute_reports e ON e.report_id = n.report_id WHERE v.line = $2)
            """,
            one,
            other
        );

    /// <summary>Stories within the farthest days that share a key with this one, or a line of the record.</summary>
    private List<Story> Near(Story story, Dictionary<long, ThreadTie> ties)
    {
        List<Story> near = session.Query(
            """
            SELECT o.story, t.sort, o.day, t.parent, t.strength FROM (
              SELECT DISTINCT o.story, o.day FROM story_keys k CROSS JOIN story_keys o ON o.key = k.key AND o.day BETWEEN k.day - $2 AND k.day + $2 WHERE k.story = $1 AND o.story <> $1) o
            CROSS JOIN story_threads t ON t.story = o.story
            """,
            static row => new Story(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.Number(3), row.GetDouble(4)),
            story.Number,
            ThreadLinking.FarthestDays
        );
        HashSet<long> met = [.. near.Select(static o => o.Number)];
        near.AddRange(
            ties.Keys.Where(n => !met.Contains(n))
                .Select(Find)
                .OfType<Story>()
                .Where(o => Math.Abs(o.Day - story.Day) <= ThreadLinking.FarthestDays)
        );

        // By what a story is, not by where the store keeps it.
        near.Sort(static (a, b) => string.CompareOrdinal(a.Sort, b.Sort));
        return near;
    }

    /// <summary>The stories that a line of the record ties to this one. What is told as background ties none.</summary>
    private Dictionary<long, ThreadTie> Ties(long story)
    {
        const string Told = """
            SELECT DISTINCT s.line FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN support s ON s.report_id = m.report_id CROSS JOIN lines l ON l.number = s.line
            WHERE w.line = $1 AND l.kind IN ('event', 'position', 'response', 'utterance') AND l.record_status = 'current' AND (l.body ->> 'background') IS NOT 1
            """;
        const string Stories = "CROSS JOIN reports r ON r.id = s.report_id CROSS JOIN lines t ON t.id = r.story_id AND t.number <> $1";
        Dictionary<long, ThreadTie> ties = [];
        foreach (
            long answering in session.Query(
                $"""
                SELECT t.number FROM (SELECT p.number FROM ({Told}) told CROSS JOIN lines a ON a.number = told.line AND a.kind = 'response' CROSS JOIN lines p ON p.number = a.parent
                    AND p.record_status = 'current'
                  UNION SELECT a.number FROM ({Told}) told CROSS JOIN lines a ON a.parent = told.line AND a.kind = 'response' AND a.record_status = 'current') x
                CROSS JOIN support s ON s.line = x.number {Stories}
                """,
                static row => row.GetInt64(0),
                story
            )
        )
        {
            ties[answering] = ThreadTie.Answer;
        }

        foreach (
            long same in session.Query(
                $"SELECT DISTINCT t.number FROM ({Told}) told CROSS JOIN support s ON s.line = told.line {Stories}",
                static row => row.GetInt64(0),
                story
            )
        )
        {
            ties[same] = ThreadTie.Line;
        }

        return ties;
    }

    private StoryDigest Digest(long number)
    {
        if (_digests.Find(number) is { } kept)
        {
            return kept;
        }

        string? digest = session.Word("SELECT body -> 'digest' FROM lines WHERE number = $1", number);
        StoryDigest read = digest is null ? StoryDigest.Empty : StoredJson.Read<StoryDigest>(digest);
        _digests.Keep(number, read, 400 + (digest?.Length ?? 0));
        return read;
    }

    /// <summary>A story that stands and is dated; else null.</summary>
    private Story? Find(long number) =>
        session.First(
            """
            SELECT number, l.sort, CAST(julianday(date_earliest) - 2440587.5 AS INTEGER), t.parent, coalesce(t.strength, 0)
            FROM lines l LEFT JOIN story_threads t ON t.story = l.number
            WHERE number = $1 AND record_status = 'current' AND body IS NOT NULL AND date_earliest IS NOT NULL
            """,
            static (DbDataReader row) => new Story(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.Number(3), row.GetDouble(4)),
            number
        );

    /// <param name="Parent">The story that it goes on from so far; null for none.</param>
    /// <param name="Strength">Of the link to it; 0 for none.</param>
    private sealed record Story(long Number, string Sort, int Day, long? Parent, double Strength)
    {
        public bool IsBefore(Story other) => string.CompareOrdinal(Sort, other.Sort) < 0;
    }
}
