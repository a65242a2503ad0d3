using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>English news text: tokens, sentences, names, times and quantities. Other languages get tokens and sentences.</summary>
public sealed class EnglishAnalyser : ITextAnalyser
{
    private readonly NameFinder _names;

    public EnglishAnalyser(INameLexicon names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = new NameFinder(names);
    }

    public string Engine => "en-0.2";

    public TextAnalysis Analyse(TextInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<TextSpan> spans = [];
        List<int> fused = [];
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        if (input.GivenTokens is { } given)
        {
            Keep(given, spans, sentences);
        }
        else
        {
            Tokenizer.Split(input.Text, 0, AbbreviationList.Shipped, spans, fused);
            SentenceSplitter.Split(input.Text, spans, sentences);
        }

        ImmutableArray<Token> tokens = Tokens(input.Text, spans, fused, sentences);
        bool english = input.Language is null || input.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        ImmutableArray<TimeExpression> times = english ? new TimeReader(input.Text, spans, Countable(input.Anchor)).Read(sentences) : [];
        return new TextAnalysis
        {
            Text = input.Text,
            Sentences = sentences.ToImmutable(),
            Tokens = tokens,
            Entities = english ? _names.Find(input.Text, spans, sentences) : [],
            Times = times,
            Quantities = english ? QuantityReader.Read(input.Text, spans, sentences, times) : [],
        };
    }

    // Years so far out that counting from them could leave the calendar give no anchor.
    private static TimeAnchor? Countable(TimeAnchor? anchor) => anchor is { Day.Year: > 1200 and < 9000 } ? anchor : null;

    private static void Keep(
        ImmutableArray<ImmutableArray<TextSpan>> given,
        List<TextSpan> spans,
        ImmutableArray<Sentence>.Builder sentences
    )
    {
        foreach (ImmutableArray<TextSpan> sentence in given)
        {
            if (!sentence.IsEmpty)
            {
                sentences.Add(new Sentence(sentence[0].Union(sentence[^1]), spans.Count, sentence.Length, 0));
                spans.AddRange(sentence);
            }
        }
    }

    private static ImmutableArray<Token> Tokens(
        string text,
        List<TextSpan> spans,
        List<int> fused,
        ImmutableArray<Sentence>.Builder sentences
    )
    {
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>(spans.Count);
        int next = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < sentences[s].TokenCount; i++)
            {
                TextSpan span = spans[tokens.Count];
                bool contracted = i > 0 && next < fused.Count && fused[next] == tokens.Count;
                TextSpan? multiword = contracted ? spans[tokens.Count - 1].Union(span) : null;
                if (contracted)
                {
                    next++;
                    tokens[^1] = tokens[^1] with { Multiword = multiword };
                }

                tokens.Add(
                    new Token
                    {
                        Span = span,
                        Sentence = s,
                        Form = span.Of(text),
                        Multiword = multiword,
                    }
                );
            }
        }

        return tokens.ToImmutable();
    }
}
