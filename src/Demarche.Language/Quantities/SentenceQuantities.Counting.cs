namespace Demarche.Language;

/// <summary>Which numbers measure or count.</summary>
internal sealed partial class SentenceQuantities
{
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
