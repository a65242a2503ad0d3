using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Sentences that hold the words asked for, in the order of their reports.</summary>
internal sealed class SearchView(ViewScope scope)
{
    public ViewPage<SearchHit> Search(string words)
    {
        string asked = Quoted(words);
        string[]? after = PageCursor.Read("search", scope.Query.Cursor, 3);
        if (asked.Length == 0)
        {
            return scope.Page<SearchHit>([], null);
        }

        List<(string Sort, string Id, int Index, SearchHit Hit)> hits = scope.Session.Query(
            """
            SELECT r.sort, r.id, s."index", s.start, s.end, r.title, highlight(sentence_words, 0, '[', ']'), t.text, r.outlet,
              coalesce(r.url, r.canonical_url), r.origins ->> 0, r.published_value, r.locator
            FROM sentence_words w JOIN sentences s ON s.id = w.rowid JOIN reports r ON r.id = s.report_id
            JOIN dispute_reports d ON d.report_id = r.id AND d.dispute_id = $1 JOIN texts t ON t.report_id = r.id
            WHERE sentence_words MATCH $2 AND r.status = 'current' AND (r.sort, r.id, s."index") > ($3, $4, $5)
              AND coalesce(nullif(r.sort, '~'), $8) < $6
            ORDER BY r.sort, r.id, s."index" LIMIT $7
            """,
            static row =>
            {
                CleanText text = new(row.GetString(7));
                TextSpan span = text.Map.ToUtf16(new CodePointSpan(row.GetInt32(3), row.GetInt32(4)));
                Evidence evidence = Evidence.Cite(row.GetString(1), text, span, row.GetInt32(2));
                EvidenceItem item = new(
                    EvidenceIds.Of(evidence),
                    evidence,
                    row.Word(8),
                    row.Word(9),
                    row.Word(10),
                    row.Word(11),
                    null,
                    "exact"
                )
                {
                    Locator = row.Word(12),
                };
                return (row.GetString(0), row.GetString(1), row.GetInt32(2), new SearchHit(item, row.Word(5), row.Word(6)));
            },
            scope.DisputeId,
            asked,
            after?[0] ?? "",
            after?[1] ?? "",
            after is null || !int.TryParse(after[2], out int index) ? -1 : index,
            scope.Horizon,
            scope.Limit + 1,
            scope.Undated
        );
        string? next = null;
        if (hits.Count > scope.Limit)
        {
            hits.RemoveAt(scope.Limit);
            next = PageCursor.Write("search", hits[^1].Sort, hits[^1].Id, hits[^1].Index.ToString(CultureInfo.InvariantCulture));
        }

        return scope.Page<SearchHit>([.. hits.Select(static h => h.Hit)], next);
    }

    /// <summary>Each word, and each phrase between double quotes, as a quoted string of FTS5: nothing the user types is an operator.</summary>
    internal static string Quoted(string words)
    {
        StringBuilder query = new();
        bool phrase = false;
        StringBuilder term = new();
        foreach (char c in words + ' ')
        {
            if (c is '"' or '“' or '”')
            {
                Flush();
                phrase = !phrase;
            }
            else if ((char.IsWhiteSpace(c) || c == '\0') && !phrase)
            {
                Flush();
            }
            else
            {
                term.Append(c == '\0' ? ' ' : c);
            }
        }

        Flush();
        return query.ToString();

        void Flush()
        {
            string text = term.ToString().Trim();
            term.Clear();
            if (text.Any(char.IsLetterOrDigit))
            {
                query.Append(query.Length == 0 ? "" : " ").Append('"').Append(text).Append('"');
            }
        }
    }
}
