namespace Demarche.Language;

/// <summary>Names of months that are other words too: "may", "march", "mar", "sun" need capitals and company.</summary>
internal static class MonthWords
{
    public static bool IsMonth(TimeAtoms atoms, int at, bool withNumber)
    {
        ReadOnlySpan<char> word = atoms.In(at);
        if (!char.IsAsciiLetterUpper(word[0]))
        {
            return word.Length > 5 && !word.Equals("august", StringComparison.Ordinal) && !word.Equals("march", StringComparison.Ordinal);
        }

        if (withNumber)
        {
            return true;
        }

        if (word.Length == 3 && word is not ("May" or "MAY"))
        {
            return false; // "Jan" without a stop or a day is a name.
        }

        bool shortForm = word.Length <= 4 && !(word is "June" or "July" or "JUNE" or "JULY");
        if (!shortForm && word is not ("March" or "August" or "April" or "MARCH"))
        {
            return true;
        }

        // A full name at the head of a sentence, a person's ("April Glaspie", "Theresa May"), or a march.
        bool preposition = atoms.IsAny(
            at - 1,
            "in",
            "of",
            "by",
            "since",
            "until",
            "till",
            "from",
            "to",
            "last",
            "next",
            "this",
            "early",
            "late",
            "mid",
            "-",
            "during",
            "through",
            "for",
            "and",
            "between",
            "after",
            "before",
            "each",
            "every",
            "the",
            "around",
            "a",
            "–",
            "late-",
            "early-",
            "that"
        );
        return word is "August" or "April" ? preposition || at == atoms.First || !Capital(atoms, at + 1) && !Capital(atoms, at - 1)
            : word is "March"
                ? preposition
                    && !atoms.Is(at + 1, "on")
                    && (!atoms.Is(at - 1, TimeClass.The) || !Capital(atoms, at - 1))
                    && !(atoms.Is(at - 1, "the") && atoms.Is(at + 1, "of"))
            : word is "May"
                ? preposition && !atoms.IsAny(at - 1, "and", "for", "a")
                    || atoms.IsAny(at - 1, "and", "for", "a") && !Capital(atoms, at + 1)
            : preposition;
    }

    private static bool Capital(TimeAtoms atoms, int at) =>
        at >= atoms.First
        && at < atoms.Count
        && char.IsAsciiLetterUpper(atoms.Text[atoms[at].Span.Start])
        && !atoms.Is(at, TimeClass.Month);
}
