namespace Demarche.Language;

/// <summary>Two numbers that are the ends of one.</summary>
internal sealed partial class SentenceQuantities
{
    // "8,000-10,000", "between 5 and 10", "one or two", "$3 billion to $5 billion"; "from 25 to 40" is a change and stays two numbers.
    private (NumberRead? High, int End) Range(int at, NumberRead low, bool money, Money? sign)
    {
        int end = low.End;
        if (low.Vague || low.Part || end >= pieces.Count)
        {
            return (null, end);
        }

        // The unit may stand with both: "15 kHz and 17 kHz".
        int join = end;
        if (QuantityLexicon.Units.StartsAt(pieces, join, pieces.Count, out int unitLength, out _))
        {
            join += unitLength;
        }

        bool between = pieces.Is(at - 1, "between") || (sign is not null && (pieces.Is(at - 2, "between") || pieces.Is(at - 3, "between")));
        bool from = pieces.Is(at - 1, "from") || (sign is not null && (pieces.Is(at - 2, "from") || pieces.Is(at - 3, "from")));
        bool joined =
            pieces.IsAny(join, "-", "–", "—") && pieces.Touches(join - 1) && pieces.Touches(join)
            || (pieces.Is(join, "to") && !(from && Moves(at)))
            || (pieces.Is(join, "or") && join == end && low.Words)
            || (between && pieces.Is(join, "and"));
        if (!joined)
        {
            return (null, end);
        }

        int next = join + 1;
        bool secondMoney = false;
        if (sign is not null)
        {
            for (int length = 1; length <= 2 && next + length < pieces.Count; length++)
            {
                if (
                    QuantityLexicon.MoneyBefore.EndsBefore(pieces, next + length, next, out int signLength, out Money? other)
                    && signLength == length
                    && other.Code == sign.Code
                )
                {
                    next += length;
                    secondMoney = true;
                    break;
                }
            }
        }

        bool lowUnit = join > end;
        if (
            next >= pieces.Count
            || !NumberReading.TryRead(pieces, next, money || secondMoney, tokens, out NumberRead high)
            || high.Vague
            || high.Part
        )
        {
            return (null, end);
        }

        // "rose 6.5% to 164": another thing than the first.
        if (lowUnit != QuantityLexicon.Units.StartsAt(pieces, high.End, pieces.Count, out _, out string? highUnit) && lowUnit)
        {
            return (null, end);
        }

        if (lowUnit && QuantityLexicon.Units.StartsAt(pieces, end, pieces.Count, out _, out string? same) && same != highUnit)
        {
            return (null, end);
        }

        // "1 to 2 thousand", "$89 to $93 billion": the magnitude is of both.
        double lowValue = low.Low;
        double scale = lowValue < 1000 && high.High >= 1000 && low.End == at + 1 && high.End - next > 1 ? MagnitudeOf(next, high) : 1;
        if (lowValue * scale >= high.High || (pieces.Is(join, "to") && !pieces[at].IsNumber && !low.Words))
        {
            return (null, end);
        }

        _low = lowValue * scale;
        return (high, high.End);
    }

    private double MagnitudeOf(int at, NumberRead number) =>
        QuantityLexicon.Magnitudes.TryGetValue(pieces[number.End - 1].Form, out (double Factor, bool Joined) magnitude)
        && number.End - 1 > at
            ? magnitude.Factor
            : 1;

    // "rose from 25 to 40": the verb before says that it moved.
    private bool Moves(int at)
    {
        for (int i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (QuantityLexicon.Changes.ContainsKey(tokens[pieces[i].Token].Lemma ?? pieces[i].Form))
            {
                return true;
            }
        }

        return false;
    }
}
