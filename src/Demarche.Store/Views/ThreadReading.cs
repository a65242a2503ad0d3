using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>Reads in which thread a story stands, and why.</summary>
internal sealed class ThreadReading(SqlSession session)
{
    public const string Prefix = "th_";

    /// <summary>The first story of the thread that an id leads to: of the story that it is made of, or of the one which that is part of now. Null for no thread.</summary>
    public long? RootOf(string thread) =>
        thread.StartsWith(Prefix, StringComparison.Ordinal)
            ? session.Number(
                "SELECT t.root FROM lines l CROSS JOIN story_threads t ON t.story = coalesce(l.merged_into, l.number) WHERE l.id = $1",
                string.Concat("st_", thread.AsSpan(Prefix.Length))
            )
            : null;

    /// <summary>The id of the thread that begins with a story.</summary>
    public string IdOf(long root) =>
        string.Concat(Prefix, session.Word("SELECT id FROM lines WHERE number = $1", root).AsSpan("st_".Length));

    public (ThreadRef? Thread, StoryContinuation? Continues) Of(long story, long dispute)
    {
        foreach (
            (long? parent, string? why, long? root) in session.Query(
                "SELECT parent, why, root FROM story_threads WHERE story = $1",
                static row => (row.Number(0), row.Word(1), row.Number(2)),
                story
            )
        )
        {
            ThreadRef? thread = root is { } first ? new ThreadRef(IdOf(first), Stories(first, dispute)) : null;
            return (thread, parent is { } earlier && why is not null ? Continuation(story, earlier, why, dispute) : null);
        }

        return (null, null);
    }

    public ImmutableArray<string> ContinuedBy(long story) =>
        [
            .. session.Query(
                "SELECT l.id FROM story_threads t CROSS JOIN lines l ON l.number = t.story WHERE t.parent = $1 ORDER BY t.sort LIMIT 50",
                static row => row.GetString(0),
                story
            ),
        ];

    private readonly Dictionary<long, int> _stories = [];

    private int Stories(long root, long dispute)
    {
        if (!_stories.TryGetValue(root, out int known))
        {
            known = (int)(session.Number("SELECT count(*) FROM story_threads WHERE root = $1", root, dispute) ?? 0);
            _stories.Add(root, known);
        }

        return known;
    }

    private StoryContinuation? Continuation(long story, long earlier, string why, long dispute)
    {
        ThreadLink signs = StoredJson.Read<ThreadLink>(why);
        (string Id, string Title)? told = session
            .Query("SELECT id, headline FROM lines WHERE number = $1", static row => (row.GetString(0), row.GetString(1)), earlier)
            .Cast<(string, string)?>()
            .FirstOrDefault();
        return told is { } found
            ? new StoryContinuation(found.Id, found.Title, signs, signs.Tie == ThreadTie.None ? [] : Tying(story, earlier, dispute))
            : null;
    }

    private ImmutableArray<StoryLineRef> Tying(long story, long earlier, long dispute)
    {
        const string Told = """
            SELECT s.line AS line, l.parent AS parent FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN support s ON s.report_id = m.report_id CROSS JOIN lines l ON l.number = s.line
            WHERE w.line = {0} AND l.dispute_id = $3 AND l.kind IN ('event', 'position', 'response', 'utterance') AND l.record_status = 'current' AND (l.body ->> 'background') IS NOT 1
            """;
        string mine = Told.Replace("{0}", "$1", StringComparison.Ordinal);
        string theirs = Told.Replace("{0}", "$2", StringComparison.Ordinal);
        return
        [
            .. session.Query(
                $"""
                WITH mine AS MATERIALIZED ({mine}), theirs AS MATERIALIZED ({theirs})
                SELECT l.id, l.kind, l.headline FROM (
                  SELECT a.line FROM mine a JOIN theirs b ON b.line = a.line
                  UNION SELECT a.line FROM mine a JOIN theirs b ON b.line = a.parent UNION SELECT b.line FROM mine a JOIN theirs b ON b.parent = a.line) x
                CROSS JOIN lines l ON l.number = x.line ORDER BY l.sort, l.number LIMIT 10
                """,
                static row => new StoryLineRef(row.GetString(0), row.GetString(1), row.GetString(2)),
                story,
                earlier,
                dispute
            ),
        ];
    }
}
