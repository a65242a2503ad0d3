namespace Demarche.Intake;

/// <summary>
/// Tells main text from the rest block by block, in two rounds: the second sees what the first thought of all blocks (stacking, after
/// Wolpert 1992). Learned from development pages by <c>tools/train pages</c>; see docs/model-card.md.
/// </summary>
internal sealed class MainTextModel(ObliviousTrees first, ObliviousTrees second)
{
    private static readonly Lazy<MainTextModel> Loaded = new(Load);

    /// <summary>From which probability a block is main text.</summary>
    public float Bound { get; init; } = 0.5f;

    public static MainTextModel Shipped => Loaded.Value;

    /// <summary>The same model with another bound.</summary>
    public MainTextModel Within(float bound) => new(first, second) { Bound = bound };

    /// <summary>For each block the probability that it is main text.</summary>
    public float[] Probabilities(HtmlPage page, PageHints hints)
    {
        if (page.Blocks.Length == 0)
        {
            return [];
        }

        int rows = page.Blocks.Length;
        float[] columns = new float[rows * (BlockFeatures.Count + ContextFeatures.Count)];
        Turn(BlockFeatures.Of(page, hints), rows, BlockFeatures.Count, columns);
        float[] opinions = first.Probabilities(columns, rows);
        Turn(ContextFeatures.Of(page, opinions), rows, ContextFeatures.Count, columns.AsSpan(rows * BlockFeatures.Count));
        return second.Probabilities(columns, rows);
    }

    private static void Turn(float[] byRow, int rows, int width, Span<float> byColumn)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < width; i++)
            {
                byColumn[(i * rows) + row] = byRow[(row * width) + i];
            }
        }
    }

    private static MainTextModel Load()
    {
        ReadOnlySpan<byte> data = DataFile.Bytes("main-text.bin");
        ObliviousTrees first = ObliviousTrees.Read(ref data);
        return new MainTextModel(first, ObliviousTrees.Read(ref data));
    }
}
