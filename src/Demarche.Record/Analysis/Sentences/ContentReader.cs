namespace Demarche.Record;

/// <summary>Reads what stands behind a verb or noun of wanting: an infinitive, a gerund, a clause or a noun phrase.</summary>
internal static class ContentReader
{
    private const int LongestSubject = 14;

    public static Content? Infinitive(SentenceView view, int at)
    {
        int verb = SkipAdverbs(view, at, out bool negated);
        if (verb >= view.Words.Length || !view.Words[verb].IsBaseForm || view.Words[verb].Mention >= 0)
        {
            return null;
        }

        Word word = view.Words[verb];
        if (word.Is(WordRole.Determiner | WordRole.Preposition | WordRole.Pronoun | WordRole.Conjunction | WordRole.Modal))
        {
            return null;
        }

        int end = Clauses.End(view, verb + 1, beforeFinite: true);
        return new Content(ContentKind.Infinitive, at, end, verb) { Negated = negated };
    }

    public static Content? Gerund(SentenceView view, int at)
    {
        int verb = SkipAdverbs(view, at, out bool negated);
        return verb < view.Words.Length && view.Words[verb].IsGerund
            ? new Content(ContentKind.Gerund, at, Clauses.End(view, verb + 1, beforeFinite: true), verb) { Negated = negated }
            : null;
    }

    public static Content? NounPhrase(SentenceView view, int at)
    {
        if (at >= view.Words.Length)
        {
            return null;
        }

        Word word = view.Words[at];
        bool opens =
            word.IsWord && !word.Is(WordRole.Preposition | WordRole.Pronoun | WordRole.Conjunction | WordRole.Auxiliary | WordRole.Breaker);
        if (!opens || (word.Lower == "that" && at + 1 < view.Words.Length && view.Words[at + 1].Mention >= 0))
        {
            return null;
        }

        int end = Clauses.End(view, at, beforeFinite: true);
        return end > at ? new Content(ContentKind.NounPhrase, at, end, -1) : null;
    }

    public static Content? NounAndParticiple(SentenceView view, int at)
    {
        int end = Clauses.End(view, at);
        for (int i = at + 1; i < end; i++)
        {
            Word word = view.Words[i];
            if (
                word.IsPastForm
                && word.Mention < 0
                && !word.Is(WordRole.Auxiliary)
                && !view.Words[i - 1].Is(WordRole.Determiner | WordRole.Auxiliary)
            )
            {
                return new Content(ContentKind.NounAndParticiple, at, end, i, null, i);
            }
        }

        return null;
    }

    /// <summary>"[that] Arvenia [should] reopen the sluices": subject, then verb.</summary>
    /// <param name="indicative">True where the verb may stand in the present: "provided that Arvenia reopens".</param>
    public static Content? Clause(SentenceView view, int at, bool indicative = false)
    {
        Word[] words = view.Words;
        if (at < words.Length && words[at].Lower == "that")
        {
            at++;
        }

        int subjectEnd = SubjectEnd(view, at, indicative, out Party? subject);
        if (subjectEnd <= at)
        {
            return null;
        }

        bool negated = false;
        bool be = false;
        int verb = subjectEnd;
        int last = Math.Min(words.Length, subjectEnd + 8);
        for (; verb < last; verb++)
        {
            Word word = words[verb];
            if (word.Is(WordRole.Negator))
            {
                negated = true;
            }
            else if (word.Is(WordRole.Be))
            {
                be = true;
            }
            else if (!word.Is(WordRole.Modal | WordRole.Adverb | WordRole.Have | WordRole.Do))
            {
                break;
            }
        }

        if (verb >= last || !words[verb].IsWord || words[verb].Mention >= 0)
        {
            return null;
        }

        bool passive = be && (words[verb].IsPastForm || WordForms.IsAlsoPast(words[verb].Lower));
        bool plain =
            !be
            && (words[verb].IsBaseForm || indicative)
            && !words[verb].Is(WordRole.Preposition | WordRole.Determiner | WordRole.Conjunction | WordRole.Breaker);
        if (!passive && !plain)
        {
            return null;
        }

        int end = Clauses.End(view, verb + 1);
        return new Content(ContentKind.Clause, at, end, verb, passive ? null : subject, subjectEnd)
        {
            Passive = passive,
            Negated = negated,
        };
    }

    /// <summary>The word behind adverbs and times, which may stand between a verb and what it governs.</summary>
    public static int Skip(SentenceView view, int at)
    {
        Word[] words = view.Words;
        while (at < words.Length)
        {
            Word word = words[at];
            bool time = word.InTime || (word.Is(WordRole.Preposition) && at + 1 < words.Length && words[at + 1].InTime);
            bool adverb = word.Is(WordRole.Adverb) && word.Mention < 0 && !word.Is(WordRole.Determiner);
            if (!time && !adverb)
            {
                break;
            }

            at++;
        }

        return at;
    }

    /// <summary>The end of the words without the times that close them: "the sailors on Thursday" ends behind "sailors".</summary>
    public static int WithoutTimes(SentenceView view, int first, int end)
    {
        while (end > first + 1 && view.Words[end - 1].InTime)
        {
            while (end > first && view.Words[end - 1].InTime)
            {
                end--;
            }

            end -= end > first && view.Words[end - 1].Is(WordRole.Preposition | WordRole.Breaker) ? 1 : 0;
        }

        return end;
    }

    private static int SkipAdverbs(SentenceView view, int at, out bool negated)
    {
        negated = false;
        while (at < view.Words.Length && view.Words[at].Is(WordRole.Adverb | WordRole.Negator))
        {
            negated |= view.Words[at].Is(WordRole.Negator);
            at++;
        }

        return at;
    }

    private static int SubjectEnd(SentenceView view, int at, bool indicative, out Party? subject)
    {
        Word[] words = view.Words;
        subject = null;
        int last = Math.Min(words.Length, at + LongestSubject);
        for (int i = at; i < last; i++)
        {
            Word word = words[i];
            if (view.MentionAt(i) is { } mention)
            {
                int end = mention.End;
                if (end < words.Length && EndsSubject(view, end, indicative))
                {
                    subject = SubjectFinder.EndingAt(view, end - 1) is { } party && party.First >= at - 1 ? party : null;
                    return end;
                }

                i = end - 1;
                continue;
            }

            if (word.Is(WordRole.Auxiliary) || word.Is(WordRole.Negator))
            {
                subject = i > at ? SubjectFinder.EndingAt(view, i - 1) : null;
                return i;
            }

            if (word.Is(WordRole.Pronoun))
            {
                subject = SubjectFinder.Pronoun(view, i);
                return i + 1;
            }

            if (!word.IsWord && !word.IsPossessive)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool EndsSubject(SentenceView view, int at, bool indicative)
    {
        Word word = view.Words[at];
        return word.Mention < 0
            && word.IsWord
            && !word.IsPossessive
            && !word.Is(WordRole.Conjunction | WordRole.Preposition)
            && (
                word.Is(WordRole.Auxiliary | WordRole.Negator | WordRole.Adverb)
                || (word.IsBaseForm && !SubjectFinder.IsAgent(word))
                || (indicative && word.Lower.EndsWith('s') && word.Lower != word.Lemma && !SubjectFinder.IsAgent(word))
            );
    }
}
