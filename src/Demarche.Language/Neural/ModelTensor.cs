using System.Collections.Immutable;
using System.Text.Json;

namespace Demarche.Language;

/// <summary>A table of a model file as its header tells of it.</summary>
/// <param name="Type"><c>f32</c>, <c>f16</c>, <c>i8</c>, <c>u8</c> or <c>i32</c></param>
/// <param name="Offset">Bytes from the start of the blob.</param>
/// <param name="Scale">The <c>f32</c> table with a scale for each row (the first dimension), if numbers are quantised.</param>
public sealed record ModelTensor(string Name, string Type, ImmutableArray<int> Shape, int Offset, string? Scale)
{
    private const int Alignment = 64;

    /// <summary>How many numbers.</summary>
    public int Count { get; private init; }

    public int Bytes => Count * BytesOfNumber(Type);

    /// <summary>The first dimension; one for a single number.</summary>
    public int Rows => Shape.IsEmpty ? 1 : Shape[0];

    /// <exception cref="ModelFormatException">The entry is not one, or reaches beyond the blob.</exception>
    internal static ModelTensor Read(JsonProperty entry, int blob)
    {
        string name = entry.Name;
        try
        {
            JsonElement value = entry.Value;
            string type = value.GetProperty("dtype").GetString() ?? "";
            ImmutableArray<int> shape = [.. value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())];
            long offset = value.GetProperty("offset").GetInt64();
            string? scale = value.TryGetProperty("scale", out JsonElement given) ? given.GetString() : null;
            int size = BytesOfNumber(type);
            long count = Product(shape);
            if (size == 0 || count < 0)
            {
                throw new ModelFormatException($"tensor {name}: type '{type}' of shape [{string.Join(", ", shape)}] is not known");
            }

            if (offset < 0 || offset % Alignment != 0 || offset > blob || count * size > blob - offset)
            {
                throw new ModelFormatException(
                    $"tensor {name}: {count * size} bytes at {offset} are not in a blob of {blob}; the file is cut off or damaged"
                );
            }

            return new ModelTensor(name, type, shape, (int)offset, scale) { Count = (int)count };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelFormatException($"tensor {name}: the entry lacks dtype, shape or offset, or has one of another kind", e);
        }
    }

    private static int BytesOfNumber(string type) =>
        type switch
        {
            "f32" or "i32" => 4,
            "f16" => 2,
            "i8" or "u8" => 1,
            _ => 0,
        };

    // Below zero if a dimension is, or if no file could hold so many.
    private static long Product(ImmutableArray<int> shape)
    {
        long product = 1;
        foreach (int dimension in shape)
        {
            product *= dimension;
            if (dimension < 0 || product > int.MaxValue)
            {
                return -1;
            }
        }

        return product;
    }
}
