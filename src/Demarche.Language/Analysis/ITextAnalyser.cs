using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Analyses one text. Implementations are immutable, safe from many threads, and give the same output for the same input.</summary>
public interface ITextAnalyser
{
    /// <summary>Version and model hashes, for the <c>engine</c> stamp.</summary>
    string Engine { get; }

    TextAnalysis Analyse(TextInput input);
}

public sealed record TextInput
{
    public required string Text { get; init; }

    /// <summary>BCP 47; null for English or unknown. Other languages get tokens and sentences only.</summary>
    public string? Language { get; init; }

    /// <summary>The day from which "on Wednesday" is counted; null leaves relative expressions open (<c>XXXX-WXX-3</c>).</summary>
    public TimeAnchor? Anchor { get; init; }

    /// <summary>Sentences of token spans to keep as they are, instead of finding them.</summary>
    public ImmutableArray<ImmutableArray<TextSpan>>? GivenTokens { get; init; }

    /// <summary>What was read of the words of this very text before, by the same models; null for reading them now.</summary>
    public WordReadings? Readings { get; init; }

    /// <summary>Is given the states of the words as the network goes through the text, which then runs even where <see cref="Readings"/> are given.</summary>
    public IWordStates? States { get; init; }
}

/// <summary>Publication as the language layer needs it.</summary>
/// <param name="Day">The local day of publication in the outlet's zone.</param>
/// <param name="Inferred">True when the day was taken from another report: what is counted from it is then inferred as well.</param>
/// <param name="Figures">How the outlet writes dates in figures; the text's own dates come first.</param>
public sealed record TimeAnchor(LocalDate Day, bool Inferred = false, FigureOrder Figures = FigureOrder.Unknown);

/// <summary>Names known beforehand (countries, organisations), which capitalisation alone would mistype or miss.</summary>
public interface INameLexicon
{
    /// <summary>The type of a name as written; null when it is not known.</summary>
    EntityType? TypeOf(ReadOnlySpan<char> name);

    /// <summary>Length in words of the longest known name.</summary>
    int LongestName { get; }
}
