using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// What a copy tells in words that it copied counts its days from the publication of the report that they come from: "on Thursday" in a report of Thursday is no other
/// day because somebody printed it again on Friday. Words of its own count from its own day.
/// </summary>
public static class CopiedTelling
{
    /// <summary>The date that copied words count from, as one that another report gave; null where it makes no difference, or is not known.</summary>
    /// <param name="own">The date in use of the copy.</param>
    public static PublishedDate? DateOf(PublishedDate own, string earlier, PublishedDate earlierDate)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(earlierDate);
        return own.LocalDay is { } day && earlierDate.LocalDay is { } before && before < day
            ? earlierDate with
            {
                Basis = PublishedBasis.OtherReport,
                From = earlier,
                Reason = "words that stand in an earlier report",
            }
            : null;
    }

    /// <param name="own">The report read with its own date.</param>
    /// <param name="asCopied">The same report read with the date of the report that it copies.</param>
    /// <param name="earlier">The text of that report.</param>
    /// <returns>The first, with what it tells in sentences that stand word for word in the earlier text as the second tells it.</returns>
    public static AnalysedReport Of(AnalysedReport own, AnalysedReport asCopied, CleanText earlier)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(asCopied);
        ArgumentNullException.ThrowIfNull(earlier);
        CopiedSentences copied = new(own, earlier);
        return own with
        {
            Events = Told(
                own.Events,
                asCopied.Events,
                static e => e.Evidence,
                static e => e.Date,
                static e => $"{e.Type} {e.Summary}",
                copied
            ),
            Positions = Told(
                own.Positions,
                asCopied.Positions,
                static p => p.Evidence,
                static p => p.Stated,
                static p => $"{p.Id} {p.Kind} {p.Proposition}",
                copied
            ),
            Responses = Told(
                own.Responses,
                asCopied.Responses,
                static r => r.Evidence,
                static r => r.Date,
                static r => $"{r.Status} {r.To} {r.About}",
                copied
            ),
            Clues = Told(own.Clues, asCopied.Clues, static r => r.Evidence, static r => r.Date, static r => r.Rule, copied),
            Statements = Told(
                own.Statements,
                asCopied.Statements,
                static s => s.Evidence,
                static s => s.Date,
                static s => $"{s.Kind} {s.Words}",
                copied
            ),
        };
    }

    // The two readings differ in days alone, so each thing has its like in the other; what has none stays as it is.
    private static ImmutableArray<T> Told<T>(
        ImmutableArray<T> own,
        ImmutableArray<T> asCopied,
        Func<T, EvidenceSet> evidence,
        Func<T, StatedDate> date,
        Func<T, string> what,
        CopiedSentences copied
    )
    {
        ILookup<string, T> likes = asCopied.ToLookup(Key, StringComparer.Ordinal);
        Dictionary<string, int> met = new(StringComparer.Ordinal);
        return
        [
            .. own.Select(told =>
            {
                string key = Key(told);
                int nth = met.GetValueOrDefault(key);
                met[key] = nth + 1;
                return copied.Hold(evidence(told)) && copied.Give(date(told)) && likes[key].ElementAtOrDefault(nth) is { } like
                    ? like
                    : told;
            }),
        ];

        string Key(T told) => $"{evidence(told).First.In} {evidence(told).First.Span} {what(told)}";
    }

    /// <summary>Which sentences of a report stand word for word in an earlier text.</summary>
    private sealed class CopiedSentences
    {
        /// <summary>Shorter ones stand in many texts.</summary>
        private const int FewestWords = 5;

        private readonly HashSet<int> _copied = [];
        private readonly AnalysedReport _report;

        public CopiedSentences(AnalysedReport report, CleanText earlier)
        {
            _report = report;
            string there = OneLine(earlier.Value);
            ImmutableArray<Sentence> sentences = report.Language.Sentences;
            for (int i = 0; i < sentences.Length; i++)
            {
                string words = OneLine(sentences[i].Span.Of(report.Report.Text.Value));
                if (words.AsSpan().Count(' ') + 1 >= FewestWords && there.Contains(words, StringComparison.Ordinal))
                {
                    _copied.Add(i);
                }
            }
        }

        public bool Hold(EvidenceSet evidence) => evidence.All(e => e.In == EvidencePlace.Text && _copied.Contains(e.Sentence));

        /// <summary>True unless the words that give the date stand in a sentence of the copy's own, as the one before the copied one may be.</summary>
        public bool Give(StatedDate date)
        {
            if (date.From is not { Span: { } span } from || from.Report != _report.Report.Id.Value)
            {
                return true;
            }

            return _copied.Contains(SentenceCitation.SentenceAt(_report.Language, _report.Report.Text.Map.ToUtf16(span).Start));
        }

        private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
