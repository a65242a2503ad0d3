using System.Buffers;
using System.Collections.Immutable;

namespace Demarche.Intake;

/// <summary>The same as <see cref="DecodedText"/> in a buffer that goes back to its pool: pages are large, and most are parsed and forgotten.</summary>
internal sealed class DecodedCharacters(char[] rented, int length, string charset, ImmutableArray<string> notes) : IDisposable
{
    private char[]? _rented = rented;

    /// <summary>The text; not to be touched once this is disposed.</summary>
    public Memory<char> Text => _rented.AsMemory(0, length);

    public string Charset { get; } = charset;

    public ImmutableArray<string> Notes { get; } = notes;

    public void Dispose()
    {
        if (_rented is { } buffer)
        {
            _rented = null;
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
