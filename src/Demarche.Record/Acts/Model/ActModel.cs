using System.Collections.Concurrent;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The trained reader of acts that ships inside the library: on the states of the language network two convolutions over the words of a
/// paragraph, a choice of labels for each word, and beside each trigger a third convolution that finds who and what (as semantic roles
/// are labelled beside a predicate, J. Zhou and W. Xu, ACL 2015). What it learned from is in <c>docs/model-card.md</c>. Threads may share it.
/// </summary>
internal sealed class ActModel
{
    private const int BatchWords = 800;
    private const int LongestParagraph = 400;

    private static readonly Lazy<ActModel> s_shipped = new(static () => new ActModel(ModelFile.Open(Resource())));

    private readonly ActTriggers _triggers;
    private readonly ActRoles _roles;
    private readonly ConcurrentBag<ActWorkspace> _workspaces = [];

    internal ActModel(ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ActLabels labels = new(file);
        Labels = labels;
        AttributionVocabulary vocabulary = new(file);
        ActLexicon lexicon = new(
            labels.Layers[(int)ActLayer.Event],
            EmbeddedLines.Rows("act-words.tsv"),
            EmbeddedLines.Rows("act-words-own.tsv")
        );
        Encoder = new ActEncoder(file, vocabulary, lexicon);
        _triggers = new ActTriggers(file, labels);
        _roles = new ActRoles(file, labels, vocabulary);
    }

    public static ActModel Shipped => s_shipped.Value;

    public ActLabels Labels { get; }

    public ActEncoder Encoder { get; }

    /// <summary>Acts in the order of their triggers. Time is linear in words.</summary>
    public List<Act> Read(AttributionWords words, ActTrees trees, ActWordStates given, DeepStates deep)
    {
        List<Act> found = [];
        if (!_workspaces.TryTake(out ActWorkspace? workspace))
        {
            workspace = new ActWorkspace();
        }

        ActPhrases phrases = new(words, trees);
        List<int> offsets = [0];
        int start = 0;
        for (int p = 0; p + 1 < words.Paragraphs.Length; p++)
        {
            for (int first = words.Paragraphs[p]; first < words.Paragraphs[p + 1]; )
            {
                int end = Math.Min(words.Paragraphs[p + 1], first + LongestParagraph);
                offsets.Add(end - start);
                first = end;
                if (offsets[^1] >= BatchWords || end == words.Count)
                {
                    Batch(words, trees, phrases, given, start, offsets, found, workspace, deep);
                    start = end;
                    offsets.RemoveRange(1, offsets.Count - 1);
                }
            }
        }

        _workspaces.Add(workspace);
        return found;
    }

    // A first look without the pretrained encoder tells which paragraphs are worth its price.
    private void Batch(
        AttributionWords words,
        ActTrees trees,
        ActPhrases phrases,
        ActWordStates given,
        int start,
        List<int> offsets,
        List<Act> found,
        ActWorkspace workspace,
        DeepStates deep
    )
    {
        Span<float> x = workspace.Take(ActSlot.Inputs, offsets[^1] * Encoder.Width);
        Span<float> states = workspace.Take(ActSlot.States, offsets[^1] * Encoder.States);
        Encoder.Lay(words, trees, given, start, offsets, x, workspace);
        Encoder.Encode(x, offsets, states, workspace);
        bool[] worth = _triggers.Worth(x, states, offsets, workspace);
        if (!worth.Contains(true))
        {
            return;
        }

        for (int p = 0; p < worth.Length; p++)
        {
            if (worth[p])
            {
                int length = offsets[p + 1] - offsets[p];
                ReadOnlySpan<Token> tokens = words.Tokens.AsSpan(start + offsets[p], length);
                Encoder.Deepen(tokens, x.Slice(offsets[p] * Encoder.Width, length * Encoder.Width), workspace);
                deep.Take(start + offsets[p], length, Encoder.Contextual(length, workspace));
            }
        }

        Encoder.Encode(x, offsets, states, workspace);
        List<ActTrigger> triggers = _triggers.Read(x, states, start, offsets, worth, workspace);
        deep.Score(start, offsets[^1], _triggers.Scored(offsets[^1], workspace));
        _roles.Read(words, phrases, states, start, triggers, found, workspace);
    }

    /// <summary>
    /// Name of the runtime property that gives the file of another model: to measure one that has not seen what it is measured on
    /// (weights in training: docs/model-card.md).
    /// </summary>
    internal const string OtherModel = "Demarche.Record.ActsModel";

    private static Stream Resource() =>
        AppContext.GetData(OtherModel) is string { Length: > 0 } path ? File.OpenRead(path) : ShippedModel.Open("acts.bin");
}
