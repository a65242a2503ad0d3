using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Demarche.Language;

/// <summary>Zeroed numbers that begin at a cache line, so that no vector of a panel straddles two lines.</summary>
internal sealed class AlignedFloats
{
    private const int LineFloats = 16;
    private const int FloatBytes = sizeof(float);

    private readonly float[] _numbers;
    private readonly int _first;

    public AlignedFloats(int length)
    {
        // Pinned: the collector must not move it off the line.
        _numbers = GC.AllocateArray<float>(checked(length + LineFloats), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0);
        _first = (int)((LineFloats - (address / FloatBytes % LineFloats)) % LineFloats);
    }

    /// <summary>Unchecked: the kernels run over many numbers from one place.</summary>
    public ref float this[int index] => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _first + index);
}
