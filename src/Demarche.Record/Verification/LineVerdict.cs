namespace Demarche.Record;

/// <summary>How likely an editor is to let a line of the record stand, by the verifier: calibrated on lines that were judged (docs/model-card.md).</summary>
/// <param name="Told">That the words tell such a line at all.</param>
/// <param name="Right">That its kind and its holder are right as well.</param>
internal readonly record struct LineVerdict(double Told, double Right);
