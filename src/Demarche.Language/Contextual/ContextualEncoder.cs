using System.Runtime.InteropServices;
using System.Text.Json;

namespace Demarche.Language;

/// <summary>
/// A pretrained transformer over pieces of words: what a word means where it stands. A word has the state of its first piece. It knows words and not what
/// is done with them: the weights come with the model of whoever uses it (docs/model-card.md). Threads may share it.
/// </summary>
public sealed class ContextualEncoder
{
    /// <summary>Pieces that are read at once, begin and end not counted: a longer passage is cut between words.</summary>
    public const int Stretch = 300;

    private readonly WordPieces _pieces;
    private readonly EmbeddingTable _table;
    private readonly float[] _places;
    private readonly LayerNormalisation _norm;
    private readonly EncoderLayer[] _layers;

    /// <param name="file">Its tables are those whose names begin with <c>encoder.</c>; <c>encoder</c> of its meta data tells layers and heads.</param>
    /// <exception cref="ModelFormatException">A table is missing, or the stretch has more pieces than there are places.</exception>
    public ContextualEncoder(ModelFile file)
        : this(file, Of(file), Table(file)) { }

    /// <summary>An encoder of its own weights that knows the pieces of words, and their vectors, by another.</summary>
    /// <exception cref="ModelFormatException">As above.</exception>
    public ContextualEncoder(ModelFile file, ContextualEncoder words)
        : this(file, Known(words)._pieces, Known(words)._table) { }

    private ContextualEncoder(ModelFile file, WordPieces pieces, EmbeddingTable table)
    {
        ArgumentNullException.ThrowIfNull(file);
        _pieces = pieces;
        _table = table;
        _places = file.Floats("encoder.place");
        _norm = new LayerNormalisation(file, "encoder.norm");
        JsonElement meta = file.Meta.GetProperty("encoder");
        int heads = meta.GetProperty("heads").GetInt32();
        _layers =
        [
            .. Enumerable.Range(0, meta.GetProperty("layers").GetInt32()).Select(i => new EncoderLayer(file, $"encoder.{i}", heads)),
        ];
        if (_places.Length / Width < Stretch + 2)
        {
            throw new ModelFormatException(
                $"the encoder has places for {_places.Length / Width} pieces, and {Stretch + 2} are read at once"
            );
        }
    }

    /// <summary>Numbers of a state.</summary>
    public int Width => _table.Width;

    private static WordPieces Of(ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new WordPieces(file.Bytes("encoder.keys").Span);
    }

    private static EmbeddingTable Table(ModelFile file) => file.Embeddings("encoder.piece");

    private static ContextualEncoder Known(ContextualEncoder words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words;
    }

    /// <summary>Adds the pieces of a text, its words between blanks.</summary>
    public void AddPieces(ReadOnlySpan<char> text, List<int> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Span<int> of = stackalloc int[WordPieces.Most];
        foreach (Range word in text.SplitAny(" \t\r\n\u00a0"))
        {
            if (!text[word].IsEmpty)
            {
                pieces.AddRange(of[.._pieces.Of(text[word], of)]);
            }
        }
    }

    /// <summary>The states of some pieces, which the caller has put together with the marks between them.</summary>
    /// <returns>[pieces × <see cref="Width"/>], until the workspace is used again.</returns>
    /// <exception cref="ArgumentException">More pieces than are read at once.</exception>
    public ReadOnlySpan<float> EncodePieces(ReadOnlySpan<int> pieces, EncoderWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return pieces.Length <= Stretch + 2
            ? Read(pieces, workspace)
            : throw new ArgumentException($"{pieces.Length} pieces, and {Stretch + 2} are read at once", nameof(pieces));
    }

    /// <summary>Writes the states of the words of one passage. Linear in its pieces.</summary>
    /// <param name="states">[words × <see cref="Width"/>]</param>
    public void Encode(ReadOnlySpan<Token> words, Span<float> states, EncoderWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        List<int> pieces = workspace.Pieces;
        List<int> starts = workspace.Starts;
        pieces.Clear();
        starts.Clear();
        Span<int> of = stackalloc int[WordPieces.Most];
        int first = 0;
        for (int i = 0; i < words.Length; i++)
        {
            int count = _pieces.Of(words[i].Form, of);
            if (pieces.Count + count > Stretch)
            {
                Encode(pieces, starts, states[(first * Width)..], workspace);
                pieces.Clear();
                starts.Clear();
                first = i;
            }

            starts.Add(pieces.Count);
            pieces.AddRange(of[..count]);
        }

        Encode(pieces, starts, states[(first * Width)..], workspace);
    }

    private void Encode(List<int> pieces, List<int> starts, Span<float> states, EncoderWorkspace workspace)
    {
        if (pieces.Count == 0)
        {
            return;
        }

        pieces.Insert(0, WordPieces.Begin);
        pieces.Add(WordPieces.End);
        Span<float> x = Read(CollectionsMarshal.AsSpan(pieces), workspace);
        ReadOnlySpan<int> places = CollectionsMarshal.AsSpan(starts);
        for (int w = 0; w < places.Length; w++)
        {
            x.Slice((1 + places[w]) * Width, Width).CopyTo(states[(w * Width)..]);
        }
    }

    private Span<float> Read(ReadOnlySpan<int> pieces, EncoderWorkspace workspace)
    {
        Span<float> x = workspace.States(pieces.Length * Width);
        for (int i = 0; i < pieces.Length; i++)
        {
            Span<float> row = x.Slice(i * Width, Width);
            _places.AsSpan(i * Width, Width).CopyTo(row);
            _table.AddRow(pieces[i], row);
        }

        _norm.Apply(x);
        foreach (EncoderLayer layer in _layers)
        {
            layer.Apply(x, pieces.Length, workspace);
        }

        return x;
    }
}
