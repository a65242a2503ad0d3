namespace Demarche.Record;

/// <summary>
/// Which of the lines that were found in a report are told. Those that the verifier thinks too unlikely are left out: an editor who sees a
/// line that no sentence bears out trusts none. What the encoder has not read is told as it was found.
/// </summary>
/// <param name="deep">What the encoder made of the words of the report.</param>
/// <param name="watch">Sees every line before it is judged, which then is told in any case; null for the usual reading.</param>
internal sealed class LineVerification(DeepStates deep, Action<CandidateLine>? watch = null)
{
    /// <summary>Least chance that a line is told; chosen on development data (docs/accuracy.md).</summary>
    private const double Least = 0.4;

    private readonly float[] _position = new float[PositionFeatures.Count];
    private readonly float[] _event = new float[EventFeatures.Count];

    /// <summary>Leaves out the positions of a sentence that are not told.</summary>
    public void Verify(List<FoundPosition> found) => found.RemoveAll(position => !IsTold(position));

    private bool IsTold(FoundPosition position)
    {
        SentenceView view = position.View;
        if (watch is null && !deep.Has(view.Sentence.FirstToken + position.Anchor))
        {
            return true;
        }

        PositionFeatures.Fill(deep, position, _position);
        if (watch is not null)
        {
            watch(
                new CandidateLine(
                    ActLayer.Position,
                    position.Line.Kind.ToString().ToLowerInvariant(),
                    view.Sentence.Span.Start,
                    position.Anchor,
                    [.. _position]
                )
            );
            return true;
        }

        return LineVerifier.Positions.Judge(_position).Told >= Least;
    }

    /// <summary>The event with the chance that it is right as its confidence; null for one that is not told.</summary>
    public ReportedEvent? Verified(SentenceView view, int word, ReportedEvent line)
    {
        if (watch is null && !deep.Has(view.Sentence.FirstToken + word))
        {
            return line;
        }

        EventFeatures.Fill(deep, view, word, line, _event);
        if (watch is not null)
        {
            watch(new CandidateLine(ActLayer.Event, line.Type, view.Sentence.Span.Start, word, [.. _event]));
            return line;
        }

        LineVerdict verdict = LineVerifier.Events.Judge(_event);
        return verdict.Told >= Least ? line with { Confidence = verdict.Right } : null;
    }
}
