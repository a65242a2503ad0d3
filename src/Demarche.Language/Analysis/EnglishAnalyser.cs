using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>English news text: tokens, sentences, tags, trees, entities, times and quantities. Other languages get tokens and sentences.</summary>
public sealed class EnglishAnalyser : ITextAnalyser
{
    private readonly NameFinder _names;

    public EnglishAnalyser(INameLexicon names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = new NameFinder(names);
    }

    public string Engine => "en-0.4";

    public TextAnalysis Analyse(TextInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<TextSpan> spans = [];
        List<int> fused = [];
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        if (input.GivenTokens is { } given)
        {
            Keep(input.Text, given, spans, sentences);
        }
        else
        {
            Tokenizer.Split(input.Text, 0, AbbreviationList.Shipped, spans, fused);
            SentenceSplitter.Split(input.Text, spans, sentences);
        }

        bool english = input.Language is null || input.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        TextSpan?[] multiwords = TokenWriter.Multiwords(spans, fused);
        return english ? English(input, spans, multiwords, sentences) : Other(input, spans, multiwords, sentences);
    }

    private TextAnalysis English(TextInput input, List<TextSpan> spans, TextSpan?[] multiwords, ImmutableArray<Sentence>.Builder sentences)
    {
        EnglishModel model = EnglishModel.Shipped;
        WordReading[] readings =
            input.States is null && input.Readings is { } read && read.Count == spans.Count
                ? read.Words
                : model.Syntax.Read(input.Text, spans, sentences, input.States);
        List<Found> names = _names.Find(
            input.Text,
            spans,
            sentences,
            model.Names.Names(readings, sentences),
            model.Syntax.Appositions(readings, sentences)
        );
        ImmutableArray<Token> tokens = TokenWriter.Tagged(input.Text, spans, multiwords, sentences, readings, model.Labels);
        ImmutableArray<Sentence> tiled = sentences.ToImmutable();
        ImmutableArray<TimeExpression> times = TimeReader.Read(input.Text, tokens, tiled, input.Anchor);
        ImmutableArray<CoreferenceChain> chains = CoreferenceResolver.Shipped.Resolve(
            new CoreferenceInput(tokens, tiled, [.. names.Select(static n => new NameSpan(n.First, n.Last - n.First + 1, n.Type))])
        );
        return new TextAnalysis
        {
            Text = input.Text,
            Sentences = tiled,
            Tokens = tokens,
            Entities = EntityChains.Merge(input.Text, tokens, tiled, NameChains.Chain(input.Text, names), chains),
            Times = times,
            Quantities = QuantityReader.Read(input.Text, tokens, tiled, times),
            Readings = new WordReadings(readings),
        };
    }

    private static TextAnalysis Other(
        TextInput input,
        List<TextSpan> spans,
        TextSpan?[] multiwords,
        ImmutableArray<Sentence>.Builder sentences
    ) =>
        new()
        {
            Text = input.Text,
            Sentences = sentences.ToImmutable(),
            Tokens = TokenWriter.Bare(input.Text, spans, multiwords, sentences),
        };

    private static void Keep(
        string text,
        ImmutableArray<ImmutableArray<TextSpan>> given,
        List<TextSpan> spans,
        ImmutableArray<Sentence>.Builder sentences
    )
    {
        int paragraph = 0;
        int end = 0;
        foreach (ImmutableArray<TextSpan> sentence in given)
        {
            if (sentence.IsEmpty)
            {
                continue;
            }

            // Words of a contraction may be given with one span for all: what is given is kept, and may overlap.
            TextSpan whole = sentence.Aggregate(static (all, token) => all.Union(token));
            paragraph += whole.Start > end && text.AsSpan(end, whole.Start - end).Contains("\n\n", StringComparison.Ordinal) ? 1 : 0;
            end = Math.Max(end, whole.End);
            sentences.Add(new Sentence(whole, spans.Count, sentence.Length, paragraph));
            spans.AddRange(sentence);
        }
    }
}
