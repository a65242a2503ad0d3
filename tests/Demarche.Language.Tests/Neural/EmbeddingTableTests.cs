namespace Demarche.Language.Tests.Neural;

public class EmbeddingTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(96)]
    public void A_row_is_added_times_its_scale(int width)
    {
        byte[] bytes = [.. Enumerable.Range(0, 3 * width).Select(i => (byte)(i * 89))];
        float[] sum = [.. Enumerable.Range(0, width).Select(i => (float)i)];

        new EmbeddingTable(bytes, [1, 2, 0.25f], width).AddRow(2, sum);

        Assert.Equal(Enumerable.Range(0, width).Select(i => i + (0.25f * (sbyte)bytes[(2 * width) + i])), sum);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        EmbeddingTable table = new(new byte[6], new float[2], 3);

        Assert.Throws<ArgumentException>(() => new EmbeddingTable(new byte[5], new float[2], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.AddRow(2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.AddRow(-1, new float[3]));
        Assert.Throws<ArgumentException>(() => table.AddRow(0, new float[2]));
    }
}
