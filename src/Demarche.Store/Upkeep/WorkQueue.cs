namespace Demarche.Store;

/// <summary>Steps that wait to be taken for a report. What waits is stored with what made it wait: a process that is killed loses none.</summary>
internal sealed class WorkQueue(SqlSession session)
{
    public const string Analyse = "analyse";
    public const string Copies = "copies";
    public const string Origins = "origins";

    /// <summary>A report whose date or persons others may tell; see <see cref="LightUpkeep"/>.</summary>
    public const string Dating = "dating";

    /// <summary>The persons of a last name: the item is the name.</summary>
    public const string Persons = "persons";

    public void Add(string step, string report, string cause) =>
        session.Execute(
            """
            INSERT INTO work (step, sort, item, cause) VALUES ($1, coalesce((SELECT own_sort FROM reports WHERE id = $2), ''), $2, $3)
            ON CONFLICT DO NOTHING
            """,
            step,
            report,
            cause
        );

    public void Done(string step, string report) => session.Execute("DELETE FROM work WHERE step = $1 AND item = $2", step, report);

    public void Drop(string report) => session.Execute("DELETE FROM work WHERE item = $1", report);

    /// <summary>The next of a step, in canonical order of reports.</summary>
    public List<(string Report, string Cause)> Next(string step, int count) =>
        session.Query(
            "SELECT item, cause FROM work WHERE step = $1 ORDER BY sort, item LIMIT $2",
            static row => (row.GetString(0), row.Word(1) ?? "human"),
            step,
            count
        );
}
