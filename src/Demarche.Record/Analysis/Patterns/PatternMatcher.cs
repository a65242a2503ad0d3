using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A pattern found in a sentence.</summary>
/// <param name="Anchor">The word that anchors it.</param>
/// <param name="Subject">X; null for a pattern without X.</param>
/// <param name="Addressee">Y.</param>
/// <param name="Contents">What its VP, NP, CLAUSE … stands for.</param>
/// <param name="Demand">What its DEMAND, OTHERS, OWN or ABOUT stands for, where that names a position.</param>
/// <param name="End">One behind the last word.</param>
internal sealed record PatternMatch(
    Pattern Pattern,
    int Anchor,
    VerbGroup Verb,
    Party? Subject,
    Party? Addressee,
    ImmutableArray<Content> Contents,
    DemandPhrase? Demand,
    int End
);

/// <summary>Matches the patterns of a table over one sentence: each word is an anchor at most once per pattern.</summary>
internal static class PatternMatcher
{
    private static readonly FrozenSet<string> Rejecting = EmbeddedLines.Words("rejecting-words.tsv").ToFrozenSet();

    /// <summary>Length in words of a rejecting word ("unacceptable", "non-starter" in one token or three); 0 for none.</summary>
    public static int RejectingAt(SentenceView view, int at)
    {
        Word[] words = view.Words;
        if (at >= words.Length)
        {
            return 0;
        }

        if (Rejecting.Contains(words[at].Lower))
        {
            return 1;
        }

        bool split = words[at].Lower == "non" && at + 2 < words.Length && words[at + 1].Lower == "-";
        return split && Rejecting.Contains($"non-{words[at + 2].Lower}") ? 3 : 0;
    }

    /// <summary>The first pattern of the table that fits with the word as its anchor.</summary>
    public static PatternMatch? At(SentenceView view, PatternTable table, int anchor)
    {
        Word word = view.Words[anchor];
        if (word.Mention >= 0)
        {
            return null;
        }

        VerbGroup? group = null;
        Party? subject = null;
        foreach (Pattern pattern in table.At(word))
        {
            if (pattern.HasSubject)
            {
                group ??= VerbGroup.At(view, anchor);
                if (group.Value.Passive && !pattern.Anchor.Contains("be"))
                {
                    continue;
                }

                subject ??= SubjectFinder.Of(view, group.Value.First);
                if (subject is null || !Agrees(view, group.Value, subject))
                {
                    return null;
                }
            }

            State state = new(view, pattern.HasSubject ? subject : Speakers(view, anchor));
            if (state.Match(pattern, anchor + 1) is { } match)
            {
                return match with { Anchor = anchor, Verb = group ?? VerbGroup.At(view, anchor) };
            }
        }

        return null;
    }

    /// <summary>True if the pattern fits behind the verb, whoever its subject is.</summary>
    public static bool Fits(SentenceView view, Pattern pattern, int anchor) => new State(view, null).Match(pattern, anchor + 1) is not null;

    /// <summary>"a Council appeal": a bare form behind one singular name is a noun, not a verb.</summary>
    private static bool Agrees(SentenceView view, VerbGroup group, Party subject)
    {
        bool bare =
            view.Words[group.Head].IsBaseForm && group is { Modal: null, Infinitive: false, Perfect: false } && !HasAuxiliary(view, group);
        return !bare
            || subject.Actors.Length > 1
            || WordForms.IsAlsoPast(view.Words[group.Head].Lower)
            || view.Words[subject.End - 1].Lower is "we" or "they" or "i"
            || (SubjectFinder.IsAgent(view.Words[subject.End - 1]) && view.Words[subject.End - 1].Lower.EndsWith('s'));
    }

    private static bool HasAuxiliary(SentenceView view, VerbGroup group)
    {
        for (int i = group.First; i < group.Head; i++)
        {
            if (view.Words[i].Is(WordRole.Auxiliary))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="At"/>, for a verb whose subject is known from the verb that governs it.</summary>
    public static PatternMatch? WithSubject(SentenceView view, PatternTable table, int anchor, Party subject)
    {
        foreach (Pattern pattern in table.At(view.Words[anchor]))
        {
            State state = new(view, subject);
            if (state.Match(pattern, anchor + 1) is { } match)
            {
                return match with { Anchor = anchor, Verb = VerbGroup.At(view, anchor) };
            }
        }

        return null;
    }

    /// <summary>Who says it, for a pattern without a subject: the party that the frame names, else the speaker.</summary>
    private static Party? Speakers(SentenceView view, int anchor)
    {
        Party? frame = SubjectFinder.Inherited(view, anchor);
        return frame ?? (view.StatementAt(anchor)?.Speaker is { } speaker ? new Party([speaker], anchor, anchor + 1) : null);
    }

    private sealed class State(SentenceView view, Party? subject)
    {
        private Party? _addressee;
        private ImmutableArray<Content> _contents = [];
        private DemandPhrase? _demand;

        public PatternMatch? Match(Pattern pattern, int at)
        {
            for (int e = 0; e < pattern.Rest.Length; e++)
            {
                PatternElement element = pattern.Rest[e];
                int from = element.Sign is "VP" or "VPing" or ".." ? at : ContentReader.Skip(view, at);
                int next = element.Sign is { } sign
                    ? Sign(sign, from, e + 1 < pattern.Rest.Length ? pattern.Rest[e + 1] : null)
                    : Literal(element, from);
                if (next < 0 && element.Optional)
                {
                    continue;
                }

                if (next < 0)
                {
                    return null;
                }

                at = next;
            }

            return new PatternMatch(pattern, -1, default, subject, _addressee, _contents, _demand, at);
        }

        private int Literal(PatternElement element, int at)
        {
            if (at >= view.Words.Length)
            {
                return -1;
            }

            Word word = view.Words[at];
            return element.Words.Contains(word.Lemma) || element.Words.Contains(word.Lower) ? at + 1 : -1;
        }

        private int Sign(string sign, int at, PatternElement? next)
        {
            Word[] words = view.Words;
            if (at >= words.Length)
            {
                return sign is "*" or "END" ? at : -1;
            }

            switch (sign)
            {
                case "Y":
                    return AddresseeAt(at);
                case "Z":
                    return UnknownBefore(at, next);
                case "VP":
                    return Take(ContentReader.Infinitive(view, at));
                case "VPing":
                    return Take(ContentReader.Gerund(view, at));
                case "CLAUSE":
                    return TakeList(ContentReader.Clause(view, at));
                case "NP" when next?.Sign == "VPed":
                    return Take(ContentReader.NounAndParticiple(view, at));
                case "VPed":
                    return at;
                case "NP" when next?.Words.Contains("from") == true:
                    return NounBefore(at, "from");
                case "NP":
                    return TakeList(GuaranteeThat(at) ?? ContentReader.NounPhrase(view, at));
                case "DEMAND":
                    return TakeDemand(DemandPhrases.StartingAt(view, at));
                case "OTHERS":
                    return TakeDemand(
                        DemandPhrases.StartingAt(view, at) is { Holder: { } other } demand && !other.Shares(subject) ? demand : null
                    );
                case "OWN":
                    return TakeDemand(
                        DemandPhrases.StartingAt(view, at) is { } own && (own.Holder is null || own.Holder.Shares(subject)) ? own : null
                    );
                case "ABOUT":
                    int demanded = TakeDemand(DemandPhrases.StartingAt(view, at));
                    return demanded >= 0 ? demanded : Take(ContentReader.Gerund(view, at) ?? AboutNoun(at, next));
                case "MUST":
                    return Must(at);
                case "SELF":
                    return Self(at);
                case "TIME":
                    while (at < words.Length && words[at].InTime)
                    {
                        at++;
                    }

                    return view.Words[at - 1].InTime ? at : -1;
                case "REJECTED":
                    int word = words[at].Is(WordRole.Determiner) ? at + 1 : at;
                    word = word < words.Length && words[word].IsQuote ? word + 1 : word;
                    int length = RejectingAt(view, word);
                    return length > 0 ? word + length : -1;
                case "REST":
                    return Take(new Content(ContentKind.NounPhrase, at, Clauses.End(view, at), -1));
                case "END":
                    int stop = words[at].Lower == "at" && at + 1 < words.Length && words[at + 1].Lower == "once" ? at + 2 : at;
                    return stop >= words.Length || !words[stop].IsWord ? stop : -1;
                case "..":
                    for (int i = at; next is not null && i < words.Length && i < at + 5; i++)
                    {
                        if (next.Words.Contains(words[i].Lemma) || next.Words.Contains(words[i].Lower))
                        {
                            return i;
                        }
                    }

                    return -1;
                default:
                    return at;
            }
        }

        private int AddresseeAt(int at)
        {
            int name = at;
            while (
                name < view.Words.Length
                && name < at + 4
                && view.Words[name].Mention < 0
                && view.Words[name].Is(WordRole.Determiner | WordRole.Adverb)
            )
            {
                name++;
            }

            if (view.MentionAt(name) is not { } mention)
            {
                return -1;
            }

            ImmutableArray<Actor>.Builder actors = ImmutableArray.CreateBuilder<Actor>();
            actors.Add(mention.Actor);
            int end = mention.End;
            while (end + 1 < view.Words.Length && view.Words[end].Lower is "and" or "," && view.MentionAt(end + 1) is { } other)
            {
                actors.Add(other.Actor);
                end = other.End;
            }

            while (end < view.Words.Length && SubjectFinder.IsAgent(view.Words[end]))
            {
                end++;
            }

            _addressee = new Party(actors.ToImmutable(), mention.First, end);
            return end;
        }

        /// <summary>Up to five words of a noun phrase before the literal that follows: "both governments to".</summary>
        private int UnknownBefore(int at, PatternElement? next)
        {
            for (int i = at; next is not null && i < view.Words.Length && i < at + 6; i++)
            {
                if (i > at && next.Words.Contains(view.Words[i].Lower))
                {
                    return i;
                }

                if (
                    !view.Words[i].IsWord
                    || view.Words[i].Is(WordRole.Auxiliary | WordRole.Preposition | WordRole.Breaker | WordRole.Pronoun)
                )
                {
                    return -1;
                }
            }

            return -1;
        }

        private int Take(Content? content)
        {
            if (content is null || content.End <= content.First)
            {
                return -1;
            }

            _contents = [content];
            return content.End;
        }

        private int TakeList(Content? content)
        {
            if (content is null || content.End <= content.First)
            {
                return -1;
            }

            _contents = DemandPhrases.Listed(view, content, out int end);
            return end;
        }

        private int TakeDemand(DemandPhrase? demand)
        {
            _demand = demand ?? _demand;
            return demand?.End ?? -1;
        }

        private int NounBefore(int at, string word)
        {
            int end = Clauses.End(view, at);
            for (int i = at + 1; i < end; i++)
            {
                if (view.Words[i].Lower == word && ContentReader.NounPhrase(view, at) is { } phrase)
                {
                    _contents = [phrase with { End = i }];
                    return i;
                }
            }

            return -1;
        }

        /// <summary>"a guarantee that Tasmere will never …": the clause belongs to the noun.</summary>
        private Content? GuaranteeThat(int at)
        {
            Word[] words = view.Words;
            for (int i = at; i + 1 < words.Length && i < at + 6; i++)
            {
                if (words[i].Lemma is "guarantee" or "assurance" && words[i + 1].Lower == "that")
                {
                    return new Content(ContentKind.NounPhrase, at, Clauses.End(view, i + 2), -1);
                }
            }

            return null;
        }

        private Content? AboutNoun(int at, PatternElement? next)
        {
            if (ContentReader.NounPhrase(view, at) is not { } phrase)
            {
                return null;
            }

            if (next is null)
            {
                return phrase;
            }

            for (int i = at + 1; i < view.Words.Length && i < at + 12; i++)
            {
                bool reached =
                    next.Sign == "REJECTED" ? RejectingAt(view, i) > 0 || view.Words[i].IsQuote : next.Words.Contains(view.Words[i].Lower);
                if (reached)
                {
                    return phrase with { End = i };
                }
            }

            return null;
        }

        private int Must(int at)
        {
            if (ContentReader.Clause(view, at) is not { Subject: { } who, Passive: false } content || who.Shares(subject))
            {
                return -1;
            }

            for (int i = content.SubjectEnd; i < content.Verb; i++)
            {
                if (view.Words[i].Lower == "must")
                {
                    return Take(content);
                }
            }

            return -1;
        }

        private int Self(int at)
        {
            if (ContentReader.Clause(view, at) is not { Subject: { } who, Passive: false } content || !who.Shares(subject))
            {
                return -1;
            }

            for (int i = content.SubjectEnd; i < content.Verb; i++)
            {
                if (view.Words[i].Lower is "will" or "would")
                {
                    return Take(content);
                }
            }

            return -1;
        }
    }
}
