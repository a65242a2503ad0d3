using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// The tokens of a text with what the reader of attributions looks at: heads over the whole text, names, quotations, paragraphs.
/// <c>tools/statements/features.py</c> computes the same for training.
/// </summary>
internal sealed class AttributionWords
{
    private static readonly string[] s_children = ["nsubj", "ccomp", "xcomp", "parataxis", "obj", "obl", "mark", "cop"];

    public AttributionWords(TextAnalysis analysis, ImmutableArray<QuotedStretch> quotes)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        Tokens = analysis.Tokens;
        int count = Tokens.Length;
        Head = new int[count];
        Children = new byte[count];
        Name = new byte[count];
        QuoteOf = new int[count];
        Mark = new byte[count];
        Opens = new bool[count];
        Array.Fill(QuoteOf, -1);
        Trees(analysis);
        Names(analysis);
        Quotations(quotes);
        Paragraphs = Cut(analysis.Text);
    }

    public ImmutableArray<Token> Tokens { get; }

    public int Count => Tokens.Length;

    /// <summary>Index of the head over the whole text; -1 for a root.</summary>
    public int[] Head { get; }

    /// <summary>One bit for each of a few relations in which the token has a dependent.</summary>
    public byte[] Children { get; }

    /// <summary>0 for none; 1 to 5 a name by its type; 6 and 7 a noun phrase, 8 and 9 a pronoun, for a person or another.</summary>
    public byte[] Name { get; }

    /// <summary>Index of the quotation that the token stands in; -1 for none.</summary>
    public int[] QuoteOf { get; }

    /// <summary>Outside (0), opening mark, inside, closing mark; apart for single marks and for those left open.</summary>
    public byte[] Mark { get; }

    /// <summary>True for the first token of a sentence.</summary>
    public bool[] Opens { get; }

    /// <summary>First token of each line of the text, and one behind the last token.</summary>
    public ImmutableArray<int> Paragraphs { get; }

    private void Trees(TextAnalysis analysis)
    {
        foreach (Sentence sentence in analysis.Sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            {
                int head = Tokens[i].Head;
                Head[i] = head > 0 ? sentence.FirstToken + head - 1 : -1;
                Opens[i] = i == sentence.FirstToken;
            }
        }

        for (int i = 0; i < Head.Length; i++)
        {
            int bit = Head[i] < 0 ? -1 : Array.IndexOf(s_children, Base(Tokens[i].Deprel));
            if (bit >= 0)
            {
                Children[Head[i]] |= (byte)(1 << bit);
            }
        }
    }

    private void Names(TextAnalysis analysis)
    {
        foreach (Entity entity in analysis.Entities)
        {
            bool person = entity.Type == EntityType.Person;
            foreach (EntityMention mention in entity.Mentions)
            {
                byte value = mention.Kind switch
                {
                    MentionKind.Name => (byte)(1 + (int)entity.Type),
                    MentionKind.Nominal => (byte)(person ? 6 : 7),
                    _ => (byte)(person ? 8 : 9),
                };
                (int first, int end) = Within(mention.Span);
                for (int i = first; i < end; i++)
                {
                    Name[i] = Name[i] == 0 || value < 6 ? value : Name[i];
                }
            }
        }
    }

    private void Quotations(ImmutableArray<QuotedStretch> quotes)
    {
        for (int q = 0; q < quotes.Length; q++)
        {
            QuotedStretch quote = quotes[q];
            int kind =
                quote.Single ? 3
                : quote.Closed ? 0
                : 6;
            (int first, int end) = Within(quote.Span);
            for (int i = first; i < end; i++)
            {
                int start = Tokens[i].Span.Start;
                int place =
                    start < quote.Inner.Start ? 1
                    : start >= quote.Inner.End ? 3
                    : 2;
                QuoteOf[i] = q;
                Mark[i] = (byte)(place + kind);
            }
        }
    }

    /// <summary>The last verb of a stretch, such as a cue; -1 for none.</summary>
    public int VerbOf(TextSpan stretch)
    {
        (int first, int end) = Within(stretch);
        for (int i = end - 1; i >= first; i--)
        {
            if (Tokens[i].Upos == "VERB")
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The tokens that a span touches: the first, and one behind the last.</summary>
    public (int First, int End) Within(TextSpan span) => (FirstEndingBehind(span.Start), FirstStartingAt(span.End));

    // Number of tokens that end at the offset or before.
    private int FirstEndingBehind(int offset)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int FirstStartingAt(int offset)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ImmutableArray<int> Cut(string text)
    {
        ImmutableArray<int>.Builder cuts = ImmutableArray.CreateBuilder<int>();
        cuts.Add(0);
        for (int i = 1; i < Count; i++)
        {
            int from = Tokens[i - 1].Span.Start;
            int to = Math.Max(from, Tokens[i].Span.Start);
            if (text.AsSpan()[from..to].Contains('\n'))
            {
                cuts.Add(i);
            }
        }

        cuts.Add(Count);
        return cuts.ToImmutable();
    }

    private static string Base(string? relation) =>
        relation is null ? ""
        : relation.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? relation[..colon]
        : relation;
}
