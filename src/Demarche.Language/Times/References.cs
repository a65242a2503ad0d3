namespace Demarche.Language;

/// <summary>Words of time without a date of their own: "now", "recently", "the future" (<c>Data/times/references.txt</c>).</summary>
internal sealed class References(TimeAtoms atoms)
{
    public TimeDraft? Read(in TimeMatch match)
    {
        int first = match.First;
        TimeDraft draft = TimeDraft.Of(match);
        string value;
        switch (match.Action)
        {
            case TimeAction.Ref:
                if (
                    atoms.IsAny(first, "now") && atoms.IsAny(first + 1, "that")
                    || atoms.Is(first, "soon")
                        && (atoms.IsAny(first - 1, "as", "too", "how", "so") || atoms.IsAny(first + 1, "after", "as"))
                )
                {
                    return null;
                }

                // "Previously, the port was open"; "a previously announced plan" names no time.
                if (atoms.Is(first, "previously") && !char.IsAsciiLetterUpper(atoms.In(first)[0]))
                {
                    return null;
                }

                value = Text(first, TimeClass.Ref);
                break;
            case TimeAction.RefAdjective:
                value = Text(first, TimeClass.RefAdj);
                break;
            case TimeAction.RefNoun:
                if (atoms.IsAny(first, "at", "for"))
                {
                    value = "PRESENT_REF";
                    break;
                }

                if (!atoms.Is(first - 1, TimeClass.The))
                {
                    return null;
                }

                // "the past" alone, not "the past performance" or "the future president".
                if (
                    match.End < atoms.Count
                    && char.IsAsciiLetterLower(atoms.Text[atoms[match.End].Span.Start])
                    && !atoms.IsAny(
                        match.End,
                        "and",
                        "or",
                        "to",
                        "of",
                        "but",
                        "is",
                        "was",
                        "will",
                        "if",
                        "that",
                        "when",
                        "as",
                        "by",
                        "with",
                        "for",
                        "have",
                        "has"
                    )
                )
                {
                    return null;
                }

                value = Text(first, TimeClass.RefNoun);
                break;
            case TimeAction.These:
                value = atoms.Is(first, "these") ? "PRESENT_REF" : "PAST_REF";
                break;
            case TimeAction.LongAgo:
                value = "PAST_REF";
                break;
            default:
                value = "FUTURE_REF";
                break;
        }

        return draft.Open(TimexType.Date, value, "no date of its own");
    }

    private string Text(int at, TimeClass type) => TimeLexicon.Shipped.Text(atoms[at].Word!.ValueOf(type));
}
