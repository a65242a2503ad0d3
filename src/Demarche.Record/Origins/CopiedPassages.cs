using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A passage that stands in an earlier report too, with the origin that it has there.</summary>
/// <param name="IsAddition">
/// The earlier report is a copy that added the passage without saying whose it is: it may be a fuller text of the same origin, a second
/// one or standing matter, so that it is no origin for others.
/// </param>
internal readonly record struct CopiedPassage(TextSpan Span, OriginVerdict Origin, ReportId From, double Fraction, bool IsAddition);

/// <summary>
/// Follows shared runs back: each passage of a report has the origin that the earliest report with the same words has at that place, so
/// that a report made of two wires hands on two origins, and what it added itself a third.
/// </summary>
internal static class CopiedPassages
{
    /// <param name="asLater">Pairs in which the report is the later one, the earliest other report first.</param>
    /// <param name="originsOfEarlier">Verdicts on a report that is earlier in canonical order; empty when it is not known.</param>
    public static List<CopiedPassage> Of(IReadOnlyList<CopyPair> asLater, Func<ReportId, ImmutableArray<OriginVerdict>> originsOfEarlier)
    {
        List<CopiedPassage> passages = [];
        SpanSet covered = new();
        PassageOrigins?[] origins = new PassageOrigins?[asLater.Count];
        for (int i = 0; i < origins.Length; i++)
        {
            if (originsOfEarlier(asLater[i].Earlier) is { IsDefaultOrEmpty: false } known)
            {
                origins[i] = new PassageOrigins(known);
                Add(asLater[i], origins[i]!, additions: false, covered, passages);
            }
        }

        // What one report added comes after what any says of where the words are from.
        for (int i = 0; i < origins.Length; i++)
        {
            if (origins[i] is { HasAdditions: true } known)
            {
                Add(asLater[i], known, additions: true, covered, passages);
            }
        }

        return passages;
    }

    private static void Add(CopyPair pair, PassageOrigins origins, bool additions, SpanSet covered, List<CopiedPassage> passages)
    {
        long length = 0;
        foreach (SharedRun run in pair.Runs)
        {
            length += run.InLater.Length;
        }

        foreach (SharedRun run in pair.Runs)
        {
            (OriginVerdict origin, bool isAddition) = origins.Of(run.InEarlier);
            if (isAddition == additions && covered.Add(run.InLater) is > 0 and var fresh)
            {
                passages.Add(new CopiedPassage(run.InLater, origin, pair.Earlier, pair.Fraction * fresh / length, isAddition));
            }
        }
    }

    /// <summary>What a report says of where a span of it comes from: the passage that holds most of it, else the report as a whole.</summary>
    private sealed class PassageOrigins
    {
        private readonly OriginVerdict _whole;
        private readonly List<(OriginVerdict Origin, bool IsAddition)> _passages = [];

        // The farthest end of a passage and those before it.
        private readonly List<int> _ends = [];

        /// <param name="origins">Verdicts on the report as a whole, then those for passages in text order.</param>
        public PassageOrigins(ImmutableArray<OriginVerdict> origins)
        {
            _whole = origins[0];
            HashSet<string> whole = new(StringComparer.Ordinal);
            foreach (OriginVerdict verdict in origins)
            {
                if (verdict.Span is not { } span)
                {
                    whole.Add(verdict.Name);
                }
                else if (verdict.Basis != OriginBasis.InText)
                {
                    // What nobody claims in a report that comes from elsewhere as a whole.
                    bool isAddition = verdict.Kind == OriginKind.Unknown && !whole.Contains(verdict.Name);
                    HasAdditions |= isAddition;
                    _ends.Add(_passages.Count == 0 ? span.End : Math.Max(span.End, _ends[^1]));
                    _passages.Add((verdict, isAddition));
                }
            }
        }

        public bool HasAdditions { get; }

        public (OriginVerdict Origin, bool IsAddition) Of(TextSpan span)
        {
            (int low, int high) = (0, _passages.Count);
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _ends[middle] > span.Start ? (low, middle) : (middle + 1, high);
            }

            (OriginVerdict Origin, bool IsAddition) best = (_whole, false);
            int most = 0;
            for (; low < _passages.Count && _passages[low].Origin.Span!.Value.Start < span.End; low++)
            {
                TextSpan passage = _passages[low].Origin.Span!.Value;
                int overlap = Math.Min(passage.End, span.End) - Math.Max(passage.Start, span.Start);
                (best, most) = overlap > most ? (_passages[low], overlap) : (best, most);
            }

            return best;
        }
    }

    /// <summary>Characters that are covered already, as spans in order.</summary>
    private sealed class SpanSet
    {
        private readonly List<TextSpan> _spans = [];

        /// <summary>Covers a span; the number of characters that were not covered before.</summary>
        public int Add(TextSpan span)
        {
            (int at, int high) = (0, _spans.Count);
            while (at < high)
            {
                int middle = (at + high) / 2;
                (at, high) = _spans[middle].End < span.Start ? (middle + 1, high) : (at, middle);
            }

            int fresh = span.Length;
            TextSpan whole = span;
            int to = at;
            while (to < _spans.Count && _spans[to].Start <= span.End)
            {
                fresh -= Math.Max(0, Math.Min(span.End, _spans[to].End) - Math.Max(span.Start, _spans[to].Start));
                whole = whole.Union(_spans[to]);
                to++;
            }

            _spans.RemoveRange(at, to - at);
            _spans.Insert(at, whole);
            return fresh;
        }
    }
}
