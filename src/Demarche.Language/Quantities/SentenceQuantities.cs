using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Reads the quantities of one sentence.</summary>
internal sealed partial class SentenceQuantities(
    string text,
    ImmutableArray<Token> tokens,
    Sentence sentence,
    QuantityPieces pieces,
    ImmutableArray<TimeExpression> times,
    ImmutableArray<Quantity>.Builder found
)
{
    // Lower end of the range read last.
    private double _low;

    public void Read(ref int time)
    {
        for (int i = 0; i < pieces.Count; )
        {
            while (time < times.Length && times[time].Span.End <= pieces[i].Span.Start)
            {
                time++;
            }

            TimeExpression? over = time < times.Length && times[time].Span.Overlaps(pieces[i].Span) ? times[time] : null;
            if (over is not null && !IsLength(over))
            {
                i++;
                continue;
            }

            i = One(i, over);
        }
    }

    // "two weeks", "three years later" measure; "the 1990s" do not.
    private bool IsLength(TimeExpression time) =>
        time.Type is TimexType.Duration or TimexType.Set || (time.Type == TimexType.Date && EndsWith(time, "later", "earlier", "ago"));

    private bool EndsWith(TimeExpression time, params ReadOnlySpan<string> words)
    {
        ReadOnlySpan<char> span = time.Span.In(text);
        foreach (string word in words)
        {
            if (span.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private int One(int i, TimeExpression? over)
    {
        if (!NumberReading.MayStart(pieces[i].Form))
        {
            return i + 1;
        }

        bool money = QuantityLexicon.MoneyBefore.EndsBefore(pieces, i, 0, out int signLength, out Money? sign);
        if (!NumberReading.TryRead(pieces, i, money, tokens, out NumberRead number))
        {
            return i + 1;
        }

        if (over is not null && pieces.IsAny(i, "a", "an", "several", "half"))
        {
            return i + 1; // "a week", "several days": no number is stated.
        }

        int first = money ? i - signLength : i;
        (NumberRead? high, int end) = Range(i, number, money, sign);
        double low = high is null ? number.Low : _low;
        bool signed = false;
        bool negative = !number.Words && high is null && IsNegative(i, first, out signed);
        if (negative)
        {
            low = -low;
        }

        UnitRead unit = UnitReading.At(pieces, end, tokens, sign, number.Part);
        if (number.Words && number.Low == 1 && pieces.Is(end, "of") && unit.Counted is not null)
        {
            unit = unit with { Counted = null };
        }

        if (pieces.Is(first - 1, "of") && pieces.Is(first - 2, "age") && unit.Counted is null && unit.Name is null or "year")
        {
            unit = unit with { Name = "year of age", Measured = true };
        }

        if (number.Part)
        {
            unit = unit with { Name = "% " + (unit.Name ?? "-"), Counted = null }; // a share, not a count
        }

        Quantity? last = found.Count > 0 && found[^1].Span.Start >= sentence.Span.Start ? found[^1] : null;
        if (unit.Name is null && last is not null && pieces.Is(first - 1, "from") && pieces.IsAny(first - 2, "up", "down"))
        {
            unit = unit with { Name = last.Unit, Counted = last.Counted }; // "3.9 million sets, up from 2.4 million"
        }

        if (!Counts(i, number, high is not null, unit, over))
        {
            return end;
        }

        string bound = negative && signed ? "down" : QuantityBounds.Of(pieces, first, unit.End, sentence, tokens, moves: over is null);
        if (
            bound == "="
            && unit.Measured
            && unit.Currency is null
            && last is { Bound: "<" or ">" }
            && pieces.Is(first - 1, "(")
            && last.Unit != unit.Name
        )
        {
            bound = last.Bound; // "more than 100 kilometres (60 miles)"
        }

        TextSpan span = Span(i, end);
        bool range = high is not null || number.Vague;
        found.Add(
            new Quantity(
                span,
                range ? null : low,
                bound,
                range ? low : null,
                range ? high?.High ?? number.High : null,
                unit.Name,
                unit.Counted
            )
            {
                Currency = unit.Currency,
            }
        );
        return Math.Max(end, i + 1);
    }

    private TextSpan Span(int first, int end) => new(pieces[first].Span.Start, pieces[end - 1].Span.End);

    // "-1.3%" with nothing before the sign, "minus 130 degrees"
    private bool IsNegative(int i, int first, out bool signed)
    {
        signed = false;
        if (pieces.Is(i - 1, "minus") || (pieces.IsAny(i - 1, "-", "−") && pieces.Is(i - 2, "minus")))
        {
            return true;
        }

        signed = (pieces.IsAny(first - 1, "-", "−") && pieces.Touches(first - 1) && !pieces.Touches(first - 2));
        return signed;
    }
}
