using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// Sentences by words while somebody types: hits are taken from the end of the index, where the latest reading stands, and only so many are looked
/// at, so that a word of every second sentence costs no more than a rare one. The words of a hit are fetched for those shown alone.
/// </summary>
internal sealed class SentenceFinding(SqlSession session)
{
    private const int LookedAt = 1500;

    public SentencesFound Find(string words, SentenceQuestion question, long dispute)
    {
        string asked = SearchView.Quoted(words);
        if (asked.Length == 0)
        {
            return new SentencesFound([], false);
        }

        List<(long Id, string Sort, string Report, int Index)> found = session.Query(
            """
            SELECT s.id, r.sort, r.id, s."index" FROM (SELECT rowid AS id FROM sentence_words WHERE sentence_words MATCH $1 ORDER BY rowid DESC LIMIT $2) w
            CROSS JOIN sentences s ON s.id = w.id CROSS JOIN reports r INDEXED BY reports_in_short ON r.id = s.report_id AND r.status = 'current'
            CROSS JOIN dispute_reports d ON d.report_id = r.id AND d.dispute_id = $3
            WHERE ($4 = '' OR (r.sort <> '~' AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) >= $4))
              AND ($5 = '' OR (r.sort <> '~' AND coalesce(r.effective ->> 'localDay', substr(r.sort, 1, 10)) <= $5)) AND ($6 = '' OR r.outlet = $6 COLLATE NOCASE)
            """,
            static row => (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
            asked,
            LookedAt,
            dispute,
            StoredTime.Of(question.From) ?? "",
            StoredTime.Of(question.To) ?? "",
            question.Outlet ?? ""
        );
        bool more = found.Count > question.Limit;

        // The latest told first; the sentences of one report in their order.
        found.Sort(
            static (a, b) =>
                string.CompareOrdinal(b.Sort, a.Sort) is not 0 and int bySort ? bySort
                : string.CompareOrdinal(a.Report, b.Report) is not 0 and int byReport ? byReport
                : a.Index.CompareTo(b.Index)
        );
        return new SentencesFound([.. found.Take(question.Limit).Select(hit => Read(hit.Id, asked)).OfType<SearchHit>()], more);
    }

    private SearchHit? Read(long sentence, string asked) =>
        session.First(
            """
            SELECT r.id, s."index", s.start, s.end, r.title, t.text, r.outlet, coalesce(r.url, r.canonical_url), r.origins ->> 0, r.published_value, r.locator,
              (SELECT highlight(sentence_words, 0, char(2), char(3)) FROM sentence_words WHERE sentence_words MATCH $2 AND rowid = $1)
            FROM sentences s JOIN reports r ON r.id = s.report_id JOIN texts t ON t.report_id = r.id WHERE s.id = $1
            """,
            static row =>
            {
                CleanText text = new(row.GetString(5));
                TextSpan span = text.Map.ToUtf16(new CodePointSpan(row.GetInt32(2), row.GetInt32(3)));
                Evidence evidence = Evidence.Cite(row.GetString(0), text, span, row.GetInt32(1));
                return new SearchHit(
                    new EvidenceItem(EvidenceIds.Of(evidence), evidence, row.Word(6), row.Word(7), row.Word(8), row.Word(9), null, "exact")
                    {
                        Locator = row.Word(10),
                    },
                    row.Word(4),
                    row.Word(11)
                );
            },
            sentence,
            asked
        );
}
