using System.Buffers;

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
        BlockGroups groups = BlockGroups.Of(page);
        float[] columns = ArrayPool<float>.Shared.Rent(rows * (BlockFeatures.Count + ContextFeatures.Count));
        float[] byRow = ArrayPool<float>.Shared.Rent(rows * BlockFeatures.Count);
        BlockFeatures.Fill(byRow, page, hints, groups);
        Turn(byRow, rows, BlockFeatures.Count, columns);
        float[] opinions = first.Probabilities(columns, rows);
        ContextFeatures.Fill(byRow, page, opinions, groups);
        Turn(byRow, rows, ContextFeatures.Count, columns.AsSpan(rows * BlockFeatures.Count));
        float[] probabilities = second.Probabilities(columns, rows);
        ArrayPool<float>.Shared.Return(byRow);
        ArrayPool<float>.Shared.Return(columns);
        return probabilities;
    }

    private static void Turn(float[] byRow, int rows, int width, Span<float> byColumn)
    {
        for (int i = 0; i < width; i++)
        {
            Span<float> column = byColumn.Slice(i * rows, rows);
            for (int row = 0, at = i; row < column.Length; row++, at += width)
            {
                column[row] = byRow[at];
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
