using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Reads a position and a sentence together and says how the sentence answers it (<c>Models/tie-encoder.bin</c>, docs/model-card.md; a cross-encoder, as in
/// R. Nogueira, K. Cho, arXiv:1901.04085). Learned by <c>tools/ties</c>. Threads may share it.
/// </summary>
internal sealed class TieEncoder
{
    // As in tools/ties/reader.py: of a position and a title the end is cut, of the sentences what stands before.
    private const int LongestPosition = 72;
    private const int LongestTitle = 16;
    private const int LongestBefore = 48;
    private const int LongestSentence = 60;

    /// <summary>What the likeness of both texts is multiplied by.</summary>
    private const float OfLikeness = 20;

    /// <summary>Pairs that are remembered: a store judges most of them again when a position is composed anew.</summary>
    private const int Remembered = 4096;

    private static readonly Lazy<TieEncoder> s_shipped = new(static () =>
        new TieEncoder(ModelFile.Open(ShippedModel.Open("tie-encoder.bin")))
    );

    [ThreadStatic]
    private static EncoderWorkspace? s_workspace;

    private readonly ContextualEncoder _encoder;
    private readonly EncoderHead _head;
    private readonly ConcurrentDictionary<TieText, float[]> _read = new();

    /// <exception cref="ModelFormatException">The file was learned from other numbers, for other answers, or other symbols.</exception>
    private TieEncoder(ModelFile file)
    {
        _encoder = new ContextualEncoder(file, ActModel.Shipped.Encoder.Pretrained);
        _head = new EncoderHead(file, "ties", TieFeatures.Count, Outcomes.Length + Answers.Length + 1);
        PartySymbols.Check(file, "ties");
    }

    public static TieEncoder Shipped => s_shipped.Value;

    /// <summary>How who was asked can answer, in the order of the model.</summary>
    public static ImmutableArray<ResponseStatus> Answers { get; } =
    [
        ResponseStatus.Accepted,
        ResponseStatus.Rejected,
        ResponseStatus.Fulfilled,
        ResponseStatus.Deferred,
        ResponseStatus.Noted,
        ResponseStatus.Unanswered,
        ResponseStatus.PartlyAccepted,
        ResponseStatus.Defied,
        ResponseStatus.Countered,
    ];

    /// <summary>What a holder can do about his own position; the first stands for whatever it is called of a position of its kind (<see cref="TieModel.Done"/>).</summary>
    public static ImmutableArray<ResponseStatus> Outcomes { get; } =
    [ResponseStatus.Kept, ResponseStatus.Withdrawn, ResponseStatus.Broken, ResponseStatus.Lapsed, ResponseStatus.PartlyKept];

    /// <summary>Chances: that the sentence answers nothing, of each of <see cref="Answers"/>, of each of <see cref="Outcomes"/>, to two places.</summary>
    /// <param name="numbers">[<see cref="TieFeatures.Count"/>]</param>
    /// <param name="chances">[all of them]</param>
    public void Judge(TieText text, ReadOnlySpan<float> numbers, Span<double> chances)
    {
        float[] state = Remember(text);
        Span<float> scores = stackalloc float[chances.Length];
        _head.Score(state, numbers, scores);
        ClueNumbers.Chances(scores, chances);
        // To two places: what is told must not hang on the last bit of a sum.
        foreach (ref double chance in chances)
        {
            chance = Math.Round(chance, 2);
        }
    }

    private float[] Remember(TieText text)
    {
        if (_read.TryGetValue(text, out float[]? state))
        {
            return state;
        }

        if (_read.Count >= Remembered)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(text, Read(text));
    }

    // What the texts give the hidden units.
    private float[] Read(TieText text)
    {
        List<int> pieces = [WordPieces.Begin];
        pieces.AddRange(Of(text.Position).Take(LongestPosition));
        int end = pieces.Count;
        pieces.Add(WordPieces.End);
        pieces.AddRange(Of(text.Title).Take(LongestTitle));
        pieces.AddRange(Of(text.Before).TakeLast(LongestBefore));
        pieces.Add(WordPieces.End);
        int start = pieces.Count;
        pieces.AddRange(Of(text.Here).TakeLast(LongestSentence));
        pieces.Add(WordPieces.End);
        int width = _encoder.Width;
        ReadOnlySpan<float> states = _encoder.EncodePieces(CollectionsMarshal.AsSpan(pieces), s_workspace ??= new EncoderWorkspace());
        float[] state = new float[3 * width];
        states[..width].CopyTo(state);
        Span<float> wanted = stackalloc float[width];
        Span<float> told = state.AsSpan(width, width);
        Mean(states[width..(end * width)], wanted);
        Mean(states[(start * width)..((pieces.Count - 1) * width)], told);
        float scale = OfLikeness / Math.Max(1e-12f, Length(wanted) * Length(told));
        for (int k = 0; k < width; k++)
        {
            state[(2 * width) + k] = scale * wanted[k] * told[k];
        }

        return _head.Project(state);
    }

    private List<int> Of(string text)
    {
        List<int> pieces = [];
        foreach (Range range in text.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> word = text.AsSpan(range);
            if (word is ['(', '@', .. var known])
            {
                _encoder.AddPieces("(", pieces);
                _encoder.AddPieces(SymbolOf(known.TrimEnd(')')), pieces);
                _encoder.AddPieces(")", pieces);
            }
            else if (word is ['@', .. var named])
            {
                _encoder.AddPieces(SymbolOf(named), pieces);
            }
            else
            {
                _encoder.AddPieces(word, pieces);
            }
        }

        return pieces;
    }

    private static string SymbolOf(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int party) && party < PartySymbols.All.Length
            ? PartySymbols.All[party]
            : TieText.Another;

    private static void Mean(ReadOnlySpan<float> rows, Span<float> mean)
    {
        mean.Clear();
        int count = Math.Max(1, rows.Length / mean.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            mean[i % mean.Length] += rows[i] / count;
        }
    }

    private static float Length(ReadOnlySpan<float> numbers)
    {
        float sum = 0;
        foreach (float number in numbers)
        {
            sum += number * number;
        }

        return MathF.Sqrt(sum);
    }
}
