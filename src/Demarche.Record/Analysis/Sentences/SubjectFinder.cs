using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Who a verb is about, found without a parse: the noun phrase right before the verb group, over times, adverbs and
/// appositions. Where anything else stands between, there is no subject: better none than a wrong one.
/// </summary>
internal static class SubjectFinder
{
    private const int LongestAside = 25;

    private static readonly FrozenSet<string> Agents = EmbeddedLines.Words("agent-nouns.tsv").ToFrozenSet();

    public static bool IsAgent(Word word) => Agents.Contains(word.Lower) || Agents.Contains(word.Lemma);

    /// <summary>The subject of the verb group that starts at <paramref name="group"/>.</summary>
    public static Party? Of(SentenceView view, int group)
    {
        Word[] words = view.Words;
        int at = SkipBack(view, group - 1);
        if (at < 0)
        {
            return null;
        }

        if (words[at].Lower == ",")
        {
            return BeforeComma(view, at);
        }

        if (words[at].Is(WordRole.Conjunction))
        {
            return Inherited(view, at);
        }

        if (words[at].Lower == "who")
        {
            int before = at > 0 && words[at - 1].Lower == "," ? at - 2 : at - 1;
            return EndingAt(view, before);
        }

        return EndingAt(view, at);
    }

    /// <summary>The subject of the nearest verb before the word, for verbs that share it and for "it", "he", "they".</summary>
    public static Party? Inherited(SentenceView view, int before)
    {
        for (int m = view.Mentions.Length - 1; m >= 0; m--)
        {
            if (view.Mentions[m].End <= before && LeadsVerb(view, m) && EndingAt(view, view.Mentions[m].End - 1) is { } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>The noun phrase that ends with the word, if it names parties and is governed by no preposition.</summary>
    public static Party? EndingAt(SentenceView view, int last)
    {
        if (last < 0)
        {
            return null;
        }

        Word[] words = view.Words;
        if (view.MentionAt(last) is { } mention)
        {
            return last == mention.End - 1 && !IsBareAdjective(mention) ? Coordinated(view, mention) : null;
        }

        if (words[last].Is(WordRole.Pronoun))
        {
            return Pronoun(view, last);
        }

        return IsAgent(words[last]) ? OfAgent(view, last) : null;
    }

    /// <summary>Who "we", "it", "he" and the like stand for.</summary>
    public static Party? Pronoun(SentenceView view, int at)
    {
        string pronoun = view.Words[at].Lower;
        if (pronoun is "we" or "i" or "our" or "my")
        {
            return view.StatementAt(at)?.Speaker is { } speaker ? new Party([speaker], at, at + 1) : null;
        }

        Party? found = Inherited(view, at) ?? SamePronounBefore(view, at);
        found ??= pronoun is "it" or "its" ? OnlyPartyBefore(view, at) : null;
        bool opens = at <= 1 || view.StatementAt(at) is null;
        if (found is null && opens && pronoun is "it" or "he" or "she" or "its" or "his")
        {
            found = view.Before is { } before ? FirstSubject(before) : null;
        }

        found ??= pronoun is "he" or "she" && (view.Before ?? view.BeforeParagraph) is { } earlier ? FirstSubject(earlier) : null;
        if (found is null || !Agrees(pronoun, found))
        {
            return null;
        }

        return found with
        {
            First = at,
            End = at + 1,
        };
    }

    /// <summary>"It says it is ready": the second stands for what the first does.</summary>
    private static Party? SamePronounBefore(SentenceView view, int at)
    {
        for (int i = 0; i < at; i++)
        {
            if (view.Words[i].Lower == view.Words[at].Lower)
            {
                return Pronoun(view, i);
            }
        }

        return null;
    }

    /// <summary>The one party that the sentence has named so far; null for none or several.</summary>
    private static Party? OnlyPartyBefore(SentenceView view, int at)
    {
        SentenceMention? only = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            if (mention.End <= at)
            {
                if (only is { } other && other.Actor.Party != mention.Actor.Party)
                {
                    return null;
                }

                only ??= mention;
            }
        }

        return Party.Of(only);
    }

    /// <summary>The first party of the sentence that a verb follows.</summary>
    public static Party? FirstSubject(SentenceView view)
    {
        for (int m = 0; m < view.Mentions.Length; m++)
        {
            if (LeadsVerb(view, m) && EndingAt(view, view.Mentions[m].End - 1) is { } party)
            {
                return party;
            }
        }

        return null;
    }

    private static bool Agrees(string pronoun, Party party) =>
        pronoun switch
        {
            "he" or "she" or "his" => party.Actors.Length == 1 && party.Actors[0].Type is ActorType.Person or ActorType.Office,
            "it" or "its" => party.Actors.Length == 1
                && party.Actors[0].Type is ActorType.Country or ActorType.Organisation or ActorType.Group,
            _ => true,
        };

    private static int SkipBack(SentenceView view, int at)
    {
        Word[] words = view.Words;
        while (at >= 0)
        {
            Word word = words[at];
            if (word.Lower == ")")
            {
                int open = at;
                while (open >= 0 && words[open].Lower != "(" && at - open < LongestAside)
                {
                    open--;
                }

                if (open < 0 || words[open].Lower != "(")
                {
                    return at;
                }

                at = open - 1;
            }
            else if (word.InTime)
            {
                while (at >= 0 && words[at].InTime)
                {
                    at--;
                }

                if (at >= 0 && words[at].Is(WordRole.Preposition))
                {
                    at--;
                }
            }
            else if (word.Is(WordRole.Adverb) && word.Mention < 0 && !word.Is(WordRole.Pronoun))
            {
                at--;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    private static Party? BeforeComma(SentenceView view, int comma)
    {
        Word[] words = view.Words;

        // "Pell Adair, the water minister of Arvenia, rejected": name and office are one mention.
        if (view.MentionAt(comma - 1) is { } whole && whole.End == comma && HasComma(view, whole))
        {
            return EndingAt(view, comma - 1);
        }

        // "…, the US and NATO held firm to it, rejected": a subject with its verb stands between the commas.
        if (Inherited(view, comma) is { } sharing && !words[sharing.First..comma].Any(word => word.Lower == ","))
        {
            return sharing;
        }

        // "Pell Adair, the minister, rejected": an aside that opens right behind a name.
        for (int i = comma - 1; i > 0 && comma - i < LongestAside; i--)
        {
            if (words[i].Lower == ",")
            {
                bool joined = words[i + 1].Is(WordRole.Conjunction);
                int before = SkipBack(view, i - 1);
                if (!joined && IsSeat(view, i + 1) && view.MentionAt(before) is null)
                {
                    // "The Old Mill, the seat of the Arvenian government, declined": the house speaks for who sits there.
                    return EndingAt(view, comma - 1);
                }

                return
                    !joined
                    && before >= 0
                    && view.MentionAt(before) is { } mention
                    && mention.End == before + 1
                    && !LeadsVerb(view, words[before].Mention)
                    ? EndingAt(view, before)
                    : Inherited(view, comma);
            }
        }

        return Inherited(view, comma);
    }

    private static bool IsSeat(SentenceView view, int at)
    {
        int noun = view.Words[at].Is(WordRole.Determiner) ? at + 1 : at;
        return noun + 1 < view.Words.Length
            && view.Words[noun].Lower is "seat" or "residence" or "office" or "headquarters"
            && view.Words[noun + 1].Lower == "of";
    }

    private static bool HasComma(SentenceView view, SentenceMention mention)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (view.Words[i].Lower == ",")
            {
                return true;
            }
        }

        return false;
    }

    private static Party? Coordinated(SentenceView view, SentenceMention mention)
    {
        Word[] words = view.Words;
        ImmutableArray<Actor>.Builder actors = ImmutableArray.CreateBuilder<Actor>();
        actors.Add(mention.Actor);
        int first = mention.First;
        for (int turn = 0; turn < 8; turn++)
        {
            int before = first - 1;
            while (before >= 0 && words[before].Is(WordRole.Determiner) && words[before].Mention < 0)
            {
                before--;
            }

            if (before < 0)
            {
                first = 0;
                break;
            }

            bool joins = words[before].Lower is "and" or ",";
            int inner = joins && before > 0 && words[before].Lower == "and" && words[before - 1].Lower == "," ? before - 2 : before - 1;
            if (joins && inner >= 0 && view.MentionAt(inner) is { } other && other.End == inner + 1 && !IsBareAdjective(other))
            {
                // "Arvenia said, and Tasmere confirmed" has a verb between; a comma alone joins only inside a list.
                int governor = other.First - 1;
                while (governor >= 0 && words[governor].Is(WordRole.Determiner) && words[governor].Mention < 0)
                {
                    governor--;
                }

                bool governed = governor >= 0 && words[governor].Is(WordRole.Preposition);
                if (words[before].Lower == "," && (actors.Count == 1 || governed))
                {
                    break;
                }

                actors.Insert(0, other.Actor);
                first = other.First;
                continue;
            }

            if (words[before].Is(WordRole.Preposition) && !StartsClause(view, before))
            {
                bool acts = before > 0 && (IsAgent(words[before - 1]) || IsSeat(view, before - 1));
                return acts && words[before].Lower is "of" or "from" or "in"
                    ? new Party(actors.ToImmutable(), before - 1, mention.End)
                    : null;
            }

            first = before + 1;
            break;
        }

        return new Party(actors.ToImmutable(), first, mention.End);
    }

    /// <summary>A preposition that opens the sentence belongs to an adverbial whose noun is not the mention only if a comma ends it.</summary>
    private static bool StartsClause(SentenceView view, int word) => view.Words[word].Lower is "like" && word == 0;

    private static Party? OfAgent(SentenceView view, int last)
    {
        Word[] words = view.Words;
        for (int i = last - 1; i >= 0 && last - i <= 6; i--)
        {
            if (view.MentionAt(i) is { } mention)
            {
                bool governed = mention.First > 0 && words[mention.First - 1].Is(WordRole.Preposition);
                return governed ? null
                    : Coordinated(view, mention) is { } party ? party with { End = last + 1 }
                    : null;
            }

            bool passes =
                words[i].IsPossessive || (words[i].IsWord && !words[i].Is(WordRole.Preposition | WordRole.Breaker | WordRole.Auxiliary));
            if (!passes || words[i].Is(WordRole.Determiner))
            {
                return null;
            }
        }

        return null;
    }

    private static bool LeadsVerb(SentenceView view, int mention)
    {
        Word[] words = view.Words;
        SentenceMention own = view.Mentions[mention];
        if (IsBareAdjective(own))
        {
            return false;
        }

        for (int i = own.End; i < words.Length; i++)
        {
            Word word = words[i];
            bool skipped =
                word.InTime || word.Is(WordRole.Adverb) || (word.Is(WordRole.Preposition) && i + 1 < words.Length && words[i + 1].InTime);
            if (!skipped)
            {
                return word.Mention < 0
                    && (
                        word.Is(WordRole.Auxiliary)
                        || word.Is(WordRole.Say)
                        || (word.IsPastForm && word.IsWord)
                        || (word.Lower != word.Lemma && word.Lower.EndsWith('s') && word.IsWord && !IsAgent(word))
                    );
            }
        }

        return false;
    }

    private static bool IsBareAdjective(SentenceMention mention) => mention.Source.Adjective;
}
