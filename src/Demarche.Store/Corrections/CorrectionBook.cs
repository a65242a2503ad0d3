using System.Text.Json;

namespace Demarche.Store;

/// <summary>The corrections in force, asked by mention: what joins by a person's word, what stands alone, what is overridden.</summary>
internal sealed class CorrectionBook(SqlSession session)
{
    private bool _any;

    /// <summary>Looks whether there are corrections at all; with none, nothing is asked again.</summary>
    public void Refresh() => _any = session.Any("SELECT 1 FROM corrections WHERE undone_at IS NULL LIMIT 1");

    /// <summary>True when a person took this mention out of its line.</summary>
    public bool StandsAlone(long dispute, long mention) =>
        _any
        && session.Any(
            """
            SELECT 1 FROM anchors a JOIN corrections c ON c.number = a.correction
            WHERE a.mention_id = $1 AND c.dispute_id = $2 AND c.op = 'split' AND c.undone_at IS NULL
            """,
            mention,
            dispute
        );

    /// <summary>Mentions that a person said are of the same line, and did not take out of it again after that.</summary>
    public List<long> MergedWith(long dispute, long mention) =>
        !_any
            ? []
            : session.Query(
                """
                SELECT b.mention_id FROM anchors a JOIN corrections c ON c.number = a.correction
                JOIN anchors b ON b.correction = a.correction AND b.n <> a.n
                WHERE a.mention_id = $1 AND c.dispute_id = $2 AND c.op = 'merge' AND c.undone_at IS NULL AND b.mention_id IS NOT NULL
                  AND b.mention_id <> $1 AND NOT EXISTS (
                    SELECT 1 FROM anchors t JOIN corrections s ON s.number = t.correction
                    WHERE t.mention_id IN (a.mention_id, b.mention_id) AND s.number > c.number AND s.dispute_id = c.dispute_id
                      AND s.op = 'split' AND s.undone_at IS NULL)
                ORDER BY c.number, b.n
                """,
                static row => row.GetInt64(0),
                mention,
                dispute
            );

    /// <summary>What is overridden on a line that holds these mentions, the oldest correction first, and whether it is rejected.</summary>
    public (List<KeyValuePair<string, string>> Fields, bool Rejected) Over(string kind, long dispute, IEnumerable<long> mentions)
    {
        if (!_any)
        {
            return ([], false);
        }

        SortedDictionary<long, (string Op, string Payload)> found = [];
        foreach (long mention in mentions)
        {
            foreach (
                (long number, string op, string payload) in session.Query(
                    """
                    SELECT c.number, c.op, c.payload FROM anchors a JOIN corrections c ON c.number = a.correction
                    WHERE a.mention_id = $1 AND c.dispute_id = $2 AND c.kind = $3 AND c.op IN ('set', 'reject') AND c.undone_at IS NULL
                    """,
                    static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
                    mention,
                    dispute,
                    kind
                )
            )
            {
                found[number] = (op, payload);
            }
        }

        List<KeyValuePair<string, string>> fields = [];
        bool rejected = false;
        foreach ((string op, string payload) in found.Values)
        {
            rejected |= op == "reject";
            if (op == "set")
            {
                fields.AddRange(JsonSerializer.Deserialize<SortedDictionary<string, string>>(payload)!);
            }
        }

        return (fields, rejected);
    }
}
