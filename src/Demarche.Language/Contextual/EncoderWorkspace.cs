namespace Demarche.Language;

/// <summary>The memory of one reading by a <see cref="ContextualEncoder"/>, kept from reading to reading; one thread at a time.</summary>
public sealed class EncoderWorkspace
{
    private float[] _wide = [];
    private float[] _narrow = [];
    private float[] _keys = [];
    private float[] _shares = [];
    private float[] _states = [];

    internal List<int> Pieces { get; } = [];

    internal List<int> Starts { get; } = [];

    internal Span<float> Wide(int length) => Take(ref _wide, length);

    internal Span<float> Narrow(int length) => Take(ref _narrow, length);

    internal Span<float> Keys(int length) => Take(ref _keys, length);

    internal Span<float> Shares(int length) => Take(ref _shares, length);

    internal Span<float> States(int length) => Take(ref _states, length);

    private static Span<float> Take(ref float[] numbers, int length)
    {
        if (numbers.Length < length)
        {
            numbers = GC.AllocateUninitializedArray<float>(length + (length / 4));
        }

        return numbers.AsSpan(0, length);
    }
}
