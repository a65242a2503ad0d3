using Demarche.Language;

namespace Demarche.Record;

/// <summary>The memory of one reading by the model, kept from reading to reading; one thread at a time.</summary>
internal sealed class AttributionWorkspace
{
    private const int Slots = 8;

    private readonly float[][] _slots = new float[Slots][];

    public RecurrentWorkspace Recurrent { get; } = new();

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
}
