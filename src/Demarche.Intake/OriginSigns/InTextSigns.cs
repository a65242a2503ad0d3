using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// Attribution to a source inside the running text: "told AFP", "Interfax quoted ... as saying", "per the BBC", and the outlet's own
/// people ("its Washington correspondent reports"). A name without such a cue is no sign.
/// </summary>
internal static class InTextSigns
{
    private const int MostBetween = 5;
    private const int HeadSigns = 8;

    public static void Add(string text, TextSpan paragraph, string? outlet, List<OriginSign> signs)
    {
        for (int i = paragraph.Start; i < paragraph.End; i++)
        {
            bool wordStart = char.IsLetter(text[i]) && (i == paragraph.Start || !char.IsLetterOrDigit(text[i - 1]));
            if (!wordStart)
            {
                continue;
            }

            if (OwnStaff.Read(text, i, paragraph.End, outlet) is { } own)
            {
                if (!Overlaps(signs, own.Span!.Value))
                {
                    signs.Add(own);
                }

                i = own.Span!.Value.End - 1;
                continue;
            }

            (string Name, bool Agency, bool Surname, int Length)? found = Mention(text, i, paragraph.End, outlet);
            if (found is not { } mention)
            {
                while (i + 1 < paragraph.End && char.IsLetterOrDigit(text[i + 1]))
                {
                    i++;
                }

                continue;
            }

            TextSpan name = new(i, i + mention.Length);
            i = name.End - 1;
            if (IsPartOfName(text, name, paragraph, mention.Surname))
            {
                continue;
            }

            TextSpan? sign = Behind(text, name, paragraph) ?? Ahead(text, name, paragraph);
            if (sign is { } span && !Overlaps(signs, span))
            {
                signs.Add(new OriginSign(OriginSignKind.InText, mention.Name, span.Of(text), span, mention.Agency));
            }
        }
    }

    // Signs come in text order: only those of the head and the last one can overlap.
    private static bool Overlaps(List<OriginSign> signs, TextSpan span)
    {
        for (int i = 0; i < Math.Min(signs.Count, HeadSigns); i++)
        {
            if (signs[i].Span is { } head && head.Overlaps(span))
            {
                return true;
            }
        }

        return signs.Count > 0 && signs[^1].Span is { } last && last.Overlaps(span);
    }

    private static (string Name, bool Agency, bool Surname, int Length)? Mention(string text, int at, int end, string? outlet)
    {
        if (outlet is { Length: > 1 } && text[at] == outlet[0] && OriginCues.StandsAt(text, at, outlet, end))
        {
            return (outlet, SourceNames.Exactly(outlet) is { Agency: true }, false, outlet.Length);
        }

        if (SourceNames.At(text, at, out int length) is { } source && at + length <= end)
        {
            return (source.Name, source.Agency, source.IsSurname, length);
        }

        // An agency that the list does not know: "the ARVPRESS news agency".
        int stop = at;
        while (stop < end && char.IsUpper(text[stop]))
        {
            stop++;
        }

        bool unlisted = stop - at >= 3 && OriginCues.StandsAt(text, stop, " news agency", end);
        return unlisted ? (text[at..stop], false, false, stop - at) : null;
    }

    // "AP Photo", "Reuters Institute", "Michael Bloomberg": more of a name on either side makes it another name.
    private static bool IsPartOfName(string text, TextSpan name, TextSpan paragraph, bool surname)
    {
        int after = name.End;
        bool possessive = after < paragraph.End && text[after] is '\'' or '’';
        bool capitalBehind = !possessive && after + 1 < paragraph.End && text[after] == ' ' && char.IsUpper(text[after + 1]);
        if (after < paragraph.End && text[after] == '-')
        {
            return true;
        }

        if (!surname)
        {
            return capitalBehind && OriginCues.StandsAny(text, after + 1, OriginCues.Photo, paragraph.End) is not null;
        }

        bool capitalBefore =
            name.Start - 2 >= paragraph.Start
            && text[name.Start - 1] == ' '
            && IsCapitalised(text, WordStart(text, name.Start - 1, paragraph.Start));
        return capitalBehind || capitalBefore;
    }

    /// <summary>"told [the Arvenian news agency] AFP": a cue before the name, with only words of description between.</summary>
    private static TextSpan? Behind(string text, TextSpan name, TextSpan paragraph)
    {
        int start = name.Start;
        for (int words = 0; words <= MostBetween; words++)
        {
            int before = start - 1;
            if (before < paragraph.Start || text[before] != ' ')
            {
                return null;
            }

            foreach (string cue in OriginCues.Before)
            {
                int at = before - cue.Length;
                bool whole = at == paragraph.Start || (at > paragraph.Start && !char.IsLetterOrDigit(text[at - 1]));
                if (at >= paragraph.Start && whole && string.Compare(text, at, cue, 0, cue.Length, StringComparison.OrdinalIgnoreCase) == 0)
                {
                    return new TextSpan(at, name.End);
                }
            }

            int word = WordStart(text, before, paragraph.Start);
            string described = text[word..before];
            if (!OriginCues.IsBetween(described) && !(IsCapitalised(text, word) && described.All(char.IsLetter) && words > 0))
            {
                return null;
            }

            start = word;
        }

        return null;
    }

    /// <summary>"Interfax quoted", "the AP reports", "Reuters' Kyiv correspondent reports": a cue behind the name.</summary>
    private static TextSpan? Ahead(string text, TextSpan name, TextSpan paragraph)
    {
        int at = name.End;
        bool possessive = at < paragraph.End && text[at] is '\'' or '’';
        if (possessive)
        {
            at += at + 1 < paragraph.End && text[at + 1] == 's' ? 2 : 1;
        }

        if (at >= paragraph.End || text[at] != ' ')
        {
            return null;
        }

        if (!possessive && OriginCues.StandsAny(text, at + 1, OriginCues.After, paragraph.End) is { } cue)
        {
            return new TextSpan(name.Start, at + 1 + cue.Length);
        }

        // Up to three words of place or beat may stand before "correspondent".
        int word = at + 1;
        for (int words = 0; words < 4 && word < paragraph.End; words++)
        {
            if (OriginCues.StandsAny(text, word, OriginCues.Staff, paragraph.End) is { } staff)
            {
                return new TextSpan(name.Start, word + staff.Length);
            }

            int space = text.IndexOf(' ', word, paragraph.End - word);
            bool describes = space > word && char.IsUpper(text[word]) && char.IsLetter(text[space - 1]);
            if (!describes)
            {
                return null;
            }

            word = space + 1;
        }

        return null;
    }

    private static int WordStart(string text, int end, int from)
    {
        int start = end;
        while (start > from && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsCapitalised(string text, int at) => at < text.Length && char.IsUpper(text[at]);
}
