using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A noun phrase that names somebody's position: "Tasmere's call for talks", "a request to admit inspectors".</summary>
/// <param name="First">First word of the phrase.</param>
/// <param name="Noun">The noun of demanding, offering or threatening.</param>
/// <param name="End">One behind the last word, contents included.</param>
/// <param name="Holder">Who makes it, where the phrase says so.</param>
/// <param name="Contents">What is wanted; more than one in a list; empty where the phrase does not tell.</param>
/// <param name="Doubted">True for "implied", "alleged": somebody's reading, not a position.</param>
internal sealed record DemandPhrase(
    int First,
    int Noun,
    int End,
    PositionKind Kind,
    PositionForce? Force,
    Party? Holder,
    Party? Addressee,
    ImmutableArray<Content> Contents,
    bool Doubted
);

internal static class DemandPhrases
{
    private const int LongestHead = 9;

    private static readonly FrozenDictionary<string, (PositionKind Kind, PositionForce? Force)> Nouns = EmbeddedLines
        .Rows("demand-nouns.tsv")
        .ToFrozenDictionary(row => row[0], row => (PatternTable.KindOf(row[1]), PatternTable.ForceOf(row[2])));

    private static readonly FrozenSet<string> Doubts = FrozenSet.Create(
        StringComparer.Ordinal,
        "implied",
        "alleged",
        "perceived",
        "supposed",
        "possible",
        "potential",
        "apparent",
        "reported",
        "rumoured",
        "rumored",
        "past",
        "earlier"
    );

    /// <summary>The phrase that starts at the word; null where there is none.</summary>
    public static DemandPhrase? StartingAt(SentenceView view, int first)
    {
        Word[] words = view.Words;
        for (int i = first; i < words.Length && i < first + LongestHead; i++)
        {
            Word word = words[i];
            if (IsNoun(view, i, first))
            {
                return Read(view, first, i);
            }

            bool passes =
                word.IsPossessive
                || word.Mention >= 0
                || (word.IsWord && !word.Is(WordRole.Auxiliary | WordRole.Preposition | WordRole.Breaker | WordRole.Negator));
            if (!passes)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Every phrase of the sentence, left to right.</summary>
    public static ImmutableArray<DemandPhrase> In(SentenceView view)
    {
        Word[] words = view.Words;
        ImmutableArray<DemandPhrase>.Builder found = ImmutableArray.CreateBuilder<DemandPhrase>();
        for (int i = 0; i < words.Length; i++)
        {
            if (!IsNominal(words[i]))
            {
                continue;
            }

            int first = i;
            while (
                first > 0
                && i - first < LongestHead
                && (
                    words[first - 1].Mention >= 0
                    || words[first - 1].IsPossessive
                    || (
                        words[first - 1].IsWord
                        && !words[first - 1].IsPastForm
                        && !words[first - 1]
                            .Is(
                                WordRole.Auxiliary
                                    | WordRole.Preposition
                                    | WordRole.Breaker
                                    | WordRole.Negator
                                    | WordRole.Conjunction
                                    | WordRole.Pronoun
                            )
                        && !words[first].Is(WordRole.Determiner)
                    )
                )
            )
            {
                first--;
            }

            if (IsNoun(view, i, first) && Read(view, first, i) is { } phrase)
            {
                found.Add(phrase);
                i = Math.Max(i, phrase.Noun);
            }
        }

        return found.ToImmutable();
    }

    public static bool IsNominal(Word word) =>
        Nouns.ContainsKey(word.Lower) || (word.Lower.EndsWith('s') && Nouns.ContainsKey(word.Lower[..^1]));

    private static bool IsNoun(SentenceView view, int at, int first)
    {
        Word[] words = view.Words;
        if (!IsNominal(words[at]) || at == 0)
        {
            return at == 0 && IsNominal(words[at]) && words[at].Lower.EndsWith('s') && Next(words, at) is "for" or "that" or "by" or "from";
        }

        // "Tasmere demands that": a bare name before it makes it a verb; "to demand", "will call" too.
        Word before = words[at - 1];
        if (before.Is(WordRole.Modal) || before.Lower == "to" || before.Is(WordRole.Pronoun) && !before.Is(WordRole.Determiner))
        {
            return false;
        }

        if (view.MentionAt(at - 1) is { } mention && !mention.Source.Adjective)
        {
            bool determined = mention.First > 0 && words[mention.First - 1].Is(WordRole.Determiner) && !words[at].Lower.EndsWith('s');
            return determined || words[at].Lower.EndsWith('s') && Next(words, at) == "for";
        }

        return at > first || words[at].Lower.EndsWith('s');
    }

    private static string Next(Word[] words, int at) => at + 1 < words.Length ? words[at + 1].Lower : "";

    private static DemandPhrase? Read(SentenceView view, int first, int noun)
    {
        Word[] words = view.Words;
        string lower = words[noun].Lower;
        (PositionKind kind, PositionForce? force) = Nouns[Nouns.ContainsKey(lower) ? lower : lower[..^1]];
        Party? holder = null;
        bool doubted = false;
        for (int i = first; i < noun; i++)
        {
            if (words[i].Mention >= 0)
            {
                SentenceMention mention = view.Mentions[words[i].Mention];
                if (mention.First >= first || i == first)
                {
                    holder = new Party([mention.Actor], mention.First, mention.End);
                }

                i = mention.End - 1;
            }
            else if (words[i].Lower is "its" or "his" or "her" or "their" or "our")
            {
                holder = OwnerOf(view, i);
            }

            doubted |= Doubts.Contains(words[i].Lower);
        }

        // "what it sees as Russia's threat"
        doubted |= first >= 2 && words[first - 1].Lower == "as";
        int at = noun + 1;
        if (
            at + 1 < words.Length
            && words[at].Lower is "from" or "by" or "of"
            && view.MentionAt(Article(words, at + 1)) is { } from
            && (words[at].Lower != "of" || holder is null)
        )
        {
            holder ??= new Party([from.Actor], from.First, from.End);
            at = from.End;
        }

        Party? addressee = null;
        if (
            at + 1 < words.Length
            && (words[at].Lower == "to" || (words[at].Lower is "on" or "upon" && words[noun].Lemma == "call"))
            && view.MentionAt(Article(words, at + 1)) is { } to
        )
        {
            addressee = new Party([to.Actor], to.First, to.End);
            at = to.End;
        }

        // "Moscow's demands to end the crisis": behind a bare plural the infinitive tells the purpose.
        bool purpose = lower == "demands" && at == noun + 1 && at < words.Length && words[at].Lower == "to";
        int end = at;
        ImmutableArray<Content> contents = purpose ? [] : ContentsAt(view, at, ref addressee, out end);
        return new DemandPhrase(first, noun, Math.Max(end, at), kind, force, holder, addressee, contents, doubted);
    }

    /// <summary>"a proposal for talks" says what is proposed, "proposals for areas where …" does not.</summary>
    private static Content? ActNoun(SentenceView view, int at) =>
        ContentReader.NounPhrase(view, at) is { } phrase && PropositionWriter.NamesAct(view, phrase) ? phrase : null;

    private static Party? OwnerOf(SentenceView view, int pronoun) =>
        view.Words[pronoun].Lower == "our" ? SubjectFinder.Pronoun(view, pronoun) : SubjectFinder.Inherited(view, pronoun);

    private static int Article(Word[] words, int at) => at < words.Length && words[at].Lower is "the" or "a" or "an" ? at + 1 : at;

    private static ImmutableArray<Content> ContentsAt(SentenceView view, int at, ref Party? addressee, out int end)
    {
        Word[] words = view.Words;
        end = at;
        if (at + 1 >= words.Length)
        {
            return [];
        }

        Content? content = null;
        switch (words[at].Lower)
        {
            case "to":
                content = ContentReader.Infinitive(view, at + 1);
                break;
            case "that":
                content = ContentReader.Clause(view, at);
                break;
            case ":" when words[at + 1].Lower == "that":
                content = ContentReader.Clause(view, at + 1);
                break;
            case "for" when view.MentionAt(Article(words, at + 1)) is { } who && who.End + 1 < words.Length && words[who.End].Lower == "to":
                addressee ??= new Party([who.Actor], who.First, who.End);
                content = ContentReader.Infinitive(view, who.End + 1);
                break;
            case "for":
                content = ContentReader.Gerund(view, at + 1) ?? ActNoun(view, at + 1);
                break;
            case "include" or "includes" or "included":
                content = ContentReader.NounPhrase(view, at + 1);
                break;
            default:
                break;
        }

        return content is null ? [] : Listed(view, content, out end);
    }

    /// <summary>The content with what follows it as "…, and that …".</summary>
    public static ImmutableArray<Content> Listed(SentenceView view, Content first, out int end)
    {
        Word[] words = view.Words;
        ImmutableArray<Content>.Builder all = ImmutableArray.CreateBuilder<Content>();
        all.Add(first);
        end = first.End;
        for (int turn = 0; turn < 6; turn++)
        {
            int next = end;
            next += next < words.Length && words[next].Lower == "," ? 1 : 0;
            next += next < words.Length && words[next].Lower == "and" ? 1 : 0;
            if (next == end || next >= words.Length || words[next].Lower != "that" || ContentReader.Clause(view, next) is not { } more)
            {
                break;
            }

            all.Add(more);
            end = more.End;
        }

        return all.ToImmutable();
    }
}
