using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>English news text: tokens, sentences, names, times and quantities.</summary>
public sealed class EnglishAnalyser : ITextAnalyser
{
    private readonly INameLexicon _names;

    public EnglishAnalyser(INameLexicon names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
    }

    public string Engine => "en-0.0";

    public TextAnalysis Analyse(TextInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = _names;
        return new TextAnalysis
        {
            Text = input.Text,
            Sentences = ImmutableArray<Sentence>.Empty,
            Tokens = ImmutableArray<Token>.Empty,
        };
    }
}
