namespace Demarche.Language;

/// <summary>What a tile is computed from; strides are in numbers.</summary>
internal ref struct TileOperands
{
    /// <summary>The first row of the tile at the first input.</summary>
    public ref float X;
    public nuint XStride;

    /// <summary>16 weights an input; the next panel is a stride further.</summary>
    public ref float Panel;
    public nuint PanelStride;

    /// <summary>How many inputs.</summary>
    public nuint Depth;
}
