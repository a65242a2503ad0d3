using System.Collections.Frozen;
using System.Text;

namespace Demarche.Record;

/// <summary>Writes content as a bare infinitive clause in the report's own words, without deadline and holder.</summary>
internal static class PropositionWriter
{
    private const int MostWords = 40;

    private static readonly FrozenDictionary<string, (string Verb, bool Replaces)> Acts = EmbeddedLines
        .Rows("nominal-acts.tsv")
        .ToFrozenDictionary(row => row[0], row => (row[1], row[2] == "replace"));

    /// <summary>The proposition; empty when nothing is left of it.</summary>
    /// <param name="deadline">Words to leave out: the deadline phrase.</param>
    public static string Write(SentenceView view, Content content, (int First, int End) deadline)
    {
        Word[] words = view.Words;
        int end = Math.Min(content.End, content.First + MostWords);
        string Slice(int from, int to) => SliceOf(view, from, to, deadline);
        string not = content.Negated ? "not " : "";
        switch (content.Kind)
        {
            case ContentKind.Infinitive:
                return not + Join(Adverbs(view, content.First, content.Verb), Slice(content.Verb, end));
            case ContentKind.Gerund:
                return not + Join(words[content.Verb].Lemma, Slice(content.Verb + 1, end));
            case ContentKind.NounAndParticiple:
                return Join(words[content.Verb].Lemma, Slice(content.First, content.Verb), Slice(content.Verb + 1, end));
            case ContentKind.Clause when content.Passive:
                return not
                    + Join(
                        Adverbs(view, content.SubjectEnd, content.Verb),
                        words[content.Verb].Lemma,
                        Slice(content.First, content.SubjectEnd),
                        Slice(content.Verb + 1, end)
                    );
            case ContentKind.Clause:
                return not + Join(words[content.Verb].Lemma, Slice(content.Verb + 1, end));
            default:
                return Nominal(view, content.First, end, deadline);
        }
    }

    /// <summary>True for a noun phrase whose noun is an act: "immediate talks", "the withdrawal of the engineers".</summary>
    public static bool NamesAct(SentenceView view, Content content)
    {
        for (int i = content.First; i < content.End && i < content.First + 6 && !view.Words[i].Is(WordRole.Preposition); i++)
        {
            if (Acts.ContainsKey(view.Words[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a range as written, on one line, without quotation marks.</summary>
    public static string Plain(SentenceView view, int first, int end) => SliceOf(view, first, end, (-1, -1));

    private static string Nominal(SentenceView view, int first, int end, (int First, int End) deadline)
    {
        Word[] words = view.Words;
        int from = first;
        while (from < end && words[from].Lower is "a" or "an" or "the" or "any" or "some")
        {
            from++;
        }

        for (int i = from; i < end && i < from + 5; i++)
        {
            if (words[i].Is(WordRole.Preposition))
            {
                break;
            }

            if (Acts.TryGetValue(words[i].Lower, out (string Verb, bool Replaces) act))
            {
                if (!act.Replaces)
                {
                    return Join(act.Verb, SliceOf(view, first, end, deadline));
                }

                int rest = i + 1;
                if (rest < end && words[rest].Lower is "of" or "to")
                {
                    rest++;
                }

                return Join(act.Verb, SliceOf(view, rest, end, deadline));
            }
        }

        return SliceOf(view, from, end, deadline);
    }

    private static string Adverbs(SentenceView view, int from, int to)
    {
        StringBuilder text = new();
        for (int i = from; i < to; i++)
        {
            Word word = view.Words[i];
            if (
                word.Is(WordRole.Adverb)
                && !word.Is(WordRole.Negator)
                && !word.InTime
                && word.Lower.EndsWith("ly", StringComparison.Ordinal)
            )
            {
                text.Append(text.Length == 0 ? "" : " ").Append(word.Lower);
            }
        }

        return text.ToString();
    }

    private static string SliceOf(SentenceView view, int first, int end, (int First, int End) without)
    {
        StringBuilder text = new();
        int last = -1;
        for (int i = first; i < end; i++)
        {
            Word word = view.Words[i];
            if ((i >= without.First && i < without.End) || word.IsQuote)
            {
                continue;
            }

            bool spaced = last >= 0 && (i != last + 1 || view.Words[last].Span.End < word.Span.Start);
            text.Append(spaced ? " " : "").Append(word.Span.In(view.Text));
            last = i;
        }

        return WithoutLooseEnd(text.ToString().AsSpan().Trim(" ,.;:-\n\r\t"));
    }

    /// <summary>The words on one line, without loose marks and cut-off ends.</summary>
    public static string Trimmed(string words) => WithoutLooseEnd(words.AsSpan().Trim(" ,.;:-\n\r\t"));

    /// <summary>The words without a preposition or article that lost what it governs.</summary>
    private static string WithoutLooseEnd(ReadOnlySpan<char> words)
    {
        for (int turn = 0; turn < 4; turn++)
        {
            int space = words.LastIndexOf(' ');
            if (words[(space + 1)..] is not ("by" or "until" or "of" or "at" or "from" or "with" or "the" or "a" or "an" or "and" or "or"))
            {
                break;
            }

            words = space < 0 ? [] : words[..space].TrimEnd(" ,");
        }

        return words.ToString();
    }

    private static string Join(params ReadOnlySpan<string> parts)
    {
        StringBuilder text = new();
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                text.Append(text.Length == 0 ? "" : " ").Append(part);
            }
        }

        return text.ToString();
    }
}
