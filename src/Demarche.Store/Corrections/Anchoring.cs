using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// Holds corrections to their places: by the text's hash and the offsets while the text is the same, by the exact words when the page has a new
/// version and they stand in it exactly once. Never moved to a look-alike.
/// </summary>
internal sealed class Anchoring(SqlSession session, ReportTable reports, FieldValues fields)
{
    /// <summary>Human mentions come behind those that were read.</summary>
    private const int FirstAdded = 1_000_000;

    /// <summary>Called with mentions that a correction has come to hold on to, or has let go.</summary>
    public Action<long, string>? Unsettle { get; set; }

    /// <summary>What people said that a report tells.</summary>
    public IEnumerable<MentionDraft> AddedTo(Report report, LineKind kind)
    {
        if (kind.OfTheStore)
        {
            yield break;
        }

        foreach (
            (long number, string id, string payload, Place place) in session.Query(
                """
                SELECT c.number, c.id, c.payload, a.report_id, a.text_sha256, a.place, a.start, a.end, a.quotation
                FROM corrections c JOIN anchors a ON a.correction = c.number
                WHERE c.op = 'add' AND c.kind = $1 AND c.undone_at IS NULL AND (a.text_sha256 = $2 OR a.page_key = $3) ORDER BY c.number
                """,
                static row => (row.GetInt64(0), row.GetString(1), row.GetString(2), Place.Of(row, 3)),
                kind.Name,
                report.Text.Sha256,
                report.PageKey
            )
        )
        {
            if (SpanIn(report.Text, place) is { } span)
            {
                Evidence evidence = Evidence.Cite(report.Id.Value, report.Text, report.Text.Map.ToUtf16(span), -1);
                MentionDraft? draft = Draft(kind.Name, evidence, payload, id, FirstAdded + (int)number);
                if (draft is not null)
                {
                    yield return draft;
                }
            }
        }
    }

    /// <summary>The mention that a person's words make.</summary>
    public MentionDraft? Draft(string kind, Evidence evidence, string payload, string correction, int ordinal)
    {
        JsonObject body = kind switch
        {
            "event" => Json(
                new ReportedEvent
                {
                    Actors = [],
                    Type = "UNKNOWN",
                    Status = EventStatus.Happened,
                    Summary = evidence.Text,
                    Confidence = 1,
                    Evidence = EvidenceSet.Of(evidence),
                }
            ),
            "position" => Json(
                new ReportedPosition
                {
                    Id = correction,
                    Kind = PositionKind.Demand,
                    Holders = [],
                    Proposition = evidence.Text,
                    Rule = "human",
                    Evidence = EvidenceSet.Of(evidence),
                }
            ),
            "utterance" => Json(
                new Statement
                {
                    Kind = StatementKind.Direct,
                    Content = [],
                    Words = evidence.Text,
                    Confidence = 1,
                    Evidence = EvidenceSet.Of(evidence),
                }
            ),
            _ => throw new CorrectionException($"A {kind} cannot be added by hand; an event, a position or an utterance can."),
        };
        fields.Apply(kind, body, JsonSerializer.Deserialize<SortedDictionary<string, string>>(payload)!);
        return new MentionDraft(ordinal, body.ToJsonString(), [evidence], correction);
    }

    /// <summary>Looks again for the mentions that corrections hold on to, where they may be in this report or its page.</summary>
    public void Resolve(string report, string cause)
    {
        (string Hash, string? Page)[] found =
        [
            .. session.Query(
                "SELECT text_sha256, page_key FROM reports WHERE id = $1",
                static row => (row.GetString(0), row.Word(1)),
                report
            ),
        ];
        if (found.Length == 0)
        {
            return;
        }

        ResolveAnchors(
            session.Query(
                "SELECT correction, n FROM anchors WHERE text_sha256 = $1 OR page_key = $2 ORDER BY 1, 2",
                static row => (row.GetInt64(0), row.GetInt64(1)),
                found[0].Hash,
                found[0].Page
            ),
            cause
        );
    }

    public void ResolveAnchors(List<(long Correction, long N)> anchors, string cause)
    {
        HashSet<long> moved = [];
        foreach ((long correction, long n) in anchors)
        {
            long? before = session.Number("SELECT mention_id FROM anchors WHERE correction = $1 AND n = $2", correction, n);
            long? now = Find(correction, n);
            if (before != now)
            {
                session.Execute("UPDATE anchors SET mention_id = $3 WHERE correction = $1 AND n = $2", correction, n, now);
                moved.Add(correction);
                if (before is { } old)
                {
                    Unsettle?.Invoke(old, cause);
                }
            }
        }

        foreach (long correction in moved.Order())
        {
            UnsettleAll(correction, cause);
        }
    }

    /// <summary>What a correction holds on to is joined anew.</summary>
    public void UnsettleAll(long correction, string cause)
    {
        foreach (
            long mention in session.Query(
                "SELECT mention_id FROM anchors WHERE correction = $1 AND mention_id IS NOT NULL ORDER BY n",
                static row => row.GetInt64(0),
                correction
            )
        )
        {
            Unsettle?.Invoke(mention, cause);
        }
    }

    private long? Find(long correction, long n)
    {
        (string Kind, string? Page, string? Added, Place Place)[] anchors =
        [
            .. session.Query(
                """
                SELECT a.kind, a.page_key, CASE c.op WHEN 'add' THEN c.id END, a.report_id, a.text_sha256, a.place, a.start, a.end, a.quotation
                FROM anchors a JOIN corrections c ON c.number = a.correction WHERE a.correction = $1 AND a.n = $2
                """,
                static row => (row.GetString(0), row.Word(1), row.Word(2), Place.Of(row, 3)),
                correction,
                n
            ),
        ];
        (string kind, string? page, string? added, Place place) = anchors[0];
        foreach (
            string report in session.Query(
                """
                SELECT id FROM reports WHERE status IN ('current', 'withdrawn') AND (text_sha256 = $1 OR page_key = $2)
                ORDER BY status = 'current' DESC, id = $3 DESC, text_sha256 = $1 DESC, own_sort, id
                """,
                static row => row.GetString(0),
                place.TextSha256,
                page,
                place.Report
            )
        )
        {
            long? mention = added is null
                ? MentionAt(report, kind, place)
                : session.Number("SELECT min(id) FROM mentions WHERE report_id = $1 AND correction_id = $2", report, added);
            if (mention is not null)
            {
                return mention;
            }
        }

        return null;
    }

    private long? MentionAt(string report, string kind, Place place)
    {
        CodePointSpan? span = place.Span;
        if (place.In == "text")
        {
            CleanText text = new(reports.Text(report) ?? "");
            span = SpanIn(text, place);
        }

        return span is not { } stands
            ? null
            : session.Number(
                """
                SELECT m.id FROM mentions m JOIN mention_evidence x ON x.mention_id = m.id JOIN evidence e ON e.id = x.evidence_id
                WHERE m.report_id = $1 AND (m.kind = $2 OR ($2 = 'disagreement' AND m.kind = 'utterance')) AND e.place = $3 AND e.start < $5 AND e.end > $4
                ORDER BY $2 = 'disagreement' AND NOT EXISTS (
                  SELECT 1 FROM members w JOIN lines l ON l.number = coalesce(nullif(w.line, 0), w.prior) WHERE w.mention_id = m.id AND l.record_status IN ('current', 'rejected')),
                  abs(e.start - $4) + abs(e.end - $5), m.ordinal LIMIT 1
                """,
                report,
                kind,
                place.In,
                stands.Start,
                stands.End
            );
    }

    private static CodePointSpan? SpanIn(CleanText text, Place place)
    {
        if (place.In != "text" || text.Sha256 == place.TextSha256)
        {
            return place.Span;
        }

        int first = place.Quotation.Length == 0 ? -1 : text.Value.IndexOf(place.Quotation, StringComparison.Ordinal);
        bool once = first >= 0 && text.Value.IndexOf(place.Quotation, first + 1, StringComparison.Ordinal) < 0;
        return once ? text.Map.ToCodePoints(new TextSpan(first, first + place.Quotation.Length)) : null;
    }

    private static JsonObject Json<T>(T value) => JsonNode.Parse(StoredJson.Write(value))!.AsObject();

    private sealed record Place(string Report, string TextSha256, string In, CodePointSpan Span, string Quotation)
    {
        public static Place Of(System.Data.Common.DbDataReader row, int first) =>
            new(
                row.GetString(first),
                row.GetString(first + 1),
                row.GetString(first + 2),
                new CodePointSpan(row.GetInt32(first + 3), row.GetInt32(first + 4)),
                row.GetString(first + 5)
            );
    }
}
