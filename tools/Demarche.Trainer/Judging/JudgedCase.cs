namespace Demarche.Trainer.Judging;

/// <summary>A case with what is to be said of it.</summary>
/// <param name="First">Whether the first chance holds; null for a case that says nothing of it.</param>
/// <param name="Second">As for the first.</param>
/// <param name="Fold">Cases of one report are in one fold.</param>
internal record JudgedCase(float[] Features, bool? First, bool? Second, int Fold);
