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

    /// <summary>Least chance that an event is right which stands beside a surer one of its sentence; chosen on development data (docs/accuracy.md).</summary>
    private const double LeastBeside = 0.6;

    private readonly float[] _position = new float[PositionFeatures.Count];
    private readonly float[] _event = new float[EventFeatures.Count];

    /// <summary>Leaves out the positions of a sentence that are not told.</summary>
    public void Verify(List<FoundPosition> found) => found.RemoveAll(position => !IsTold(position));

    /// <summary>The event with the chance that it is right as its confidence; null for one that is not told.</summary>
    public ReportedEvent? Verified(SentenceView view, int word, ReportedEvent line)
    {
        if (!IsJudged(view, word))
        {
            return line;
        }

        EventFeatures.Fill(deep, view, word, line, _event);
        return Judge(ActLayer.Event, line.Type, view, word, _event, null) switch
        {
            null => line,
            { Told: >= Least, Right: var right } => line with { Confidence = right },
            _ => null,
        };
    }

    /// <summary>
    /// Without the events that are likely wrong and stand beside a surer one of their sentence: most of these are the same act read a second
    /// time as another ("speeded up the withdrawal"), or what the sentence only takes up. The refusal of a position stays: two readers found it.
    /// </summary>
    /// <param name="found">All events of the report that are told.</param>
    public IEnumerable<FoundEvent> WithoutDoubtful(IReadOnlyList<FoundEvent> found)
    {
        if (watch is not null)
        {
            return found;
        }

        ILookup<int, FoundEvent> judged = found.Where(line => IsJudged(line.View, line.Anchor)).ToLookup(static line => line.View.Index);
        return found.Where(line =>
            line.Refuses
            || line.Line.Confidence >= LeastBeside
            || !IsJudged(line.View, line.Anchor)
            || !judged[line.View.Index].Any(other => other.Line.Confidence > line.Line.Confidence)
        );
    }

    private bool IsTold(FoundPosition position)
    {
        if (!IsJudged(position.View, position.Anchor))
        {
            return true;
        }

        PositionFeatures.Fill(deep, position, _position);
        string kind = position.Line.Kind.ToString().ToLowerInvariant();
        return Judge(ActLayer.Position, kind, position.View, position.Anchor, _position, position.Line) is null or { Told: >= Least };
    }

    private bool IsJudged(SentenceView view, int word) => watch is not null || deep.Has(view.Sentence.FirstToken + word);

    // No verdict where somebody watches, nor the weights, which may be of other numbers than those that are learned from now.
    private LineVerdict? Judge(ActLayer layer, string kind, SentenceView view, int word, float[] numbers, ReportedPosition? position)
    {
        if (watch is null)
        {
            return (layer == ActLayer.Event ? LineVerifier.Events : LineVerifier.Positions).Judge(numbers);
        }

        watch(new CandidateLine(layer, kind, view.Sentence.Span.Start, word, [.. numbers], position));
        return null;
    }
}
