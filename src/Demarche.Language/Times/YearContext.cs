namespace Demarche.Language;

/// <summary>Tells a year from another number of four digits: "in 1990" from "1,990 troops" and "Resolution 1973".</summary>
internal static class YearContext
{
    private const int FirstLikely = 1500;

    public static bool IsYear(TimeAtoms atoms, int at, int end, int year)
    {
        if (
            atoms.IsAny(
                at - 1,
                "$",
                "€",
                "£",
                "¥",
                "No.",
                "no.",
                "number",
                "#",
                "Resolution",
                "resolution",
                "Article",
                "article",
                "about",
                "some",
                "nearly",
                "almost",
                "approximately",
                "roughly",
                "than",
                "least"
            )
        )
        {
            return atoms.IsAny(at - 1, "about")
                && !CountsSomething(atoms, end)
                && at > 1
                && atoms.IsAny(at - 2, "in", "since", "until", "from", "by");
        }

        if (atoms.IsAny(end, "%", "percent", "per", "hours", "GMT") || atoms.Is(end, TimeClass.Scale) || atoms.Is(end, TimeClass.Units))
        {
            return false;
        }

        if (
            atoms.Touches(at)
            && atoms.Is(end, TimeClass.Dash)
            && atoms.Touches(end)
            && atoms.IsAny(end + 1, "page", "pound", "foot", "man", "mile", "year", "ton")
        )
        {
            return false;
        }

        bool preposition = atoms.IsAny(
            at - 1,
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "before",
            "after",
            "during",
            "of",
            "to",
            "for",
            "through",
            "between",
            "and",
            "or",
            "(",
            "-",
            "–",
            "—",
            ",",
            "early",
            "late",
            "mid",
            "around",
            "circa",
            "c.",
            "summer",
            "winter",
            "spring",
            "autumn",
            "fall",
            "the",
            "fiscal",
            "In",
            "throughout",
            "into",
            "as",
            "'s"
        );
        if (year < FirstLikely || year > 2060)
        {
            return preposition
                && !CountsSomething(atoms, end)
                && year <= 2060
                && atoms.IsAny(at - 1, "in", "since", "until", "by", "from", "before", "after", "circa", "c.", "around", "(", "-", "–");
        }

        // "2000 troops" counts; "the 2014 protests" does not: a count of four digits is mostly round.
        return !CountsSomething(atoms, end)
            || (preposition && !atoms.IsAny(at - 1, "of", "by", "from", "and", "or", "to", "for", ",", "the", "between", "as"))
            || (preposition && year % 50 != 0 && year >= 1900);
    }

    // The next word is a plural in small letters: "1,990 troops".
    private static bool CountsSomething(TimeAtoms atoms, int at)
    {
        if (at >= atoms.Count)
        {
            return false;
        }

        ReadOnlySpan<char> word = atoms.In(at);
        return word.Length > 3
            && char.IsAsciiLetterLower(word[0])
            && (
                word[^1] == 's'
                    && word[^2] is not ('s' or 'u' or 'i')
                    && word is not ("was" or "has" or "thus" or "always" or "towards" or "afterwards" or "onwards" or "upwards")
                || word is "people" or "men" or "women" or "children" or "personnel"
            );
    }
}
