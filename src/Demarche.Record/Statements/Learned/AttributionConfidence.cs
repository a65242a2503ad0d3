namespace Demarche.Record;

/// <summary>How sure the model is that an attribution gives the right words to the right source: the product of its probabilities, not calibrated.</summary>
internal static class AttributionConfidence
{
    public static double Of(LabelledAttribution labelled) =>
        Math.Round(labelled.Cue.Probability * labelled.ContentProbability * labelled.SourceProbability, 2);
}
