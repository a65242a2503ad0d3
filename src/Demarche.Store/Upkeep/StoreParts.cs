namespace Demarche.Store;

/// <summary>The tables and the work on them that one writer holds, tied together once.</summary>
internal sealed class StoreParts
{
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
        writing.Composed = (kind, line, tally) =>
        {
            if (kind.OfTheStore)
            {
                StoryComposed(session, line, tally);
            }

            Responses.LineComposed(kind, line);
            Disagreements.LineComposed(kind, line);
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

    private void StoryComposed(SqlSession session, long line, LineTally? tally)
    {
        session.Execute(
            """
            UPDATE reports SET story_id = (SELECT id FROM lines WHERE number = $1)
            WHERE id IN (SELECT m.report_id FROM members w JOIN mentions m ON m.id = w.mention_id WHERE w.line = $1)
              AND story_id IS NOT (SELECT id FROM lines WHERE number = $1)
            """,
            line
        );
        foreach (string report in tally?.Undated ?? [])
        {
            Work.Add(WorkQueue.Dating, report, "story");
        }
    }
}
