using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Reads an act with what stands around it and gives the chance of each party that it is its (<c>Models/holder-encoder.bin</c>, docs/model-card.md; a pointer to
/// parties, as in O. Vinyals et al., "Pointer Networks", NeurIPS 2015). Learned by <c>tools/holders</c>. Threads may share it.
/// </summary>
internal sealed class HolderEncoder
{
    // As in tools/holders/reader.py: change both together.
    private const int LongestIntroduction = 30;
    private const int LongestBefore = 90;
    private const int LongestHere = 64;
    private const int LongestAhead = 44;

    private static readonly Lazy<HolderEncoder> s_shipped = new(static () =>
        new HolderEncoder(ModelFile.Open(ShippedModel.Open("holder-encoder.bin")))
    );

    [ThreadStatic]
    private static EncoderWorkspace? s_workspace;

    private readonly ContextualEncoder _encoder;
    private readonly EncoderHead _head;

    /// <exception cref="ModelFormatException">The file was learned from other numbers, or other symbols.</exception>
    private HolderEncoder(ModelFile file)
    {
        _encoder = new ContextualEncoder(file, ActModel.Shipped.Encoder.Pretrained);
        _head = new EncoderHead(file, "holders", HolderFeatures.Count + 1, 1);
        PartySymbols.Check(file, "holders");
    }

    public static HolderEncoder Shipped => s_shipped.Value;

    /// <summary>Chances to two places: nobody's, then each party's in the order of the case.</summary>
    public double[] Judge(HolderCase seen)
    {
        List<Piece> pieces = Laid(seen, out int at);
        int[] ids = [.. pieces.Select(static piece => piece.Id)];
        int width = _encoder.Width;
        ReadOnlySpan<float> states = _encoder.EncodePieces(ids, s_workspace ??= new EncoderWorkspace());
        float[] state = new float[3 * width];
        states[..width].CopyTo(state);
        states.Slice(at * width, width).CopyTo(state.AsSpan(width));
        float[] numbers = new float[HolderFeatures.Count + 1];
        numbers[^1] = 1;
        float[] scores = new float[1 + seen.Parties.Length];
        scores[0] = Score(state, numbers);
        numbers[^1] = 0;
        for (int party = 0; party < seen.Parties.Length; party++)
        {
            Mean(states, pieces, party, state.AsSpan(2 * width));
            seen.Numbers.AsSpan(party * HolderFeatures.Count, HolderFeatures.Count).CopyTo(numbers);
            scores[1 + party] = Score(state, numbers);
        }

        double[] chances = new double[scores.Length];
        ClueNumbers.Chances(scores, chances);
        // To two places: what is told must not hang on the last bit of a sum.
        return [.. chances.Select(static chance => Math.Round(chance, 2))];
    }

    private float Score(ReadOnlySpan<float> state, ReadOnlySpan<float> numbers)
    {
        Span<float> score = stackalloc float[1];
        _head.Score(_head.Project(state), numbers, score);
        return score[0];
    }

    private static void Mean(ReadOnlySpan<float> states, List<Piece> pieces, int party, Span<float> mean)
    {
        mean.Clear();
        int count = pieces.Count(piece => piece.Party == party);
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Party == party)
            {
                ReadOnlySpan<float> state = states.Slice(i * mean.Length, mean.Length);
                for (int k = 0; k < mean.Length; k++)
                {
                    mean[k] += state[k] / count;
                }
            }
        }
    }

    /// <param name="Party">Number of the party that it stands for; -1 for a piece of a word.</param>
    private readonly record struct Piece(int Id, int Party);

    private List<Piece> Laid(HolderCase seen, out int at)
    {
        List<Piece> introduction = Of(seen.Introduction, -1, out _);
        List<Piece> before = Of(seen.Before, -1, out _);
        List<Piece> here = Of(seen.Here, seen.At, out int told);
        int cut = Math.Max(0, told - LongestAhead);
        List<Piece> pieces = [new(WordPieces.Begin, -1)];
        pieces.AddRange(CollectionsMarshal.AsSpan(introduction)[..Math.Min(introduction.Count, LongestIntroduction)]);
        pieces.Add(new Piece(WordPieces.End, -1));
        pieces.AddRange(CollectionsMarshal.AsSpan(before)[Math.Max(0, before.Count - LongestBefore)..]);
        pieces.Add(new Piece(WordPieces.End, -1));
        at = pieces.Count + told - cut;
        pieces.AddRange(CollectionsMarshal.AsSpan(here)[cut..Math.Min(here.Count, cut + LongestHere)]);
        pieces.Add(new Piece(WordPieces.End, -1));
        return pieces;
    }

    private List<Piece> Of(ImmutableArray<PassageWord> words, int marked, out int at)
    {
        List<Piece> pieces = [];
        at = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (i == marked)
            {
                Add(pieces, "*", -1);
                at = pieces.Count;
            }

            PassageWord word = words[i];
            bool known = word is { Party: >= 0, Person: >= 0 };
            if (known)
            {
                Add(pieces, "(", -1);
            }

            Add(pieces, word.Party >= 0 ? PartySymbols.All[word.Party] : word.Form, word.Party);
            if (known)
            {
                Add(pieces, ")", -1);
            }
        }

        return pieces;
    }

    private void Add(List<Piece> pieces, string form, int party)
    {
        List<int> ids = [];
        _encoder.AddPieces(form, ids);
        pieces.AddRange(ids.Select(id => new Piece(id, party)));
    }
}
