using System.Collections.Concurrent;

namespace Demarche.Language;

/// <summary>
/// One network for tags, trees and names: summed embeddings, two bidirectional layers of long short-term memory, and a small
/// head for each question. Trees are read off head and dependent scores (T. Dozat and C. Manning, ICLR 2017) as the maximum
/// spanning tree; names off a linear-chain conditional random field. Threads may share it; what it says of a sentence depends on
/// the words of that sentence alone.
/// </summary>
internal sealed class JointNetwork
{
    private readonly WordProjections _words;
    private readonly BidirectionalLayer _lower;
    private readonly BidirectionalLayer _upper;
    private readonly TagHead _tags;
    private readonly TreeHead _trees;
    private readonly NameHead _names;
    private readonly ConcurrentBag<NetworkWorkspace> _workspaces = [];

    /// <param name="file">Encoder, tags and trees.</param>
    /// <param name="names">The head for names, which was taught over that encoder.</param>
    public JointNetwork(ModelFile file, ModelFile names)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(names);
        Labels = NetworkLabels.Read(file.Meta);
        LongShortTermMemory forward = LongShortTermMemory.From(file, "forward1");
        LongShortTermMemory backward = LongShortTermMemory.From(file, "backward1");
        EmbeddingTable[] tables = [.. WordRows.Names.Select(t => file.Embeddings("table." + t))];
        _names = new NameHead(names);
        _words = new WordProjections(new WordRows(file), tables, forward, backward, _names.Words);
        _lower = new BidirectionalLayer(forward, backward);
        _upper = new BidirectionalLayer(LongShortTermMemory.From(file, "forward2"), LongShortTermMemory.From(file, "backward2"));
        _tags = new TagHead(file, Labels);
        _trees = new TreeHead(file, Labels);
    }

    public NetworkLabels Labels { get; }

    /// <summary>Reads a few sentences at once.</summary>
    /// <param name="forms">Words of all sentences as written.</param>
    /// <param name="offsets">Sentence s is the words from offsets[s] up to offsets[s + 1]. Time and memory grow with the square of
    /// the longest: the caller cuts what is longer than any sentence can be.</param>
    /// <param name="readings">[words]</param>
    /// <param name="states">Is given the states of the words.</param>
    /// <param name="first">What to call the first word when giving them.</param>
    public void Read(
        ReadOnlySpan<ReadOnlyMemory<char>> forms,
        ReadOnlySpan<int> offsets,
        Span<WordReading> readings,
        IWordStates? states = null,
        int first = 0
    )
    {
        if (forms.IsEmpty)
        {
            return;
        }

        if (!_workspaces.TryTake(out NetworkWorkspace? workspace))
        {
            workspace = new NetworkWorkspace();
        }

        int words = forms.Length;
        Span<float> toRight = workspace.Take(0, words * _lower.Forward.Gates);
        Span<float> toLeft = workspace.Take(1, words * _lower.Backward.Gates);
        Span<float> toName = workspace.Take(8, words * _names.Words.Outputs);
        _words.Fill(forms, toRight, toLeft, toName, workspace.Words);
        Span<float> lower = workspace.Take(2, words * _lower.Outputs);
        _lower.Run(toRight, toLeft, [], offsets, lower, workspace.Recurrent);
        Span<float> upper = workspace.Take(3, words * _upper.Outputs);
        _upper.Run(lower, offsets, upper, workspace.Recurrent);
        if (states is not null)
        {
            Span<float> embeddings = workspace.Take(9, words * _words.Width);
            _words.Embed(forms, embeddings);
            states.Take(first, words, embeddings, lower, upper);
        }

        _tags.Read(upper, readings, workspace);
        _trees.Read(upper, offsets, readings, workspace);
        _names.Read(toName, lower, upper, offsets, readings, workspace);
        _workspaces.Add(workspace);
    }
}
