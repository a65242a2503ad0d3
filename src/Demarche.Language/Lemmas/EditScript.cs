namespace Demarche.Language;

/// <summary>Which letters of the form a lemma keeps.</summary>
internal enum LemmaCase : byte
{
    /// <summary>All small: "Ministers" gives "minister".</summary>
    Small,

    /// <summary>The first one large: "ENRON" gives "Enron".</summary>
    Title,

    /// <summary>As written: "NATO".</summary>
    AsWritten,
}

/// <summary>
/// How a lemma is made from a form (Chrupała 2006, reduced to the end of the word): set the case, cut letters off the end, put
/// others there. A script is shared by many words, and so can be learned for endings.
/// </summary>
/// <param name="Cut">Letters to take away; no more than the form has.</param>
internal readonly record struct EditScript(LemmaCase Case, byte Cut, string Ending)
{
    /// <summary>The script that makes the lemma from the form and keeps most of it.</summary>
    public static EditScript Between(string form, string lemma, bool proper)
    {
        EditScript best = default;
        int longest = -1;
        ReadOnlySpan<LemmaCase> order = proper
            ? [LemmaCase.AsWritten, LemmaCase.Title, LemmaCase.Small]
            : [LemmaCase.Small, LemmaCase.Title, LemmaCase.AsWritten];
        foreach (LemmaCase casing in order)
        {
            string start = Cased(form, casing);
            int same = start.AsSpan().CommonPrefixLength(lemma);
            if (same > longest)
            {
                longest = same;
                best = new EditScript(casing, (byte)Math.Min(255, start.Length - same), lemma[same..]);
            }
        }

        return best;
    }

    /// <summary>The lemma; the same string where nothing changes. A script that cuts more than there is gives the cased form.</summary>
    public string Apply(string form)
    {
        string start = Cased(form, Case);
        return
            (Cut == 0 && Ending.Length == 0)
            || Cut > start.Length
            || (Cut == start.Length && Ending.Length == 0)
            || char.IsLowSurrogate(start[^Math.Max(1, (int)Cut)]) && Cut > 0 // a cut in the middle of a letter is for another alphabet
            ? start
            : string.Concat(start.AsSpan(0, start.Length - Cut), Ending);
    }

    private static string Cased(string form, LemmaCase casing)
    {
        string start =
            casing == LemmaCase.AsWritten || form.Length == 0 ? form
            : casing == LemmaCase.Small ? form.ToLowerInvariant()
            : form[1..].AsSpan().IndexOfAnyInRange('A', 'Z') < 0 && char.IsUpper(form[0]) ? form
            : string.Concat([char.ToUpperInvariant(form[0])], form[1..].ToLowerInvariant());
        return start.Contains('’', StringComparison.Ordinal) ? start.Replace('’', '\'') : start;
    }
}
