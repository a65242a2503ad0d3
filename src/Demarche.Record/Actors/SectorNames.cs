namespace Demarche.Record;

/// <summary>What PLOVER sectors are called where an actor is shown by country and sector alone.</summary>
internal sealed class SectorNames
{
    private readonly Dictionary<string, string> _names = DataTable
        .Rows("sector-names.tsv", 2)
        .ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    public static SectorNames Shipped { get; } = new();

    public string Of(string sector) => _names.GetValueOrDefault(sector, sector);
}
