using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Reads acts (events, positions, responses) with the trained model that ships (<c>Models/acts.bin</c>, docs/model-card.md). A reader is made
/// before a text is analysed, takes the states of its words as the network of the language layer goes through it
/// (<see cref="TextInput.States"/>), and is asked once for the acts. One text and one thread a reader.
/// </summary>
internal sealed class ActReader : IWordStates
{
    private readonly ActModel _model;
    private readonly ActWordStates _states;

    public ActReader()
        : this(ActModel.Shipped) { }

    internal ActReader(ActModel model)
    {
        _model = model;
        _states = new ActWordStates(model);
    }

    public void Take(int first, int words, ReadOnlySpan<float> embeddings, ReadOnlySpan<float> lower, ReadOnlySpan<float> upper) =>
        _states.Take(first, words, embeddings, lower, upper);

    /// <summary>Acts in the order of their triggers, layer by layer for one trigger. Linear in the words of the text.</summary>
    /// <returns>None where no states were given: the text is in another language.</returns>
    public ActsOfReport Read(TextAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        AttributionWords words = new(analysis, QuotationMarks.Find(analysis.Text));
        ActTrees trees = new(words);
        bool given = _states.Count == analysis.Tokens.Length && !analysis.Tokens.IsEmpty;
        DeepStates deep = new(analysis.Tokens.Length);
        return new ActsOfReport(given ? [.. _model.Read(words, trees, _states, deep)] : [], words, trees, deep);
    }
}

/// <summary>The acts of one report with the words and trees that they were read from.</summary>
internal sealed record ActsOfReport(ImmutableArray<Act> Acts, AttributionWords Words, ActTrees Trees, DeepStates Deep)
{
    /// <summary>Tokens that tell an event, surely enough for the record.</summary>
    public IReadOnlySet<int> Told { get; } =
        Acts.Where(static act => act.Layer == ActLayer.Event && ActEvents.IsSure(act)).Select(static act => act.Trigger).ToHashSet();
}
