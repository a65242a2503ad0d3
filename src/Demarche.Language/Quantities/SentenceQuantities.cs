using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Reads the quantities of one sentence.</summary>
internal sealed class SentenceQuantities(
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

    /// <summary>Whether the number measures or counts: not one that names ("Section 427"), scores ("2-0") or is part of a code.</summary>
    private bool Counts(int at, NumberRead number, bool range, UnitRead unit, TimeExpression? over)
    {
        if (unit.Currency is not null || unit.Measured)
        {
            return !(number.Words && number.Low == 1 && over is not null && pieces.Is(at, "one") && pieces.Is(at + 1, "day"));
        }

        if (over is not null)
        {
            return false;
        }

        if (number.Part)
        {
            return true;
        }

        int after = number.End;
        bool score =
            pieces.IsAny(after, "-", "–", ":", "/")
            && pieces.Touches(after - 1)
            && pieces.Touches(after)
            && after + 1 < pieces.Count
            && pieces[after + 1].IsNumber;
        bool scored =
            pieces.IsAny(at - 1, "-", "–", ":", "/", ".")
            && pieces.Touches(at - 1)
            && at >= 2
            && pieces[at - 2].IsNumber
            && pieces.Touches(at - 2);
        bool code =
            !number.Words
            && (
                Model(at)
                || (pieces.Touches(at - 1) && char.IsLetterOrDigit(text[pieces[at].Span.Start - 1]))
                || (pieces.Touches(after - 1) && after < pieces.Count && char.IsLetter(pieces[after].Form[0]))
            );
        bool year =
            !number.Words
            && !range
            && unit.Counted is null
            && pieces[at].Form.Length == 4
            && number.End == at + 1
            && number.Low is >= 1000 and <= 2150
            && !pieces[at].Form.Contains('.', StringComparison.Ordinal);
        if (
            year
            || (score && !range)
            || (scored && !range)
            || code
            || pieces.IsAny(
                at - 1,
                "#",
                "No.",
                "no.",
                "number",
                "Number",
                "Article",
                "Resolution",
                "Section",
                "Chapter",
                "page",
                "Page",
                "Row",
                "Room",
                "Route",
                "Flight"
            )
        )
        {
            return false;
        }

        if (
            number.Words
            && unit.Counted is null
            && !range
            && pieces.IsAny(at - 1, "the", "all", "these", "those", "bottom", "top", "other", "last", "first", "his", "her", "their")
        )
        {
            return false;
        }

        if (number.Words && number.Low == 1 && !number.Part)
        {
            // "no one", "one another" name no count; "one of the talks" is one, of a group that is not counted.
            return (unit.Counted is not null || pieces.Is(after, "of"))
                && !pieces.IsAny(at - 1, "no", "any", "every", "some", "the", "this", "that", "which", "each", "-");
        }

        // "Name, 25, said", "(4)": an age, a number on a shirt.
        if (
            !number.Words
            && unit.Counted is null
            && !range
            && (
                (pieces.Is(at - 1, "(") && pieces.Is(after, ")"))
                || (pieces.Is(at - 1, ",") && pieces.Is(after, ",") && pieces[at].Form.Length <= 2)
            )
        )
        {
            return false;
        }

        // "49 Harbour Road": what follows is a name, not a thing counted.
        if (!number.Words && unit.Counted is not null && tokens[pieces[Math.Min(unit.End, pieces.Count) - 1].Token].Xpos == "NNP")
        {
            return false;
        }

        // A number hung on a name before it belongs to the name: "iPhone 11", "FTSE 100".
        Token token = tokens[pieces[at].Token];
        if (!number.Words && at > 0 && token.Head > 0 && number.End == at + 1)
        {
            int head = sentence.FirstToken + token.Head - 1;
            Token before = tokens[pieces[at - 1].Token];
            bool hung =
                head < pieces[at].Token
                && tokens[head].Upos is "PROPN" or "NOUN" or "X" or "SYM"
                && token.Deprel is "nummod" or "flat" or "compound" or "nmod" or "nmod:unmarked" or "appos" or "list" or "dep";
            bool named =
                before.Upos is "PROPN"
                || (before.Form.Length > 0 && char.IsUpper(before.Form[0]) && at > 1 && before.Upos is "NOUN" or "SYM" or "X");
            if (
                named
                && (
                    hung
                    || (number.End < pieces.Count && tokens[pieces[number.End].Token].Upos == "PROPN")
                    || unit.Counted is null
                    || token.Deprel is "nummod" or "flat" && head < pieces[at].Token
                )
            )
            {
                return false;
            }

            if (hung && unit.Counted is null && before.Upos == "NOUN" && token.Deprel is "nummod" or "flat" or "dep")
            {
                return false;
            }
        }

        if (
            !number.Words
            && at > 0
            && Inner(tokens[pieces[at - 1].Token].Form)
            && number.End < pieces.Count
            && tokens[pieces[number.End].Token].Upos == "PROPN"
        )
        {
            return false;
        }

        return unit.Counted is not null || number.Low >= 2 || !number.Words;
    }

    // "V-12", "TA-35", "F-16"
    private bool Model(int at) =>
        at >= 2
        && pieces.IsAny(at - 1, "-", "‐")
        && pieces.Touches(at - 1)
        && pieces.Touches(at - 2)
        && pieces[at - 2].Form.Length <= 4
        && char.IsAsciiLetterUpper(pieces[at - 2].Form[^1]);

    // A capital inside: "iPhone".
    private static bool Inner(string form) => form.Length > 2 && char.IsLower(form[0]) && form.AsSpan(1).ContainsAnyInRange('A', 'Z');
}
