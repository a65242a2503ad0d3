namespace Demarche.Language;

/// <summary>The memory of one reading by the network, kept from reading to reading; one thread at a time.</summary>
internal sealed class NetworkWorkspace
{
    private const int Slots = 10;

    private readonly float[][] _slots = new float[Slots][];
    private int[] _heads = [];

    public RecurrentWorkspace Recurrent { get; } = new();

    public WordBuffers Words { get; } = new();

    /// <summary>Numbers of any value; the same slot gives the same memory.</summary>
    public Span<float> Take(int slot, int length)
    {
        float[]? numbers = _slots[slot];
        if (numbers is null || numbers.Length < length)
        {
            numbers = _slots[slot] = GC.AllocateUninitializedArray<float>(length + (length / 4));
        }

        return numbers.AsSpan(0, length);
    }

    public Span<int> TakeHeads(int length)
    {
        if (_heads.Length < length)
        {
            _heads = new int[length + (length / 4)];
        }

        return _heads.AsSpan(0, length);
    }
}
