using Demarche.Language;

namespace Demarche.Record;

/// <summary>What the model keeps of the states of the words of one text: far fewer numbers than the network gives.</summary>
internal sealed class ActWordStates(ActModel model)
{
    private float[] _inputs = [];
    private float[] _briefs = [];

    /// <summary>Words so far.</summary>
    public int Count { get; private set; }

    public void Take(int first, int words, ReadOnlySpan<float> embeddings, ReadOnlySpan<float> lower, ReadOnlySpan<float> upper)
    {
        // The text is gone through again: what was kept is of no use.
        Count = first + words;
        Grow(ref _inputs, Count * model.Encoder.Width);
        Grow(ref _briefs, Count * model.Encoder.BriefWidth);
        model.Encoder.Project(
            words,
            embeddings,
            lower,
            upper,
            _inputs.AsSpan(first * model.Encoder.Width, words * model.Encoder.Width),
            _briefs.AsSpan(first * model.Encoder.BriefWidth, words * model.Encoder.BriefWidth)
        );
    }

    public ReadOnlySpan<float> Inputs(int first, int words) => _inputs.AsSpan(first * model.Encoder.Width, words * model.Encoder.Width);

    public ReadOnlySpan<float> Briefs(int first, int words) =>
        _briefs.AsSpan(first * model.Encoder.BriefWidth, words * model.Encoder.BriefWidth);

    private static void Grow(ref float[] numbers, int length)
    {
        if (numbers.Length < length)
        {
            Array.Resize(ref numbers, Math.Max(length, 2 * numbers.Length));
        }
    }
}
