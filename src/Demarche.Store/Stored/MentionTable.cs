using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>What reports tell, one row a thing, with the keys that it meets the same thing by and the evidence that it stands on.</summary>
internal sealed class MentionTable(SqlSession session, ReportTable reports)
{
    // What is kept is bounded, whatever the size of the store. Mentions, by the length of bodies and evidence, which in memory take some times
    // as much: a line is composed soon after its mentions were compared.
    private const int MostKept = 200_000;

    // What is compared with a mention are those of the days around it, again and again. In bytes.
    private const int MostCompared = 4_000_000;

    // A key of any day stands before all days and reaches over all of them.
    private const int AnyDay = -1_000_000_000;
    private const int AnyReach = 2_000_000_000;

    // What the facts of a report and the place of a mention cost to read, in characters, about.
    private const int LengthOfFacts = 500;
    private readonly RecentlyUsed<long, Member> _members = new(MostKept);
    private readonly RecentlyUsed<long, Comparand> _comparands = new(MostCompared);
    private readonly HeapPacing _pacing = new();

    /// <summary>Forgets what is kept: facts of reports have changed.</summary>
    public void Refresh()
    {
        _members.Clear();
        _comparands.Clear();
    }

    /// <summary>Forgets what is kept of one mention: facts of its report have changed, but not those that its keys are made of.</summary>
    public void Refresh(long id) => _members.Remove(id);

    public long Insert(LineKind kind, string report, MentionDraft draft, string engine)
    {
        long id =
            session.Number(
                """
                INSERT INTO mentions (report_id, kind, ordinal, body, engine, correction_id) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
                """,
                report,
                kind.Name,
                draft.Ordinal,
                draft.Body,
                engine,
                draft.Correction
            ) ?? throw new InvalidOperationException("no id for a mention");
        int n = 0;
        foreach (Evidence item in draft.Evidence.Distinct())
        {
            string evidence = InsertEvidence(item);
            session.Execute("INSERT INTO mention_evidence (mention_id, n, evidence_id) VALUES ($1, $2, $3)", id, n++, evidence);
        }

        if (Load(kind, id) is { } member)
        {
            WriteKeys(kind, member);
        }

        return id;
    }

    public string InsertEvidence(Evidence item)
    {
        string id = EvidenceIds.Of(item);
        session.Execute(
            """
            INSERT INTO evidence (id, report_id, place, start, end, sentence, text, prefix, suffix, text_sha256, seconds)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
              (SELECT seconds FROM parts WHERE report_id = $2 AND seconds IS NOT NULL AND start <= $4 AND $3 = 'text'
               ORDER BY start DESC LIMIT 1))
            ON CONFLICT (id) DO NOTHING
            """,
            id,
            item.Report,
            StoredJson.Word(item.In),
            item.Span.Start,
            item.Span.End,
            item.Sentence,
            item.Text,
            item.Prefix,
            item.Suffix,
            item.TextSha256
        );
        return id;
    }

    // All keys in one statement: a report has hundreds.
    private void WriteKeys(LineKind kind, Member member)
    {
        StringBuilder keys = new("[");
        foreach (BlockingKey key in kind.BlockingKeys(member))
        {
            int reach = key.Day is null ? AnyReach : key.Reach;
            keys.Append(keys.Length == 1 ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $"[{KeyHash.Of(kind.Name, key.Text)},{key.Day ?? AnyDay},{reach}]");
        }

        session.Execute(
            """
            INSERT INTO mention_keys (key, day, mention_id, reach)
            SELECT value ->> 0, value ->> 1, $2, value ->> 2 FROM json_each($1) WHERE true ON CONFLICT DO NOTHING
            """,
            keys.Append(']').ToString(),
            member.Id
        );
    }

    /// <summary>Mentions in a dispute that share a key with this one on days within its reach.</summary>
    public List<long> Meeting(long mention, long dispute) =>
        session.Query(
            """
            SELECT met.id FROM (
              SELECT other.mention_id AS id FROM mention_keys mine CROSS JOIN mention_keys other ON other.key = mine.key
                AND other.day BETWEEN mine.day - mine.reach AND mine.day + mine.reach WHERE mine.mention_id = $1
              UNION
              SELECT other.mention_id FROM mention_keys mine CROSS JOIN mention_keys other ON other.key = mine.key AND other.day = $3
                WHERE mine.mention_id = $1 AND mine.day <> $3) met
            CROSS JOIN members m ON m.mention_id = met.id AND m.dispute_id = $2 WHERE met.id <> $1
            """,
            static row => row.GetInt64(0),
            mention,
            dispute,
            AnyDay
        );

    /// <summary>Where the mentions of a line stand.</summary>
    public List<Seat> Seats(LineKind kind, long line) =>
        session.Query(
            $"{SeatColumns(kind)} FROM members w JOIN mentions m ON m.id = w.mention_id JOIN reports r ON r.id = m.report_id WHERE w.line = $1",
            ReadSeat,
            line
        );

    /// <summary>Where a mention stands; null for one that is not there.</summary>
    public Seat? SeatOf(LineKind kind, long id)
    {
        _pacing.Read(LengthOfFacts);
        List<Seat> found = session.Query(
            $"{SeatColumns(kind)} FROM mentions m JOIN reports r ON r.id = m.report_id WHERE m.id = $1",
            ReadSeat,
            id
        );
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Ids of the evidence of a mention.</summary>
    public List<string> EvidenceOf(long id) =>
        session.Query("SELECT evidence_id FROM mention_evidence WHERE mention_id = $1 ORDER BY n", static row => row.GetString(0), id);

    private static string SeatColumns(LineKind kind) =>
        kind.OfTheStore
            ? "SELECT m.id, r.own_sort, m.report_id, m.ordinal, r.status"
            : "SELECT m.id, r.sort, m.report_id, m.ordinal, r.status";

    private static Seat ReadSeat(DbDataReader row) =>
        new(
            row.GetInt64(0),
            StoredTime.Ordered(row.GetString(1)),
            row.GetString(2),
            row.GetInt32(3),
            row.GetString(4) == ReportTable.Withdrawn
        );

    public void Delete(long id)
    {
        session.Execute("DELETE FROM mention_keys WHERE mention_id = $1", id);
        session.Execute("DELETE FROM mention_evidence WHERE mention_id = $1", id);
        session.Execute("DELETE FROM answers WHERE mention_id = $1", id);
        session.Execute("DELETE FROM mentions WHERE id = $1", id);
        _members.Remove(id);
        _comparands.Remove(id);
    }

    /// <summary>What comparing needs of a mention; null for one that is not there.</summary>
    public Comparand? Compared(LineKind kind, long id)
    {
        if (_comparands.Find(id) is { } kept)
        {
            return kept;
        }

        if (Load(kind, id) is not { } member)
        {
            return null;
        }

        Comparand drawn = kind.Draw(member) with { Withdrawn = member.Facts.Withdrawn };
        _comparands.Keep(id, drawn, drawn.Size);
        return drawn;
    }

    public Member? Load(LineKind kind, long id)
    {
        if (_members.Find(id) is { } kept)
        {
            return kept;
        }

        (string Report, int Ordinal, string Body, string Engine)? row = session
            .Query(
                "SELECT report_id, ordinal, body, engine FROM mentions WHERE id = $1",
                static row => (row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
                id
            )
            .Cast<(string, int, string, string)?>()
            .FirstOrDefault();
        if (row is not { } found)
        {
            return null;
        }

        if (FactsFor(kind, found.Report) is not { } facts)
        {
            return null;
        }

        int length = found.Body.Length;
        Dictionary<string, Evidence> evidence = new(StringComparer.Ordinal);
        foreach (
            Evidence item in session.Query(
                $"SELECT {EvidenceColumns} FROM mention_evidence m JOIN evidence e ON e.id = m.evidence_id WHERE m.mention_id = $1",
                ReadEvidence,
                id
            )
        )
        {
            evidence[EvidenceIds.Of(item)] = item;
            length += item.Text.Length + item.Prefix.Length + item.Suffix.Length;
        }

        Member member = kind.Restore(id, facts, found.Ordinal, found.Engine, found.Body, evidence);
        _members.Keep(id, member, length);
        _pacing.Read(length);
        return member;
    }

    /// <summary>
    /// The members of a line that composing reads in full, in the order of their seats (see <see cref="LineKind.ReadInFull"/>), and what the reports
    /// of all of them come to.
    /// </summary>
    public (List<Member> Members, LineTally Tally) Load(LineKind kind, IReadOnlyList<Seat> seats)
    {
        List<Member> members = [];
        LineTally tally = new();
        foreach (Seat seat in seats)
        {
            if (members.Count < kind.ReadInFull)
            {
                if (Load(kind, seat.Id) is { } member)
                {
                    members.Add(member);
                    tally.Add(member.Facts);
                }
            }
            else if (FactsFor(kind, seat.Report) is { } facts)
            {
                tally.Add(facts);
                _pacing.Read(LengthOfFacts);
            }
        }

        return (members, tally);
    }

    private ReportFacts? FactsFor(LineKind kind, string report) => kind.OfTheStore ? reports.OwnFacts(report) : reports.Facts(report);

    internal const string EvidenceColumns = "e.report_id, e.place, e.start, e.end, e.text, e.prefix, e.suffix, e.sentence, e.text_sha256";

    internal static Evidence ReadEvidence(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1) == "title" ? EvidencePlace.Title : EvidencePlace.Text,
            new CodePointSpan(row.GetInt32(2), row.GetInt32(3)),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetInt32(7),
            row.GetString(8)
        );

    /// <summary>Mentions of a report, of one kind, in their order.</summary>
    public ImmutableArray<long> Of(string report, string kind) =>
        [
            .. session.Query(
                "SELECT id FROM mentions WHERE report_id = $1 AND kind = $2 ORDER BY ordinal, id",
                static row => row.GetInt64(0),
                report,
                kind
            ),
        ];
}
