using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Keeps the numbers worth comparing between outlets: counts of the nouns in <c>Data/counted-nouns.tsv</c>, and sums of money.</summary>
internal static class QuantityReader
{
    private const int MostUp = 6;

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

            kept.Add(Read(context, view, quantity, what, low, high));
        }

        return kept.ToImmutable();
    }

    private static ReportedQuantity Read(
        ReadingContext context,
        SentenceView view,
        Quantity quantity,
        string what,
        double? low,
        double? high
    )
    {
        int number = FirstWord(view, quantity);
        int noun = quantity.Currency is null ? CountedFate.NounOf(view, quantity, number) : UnitOf(view, quantity, number);
        CountedSurroundings? around = noun < 0 ? null : new(view, noun, number, EndOf(view, quantity, number));
        string? fate = quantity.Currency is null ? CountedFate.Of(view, noun) ?? CountedFate.Of(around?.Verb) : null;
        ReportedQuantity read = new(
            fate is null ? what : $"{what} {fate}",
            quantity.Currency ?? quantity.Unit,
            low,
            high,
            quantity.Bound == "~",
            quantity.Bound,
            Parties(view),
            context.Cite(view)
        );
        if (around is null)
        {
            return read;
        }

        bool comparable = !around.IsPart && (around.IsWhole || !around.IsOpen);
        return read with
        {
            Phrase = comparable ? around.Phrase : null,
            Act = fate ?? around.Act,
            Whole = around.IsWhole,
            Grown = around.IsGrown,
            Corrects = around.IsCorrection,
            Kinds = around.Kinds,
            Group = around.Group,
            Names = around.Names,
            Date = context.Dates.Of(view, around.Anchor, -1, -1, news: true),
        };
    }

    private static int FirstWord(SentenceView view, Quantity quantity)
    {
        int at = 0;
        while (at < view.Words.Length - 1 && view.Words[at].Span.End <= quantity.Span.Start)
        {
            at++;
        }

        return at;
    }

    private static int EndOf(SentenceView view, Quantity quantity, int number)
    {
        int at = number;
        while (at < view.Words.Length && view.Words[at].Span.Start < quantity.Span.End)
        {
            at++;
        }

        return at;
    }

    // "300 million dollars", "a $300m loan": the word that stands in the clause for the sum.
    private static int UnitOf(SentenceView view, Quantity quantity, int number)
    {
        int at = number;
        for (int step = 0; step < MostUp && view.Tree.Head(at) is var head and >= 0; step++)
        {
            bool inside = quantity.Span.Contains(view.Words[head].Span.Start);
            if (!inside && !(view.Tree.Is(at, "nummod") || view.Tree.Is(at, "compound")))
            {
                break;
            }

            at = head;
        }

        return at;
    }

    // Who says a number is no part of what is counted: two sides that give two numbers speak of one thing.
    private static string[] Parties(SentenceView view) =>
        [
            .. view
                .Mentions.Where(mention => !view.IsSource(view.Words[mention.First].Span.Start))
                .Select(static mention => mention.Actor.Party)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
