namespace Demarche.Language;

/// <summary>A linear map with its bias. Threads may share it.</summary>
internal sealed class LinearLayer
{
    private readonly PackedMatrix _weights;
    private readonly float[] _bias;

    public LinearLayer(ModelFile file, string name, string? bias = null)
    {
        _weights = file.Matrix(name);
        string biasName = bias ?? name + ".bias";
        _bias = file.Tensors.ContainsKey(biasName) ? file.Floats(biasName) : [];
    }

    public int Outputs => _weights.Outputs;

    /// <param name="x">[rows × inputs]</param>
    /// <param name="y">[rows × outputs]</param>
    public void Apply(ReadOnlySpan<float> x, int rows, Span<float> y) => _weights.Multiply(x, rows, y, _bias);

    /// <summary>As <see cref="Apply"/>, negative results set to zero.</summary>
    public void ApplyRelu(ReadOnlySpan<float> x, int rows, Span<float> y)
    {
        Apply(x, rows, y);
        Activation.Relu(y[..(rows * Outputs)]);
    }
}
