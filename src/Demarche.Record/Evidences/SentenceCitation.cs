using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Cites whole sentences of a report as evidence. All offsets are UTF-16 into the report's clean text.</summary>
public static class SentenceCitation
{
    // Text without sentence ends must not be cited whole for every line that it gives.
    private const int LongestSentence = 4000;

    /// <summary>Index of the sentence that holds the offset, else of the last one that starts before it; -1 where there is none.</summary>
    public static int SentenceAt(TextAnalysis analysis, int offset)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ImmutableArray<Sentence> sentences = analysis.Sentences;
        int low = 0;
        int high = sentences.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sentences[middle].Span.Start <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>
    /// The sentence or sentences that a span touches, from the start of the first to the end of the last. A sentence beyond all measure is not
    /// cited whole: then it is the span alone. Null when the span is empty or beyond the text.
    /// </summary>
    public static Evidence? Cite(Report report, TextAnalysis analysis, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(analysis);
        if (span.IsEmpty || span.End > report.Text.Value.Length)
        {
            return null;
        }

        int first = SentenceAt(analysis, span.Start);
        int last = SentenceAt(analysis, span.End - 1);
        TextSpan whole = span;
        if (first >= 0)
        {
            TextSpan sentences = whole.Union(analysis.Sentences[first].Span).Union(analysis.Sentences[last].Span);
            whole = sentences.Length <= span.Length + LongestSentence ? sentences : span;
        }

        return Evidence.Cite(report.Id.Value, report.Text, whole, first);
    }

    /// <summary>The span itself, with the sentence it starts in. Null when the span is empty or beyond the text.</summary>
    public static Evidence? CiteExactly(Report report, TextAnalysis analysis, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(report);
        return span.IsEmpty || span.End > report.Text.Value.Length
            ? null
            : Evidence.Cite(report.Id.Value, report.Text, span, SentenceAt(analysis, span.Start));
    }
}
