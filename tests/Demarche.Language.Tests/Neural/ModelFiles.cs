using System.Buffers.Binary;
using System.Text;

namespace Demarche.Language.Tests.Neural;

/// <summary>Writes the container that <see cref="ModelFile"/> reads.</summary>
internal static class ModelFiles
{
    public static byte[] Written(string header, ReadOnlySpan<byte> blob)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        int start = (12 + json.Length + 63) / 64 * 64;
        byte[] file = new byte[start + blob.Length];
        "DMRC"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), (uint)json.Length);
        json.CopyTo(file, 12);
        blob.CopyTo(file.AsSpan(start));
        return file;
    }
}
