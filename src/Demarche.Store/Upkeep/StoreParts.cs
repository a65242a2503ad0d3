namespace Demarche.Store;

/// <summary>The tables and the work on them that one writer holds, tied together once.</summary>
internal sealed class StoreParts
{
    private const int AtOnce = 500;

    public StoreParts(SqlSession session, StoreSettings settings, RecordKinds kinds)
    {
        Reports = new ReportTable(session);
        Sightings = new SightingTable(session);
        Versions = new PageVersions(session);
        Mentions = new MentionTable(session, Reports);
        Lines = new LineTable(session, settings.Clock);
        Work = new WorkQueue(session);
        Fields = new FieldValues(session);
        Corrections = new CorrectionBook(session);
        Anchors = new Anchoring(session, Reports, Fields);
        Told = new ReportMentions(session, Mentions, Anchors, kinds.Told);
        Anchors.Unsettle = Told.UnsettleMention;
        Analyses = new AnalysisTable(session, Lines, Mentions);
        Persons = new PersonTable(session, Mentions);
        Copies = new CopyUpkeep(session, Reports, Work, Told);
        LineWriting writing = new(session, Mentions, Lines, Corrections, Fields);
        Joining = new LineJoining(session, Mentions, Corrections, writing);
        Responses = new ResponseUpkeep(session, Mentions, writing, kinds);
        Paraphrases = new ParaphraseUpkeep(session);
        Disagreements = new DisagreementUpkeep(session, Mentions, writing, kinds);
        Threads = new ThreadUpkeep(session);
        writing.Composed = (kind, line, tally) =>
        {
            if (kind.OfTheStore)
            {
                StoryComposed(session, line, tally);
            }

            Responses.LineComposed(kind, line);
            Disagreements.LineComposed(kind, line);
            Threads.LineComposed(kind, line);
        };
    }

    public ReportTable Reports { get; }
    public SightingTable Sightings { get; }
    public PageVersions Versions { get; }
    public MentionTable Mentions { get; }
    public LineTable Lines { get; }
    public WorkQueue Work { get; }
    public FieldValues Fields { get; }
    public CorrectionBook Corrections { get; }
    public Anchoring Anchors { get; }
    public ReportMentions Told { get; }
    public AnalysisTable Analyses { get; }
    public PersonTable Persons { get; }
    public CopyUpkeep Copies { get; }
    public LineJoining Joining { get; }
    public ResponseUpkeep Responses { get; }
    public ParaphraseUpkeep Paraphrases { get; }
    public DisagreementUpkeep Disagreements { get; }
    public ThreadUpkeep Threads { get; }

    // Report by report: what one statement changes is held in memory until it ends, and a story may have any number of them.
    private void StoryComposed(SqlSession session, long line, LineTally? tally)
    {
        string? story = session.Word("SELECT id FROM lines WHERE number = $1", line);
        List<(long Mention, string Report)> some;
        long last = -1;
        do
        {
            some = session.Query(
                """
                SELECT w.mention_id, m.report_id FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN reports r ON r.id = m.report_id
                WHERE w.line = $1 AND w.mention_id > $2 AND r.story_id IS NOT $4 ORDER BY w.mention_id LIMIT $3
                """,
                static row => (row.GetInt64(0), row.GetString(1)),
                line,
                last,
                AtOnce,
                story
            );
            foreach ((long mention, string report) in some)
            {
                session.Execute("UPDATE reports SET story_id = $2 WHERE id = $1", report, story);
                last = mention;
            }
        } while (some.Count == AtOnce);

        foreach (string report in tally?.Undated ?? [])
        {
            Work.Add(WorkQueue.Dating, report, "story");
        }
    }
}
