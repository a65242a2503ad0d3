using System.Buffers;

namespace Demarche.Language;

/// <summary>An embedded resource where the loader has mapped it: pages that nobody reads are never brought in.</summary>
/// <param name="resource">Kept, because it keeps the assembly loaded.</param>
internal sealed unsafe class ResourceMemory(UnmanagedMemoryStream resource) : MemoryManager<byte>
{
    private readonly byte* _start = resource.PositionPointer - resource.Position;

    public override Span<byte> GetSpan() => new(_start, checked((int)resource.Length));

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elementIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elementIndex, resource.Length);
        return new MemoryHandle(_start + elementIndex);
    }

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
