using System.Buffers.Binary;
using System.Text;
using CsCheck;

namespace Demarche.Language.Tests.Neural;

public class ModelFileTests
{
    private const string Header = """
        {"meta": {"name": "wave"}, "tensors": {
          "f": {"dtype": "f32", "shape": [2], "offset": 0},
          "h": {"dtype": "f16", "shape": [2, 1], "offset": 64},
          "q": {"dtype": "i8", "shape": [2, 3], "offset": 128, "scale": "f"},
          "u": {"dtype": "u8", "shape": [3], "offset": 192},
          "i": {"dtype": "i32", "shape": [2], "offset": 256},
          "none": {"dtype": "f32", "shape": [0, 4], "offset": 320}}}
        """;

    [Fact]
    public void Tables_are_read_as_they_were_written()
    {
        ModelFile file = ModelFile.Open(Example());

        Assert.Equal("wave", file.Meta.GetProperty("name").GetString());
        Assert.Equal([0.5f, 2], file.Floats("f"));
        Assert.Equal([1.5f, -4], file.Floats("h"));
        Assert.Equal([0.5f, -1, 1.5f, 254, -254, 0], file.Floats("q"));
        Assert.Equal<sbyte>([1, -2, 3, 127, -127, 0], file.SBytes("q").ToArray());
        Assert.Equal<byte>([7, 8, 255], file.Bytes("u").ToArray());
        Assert.Equal([7, 8, 255f], file.Floats("u"));
        Assert.Equal([70000, -1], file.Integers("i").ToArray());
        Assert.Empty(file.Floats("none"));
        Assert.Equal([2, 3], file.Tensors["q"].Shape);
    }

    [Fact]
    public void Matrices_and_embeddings_are_made_from_tables()
    {
        ModelFile file = ModelFile.Open(new MemoryStream(Example()));
        float[] y = new float[2];
        float[] sum = [1, 1, 1];

        file.Matrix("q").Multiply([1, 0, 2], 1, y);
        file.Embeddings("q").AddRow(1, sum);

        Assert.Equal([3.5f, 254], y);
        Assert.Equal([255, -253, 1], sum);
    }

    [Fact]
    public unsafe void A_resource_is_read_where_it_lies()
    {
        byte[] bytes = Example();
        fixed (byte* start = bytes)
        {
            using UnmanagedMemoryStream stream = new(start, bytes.Length);
            ModelFile file = ModelFile.Open(stream);
            ReadOnlyMemory<byte> table = file.Bytes("u");
            bytes[^1] = 9;

            Assert.Equal([7, 8, 255f], file.Floats("u"));
            bytes.AsSpan().Replace((byte)7, (byte)6);
            Assert.Equal(6, table.Span[0]);
        }
    }

    [Theory]
    [InlineData("x", "no tensor x")]
    [InlineData("f", "holds f32, not i8")]
    public void What_is_not_there_is_named(string name, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<ModelFormatException>(() => ModelFile.Open(Example()).Embeddings(name)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = Example();
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<ModelFormatException>(() => ModelFile.Open(whole.AsMemory(0, length)));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"tensors\": 1}")]
    [InlineData("{\"tensors\": {\"a\": 1}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [1.5], \"offset\": 0}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [-1], \"offset\": 0}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f99\", \"shape\": [1], \"offset\": 0}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [1], \"offset\": 4}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [1], \"offset\": -64}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [65536, 65536, 65536, 65536], \"offset\": 0}}}")]
    [InlineData("{\"tensors\": {\"a\": {\"dtype\": \"f32\", \"shape\": [1], \"offset\": 9223372036854775744}}}")]
    [InlineData("not JSON")]
    public void A_header_that_is_none_is_refused(string header) =>
        Assert.Throws<ModelFormatException>(() => ModelFile.Open(ModelFiles.Written(header, new byte[128])));

    [Fact]
    public void A_newer_version_is_said_to_be_one()
    {
        byte[] bytes = Example();
        bytes[4] = 2;

        Assert.Contains("version 2", Assert.Throws<ModelFormatException>(() => ModelFile.Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_a_file_or_refused() =>
        Gen.Select(Gen.Int[0, 700], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    byte[] bytes = Example();
                    bytes[at % bytes.Length] = value;
                    try
                    {
                        ModelFile file = ModelFile.Open(bytes);
                        foreach (string name in file.Tensors.Keys)
                        {
                            file.Floats(name);
                        }
                    }
                    catch (ModelFormatException e)
                    {
                        Assert.NotEmpty(e.Message);
                    }
                }
            );

    private static byte[] Example()
    {
        byte[] blob = new byte[320];
        BinaryPrimitives.WriteSingleLittleEndian(blob, 0.5f);
        BinaryPrimitives.WriteSingleLittleEndian(blob.AsSpan(4), 2);
        BinaryPrimitives.WriteHalfLittleEndian(blob.AsSpan(64), (Half)1.5f);
        BinaryPrimitives.WriteHalfLittleEndian(blob.AsSpan(66), (Half)(-4));
        new byte[] { 1, 254, 3, 127, 129, 0 }.CopyTo(blob, 128);
        new byte[] { 7, 8, 255 }.CopyTo(blob, 192);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(256), 70000);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(260), -1);
        return ModelFiles.Written(Header, blob);
    }
}
