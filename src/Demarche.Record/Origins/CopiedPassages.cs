using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A passage that stands in an earlier report too, with the origin that it has there.</summary>
internal readonly record struct CopiedPassage(TextSpan Span, OriginVerdict Origin, ReportId From, double Fraction);

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
        foreach (CopyPair pair in asLater)
        {
            ImmutableArray<OriginVerdict> origins = originsOfEarlier(pair.Earlier);
            long length = 0;
            foreach (SharedRun run in pair.Runs)
            {
                length += run.InLater.Length;
            }

            if (origins.IsDefaultOrEmpty || length == 0)
            {
                continue;
            }

            PassageOrigins? at = null;
            foreach (SharedRun run in pair.Runs)
            {
                int fresh = covered.Add(run.InLater);
                if (fresh > 0)
                {
                    at ??= new PassageOrigins(origins);
                    double share = pair.Fraction * fresh / length;
                    passages.Add(new CopiedPassage(run.InLater, at.Of(run.InEarlier), pair.Earlier, share));
                }
            }
        }

        return passages;
    }

    /// <summary>What a report says of where a span of it comes from: the passage that holds most of it, else the report as a whole.</summary>
    private sealed class PassageOrigins
    {
        private readonly OriginVerdict _whole;
        private readonly List<OriginVerdict> _passages = [];

        // The farthest end of a passage and those before it.
        private readonly List<int> _ends = [];

        /// <param name="origins">Verdicts for passages in text order.</param>
        public PassageOrigins(ImmutableArray<OriginVerdict> origins)
        {
            _whole = origins[0];
            foreach (OriginVerdict verdict in origins)
            {
                if (verdict.Span is { } span && verdict.Basis != OriginBasis.InText)
                {
                    _ends.Add(_passages.Count == 0 ? span.End : Math.Max(span.End, _ends[^1]));
                    _passages.Add(verdict);
                }
            }
        }

        public OriginVerdict Of(TextSpan span)
        {
            (int low, int high) = (0, _passages.Count);
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _ends[middle] > span.Start ? (low, middle) : (middle + 1, high);
            }

            OriginVerdict best = _whole;
            int most = 0;
            for (; low < _passages.Count && _passages[low].Span!.Value.Start < span.End; low++)
            {
                TextSpan passage = _passages[low].Span!.Value;
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
