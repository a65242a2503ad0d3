using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Judges where a report comes from, passage by passage and then in summary. Words that stand in an earlier report have the origin that they
/// have there: what is printed over them may be wrong, the words are not. What is left goes by the report's own signs (dateline, byline, foot,
/// metadata), then an agency that the first paragraph credits, then an official channel or its own reporter; else it is unknown
/// and counts as one origin of its own. What a copy adds and nobody claims is no origin for those who take it over. "Told AFP" further down makes AFP the origin of that sentence only.
/// </summary>
public static class OriginJudgement
{
    /// <summary>Share of the body that, copied from earlier reports, makes the report a copy: what it adds itself is no origin of it any more.</summary>
    public const double CopiedFraction = .4;

    /// <summary>Copied text of one origin counts from this share of the body on, beside another or beside the report's own.</summary>
    public const double FurtherFraction = .3;

    /// <summary>
    /// A report that holds this share of an earlier one, or takes that much of its own text from it, is a version of the same text: what it has
    /// more, and does not claim for a writer of its own, comes from where the rest does. So a wire that was first seen cut short is not
    /// two origins when the whole of it comes; a report made of two wires stays one of two.
    /// </summary>
    public const double HeldOfEarlier = .8;
    public const double TakenFromEarlier = .6;

    /// <summary>A copy that holds this share of a report bears the same text: what its dateline says, it says of both.</summary>
    public const double WholeCopy = .8;

    /// <summary>Characters between two passages of one origin that part them.</summary>
    private const int WidestGap = 60;

    /// <param name="asLater">Pairs in which the report is the later one, the earliest other report first.</param>
    /// <param name="originsOfEarlier">Verdicts on a report that is earlier in canonical order; empty when it is not known.</param>
    /// <param name="copies">Later reports that copy this one, where they are known, with the signs that they bear.</param>
    /// <returns>At least one verdict for the report as a whole, the weightiest first, then those for passages in text order.</returns>
    public static ImmutableArray<OriginVerdict> Judge(
        Report report,
        IReadOnlyList<CopyPair> asLater,
        Func<ReportId, ImmutableArray<OriginVerdict>> originsOfEarlier,
        IReadOnlyList<(CopyPair Pair, ImmutableArray<OriginSign> Signs)>? copies = null
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(asLater);
        ArgumentNullException.ThrowIfNull(originsOfEarlier);
        List<CopiedPassage> copied = CopiedPassages.Of(asLater, originsOfEarlier);
        List<OriginVerdict> own = OfItself(report, copies ?? []);
        if ((own[0].Kind != OriginKind.OwnReporter || report.Authors.Length == 0) && OfKin(report, asLater, copied) is { } kin)
        {
            own = [kin];
        }

        List<OriginVerdict> whole = [];
        double total = copied.Sum(static c => c.Fraction);
        bool isCopy = total >= CopiedFraction;
        foreach (OriginShare origin in OriginShare.Of(copied))
        {
            bool isMost = isCopy && whole.Count == 0 && origin.Share * 2 >= total;
            if (origin.Share >= FurtherFraction || isMost)
            {
                whole.Add(Inherited(report, origin.Longest, null, Math.Min(origin.Longest.Origin.Confidence, origin.Share)));
            }
        }

        isCopy &= whole.Count > 0;
        if (!isCopy)
        {
            whole.InsertRange(0, own);
        }

        // An agency named over a text that was seen before without a name is the agency of that text, which keeps the name that it has.
        OriginVerdict rest = isCopy && own[0].Kind == OriginKind.Agency && whole[0].Kind == OriginKind.Unknown ? whole[0] : own[0];
        return
        [
            .. whole.DistinctBy(static v => v.Name, StringComparer.Ordinal),
            .. Segments(report, copied, rest).Concat(OfPassages(report)).OrderBy(static v => v.Span!.Value.Start),
        ];
    }

    /// <summary>Names of the origins of the report as a whole, distinct, the surest first.</summary>
    public static ImmutableArray<string> Names(IEnumerable<OriginVerdict> verdicts) =>
        [.. verdicts.Where(static v => v.Span is null).Select(static v => v.Name).Distinct(StringComparer.Ordinal)];

    // Where what a report does not share with earlier ones comes from: at least one verdict, the surest first.
    private static List<OriginVerdict> OfItself(Report report, IReadOnlyList<(CopyPair Pair, ImmutableArray<OriginSign> Signs)> copies)
    {
        List<OriginVerdict> own =
        [
            .. OfSigns(report).OrderByDescending(static v => v.Confidence).DistinctBy(static v => v.Name, StringComparer.Ordinal),
        ];
        if (own.Count == 0 && OfCopies(report, copies) is { } named)
        {
            own.Add(named);
        }

        if (own.Count == 0)
        {
            own.AddRange(OfLead(report));
        }

        if (own.Count == 0)
        {
            own.Add(OwnOrUnknown(report));
        }

        return own;
    }

    private static OriginVerdict? OfKin(Report report, IReadOnlyList<CopyPair> asLater, List<CopiedPassage> copied)
    {
        CopyPair? kin = null;
        foreach (CopyPair pair in asLater)
        {
            double share = Math.Max(pair.Fraction, pair.OfFraction);
            if (
                (pair.OfFraction >= HeldOfEarlier || pair.Fraction >= TakenFromEarlier)
                && (kin is null || share > Math.Max(kin.Fraction, kin.OfFraction))
            )
            {
                kin = pair;
            }
        }

        if (kin is null || copied.Count == 0)
        {
            return null;
        }

        // Of what the two share, the origin of the longest part.
        return OriginShare.Of(copied, kin) is [var of, ..]
            ? Inherited(report, of.Longest, null, Math.Min(.6, Math.Max(kin.Fraction, kin.OfFraction)))
            : null;
    }

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

    // The agency in whose name most of its copies run the same text.
    private static OriginVerdict? OfCopies(Report report, IReadOnlyList<(CopyPair Pair, ImmutableArray<OriginSign> Signs)> copies)
    {
        Dictionary<string, (int Count, CopyPair First)> named = new(StringComparer.Ordinal);
        foreach ((CopyPair pair, ImmutableArray<OriginSign> signs) in copies)
        {
            if (pair.OfFraction < WholeCopy)
            {
                continue;
            }

            foreach (
                string name in signs
                    .Where(static s => s is { Agency: true, Kind: OriginSignKind.Dateline })
                    .Select(static s => s.Name)
                    .Distinct(StringComparer.Ordinal)
            )
            {
                named[name] = named.TryGetValue(name, out (int Count, CopyPair First) known) ? (known.Count + 1, known.First) : (1, pair);
            }
        }

        (string Name, (int Count, CopyPair First) Of)[] ranked =
        [
            .. named
                .OrderByDescending(static n => n.Value.Count)
                .ThenBy(static n => n.Key, StringComparer.Ordinal)
                .Select(static n => (n.Key, n.Value)),
        ];
        bool clear = ranked.Length == 1 || (ranked.Length > 1 && ranked[0].Of.Count > ranked[1].Of.Count);
        return clear
            ? new OriginVerdict(
                report.Id,
                ranked[0].Name,
                OriginKind.Agency,
                null,
                OriginBasis.Similarity,
                ranked[0].Of.First.Later.Value,
                .7
            )
            : null;
    }

    private static OriginVerdict Inherited(Report report, CopiedPassage passage, TextSpan? span, double confidence) =>
        new(report.Id, passage.Origin.Name, passage.Origin.Kind, span, OriginBasis.Similarity, passage.From.Value, confidence);

    // The text cut into what comes from where; nothing for a report that shares no passage.
    private static IEnumerable<OriginVerdict> Segments(Report report, List<CopiedPassage> copied, OriginVerdict own)
    {
        int at = 0;
        CopiedPassage? open = null;
        foreach (
            CopiedPassage passage in copied
                .Where(static c => !c.IsAddition)
                .OrderBy(static c => c.Span.Start)
                .ThenBy(static c => c.Span.End)
        )
        {
            if (
                open is { } before
                && before.Origin.Name == passage.Origin.Name
                && before.From == passage.From
                && passage.Span.Start <= before.Span.End + WidestGap
            )
            {
                open = before with { Span = before.Span.Union(passage.Span) };
                continue;
            }

            if (open is { } done)
            {
                yield return Inherited(report, done, done.Span, done.Origin.Confidence);
                at = Math.Max(at, done.Span.End);
            }

            if (passage.Span.Start > at + WidestGap)
            {
                yield return own with
                {
                    Span = new TextSpan(at, passage.Span.Start),
                };
            }

            open = passage;
        }

        if (open is { } last)
        {
            yield return Inherited(report, last, last.Span, last.Origin.Confidence);
            at = Math.Max(at, last.Span.End);
            if (report.Text.Value.Length > at + WidestGap)
            {
                yield return own with
                {
                    Span = new TextSpan(at, report.Text.Value.Length),
                };
            }
        }
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
            if (Publishers.IsOfficial(outlet, report.OutletDomain))
            {
                return new OriginVerdict(
                    report.Id,
                    $"official:{outlet}",
                    OriginKind.OfficialChannel,
                    null,
                    OriginBasis.Metadata,
                    outlet,
                    .9
                );
            }

            // Outlets of one house share what their reporters write.
            string own = $"own:{Publishers.FamilyOf(outlet) ?? outlet}";
            if (report.Authors.Length > 0)
            {
                string author = string.Join(", ", report.Authors);
                return new OriginVerdict(report.Id, own, OriginKind.OwnReporter, null, OriginBasis.Byline, author, .7);
            }

            foreach (OriginSign sign in report.OriginSigns)
            {
                if (IsOutlet(report, sign.Name))
                {
                    return Verdict(report, sign, own, OriginKind.OwnReporter, null, .6);
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
