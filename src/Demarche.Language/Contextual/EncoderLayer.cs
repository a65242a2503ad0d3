using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>One layer of a transformer encoder, normalised after each half (A. Vaswani et al., NeurIPS 2017). Threads may share it.</summary>
internal sealed class EncoderLayer(ModelFile file, string name, int heads)
{
    private readonly LinearLayer _queries = new(file, name + ".queries");
    private readonly LinearLayer _out = new(file, name + ".out");
    private readonly LayerNormalisation _first = new(file, name + ".first");
    private readonly LinearLayer _up = new(file, name + ".up");
    private readonly LinearLayer _down = new(file, name + ".down");
    private readonly LayerNormalisation _second = new(file, name + ".second");

    /// <param name="x">[pieces × width], in place</param>
    public void Apply(Span<float> x, int pieces, EncoderWorkspace workspace)
    {
        int width = _out.Outputs;
        Span<float> projected = workspace.Wide(pieces * Math.Max(_queries.Outputs, _up.Outputs));
        Span<float> taken = workspace.Narrow(pieces * width);
        _queries.Apply(x, pieces, projected);
        SelfAttention.Look(projected, pieces, width, heads, taken, workspace);

        // The queries are of no use any more: their place holds what comes next.
        _out.Apply(taken, pieces, projected);
        Add(projected, x);
        _first.Apply(x);
        _up.Apply(x, pieces, projected);
        Bend(projected[..(pieces * _up.Outputs)]);
        _down.Apply(projected, pieces, taken);
        Add(taken, x);
        _second.Apply(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<float> what, Span<float> to)
    {
        ReadOnlySpan<Vector256<float>> from = MemoryMarshal.Cast<float, Vector256<float>>(what);
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(to);
        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] += from[k];
        }
    }

    // The Gaussian error linear unit (D. Hendrycks, K. Gimpel, arXiv:1606.08415) in its form with tanh.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bend(Span<float> numbers)
    {
        Vector256<float> two = Vector256.Create(2 * 0.7978845608f);
        Vector256<float> cubed = Vector256.Create(0.044715f);
        foreach (ref Vector256<float> x in MemoryMarshal.Cast<float, Vector256<float>>(numbers))
        {
            x *= ElementwiseVectors.Sigmoid(two * (x + (cubed * x * x * x)));
        }
    }
}
