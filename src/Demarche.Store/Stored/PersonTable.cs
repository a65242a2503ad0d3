using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// What reports state of persons, whom they name, and what is learned from it. Persons are looked at by last name: votes and
/// namings are counted as reports come and go, so learning anew costs what one last name holds, not what the store holds.
/// </summary>
internal sealed class PersonTable(SqlSession session, MentionTable mentions)
{
    /// <summary>Puts what a report says of persons in the place of what it said; returns the last names concerned.</summary>
    public IReadOnlyCollection<string> Replace(AnalysedReport own)
    {
        string report = own.Report.Id.Value;
        SortedSet<string> touched = new(Remove(report), StringComparer.Ordinal);
        string sort = session.Word("SELECT own_sort FROM reports WHERE id = $1", report) ?? "";
        foreach (StatedPerson person in own.StatedPersons)
        {
            string last = StatedPerson.LastOf(person.Identity);
            bool entered =
                session.Execute(
                    """
                    INSERT INTO person_statements (report_id, name, last, code, office, shown, sort, evidence_id)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
                    """,
                    report,
                    person.Identity,
                    last,
                    person.Code,
                    person.Office,
                    person.Name,
                    sort,
                    mentions.InsertEvidence(person.Evidence)
                ) > 0;
            if (entered)
            {
                session.Execute(
                    """
                    INSERT INTO person_votes (last, name, code, office, shown, reports) VALUES ($1, $2, $3, $4, $5, 1)
                    ON CONFLICT DO UPDATE SET reports = reports + 1
                    """,
                    last,
                    person.Identity,
                    person.Code,
                    person.Office,
                    person.Name
                );
                touched.Add(last);
            }
        }

        foreach (NamedPerson person in own.NamedPersons)
        {
            string last = StatedPerson.LastOf(person.Identity);
            string offices = string.Join('|', person.Offices);
            bool entered =
                session.Execute(
                    "INSERT INTO person_names (report_id, name, last, offices) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                    report,
                    person.Identity,
                    last,
                    offices
                ) > 0;
            if (entered)
            {
                session.Execute(
                    """
                    INSERT INTO person_namings (last, name, offices, reports) VALUES ($1, $2, $3, 1)
                    ON CONFLICT DO UPDATE SET reports = reports + 1
                    """,
                    last,
                    person.Identity,
                    offices
                );
                touched.Add(last);
            }
        }

        return touched;
    }

    /// <summary>Takes out what a report says of persons; returns the last names concerned.</summary>
    public IReadOnlyCollection<string> Remove(string report)
    {
        List<string> touched = session.Query(
            "SELECT last FROM person_statements WHERE report_id = $1 UNION SELECT last FROM person_names WHERE report_id = $1 ORDER BY 1",
            static row => row.GetString(0),
            report
        );
        if (touched.Count == 0)
        {
            return touched;
        }

        session.Execute(
            """
            UPDATE person_votes AS v SET reports = reports - 1 FROM person_statements s
            WHERE s.report_id = $1 AND v.last = s.last AND v.name = s.name AND v.code = s.code AND v.office = s.office AND v.shown = s.shown
            """,
            report
        );
        session.Execute(
            """
            UPDATE person_namings AS v SET reports = reports - 1 FROM person_names s
            WHERE s.report_id = $1 AND v.last = s.last AND v.name = s.name AND v.offices = s.offices
            """,
            report
        );
        session.Execute("DELETE FROM person_statements WHERE report_id = $1", report);
        session.Execute("DELETE FROM person_names WHERE report_id = $1", report);
        foreach (string last in touched)
        {
            session.Execute("DELETE FROM person_votes WHERE last = $1 AND reports = 0", last);
            session.Execute("DELETE FROM person_namings WHERE last = $1 AND reports = 0", last);
        }

        return touched;
    }

    /// <summary>Learns the persons of a last name anew; returns the reports that name one of whom something else is known now.</summary>
    public List<string> Learn(string last)
    {
        ImmutableArray<LearnedPerson> after = PersonLearning.Learn(
            session.Query(
                "SELECT name, shown, code, office, reports FROM person_votes WHERE last = $1",
                static row => new PersonVotes(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)),
                last
            ),
            session
                .Query(
                    "SELECT name, offices FROM person_namings WHERE last = $1 ORDER BY name, offices",
                    static row => (Name: row.GetString(0), Offices: row.GetString(1)),
                    last
                )
                .GroupBy(static n => n.Name, StringComparer.Ordinal)
                .Select(static g => new NamedPerson(
                    g.Key,
                    [.. g.SelectMany(static n => n.Offices.Split('|', StringSplitOptions.RemoveEmptyEntries)).Distinct()]
                ))
        );
        ImmutableArray<LearnedPerson> before =
        [
            .. session.Query(
                "SELECT name, person, shown, code, only_with_party FROM persons WHERE last = $1 ORDER BY name",
                static row => new LearnedPerson(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetInt32(4) != 0
                ),
                last
            ),
        ];
        string[] changed = [.. before.Except(after).Concat(after.Except(before)).Select(static p => p.Identity).Distinct()];
        foreach (string name in changed)
        {
            session.Execute("DELETE FROM persons WHERE last = $1 AND name = $2", last, name);
        }

        foreach (LearnedPerson person in after.Except(before))
        {
            session.Execute(
                "INSERT INTO persons (last, name, person, shown, code, only_with_party) VALUES ($1, $2, $3, $4, $5, $6)",
                last,
                person.Identity,
                person.Person,
                person.Name,
                person.Code,
                person.OnlyWithParty ? 1 : 0
            );
        }

        return [.. changed.SelectMany(NamedIn).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What is known of the persons that a report names and that its own words leave open.</summary>
    public ImmutableArray<LearnedPerson> KnownTo(string report) =>
        [
            .. session.Query(
                """
                SELECT n.name, p.person, p.shown, p.code, p.only_with_party FROM person_names n
                JOIN persons p ON p.last = n.last AND p.name = n.name
                WHERE n.report_id = $1 AND NOT (p.person = n.name
                  AND EXISTS (SELECT 1 FROM person_statements s WHERE s.report_id = $1 AND s.name = n.name AND s.office NOT LIKE '~%'))
                ORDER BY n.name
                """,
                static row => new LearnedPerson(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetInt32(4) != 0
                ),
                report
            ),
        ];

    private List<string> NamedIn(string name) =>
        session.Query("SELECT report_id FROM person_names WHERE name = $1 ORDER BY 1", static row => row.GetString(0), name);
}
