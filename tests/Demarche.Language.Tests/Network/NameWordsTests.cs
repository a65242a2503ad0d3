using System.Runtime.InteropServices;
using System.Text;
using Demarche.Language.Tests.Neural;

namespace Demarche.Language.Tests.Network;

/// <summary>What the head for names is given of a word by itself.</summary>
public class NameWordsTests
{
    // Row 0 stands for what is not known; then lorn and tesk, two numbers each.
    private static readonly NameWords s_words = Made("lorn\ntesk", [0, 0, 4, 8, -2, 6], 0.5f);

    [Theory]
    [InlineData("lorn")]
    [InlineData("Lorn")]
    [InlineData("LORN")]
    public void A_vector_is_found_however_the_word_is_written(string form) => Assert.Equal([2f, 4f], Vector(form));

    [Theory]
    [InlineData("quell")]
    [InlineData("lorn's")]
    [InlineData("")]
    public void A_word_that_is_not_known_has_none(string form) => Assert.Equal([0f, 0f], Vector(form));

    [Fact]
    public void No_word_is_too_long() => Assert.Equal([0f, 0f], Vector(new string('a', 100_000)));

    [Fact]
    public void The_hidden_layer_sees_embedding_and_vector()
    {
        float[] hidden = [9f, 9f];
        s_words.Project([1f, 2f, 3f], [.. Vector("Tesk")], 1, hidden);
        // Embeddings by (1 0 0) and (0 1 1), the vector (-1, 3) by (10 0) and (0 100).
        Assert.Equal([1f - 10f, 5f + 300f], hidden);
    }

    private static float[] Vector(string form)
    {
        float[] vector = new float[s_words.Width];
        s_words.AddVector(form, vector);
        return vector;
    }

    private static NameWords Made(string keys, sbyte[] rows, float scale)
    {
        List<byte> blob = [];
        List<string> header = [];
        Add("words", "u8", [Encoding.UTF8.GetByteCount(keys)], Encoding.UTF8.GetBytes(keys));
        Add("vectors.scale", "f32", [rows.Length / 2], MemoryMarshal.AsBytes<float>(Enumerable.Repeat(scale, rows.Length / 2).ToArray()));
        Add("vectors", "i8", [rows.Length / 2, 2], MemoryMarshal.AsBytes<sbyte>(rows), ",\"scale\":\"vectors.scale\"");
        Add("hidden.word", "f32", [2, 3], MemoryMarshal.AsBytes<float>([1f, 0f, 0f, 0f, 1f, 1f]));
        Add("hidden.vector", "f32", [2, 2], MemoryMarshal.AsBytes<float>([10f, 0f, 0f, 100f]));
        return new NameWords(
            ModelFile.Open(ModelFiles.Written($$$"""{"meta":{},"tensors":{{{{string.Join(',', header)}}}}}""", [.. blob]))
        );

        void Add(string name, string type, int[] shape, ReadOnlySpan<byte> bytes, string scaled = "")
        {
            blob.AddRange(new byte[(64 - (blob.Count % 64)) % 64]);
            header.Add($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{string.Join(',', shape)}],\"offset\":{blob.Count}{scaled}}}");
            blob.AddRange(bytes);
        }
    }
}
