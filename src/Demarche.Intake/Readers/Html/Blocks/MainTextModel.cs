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

        // Feature by feature, as the trees ask for them.
        int rows = page.Blocks.Length;
        int column = ObliviousTrees.ColumnOf(rows);
        BlockGroups groups = BlockGroups.Of(page);
        float[] columns = ArrayPool<float>.Shared.Rent(column * (BlockFeatures.Count + ContextFeatures.Count));
        BlockFeatures.Fill(columns, 1, column, page, hints, groups);
        float[] opinions = first.Probabilities(columns, rows, column);
        ContextFeatures.Fill(columns.AsSpan(column * BlockFeatures.Count), 1, column, page, opinions, groups);
        float[] probabilities = second.Probabilities(columns, rows, column);
        ArrayPool<float>.Shared.Return(columns);
        return probabilities;
    }

    private static MainTextModel Load() => Read(DataFile.Bytes("main-text.bin"));

    /// <summary>Reads what <c>tools/train pages</c> has written: the trees of both rounds.</summary>
    public static MainTextModel Read(ReadOnlySpan<byte> data)
    {
        ObliviousTrees first = ObliviousTrees.Read(ref data);
        return new MainTextModel(first, ObliviousTrees.Read(ref data));
    }
}
