using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Keeps the numbers worth comparing between outlets: counts of the nouns in <c>Data/counted-nouns.tsv</c>, and sums of money.</summary>
internal static class QuantityReader
{
    private static readonly FrozenSet<string> Counted = EmbeddedLines.Words("counted-nouns.tsv").ToFrozenSet();

    public static ImmutableArray<ReportedQuantity> Read(ReadingContext context, ImmutableArray<Quantity> quantities)
    {
        ImmutableArray<ReportedQuantity>.Builder kept = ImmutableArray.CreateBuilder<ReportedQuantity>();
        int s = 0;
        foreach (Quantity quantity in quantities.Sort((left, right) => left.Span.CompareTo(right.Span)))
        {
            while (s < context.Sentences.Length && context.Sentences[s].Sentence.Span.End <= quantity.Span.Start)
            {
                s++;
            }

            if (s == context.Sentences.Length)
            {
                break;
            }

            SentenceView view = context.Sentences[s];
            double? low = quantity.Value ?? quantity.Low;
            double? high = quantity.Value ?? quantity.High;
            string? what =
                quantity.Counted is { } counted && Counted.Contains(counted) ? counted
                : quantity.Currency is not null && quantity.Unit?.Contains(" per ", StringComparison.Ordinal) != true ? "money"
                : null;
            // By how much something rose or fell is no number of the thing.
            if (
                what is null
                || quantity.Bound is "up" or "down"
                || (low is null && high is null)
                || quantity.Span.End > view.Sentence.Span.End
                || quantity.Span.IsEmpty
            )
            {
                continue;
            }

            kept.Add(
                new ReportedQuantity(
                    CountedFate.Of(view, quantity) is { } fate ? $"{what} {fate}" : what,
                    quantity.Currency ?? quantity.Unit,
                    low,
                    high,
                    quantity.Bound == "~",
                    quantity.Bound,
                    Parties(view),
                    EvidenceSet.Of(Evidence.Cite(context.Report.Id.Value, context.Report.Text, view.Sentence.Span, view.Index))
                )
            );
        }

        return kept.ToImmutable();
    }

    // Who says a number is no part of what is counted: two sides that give two numbers speak of one thing.
    private static string[] Parties(SentenceView view) =>
        [
            .. view
                .Mentions.Where(mention => !Speaks(view, view.Words[mention.First].Span.Start))
                .Select(static mention => mention.Actor.Party)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static bool Speaks(SentenceView view, int mention)
    {
        foreach (Statement statement in view.Statements)
        {
            foreach (TextSpan source in statement.Source)
            {
                if (source.Contains(mention))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
