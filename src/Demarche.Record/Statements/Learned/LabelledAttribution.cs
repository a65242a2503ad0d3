namespace Demarche.Record;

/// <summary>A cue as the model found it.</summary>
/// <param name="First">First token, over the whole text.</param>
/// <param name="Last">Last token, inclusive.</param>
/// <param name="From">First token of the paragraph.</param>
/// <param name="To">One behind the last token of the paragraph.</param>
/// <param name="Probability">Of the cue being one, and being these words.</param>
internal readonly record struct FoundCue(int First, int Last, int From, int To, double Probability);

/// <summary>An attribution in tokens, as the model labels it.</summary>
/// <param name="Cue">The words that attribute.</param>
/// <param name="Source">Stretches of tokens, both ends inclusive; empty where the text names none.</param>
/// <param name="Content">Stretches of tokens in text order.</param>
/// <param name="SourceProbability">Mean over its words; 1 where there is none.</param>
/// <param name="ContentProbability">Mean over its words.</param>
internal sealed record LabelledAttribution(
    FoundCue Cue,
    List<(int First, int Last)> Source,
    List<(int First, int Last)> Content,
    double SourceProbability,
    double ContentProbability
);
