using Demarche.Language;

namespace Demarche.Record;

/// <summary>What a slot of the memory of a reading holds.</summary>
internal enum ActSlot
{
    Inputs,
    First,
    Second,
    States,
    Vectors,
    Pointed,
    Scores,
    Contextual,
    Deep,
    Here,
    Beside,
    Read,
    Who,
    What,
}

/// <summary>The memory of one reading by the model, kept from reading to reading; one thread at a time.</summary>
internal sealed class ActWorkspace
{
    private readonly float[][] _slots = new float[Enum.GetValues<ActSlot>().Length][];

    public ConvolutionMemory Convolution { get; } = new();

    public EncoderWorkspace Encoder { get; } = new();

    /// <summary>Numbers of any value; the same slot gives the same memory.</summary>
    public Span<float> Take(ActSlot slot, int length)
    {
        float[]? numbers = _slots[(int)slot];
        if (numbers is null || numbers.Length < length)
        {
            numbers = _slots[(int)slot] = GC.AllocateUninitializedArray<float>(length + (length / 4));
        }

        return numbers.AsSpan(0, length);
    }
}
