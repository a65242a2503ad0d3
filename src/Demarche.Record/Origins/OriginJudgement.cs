using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Judges where a report comes from. The report's own signs go first (dateline, byline, foot, metadata), then text copied from
/// earlier reports, then an agency that the first paragraph credits, then its own reporter. What is left is unknown and counts as one origin of its own.
/// "Told AFP" further down makes AFP the origin of that sentence only.
/// </summary>
public static class OriginJudgement
{
    /// <summary>Share of the body that, copied from an earlier report, makes that report's origins this one's.</summary>
    public const double CopiedFraction = .5;

    /// <summary>A second source of copied text counts from this share of the body on.</summary>
    public const double FurtherFraction = .3;

    /// <param name="asLater">Pairs in which the report is the later one.</param>
    /// <param name="originsOfEarlier">Verdicts on a report that is earlier in canonical order; empty when it is not known.</param>
    /// <returns>At least one verdict for the report as a whole, the surest first, then those for passages in text order.</returns>
    public static ImmutableArray<OriginVerdict> Judge(
        Report report,
        IReadOnlyList<CopyPair> asLater,
        Func<ReportId, ImmutableArray<OriginVerdict>> originsOfEarlier
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(asLater);
        ArgumentNullException.ThrowIfNull(originsOfEarlier);
        List<OriginVerdict> whole = [.. OfSigns(report)];
        if (whole.Count == 0)
        {
            whole.AddRange(OfCopies(report, asLater, originsOfEarlier));
        }

        if (whole.Count == 0)
        {
            whole.AddRange(OfLead(report));
        }

        if (whole.Count == 0)
        {
            whole.Add(OwnOrUnknown(report));
        }

        IEnumerable<OriginVerdict> surest = whole
            .OrderByDescending(static v => v.Confidence)
            .DistinctBy(static v => v.Name, StringComparer.Ordinal);
        return [.. surest, .. OfPassages(report)];
    }

    /// <summary>Names of the origins of the report as a whole, distinct, the surest first.</summary>
    public static ImmutableArray<string> Names(IEnumerable<OriginVerdict> verdicts) =>
        [.. verdicts.Where(static v => v.Span is null).Select(static v => v.Name).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<OriginVerdict> OfSigns(Report report)
    {
        foreach (OriginSign sign in report.OriginSigns)
        {
            if (sign.Agency && sign.Kind != OriginSignKind.InText)
            {
                yield return Verdict(report, sign, sign.Name, OriginKind.Agency, null, Confidence(sign.Kind));
            }
        }
    }

    private static IEnumerable<OriginVerdict> OfCopies(
        Report report,
        IReadOnlyList<CopyPair> asLater,
        Func<ReportId, ImmutableArray<OriginVerdict>> originsOfEarlier
    )
    {
        List<TextSpan> covered = [];
        double total = 0;
        foreach (CopyPair pair in asLater.OrderByDescending(static p => p.Fraction).ThenBy(static p => p.Earlier))
        {
            long length = pair.Runs.Sum(static r => (long)r.InLater.Length);
            long fresh = pair.Runs.Sum(r => (long)Uncovered(r.InLater, covered));
            double adds = length == 0 ? 0 : pair.Fraction * fresh / length;
            if (adds < FurtherFraction)
            {
                continue;
            }

            covered.AddRange(pair.Runs.Select(static r => r.InLater));
            total += adds;
            if (total < CopiedFraction && pair.Fraction < CopiedFraction)
            {
                continue;
            }

            foreach (OriginVerdict earlier in originsOfEarlier(pair.Earlier).Where(static v => v.Span is null))
            {
                yield return new OriginVerdict(
                    report.Id,
                    earlier.Name,
                    earlier.Kind,
                    null,
                    OriginBasis.Similarity,
                    pair.Earlier.Value,
                    Math.Min(earlier.Confidence, pair.Fraction)
                );
            }
        }
    }

    private static int Uncovered(TextSpan span, List<TextSpan> covered)
    {
        int overlap = 0;
        foreach (TextSpan other in covered)
        {
            overlap += Math.Max(0, Math.Min(span.End, other.End) - Math.Max(span.Start, other.Start));
        }

        return Math.Max(0, span.Length - overlap);
    }

    // A rewriter that credits an agency for its main facts does so at the top.
    private static IEnumerable<OriginVerdict> OfLead(Report report)
    {
        int leadEnd = LeadEnd(report.Text.Value);
        foreach (OriginSign sign in report.OriginSigns)
        {
            if (
                sign is { Kind: OriginSignKind.InText, Agency: true, Span: { } span }
                && span.Start < leadEnd
                && !IsOutlet(report, sign.Name)
            )
            {
                yield return Verdict(report, sign, sign.Name, OriginKind.Agency, null, .5);
                yield break;
            }
        }
    }

    private static OriginVerdict OwnOrUnknown(Report report)
    {
        if (report.Outlet is { Length: > 0 } outlet)
        {
            if (report.Authors.Length > 0)
            {
                string author = string.Join(", ", report.Authors);
                return new OriginVerdict(report.Id, $"own:{outlet}", OriginKind.OwnReporter, null, OriginBasis.Byline, author, .7);
            }

            foreach (OriginSign sign in report.OriginSigns)
            {
                if (IsOutlet(report, sign.Name))
                {
                    return Verdict(report, sign, $"own:{outlet}", OriginKind.OwnReporter, null, .6);
                }
            }
        }

        return new OriginVerdict(report.Id, $"unknown:{report.Id}", OriginKind.Unknown, null, OriginBasis.None, "", 0);
    }

    private static IEnumerable<OriginVerdict> OfPassages(Report report)
    {
        foreach (OriginSign sign in report.OriginSigns)
        {
            if (sign is { Kind: OriginSignKind.InText, Span: { } span } && !IsOutlet(report, sign.Name))
            {
                OriginKind kind = sign.Agency ? OriginKind.Agency : OriginKind.Outlet;
                yield return Verdict(report, sign, sign.Name, kind, SentenceAround(report.Text.Value, span), .8);
            }
        }
    }

    private static OriginVerdict Verdict(Report report, OriginSign sign, string name, OriginKind kind, TextSpan? span, double confidence) =>
        new(report.Id, name, kind, span, Basis(sign.Kind), sign.Quotation, confidence);

    private static bool IsOutlet(Report report, string name) => string.Equals(report.Outlet, name, StringComparison.OrdinalIgnoreCase);

    private static OriginBasis Basis(OriginSignKind kind) =>
        kind switch
        {
            OriginSignKind.Dateline => OriginBasis.Dateline,
            OriginSignKind.Byline => OriginBasis.Byline,
            OriginSignKind.Foot => OriginBasis.Foot,
            OriginSignKind.Metadata => OriginBasis.Metadata,
            _ => OriginBasis.InText,
        };

    private static double Confidence(OriginSignKind kind) =>
        kind switch
        {
            OriginSignKind.Dateline => .95,
            OriginSignKind.Byline => .9,
            _ => .85,
        };

    private static int LeadEnd(string text)
    {
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        int end = text.IndexOf('\n', start);
        return Math.Min(end < 0 ? text.Length : end, start + 600);
    }

    private static TextSpan SentenceAround(string text, TextSpan sign)
    {
        int start = Math.Min(sign.Start, text.Length);
        while (start > 0 && !EndsSentence(text, start - 1))
        {
            start--;
        }

        while (start < sign.Start && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        int end = Math.Min(sign.End, text.Length);
        while (end < text.Length && !EndsSentence(text, end))
        {
            end++;
        }

        return new TextSpan(start, end < text.Length && text[end] != '\n' ? end + 1 : end);
    }

    private static bool EndsSentence(string text, int at) =>
        text[at] == '\n' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
}
