using System.Numerics;
using Demarche.Language;

namespace Demarche.Trainer.Coreference;

/// <summary>
/// The ranking model while it learns, in float: rows that are summed, a rectified hidden layer, one unit that bypasses it.
/// AdaGrad (Duchi et al. 2011) on the rows and on the output layer.
/// </summary>
internal sealed class RankingNetwork
{
    private const int Width = RankingModel.Width;
    private const float LargestRow = 127 * RankingModel.RowScale;
    private readonly float[] _squares = new float[FeatureRows.TableSize * Width];
    private readonly float[] _outputSquares = new float[Width];
    private readonly float _rate;
    private readonly float _decay;

    public RankingNetwork(ulong seed, float rate, float decay)
    {
        _rate = rate;
        _decay = decay;
        Rows = new float[FeatureRows.TableSize * Width];
        Output = new float[Width];
        SplitMix random = new(seed);
        for (int i = 0; i < Rows.Length; i++)
        {
            Rows[i] = i % Width == Width - 1 ? 0 : (random.Unit() - 0.5f) * 0.2f;
        }

        for (int k = 0; k < Width - 1; k++)
        {
            Output[k] = (k % 2 == 0 ? 1 : -1) * (0.3f + (0.4f * random.Unit()));
        }

        Output[Width - 1] = 1;
    }

    /// <summary>What each hidden unit is multiplied with while learning: 0 when it is dropped (Srivastava et al. 2014).</summary>
    public float[] Kept { get; } = Enumerable.Repeat(1f, Width).ToArray();

    public float[] Rows { get; }

    public float[] Output { get; }

    /// <summary>The score of a decision with these features; the sums of the units are left in <paramref name="hidden"/>.</summary>
    public float Score(ReadOnlySpan<int> rows, Span<float> hidden)
    {
        hidden[..Width].Clear();
        foreach (int row in rows)
        {
            ReadOnlySpan<float> weights = Rows.AsSpan(row * Width, Width);
            for (int k = 0; k < Width; k += Vector<float>.Count)
            {
                (new Vector<float>(hidden[k..]) + new Vector<float>(weights[k..])).CopyTo(hidden[k..]);
            }
        }

        float score = hidden[Width - 1];
        for (int k = 0; k < Width - 1; k++)
        {
            score += Math.Max(0, hidden[k]) * Kept[k] * Output[k];
        }

        return score;
    }

    /// <summary>Moves the weights against this gradient of one decision's score.</summary>
    public void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> hidden, float gradient)
    {
        Span<float> back = stackalloc float[Width];
        for (int k = 0; k < Width - 1; k++)
        {
            back[k] = hidden[k] > 0 ? gradient * Kept[k] * Output[k] : 0;
            if (back[k] != 0)
            {
                float g = gradient * Kept[k] * hidden[k];
                _outputSquares[k] += g * g;
                Output[k] -= 0.3f * _rate * g / MathF.Sqrt(_outputSquares[k] + 1e-6f);
            }
        }

        back[Width - 1] = gradient;
        Vector<float> rate = new(_rate);
        Vector<float> tiny = new(1e-4f);
        Vector<float> largest = new(LargestRow);
        Vector<float> decay = new(_decay);
        foreach (int row in rows)
        {
            Span<float> weights = Rows.AsSpan(row * Width, Width);
            Span<float> squares = _squares.AsSpan(row * Width, Width);
            for (int k = 0; k < Width; k += Vector<float>.Count)
            {
                Vector<float> w = new(weights[k..]);
                Vector<float> g = new Vector<float>(back[k..]) + (decay * w);
                Vector<float> s = new Vector<float>(squares[k..]) + (g * g);
                s.CopyTo(squares[k..]);
                w -= rate * g / Vector.SquareRoot(s + tiny);
                Vector.Min(Vector.Max(w, -largest), largest).CopyTo(weights[k..]);
            }
        }
    }
}

/// <summary>A generator whose runs repeat on every machine (Steele et al. 2014).</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 to below 1.</summary>
    public float Unit() => (Next() >> 40) * (1f / (1 << 24));
}
