namespace Demarche.Language;

/// <summary>How many rows and outputs a kernel holds in registers at once; all have enough independent chains to hide latency.</summary>
internal readonly record struct TileShape(int Rows, int Panels)
{
    public static readonly TileShape SixByOne = new(6, 1);
    public static readonly TileShape FourByOne = new(4, 1);
    public static readonly TileShape TwoByTwo = new(2, 2);
    public static readonly TileShape OneByFour = new(1, 4);

    /// <summary>Numbers in the largest of them.</summary>
    public const int Largest = 6 * PackedMatrix.PanelWidth;

    public int Columns => Panels * PackedMatrix.PanelWidth;
}
