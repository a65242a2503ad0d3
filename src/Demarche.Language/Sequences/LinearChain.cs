using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// The best sequence of labels under a linear-chain conditional random field (J. Lafferty et al., ICML 2001), by the algorithm
/// of A. Viterbi (IEEE Transactions on Information Theory 13(2), 1967). A label that may not stand somewhere scores minus
/// infinity there. Never changed after it is made: threads may share it.
/// </summary>
public sealed class LinearChain
{
    private const int Lanes = 8;

    private readonly int _padded;
    private readonly float[] _transitions;
    private readonly float[] _start;
    private readonly float[] _end;

    /// <param name="transitions">[labels × labels]: the score of the column's label after the row's</param>
    /// <param name="start">[labels]</param>
    /// <param name="end">[labels]</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public LinearChain(ReadOnlySpan<float> transitions, ReadOnlySpan<float> start, ReadOnlySpan<float> end)
    {
        Labels = start.Length;
        if (Labels is 0 or > byte.MaxValue + 1 || end.Length != Labels || transitions.Length != Labels * Labels)
        {
            throw new ArgumentException($"{start.Length} starts, {end.Length} ends and {transitions.Length} transitions do not fit");
        }

        // Rows are filled up with labels that can never stand, so that every vector is whole.
        _padded = (Labels + Lanes - 1) / Lanes * Lanes;
        _transitions = new float[Labels * _padded];
        Array.Fill(_transitions, float.NegativeInfinity);
        for (int from = 0; from < Labels; from++)
        {
            transitions.Slice(from * Labels, Labels).CopyTo(_transitions.AsSpan(from * _padded));
        }

        _start = start.ToArray();
        _end = end.ToArray();
    }

    public int Labels { get; }

    /// <param name="emissions">[words × labels]</param>
    /// <param name="labels">[words]: the best sequence; of equally good ones the one with the lowest labels, from its end.</param>
    /// <returns>The score of the sequence.</returns>
    /// <exception cref="ArgumentException">There are not words × labels emissions.</exception>
    public float Decode(ReadOnlySpan<float> emissions, Span<int> labels)
    {
        int words = labels.Length;
        if (emissions.Length != (long)words * Labels)
        {
            throw new ArgumentException($"{emissions.Length} emissions are not {words} rows of {Labels}", nameof(emissions));
        }

        if (words == 0)
        {
            return 0;
        }

        Span<float> scores = stackalloc float[2 * _padded];
        Span<float> now = scores[.._padded];
        Span<float> next = scores[_padded..];
        now.Fill(float.NegativeInfinity);
        for (int label = 0; label < Labels; label++)
        {
            now[label] = _start[label] + emissions[label];
        }

        byte[] cameFrom = new byte[(words - 1) * _padded];
        for (int word = 1; word < words; word++)
        {
            Advance(now, cameFrom.AsSpan((word - 1) * _padded, _padded), next);
            for (int label = 0; label < Labels; label++)
            {
                next[label] += emissions[(word * Labels) + label];
            }

            Span<float> spare = now;
            now = next;
            next = spare;
        }

        int best = 0;
        for (int label = 0; label < Labels; label++)
        {
            now[label] += _end[label];
            best = now[label] > now[best] ? label : best;
        }

        labels[^1] = best;
        for (int word = words - 1; word > 0; word--)
        {
            labels[word - 1] = cameFrom[((word - 1) * _padded) + labels[word]];
        }

        return now[best];
    }

    // Eight labels at a time, each against all that may come before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(ReadOnlySpan<float> now, Span<byte> cameFrom, Span<float> next)
    {
        ref float transitions = ref MemoryMarshal.GetArrayDataReference(_transitions);
        for (int to = 0; to < _padded; to += Lanes)
        {
            Vector256<float> best = Vector256.Create(float.NegativeInfinity);
            Vector256<int> from = Vector256<int>.Zero;
            for (int before = 0; before < Labels; before++)
            {
                Vector256<float> score =
                    Vector256.Create(now[before]) + Vector256.LoadUnsafe(ref transitions, (nuint)((before * _padded) + to));
                Vector256<float> better = Vector256.GreaterThan(score, best);
                best = Vector256.ConditionalSelect(better, score, best);
                from = Vector256.ConditionalSelect(better.AsInt32(), Vector256.Create(before), from);
            }

            best.StoreUnsafe(ref next[to]);
            for (int lane = 0; lane < Lanes; lane++)
            {
                cameFrom[to + lane] = (byte)from[lane];
            }
        }
    }
}
