using System.Text.Json;

namespace Demarche.Cli.Tests.Examples;

/// <summary>Holds a record against what was expected of it: how much was found, field by field, and what was not.</summary>
public sealed class Comparison
{
    private readonly RecordReading _record;
    private readonly SortedDictionary<string, (int Found, int Expected)> _tallies = new(StringComparer.Ordinal);

    public Comparison(RecordReading record, Expected expected)
    {
        _record = record;
        foreach (ExpectedReport report in expected.Reports)
        {
            Compare(report);
        }

        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach (ExpectedPosition position in expected.Positions)
        {
            Compare(position, matched);
        }

        int listed = record.Items("positions").Length;
        _tallies["positions listed that were expected"] = (matched.Count, listed);
        foreach (JsonElement extra in record.Items("positions").Where(p => !matched.Contains(RecordReading.Text(p, "id")!)))
        {
            Missing.Add(
                $"not expected: {RecordReading.Text(extra, "kind")} {string.Join('+', RecordReading.Parties(extra, "holders"))}: {RecordReading.Text(extra, "proposition")}"
            );
        }

        foreach (ExpectedQuote quote in expected.Quotes)
        {
            Compare(quote);
        }

        foreach (ExpectedEvent expectedEvent in expected.Events)
        {
            Compare(expectedEvent);
        }

        foreach (ExpectedDisagreement disagreement in expected.Disagreements)
        {
            Compare(disagreement);
        }

        foreach (ExpectedEvidence withdrawn in expected.Withdrawn)
        {
            JsonElement[] lines =
            [
                .. new[] { "timeline", "positions", "quotes" }.SelectMany(record.Items).Where(line => record.Cites(line, withdrawn)),
            ];
            bool struck = lines.Length > 0 && lines.All(static line => RecordReading.Text(line, "recordStatus") == "withdrawn");
            Count("withdrawn", struck && lines.All(static line => line.TryGetProperty("withdrawn", out _)), withdrawn.Text);
        }

        foreach (string locator in expected.NothingFrom)
        {
            bool any = new[] { "timeline", "positions", "quotes" }.Any(view =>
                record.Items(view).Any(line => RecordReading.Array(line, "evidence").Any(e => record.IsFrom(e, locator)))
            );
            Count("nothing from", !any, locator);
        }
    }

    public List<string> Missing { get; } = [];

    public (int Found, int Expected) this[string what] => _tallies.GetValueOrDefault(what);

    public override string ToString() =>
        string.Join('\n', _tallies.Select(t => $"{t.Key}: {t.Value.Found} of {t.Value.Expected}"))
        + "\n"
        + string.Join('\n', Missing.Select(m => "  - " + m));

    private void Count(string what, bool found, string about)
    {
        (int f, int e) = _tallies.GetValueOrDefault(what);
        _tallies[what] = (f + (found ? 1 : 0), e + 1);
        if (!found)
        {
            Missing.Add($"{what}: {about}");
        }
    }

    private void Compare(ExpectedReport expected)
    {
        JsonElement? found = _record.Report(expected.Report);
        Count("reports", found is not null, expected.Report);
        if (found is not JsonElement report)
        {
            return;
        }

        void Field(string name, string? wanted, params string[] path)
        {
            if (wanted is not null)
            {
                string? got = RecordReading.Text(report, path);
                Count(
                    "report " + name,
                    got is not null && got.StartsWith(wanted, StringComparison.Ordinal),
                    $"{expected.Report}: {wanted}, not {got ?? "nothing"}"
                );
            }
        }

        Field("outlet", expected.Outlet, "outlet");
        Field("kind", expected.Kind, "kind");
        Field("published basis", expected.Basis, "published", "basis");
        if (expected.Published.ValueKind == JsonValueKind.String)
        {
            Field("published", expected.Published.GetString(), "published", "value");
        }
        else if (expected.PublishedIsExpectedAbsent)
        {
            string? got = RecordReading.Text(report, "published", "value");
            Count("report published", got is null, $"{expected.Report}: nothing, not {got}");
        }

        if (expected.Carrier)
        {
            Count("report carrier", RecordReading.Text(report, "carrier") is not null, expected.Report);
        }

        if (expected.Authors.Length > 0)
        {
            string[] authors = [.. RecordReading.Array(report, "authors").Select(a => a.GetString()!)];
            Count("report authors", expected.Authors.SequenceEqual(authors), $"{expected.Report}: not {string.Join(", ", authors)}");
        }

        if (expected.Origins.Length > 0)
        {
            string[] names = [.. RecordReading.Array(report, "origins").Select(o => RecordReading.Text(o, "name")!)];
            Count(
                "report origins",
                expected.Origins.All(names.Contains),
                $"{expected.Report}: {string.Join(", ", expected.Origins)}, not {string.Join(", ", names)}"
            );
        }

        if (expected.CopyOf is not null)
        {
            string? of = RecordReading.Text(report, "copyOf");
            JsonElement? earlier = _record.Report(expected.CopyOf);
            Count(
                "report copy",
                of is not null && earlier is JsonElement e && RecordReading.Text(e, "id") == of,
                $"{expected.Report} of {expected.CopyOf}"
            );
        }

        if (expected.Chapters.Length > 0)
        {
            double[] chapters =
            [
                .. RecordReading
                    .Array(report, "parts")
                    .Where(p => RecordReading.Text(p, "kind") == "chapter")
                    .Select(p => p.TryGetProperty("startSeconds", out JsonElement s) ? s.GetDouble() : -1),
            ];
            Count("report chapters", expected.Chapters.SequenceEqual(chapters), $"{expected.Report}: not {string.Join(", ", chapters)}");
        }

        foreach (string tag in expected.Tags)
        {
            Count("report tags", RecordReading.Array(report, "tags").Any(t => t.GetString() == tag), $"{expected.Report}: {tag}");
        }

        string text = string.Join('\n', RecordReading.Array(report, "parts").Select(p => RecordReading.Text(p, "text")));
        foreach (string furniture in expected.Absent)
        {
            Count(
                "report boilerplate gone",
                !text.Contains(furniture, StringComparison.Ordinal),
                $"{expected.Report}: \"{furniture}\" is in the text"
            );
        }
    }

    private void Compare(ExpectedPosition expected, HashSet<string> matched)
    {
        JsonElement? best = null;
        double bestScore = 0;
        foreach (JsonElement item in _record.Items("positions"))
        {
            double words = RecordReading.WordF1(RecordReading.Text(item, "proposition") ?? "", expected.Proposition);
            bool cites = expected.Evidence.Any(e => _record.Cites(item, e));
            double score = words >= 0.5 || (cites && words >= 0.25) ? words + (cites ? 1 : 0) : 0;
            if (
                RecordReading.Text(item, "kind") == expected.Kind
                && RecordReading.Parties(item, "holders").Overlaps(expected.Holders)
                && (
                    expected.Addressees.Length == 0
                    || !item.TryGetProperty("addressees", out _)
                    || RecordReading.Parties(item, "addressees").Overlaps(expected.Addressees)
                )
                && score > bestScore
            )
            {
                best = item;
                bestScore = score;
            }
        }

        string about = $"{expected.Id} {expected.Kind} {string.Join('+', expected.Holders)}: {expected.Proposition}";
        Count("positions", best is not null, about);
        if (best is JsonElement line)
        {
            matched.Add(RecordReading.Text(line, "id")!);
            Count("position addressees", expected.Addressees.All(RecordReading.Parties(line, "addressees").Contains), about);
            foreach (ExpectedEvidence evidence in expected.Evidence)
            {
                Count("position evidence", _record.Cites(line, evidence), $"{expected.Id} in {evidence.Report}");
            }

            if (expected.Deadline is not null)
            {
                Count(
                    "position deadlines",
                    RecordReading.Text(line, "deadline", "latest") == expected.Deadline,
                    $"{about} by {expected.Deadline}"
                );
            }

            if (expected.Stated is not null)
            {
                Count(
                    "position dates",
                    RecordReading.Text(line, "stated", "value") == expected.Stated,
                    $"{about} on {expected.Stated}, not {RecordReading.Text(line, "stated", "value")}"
                );
            }
        }

        foreach (ExpectedResponse response in expected.Responses)
        {
            bool found =
                best is JsonElement position
                && RecordReading
                    .Array(position, "responses")
                    .Any(r =>
                        r.TryGetProperty("by", out JsonElement by)
                        && RecordReading.Party(by) == response.By
                        && RecordReading.Text(r, "status") == response.Status
                        && response.Evidence.Any(e => _record.Cites(r, e))
                        && (response.Date is null || RecordReading.Text(r, "date", "value") == response.Date)
                    );
            Count("responses", found, $"{expected.Id}: {response.By} {response.Status} {response.Date}");
        }
    }

    private void Compare(ExpectedQuote expected)
    {
        JsonElement? best = null;
        foreach (JsonElement item in _record.Items("quotes"))
        {
            string full = RecordReading.Text(item, "fullestText") ?? "";
            if (full.Contains(expected.Text, StringComparison.Ordinal) || RecordReading.WordF1(full, expected.Text) > 0.9)
            {
                best = item;
                break;
            }
        }

        Count("quotes", best is not null, expected.Text);
        if (best is JsonElement quote)
        {
            string? speaker = RecordReading.Text(quote, "speaker", "name");
            Count("quote speakers", speaker == expected.Speaker, $"{expected.Speaker}, not {speaker ?? "nobody"}: {expected.Text}");
            foreach (string locator in expected.Reports)
            {
                Count(
                    "quote carriers",
                    RecordReading.Array(quote, "evidence").Any(e => _record.IsFrom(e, locator)),
                    $"{locator}: {expected.Text}"
                );
            }
        }
    }

    private void Compare(ExpectedEvent expected)
    {
        JsonElement? best = null;
        foreach (JsonElement item in _record.Items("timeline"))
        {
            if (
                RecordReading.Text(item, "type") == expected.Type
                && RecordReading.Parties(item, "actors").IsSupersetOf(expected.Actors)
                && expected.Evidence.Any(e => _record.Cites(item, e))
            )
            {
                best = item;
                break;
            }
        }

        string about = $"{expected.Type} {string.Join('+', expected.Actors)} {expected.Date}";
        Count("events", best is not null, about);
        if (best is JsonElement line)
        {
            Count("event recipients", RecordReading.Parties(line, "recipients").IsSupersetOf(expected.Recipients), about);
            Count("event status", RecordReading.Text(line, "status") == expected.Status, about);
            if (expected.Date is not null)
            {
                Count(
                    "event dates",
                    RecordReading.Text(line, "date", "value") == expected.Date,
                    $"{about}, not {RecordReading.Text(line, "date", "value")}"
                );
            }
        }
    }

    private void Compare(ExpectedDisagreement expected)
    {
        bool found = _record
            .Items("disagreements")
            .Any(d =>
                RecordReading.Text(d, "aspect") == expected.Aspect
                && (
                    expected.Values is null
                    || expected.Values.All(v =>
                        RecordReading.Array(d, "sides").Any(s => RecordReading.Text(s, "value")!.Contains(v, StringComparison.Ordinal))
                    )
                )
            );
        Count("disagreements", found, $"{expected.Aspect} {expected.About}");
    }
}
