using System.Collections.Concurrent;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The trained reader of attributions that ships inside the library (<c>Models/attributions.bin</c>): a bidirectional LSTM over the
/// words of a paragraph, a linear chain that labels cues, and beside each cue a second, smaller LSTM with a linear chain that
/// labels its source and its content, as semantic roles are labelled beside a predicate (J. Zhou and W. Xu, ACL 2015). What it
/// learned from is in <c>docs/model-card.md</c>. Threads may share it.
/// </summary>
internal sealed class AttributionModel
{
    // Enough words for the multiplications to run at full speed; what is longer than any paragraph is cut.
    private const int BatchWords = 800;
    private const int LongestParagraph = 400;

    private static readonly Lazy<AttributionModel> s_shipped = new(static () =>
        new AttributionModel(ModelFile.Open(ShippedModel.Open("attributions.bin")))
    );

    private readonly AttributionVocabulary _vocabulary;
    private readonly AttributionEncoder _encoder;
    private readonly CueHead _cues;
    private readonly RoleHead _roles;
    private readonly ConcurrentBag<AttributionWorkspace> _workspaces = [];

    internal AttributionModel(ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _vocabulary = new AttributionVocabulary(file);
        _encoder = new AttributionEncoder(file, _vocabulary);
        _cues = new CueHead(file);
        _roles = new RoleHead(file, _vocabulary);
    }

    public static AttributionModel Shipped => s_shipped.Value;

    /// <summary>Attributions in the order of their cues. Time is linear in words; memory beside the result does not grow with the text.</summary>
    public List<LabelledAttribution> Read(AttributionWords words)
    {
        List<LabelledAttribution> found = [];
        if (!_workspaces.TryTake(out AttributionWorkspace? workspace))
        {
            workspace = new AttributionWorkspace();
        }

        List<int> pieces = Pieces(words);
        List<int> offsets = [0];
        int start = 0;
        for (int p = 0; p + 1 < pieces.Count; p++)
        {
            offsets.Add(pieces[p + 1] - start);
            if (offsets[^1] >= BatchWords || p + 2 == pieces.Count)
            {
                ReadOnlySpan<float> states = _encoder.Encode(words, start, offsets, workspace);
                List<FoundCue> cues = _cues.Read(states, start, offsets, workspace);
                _roles.Read(words, states, start, cues, found, workspace);
                start += offsets[^1];
                offsets.RemoveRange(1, offsets.Count - 1);
            }
        }

        _workspaces.Add(workspace);
        return found;
    }

    private static List<int> Pieces(AttributionWords words)
    {
        List<int> pieces = [0];
        for (int p = 0; p + 1 < words.Paragraphs.Length; p++)
        {
            int end = words.Paragraphs[p + 1];
            for (int first = words.Paragraphs[p]; first < end; first = pieces[^1])
            {
                pieces.Add(Math.Min(end, first + LongestParagraph));
            }
        }

        return pieces;
    }
}
