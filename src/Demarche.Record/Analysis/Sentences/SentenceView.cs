using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A mention of an actor in one sentence.</summary>
/// <param name="First">First word, its office and title included.</param>
/// <param name="End">One behind the last word.</param>
internal readonly record struct SentenceMention(int First, int End, ActorMention Source)
{
    public Actor Actor => Source.Actor;
}

/// <summary>A time expression of one sentence by its words.</summary>
internal readonly record struct SentenceTime(int First, int End, TimeExpression Source);

/// <summary>One sentence as the rules of the record read it: words with actors, times and the statement that each stands in.</summary>
internal sealed class SentenceView
{
    public required Sentence Sentence { get; init; }

    public required int Index { get; init; }

    public required string Text { get; init; }

    public required Word[] Words { get; init; }

    /// <summary>The syntax of the words.</summary>
    public required SentenceTree Tree { get; init; }

    public required ImmutableArray<SentenceMention> Mentions { get; init; }

    public required ImmutableArray<SentenceTime> Times { get; init; }

    /// <summary>Statements with words in this sentence, in text order.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>The sentence before in the same paragraph; null for the first.</summary>
    public required SentenceView? Before { get; init; }

    /// <summary>The last paragraph's last sentence, for what a new paragraph takes up ("He added").</summary>
    public required SentenceView? BeforeParagraph { get; init; }

    public SentenceMention? MentionAt(int word) =>
        word >= 0 && word < Words.Length && Words[word].Mention >= 0 ? Mentions[Words[word].Mention] : null;

    /// <summary>The statement whose content holds the word, the innermost if several do; null for the report's own voice.</summary>
    public Statement? StatementAt(int word)
    {
        Statement? found = null;
        int length = int.MaxValue;
        foreach (Statement statement in Statements)
        {
            foreach (TextSpan content in statement.Content)
            {
                if (content.Contains(Words[word].Span.Start) && content.Length < length)
                {
                    found = statement;
                    length = content.Length;
                }
            }
        }

        return found;
    }

    /// <summary>True where a word stands in the content of a statement.</summary>
    public bool IsIn(Statement statement, int word)
    {
        foreach (TextSpan content in statement.Content)
        {
            if (content.Contains(Words[word].Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    public TextSpan SpanOf(int first, int end) => new(Words[first].Span.Start, Words[Math.Max(first, end - 1)].Span.End);

    public bool EndsWith(char mark) => Words.Length > 0 && (Words[^1].Lower[0] == mark || (Words.Length > 1 && Words[^2].Lower[0] == mark));

    /// <summary>True for a place in the text that is part of the source of a statement.</summary>
    public bool IsSource(int offset)
    {
        foreach (Statement statement in Statements)
        {
            foreach (TextSpan source in statement.Source)
            {
                if (source.Contains(offset))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
