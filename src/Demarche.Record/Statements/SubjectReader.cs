using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Finds in the tree who does what a verb says, also where another verb carries the subject ("questioned about it, asserting").</summary>
internal sealed class SubjectReader(StatementText text, AttributionWords words)
{
    private const int MostSteps = 6;
    private const int Farthest = 60;
    private const int LongestSubject = 30;

    /// <summary>Source of a cue, in words; null where the tree names none.</summary>
    public SourcePhrase? Of(TextSpan cue)
    {
        (int first, int end) = words.Within(cue);
        int verb = -1;
        for (int i = first; i < end; i++)
        {
            verb = words.Tokens[i].Upos == "VERB" ? i : verb;
        }

        if (verb >= 0 && IsPassive(verb))
        {
            return null;
        }

        for (int step = 0; verb >= 0 && step < MostSteps; step++)
        {
            if (SubjectOf(verb) is var subject and >= 0)
            {
                return Phrase(subject, -1);
            }

            string relation = words.Tokens[verb].Deprel ?? "";
            int head = words.Head[verb];
            if (head >= 0 && relation == "acl" && words.Tokens[head].Upos is "PROPN" or "NOUN" or "PRON")
            {
                return Phrase(head, verb);
            }

            if (!(relation is "conj" or "xcomp" or "parataxis" || relation.StartsWith("advcl", StringComparison.Ordinal)))
            {
                return null;
            }

            verb = head;
        }

        return null;
    }

    /// <summary>True when a name is the subject of a verb.</summary>
    public bool IsSubject(TextSpan name)
    {
        (int first, int end) = words.Within(name);
        for (int i = first; i < end; i++)
        {
            if (words.Tokens[i].Deprel is "nsubj" or "nsubj:pass")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the verb of a cue stands in a clause that another verb takes for its object, or that hangs on a noun.</summary>
    public bool IsSubordinate(TextSpan cue)
    {
        int verb = words.VerbOf(cue);
        return verb >= 0
            && words.Head[verb] >= 0
            && words.QuoteOf[words.Head[verb]] < 0
            && words.Tokens[verb].Deprel is { } relation
            && (relation == "ccomp" || relation.StartsWith("acl", StringComparison.Ordinal));
    }

    /// <summary>Subject and verb of the clause that a colon closes: "Adair made the following remark:". Null for none.</summary>
    /// <param name="last">Word before the colon.</param>
    public (SourcePhrase Source, TextSpan Cue)? Before(int last)
    {
        (int _, int end) = words.Within(text.Words[last].Span);
        int sentence = text.SentenceOf(last);
        for (
            int i = end - 1;
            i >= 0 && end - i < Farthest && text.SentenceOf(Math.Min(text.Count - 1, text.WordAt(words.Tokens[i].Span.Start))) == sentence;
            i--
        )
        {
            int verb = words.Head[i];
            bool subject = words.Tokens[i].Deprel == "nsubj" && verb > i && verb < end && words.QuoteOf[i] < 0;
            if (subject && Phrase(i, -1) is { } source && text.Words[source.Last].Span.End <= words.Tokens[verb].Span.Start)
            {
                return (source, new TextSpan(text.Words[source.Last + 1].Span.Start, text.Words[last].Span.End));
            }
        }

        return null;
    }

    private bool IsPassive(int verb)
    {
        for (int i = verb - 1; i >= 0 && verb - i < 10; i--)
        {
            if (words.Head[i] == verb && words.Tokens[i].Deprel is "aux:pass" or "nsubj:pass")
            {
                return true;
            }
        }

        return false;
    }

    private int SubjectOf(int verb)
    {
        for (int i = Math.Max(0, verb - Farthest); i < Math.Min(words.Count, verb + Farthest); i++)
        {
            if (words.Head[i] == verb && words.Tokens[i].Deprel == "nsubj")
            {
                return words.QuoteOf[i] < 0 && words.Tokens[i].Upos is "PROPN" or "NOUN" or "PRON" ? i : -1;
            }
        }

        return -1;
    }

    // The words that hang on a noun and stand together, up to a word that they stop before.
    private SourcePhrase? Phrase(int noun, int before)
    {
        int first = noun;
        int last = noun;
        while (first > 0 && noun - first < LongestSubject && Under(first - 1, noun))
        {
            first--;
        }

        int end = before < 0 ? words.Count : before;
        while (last + 1 < end && last - noun < LongestSubject && Under(last + 1, noun))
        {
            last++;
        }

        TextSpan span = words.Tokens[first].Span.Union(words.Tokens[last].Span);
        int from = text.WordAt(span.Start);
        int to = Math.Min(text.WordAt(span.End - 1), text.Count - 1);
        bool relative = text.Lower(text.WordAt(words.Tokens[noun].Span.Start)) is "who" or "which" or "that" or "what" or "it";
        return from <= to && !relative && !text.Quoted(from) ? new SourcePhrase(from, to) : null;
    }

    private bool Under(int token, int noun)
    {
        for (int step = 0; token >= 0 && step < LongestSubject; step++)
        {
            if (token == noun)
            {
                return true;
            }

            token = words.Head[token];
        }

        return false;
    }
}
