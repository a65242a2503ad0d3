namespace Demarche.Record;

/// <summary>A verb with its auxiliaries, adverbs and negation: "has not yet been told".</summary>
/// <param name="First">First word of the group.</param>
/// <param name="Head">The verb itself.</param>
/// <param name="Modal">"will", "would", …; null for none.</param>
internal readonly record struct VerbGroup(
    int First,
    int Head,
    string? Modal,
    bool Negated,
    bool Passive,
    bool Perfect,
    bool Progressive,
    bool Infinitive,
    bool Past
)
{
    /// <summary>True for "will", "is to", "plans to": the act lies ahead.</summary>
    public bool Future => Modal is "will" or "shall" or "'ll" or "wo";

    /// <summary>True for "would", "could", "may", "might", "should", "can", "must".</summary>
    public bool Unreal => Modal is not null && !Future;

    /// <summary>Reads the group around the verb at <paramref name="head"/> from right to left.</summary>
    public static VerbGroup At(SentenceView view, int head)
    {
        Word[] words = view.Words;
        string? modal = null;
        bool negated = false;
        bool be = false;
        bool have = false;
        bool did = false;
        bool infinitive = false;
        bool pastAuxiliary = false;
        int first = head;
        for (int i = head - 1; i >= 0; i--)
        {
            Word word = words[i];
            if (word.InTime && word.Is(WordRole.Adverb))
            {
                continue;
            }

            if (word.Is(WordRole.Auxiliary) && word.Mention < 0)
            {
                first = i;
                be |= word.Is(WordRole.Be);
                have |= word.Is(WordRole.Have);
                did |= word.Is(WordRole.Do);
                pastAuxiliary |= word.Lower is "was" or "were" or "had" or "did";
                if (word.Is(WordRole.Modal))
                {
                    modal = word.Lower;
                }

                continue;
            }

            if (word.Is(WordRole.Negator))
            {
                first = i;
                negated = true;
                continue;
            }

            if (word.Lower == "to" && i > 0 && !infinitive)
            {
                infinitive = words[head].IsBaseForm && first >= head - 2;
                first = infinitive ? i : first;
                break;
            }

            if (word.Is(WordRole.Adverb) && !word.Is(WordRole.Determiner) && word.IsWord)
            {
                // An adverb belongs to the group only if the group goes on or starts right behind the subject.
                continue;
            }

            break;
        }

        Word verb = words[head];
        bool participle = verb.IsPastForm || (verb.Lower == verb.Lemma && be);
        return new VerbGroup(
            first,
            head,
            modal,
            negated,
            Passive: be && participle && !verb.IsGerund,
            Perfect: have,
            Progressive: be && verb.IsGerund,
            infinitive,
            Past: pastAuxiliary || (!be && !have && !did && modal is null && verb.IsPastForm)
        );
    }
}
