namespace Demarche.Record;

/// <summary>How likely it is that an attribution gives the right words to the right source, calibrated on development data.</summary>
internal static class AttributionConfidence
{
    public static double Of(LabelledAttribution labelled) =>
        Math.Round(labelled.Cue.Probability * labelled.ContentProbability * labelled.SourceProbability, 2);
}
