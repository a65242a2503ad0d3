namespace Demarche.Record;

/// <summary>What the verifier sees of a position.</summary>
internal static class PositionFeatures
{
    private const int Kinds = (int)PositionKind.Refusal + 1;
    private const int Plain = 20;

    public const int Count = Plain + LineFeatures.Classes + Kinds + (2 * LineFeatures.Scores) + LineFeatures.State;

    /// <param name="numbers">[<see cref="Count"/>]</param>
    public static void Fill(DeepStates deep, FoundPosition position, Span<float> numbers)
    {
        SentenceView view = position.View;
        ReportedPosition line = position.Line;
        int first = view.Sentence.FirstToken;
        int anchor = first + position.Anchor;
        LineFeatures features = new(numbers);
        features.Add(deep.Has(anchor));
        features.Add(line.Rule == ActPositions.Rule);
        features.Add(line.Implied);
        features.Add(line.Holders.Any(static holder => holder.Code is not null));
        features.Add(line.Holders.Length > 1);
        features.Add(!line.Addressees.IsEmpty);
        features.Add(line.Condition is not null);
        features.Add(Math.Log(1 + Words(line.Proposition)));
        features.AddSpeech(view, position.Anchor, line.Holders);
        features.Add(line.Certainty == PositionCertainty.OtherSide);
        features.Add(line.Certainty == PositionCertainty.Inferred);
        features.Add(line.Force is not null);
        features.Add(position.Content < 0 ? 0 : Math.Abs(position.Content - position.Anchor) / 20.0);
        features.Add(position.Anchor / 30.0);
        features.Add(view.Index == 0);
        features.Add(Math.Log(1 + view.Index));
        features.AddClass(view.Tree, position.Anchor);
        features.AddOneOf((int)line.Kind, Kinds);
        features.AddScores(deep, anchor);
        features.AddScores(deep, position.Content < 0 ? -1 : first + position.Content);
        features.AddStatesAround(deep, anchor);
    }

    private static int Words(string proposition) => proposition.AsSpan().Count(' ') + 1;
}
