using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Keeps what people say about the record, tied to the evidence that they said it of.</summary>
internal sealed class CorrectionKeeping(SqlSession session, StoreSettings settings, StoreParts parts, ImmutableArray<LineKind> kinds)
{
    private const string Human = "human";

    /// <summary>Evidence of each line that a merge holds on to: should a piece be taken out again, the rest stays together.</summary>
    private const int MostMerged = 16;

    public string Keep(CorrectionRequest request, long dispute)
    {
        Check(request);
        (string kind, List<Held> held) = request.Op == "add" ? Added(request) : Named(request, dispute);
        if (request.Op is "set" or "add")
        {
            foreach ((string name, string value) in request.Fields)
            {
                parts.Fields.Node(kind, name, value);
            }
        }

        long number = Counters.Next(session, "correction");
        string id = $"c_{number}";
        session.Execute(
            """
            INSERT INTO corrections (number, id, dispute_id, at, by, op, kind, targets, payload, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            number,
            id,
            dispute,
            StoredTime.Of(settings.Clock.Now()),
            request.By,
            request.Op,
            kind,
            StoredJson.Write(request.Targets.IsDefault ? [] : request.Targets),
            JsonSerializer.Serialize(new SortedDictionary<string, string>(request.Fields, StringComparer.Ordinal)),
            request.Reason
        );
        for (int n = 0; n < held.Count; n++)
        {
            Evidence place = held[n].Evidence;
            session.Execute(
                "INSERT INTO anchors VALUES ($1, $2, $3, $4, (SELECT page_key FROM reports WHERE id = $4), $5, $6, $7, $8, $9, NULL)",
                number,
                n,
                kind,
                place.Report,
                place.TextSha256,
                StoredJson.Word(place.In),
                place.Span.Start,
                place.Span.End,
                place.Text
            );
        }

        if (request.Op == "add")
        {
            Tell(held[0].Evidence.Report, kind);
        }

        parts.Anchors.ResolveAnchors([.. Enumerable.Range(0, held.Count).Select(n => (number, (long)n))], Human);
        return id;
    }

    /// <param name="by">Who takes it back; null for somebody not named.</param>
    public bool Undo(string id, string? by)
    {
        (long Number, string Op, string Kind)[] found =
        [
            .. session.Query(
                "SELECT number, op, kind FROM corrections WHERE id = $1 AND undone_at IS NULL",
                static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
                id
            ),
        ];
        if (found.Length == 0)
        {
            return false;
        }

        (long number, string op, string kind) = found[0];
        session.Execute(
            "UPDATE corrections SET undone_at = $2, undone_by = $3 WHERE number = $1",
            number,
            StoredTime.Of(settings.Clock.Now()),
            by
        );
        parts.Anchors.UnsettleAll(number, Human);
        if (op == "add")
        {
            foreach (
                string report in session.Query(
                    "SELECT DISTINCT report_id FROM mentions WHERE correction_id = $1",
                    static row => row.GetString(0),
                    id
                )
            )
            {
                Tell(report, kind);
            }
        }

        return true;
    }

    /// <summary>Puts the human mentions of one kind of a report in the place of those it had.</summary>
    private void Tell(string report, string kindName)
    {
        LineKind kind = kinds.First(k => k.Name == kindName);
        parts.Told.ReplaceAdded(parts.Reports.Load(report)!, kind, Human);
    }

    private static void Check(CorrectionRequest request)
    {
        int targets = request.Targets.IsDefault ? 0 : request.Targets.Length;
        string? wrong = request.Op switch
        {
            "set" when targets == 0 || request.Fields.Count == 0 => "\"set\" needs a line and at least one field=value.",
            "merge" when targets < 2 => "\"merge\" needs two lines or more.",
            "split" when targets != 1 || request.EvidenceId is null => "\"split\" needs one line and the evidence that leaves it.",
            "reject" when targets == 0 => "\"reject\" needs a line.",
            "add" when request.Report is null || string.IsNullOrEmpty(request.Quotation) || request.RecordType is null =>
                "\"add\" needs a type (event, position, utterance), a report and the exact words in it.",
            "set" or "merge" or "split" or "reject" or "add" => null,
            _ => $"\"{request.Op}\" is no correction; there are: set, merge, split, reject, add.",
        };
        if (wrong is not null)
        {
            throw new CorrectionException(wrong);
        }
    }

    private (string Kind, List<Held> Held) Named(CorrectionRequest request, long dispute)
    {
        string? kind = null;
        List<Held> held = [];
        foreach (string target in request.Targets)
        {
            (long Number, string Kind, string Status)[] found =
            [
                .. session.Query(
                    "SELECT number, kind, record_status FROM lines WHERE id = $1 AND dispute_id = $2",
                    static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
                    target,
                    dispute
                ),
            ];
            if (found.Length == 0)
            {
                throw new CorrectionException($"There is no line \"{target}\" in this dispute. Take an id from \"show\".");
            }

            (long number, string its, string status) = found[0];
            if (status is LineTable.Merged or LineTable.Withdrawn)
            {
                throw new CorrectionException($"\"{target}\" is {status}. Take the id of a line that \"show\" lists.");
            }

            if (kind is not null && kind != its)
            {
                throw new CorrectionException($"\"{target}\" is a {its}, the line before it a {kind}: only lines of one kind go together.");
            }

            if (request.Op is "merge" or "split" && its is "response" or "disagreement")
            {
                throw new CorrectionException(
                    $"\"{target}\" is a {its}: it can be set or rejected; {request.Op} the line that it belongs to."
                );
            }

            kind = its;
            held.AddRange(Hold(number, target, request));
        }

        return (kind!, held);
    }

    private IEnumerable<Held> Hold(long line, string target, CorrectionRequest request)
    {
        Evidence[] items =
        [
            .. session.Query(
                $"SELECT {MentionTable.EvidenceColumns} FROM support s JOIN evidence e ON e.id = s.evidence_id WHERE s.line = $1 ORDER BY s.n",
                MentionTable.ReadEvidence,
                line
            ),
        ];
        if (request.Op == "split")
        {
            Evidence? leaves = items.FirstOrDefault(e => EvidenceIds.Of(e) == request.EvidenceId);
            items = leaves is null
                ? throw new CorrectionException(
                    $"\"{target}\" has no evidence \"{request.EvidenceId}\"; it has: {string.Join(", ", items.Select(EvidenceIds.Of))}."
                )
                : [leaves];
        }

        return items.Take(request.Op == "merge" ? MostMerged : 1).Select(static e => new Held(e));
    }

    private (string Kind, List<Held> Held) Added(CorrectionRequest request)
    {
        string kind = request.RecordType!;
        if (kinds.All(k => k.Name != kind) || kind is not ("event" or "position" or "utterance"))
        {
            throw new CorrectionException($"A {kind} cannot be added by hand; an event, a position or an utterance can.");
        }

        string text =
            parts.Reports.Text(request.Report!)
            ?? throw new CorrectionException($"There is no report \"{request.Report}\". Take an id from \"show reports\".");
        int first = text.IndexOf(request.Quotation!, StringComparison.Ordinal);
        if (first < 0 || text.IndexOf(request.Quotation!, first + 1, StringComparison.Ordinal) >= 0)
        {
            throw new CorrectionException(
                first < 0
                    ? $"The words do not stand in report {request.Report}. Copy them exactly."
                    : $"The words stand more than once in report {request.Report}. Take more words around them."
            );
        }

        TextSpan span = new(first, first + request.Quotation!.Length);
        return (kind, [new Held(Evidence.Cite(request.Report!, new CleanText(text), span, -1))]);
    }

    private sealed record Held(Evidence Evidence);
}
