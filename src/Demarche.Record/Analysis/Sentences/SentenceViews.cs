using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Lays actors, times and statements over the words of each sentence; one pass over the text.</summary>
internal static class SentenceViews
{
    /// <summary>Words beyond this are left out of the rules: no sentence is that long, and it keeps the work linear.</summary>
    private const int MostWords = 200;

    public static ImmutableArray<SentenceView> Of(TextAnalysis text, ActorsOfReport actors, ImmutableArray<Statement> statements)
    {
        ImmutableArray<SentenceView>.Builder views = ImmutableArray.CreateBuilder<SentenceView>(text.Sentences.Length);
        ImmutableArray<TimeExpression> times = text.Times.Sort((left, right) => left.Span.CompareTo(right.Span));
        ImmutableArray<Statement>[] said = Spread(text, statements);
        int mention = 0;
        int time = 0;
        SentenceView? before = null;
        SentenceView? paragraphBefore = null;
        for (int s = 0; s < text.Sentences.Length; s++)
        {
            Sentence sentence = text.Sentences[s];
            while (mention < actors.Mentions.Length && actors.Mentions[mention].Span.Start < sentence.Span.Start)
            {
                mention++;
            }

            int firstMention = mention;
            while (mention < actors.Mentions.Length && actors.Mentions[mention].Span.Start < sentence.Span.End)
            {
                mention++;
            }

            while (time < times.Length && times[time].Span.Start < sentence.Span.Start)
            {
                time++;
            }

            int firstTime = time;
            while (time < times.Length && times[time].Span.Start < sentence.Span.End)
            {
                time++;
            }

            if (before is not null && before.Sentence.Paragraph != sentence.Paragraph)
            {
                paragraphBefore = before;
                before = null;
            }

            SentenceView view = One(
                text,
                s,
                actors.Mentions.AsSpan(firstMention, mention - firstMention),
                times.AsSpan(firstTime, time - firstTime),
                said[s],
                before,
                paragraphBefore
            );
            views.Add(view);
            before = view;
        }

        return views.ToImmutable();
    }

    private static SentenceView One(
        TextAnalysis text,
        int index,
        ReadOnlySpan<ActorMention> mentions,
        ReadOnlySpan<TimeExpression> times,
        ImmutableArray<Statement> statements,
        SentenceView? before,
        SentenceView? paragraphBefore
    )
    {
        Sentence sentence = text.Sentences[index];
        int count = Math.Min(sentence.TokenCount, MostWords);
        ReadOnlySpan<Token> tokens = text.Tokens.AsSpan(sentence.FirstToken, count);
        int[] mentionOf = new int[count];
        Array.Fill(mentionOf, -1);
        List<SentenceMention> kept = [];
        foreach (ActorMention mention in mentions)
        {
            TextSpan span = mention.OfficeSpan is { } office && !mention.Span.Contains(office) ? mention.Span.Union(office) : mention.Span;
            (int first, int end) = WordsIn(tokens, span);
            if (first >= end)
            {
                continue;
            }

            // A country inside an office ("the Arvenian water minister Pell Adair") belongs to the office-holder.
            if (kept.Count > 0 && kept[^1].First <= first && kept[^1].End >= end)
            {
                continue;
            }

            while (kept.Count > 0 && kept[^1].First >= first)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (kept.Count > 0 && kept[^1].End > first)
            {
                first = kept[^1].End;
                if (first >= end)
                {
                    continue;
                }
            }

            kept.Add(new SentenceMention(first, end, mention));
        }

        for (int m = 0; m < kept.Count; m++)
        {
            mentionOf.AsSpan(kept[m].First, kept[m].End - kept[m].First).Fill(m);
        }

        bool[] inTime = new bool[count];
        List<SentenceTime> sentenceTimes = [];
        foreach (TimeExpression time in times)
        {
            (int first, int end) = WordsIn(tokens, time.Span);
            if (first < end)
            {
                inTime.AsSpan(first, end - first).Fill(true);
                sentenceTimes.Add(new SentenceTime(first, end, time));
            }
        }

        Word[] words = new Word[count];
        for (int i = 0; i < count; i++)
        {
            string lower = tokens[i].Form.ToLowerInvariant();
            // The patterns are written on base forms whatever the class of the word: the treebanks' lemma of "troops" is "troops".
            string lemma = WordForms.Base(lower);
            WordRole role = WordRoles.Of(lower, lemma);

            // "May" in a date is no modal, "second" no verb.
            role = inTime[i] ? role & ~WordRole.Auxiliary : role;
            words[i] = new Word(tokens[i].Span, lower, lemma, role, mentionOf[i], inTime[i]);
        }

        return new SentenceView
        {
            Sentence = sentence,
            Index = index,
            Text = text.Text,
            Words = words,
            Tree = SentenceTree.Of(tokens),
            Mentions = [.. kept],
            Times = [.. sentenceTimes],
            Statements = statements,
            Before = before,
            BeforeParagraph = paragraphBefore,
        };
    }

    private static (int First, int End) WordsIn(ReadOnlySpan<Token> tokens, TextSpan span)
    {
        int first = 0;
        int high = tokens.Length;
        while (first < high)
        {
            int middle = (first + high) / 2;
            if (tokens[middle].Span.End <= span.Start)
            {
                first = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int end = first;
        while (end < tokens.Length && tokens[end].Span.Start < span.End)
        {
            end++;
        }

        return (first, end);
    }

    private static ImmutableArray<Statement>[] Spread(TextAnalysis text, ImmutableArray<Statement> statements)
    {
        ImmutableArray<Statement>[] bySentence = new ImmutableArray<Statement>[text.Sentences.Length];
        Array.Fill(bySentence, []);
        foreach (Statement statement in statements)
        {
            foreach (TextSpan content in statement.Content)
            {
                for (int s = FirstReaching(text, content.Start); s < bySentence.Length && text.Sentences[s].Span.Start < content.End; s++)
                {
                    if (bySentence[s].Length < 16 && !bySentence[s].Contains(statement))
                    {
                        bySentence[s] = bySentence[s].Add(statement);
                    }
                }
            }
        }

        return bySentence;
    }

    private static int FirstReaching(TextAnalysis text, int offset)
    {
        int low = 0;
        int high = text.Sentences.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (text.Sentences[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
