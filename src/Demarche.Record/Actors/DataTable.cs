using System.Reflection;

namespace Demarche.Record;

/// <summary>Reads the tab-separated lists that are embedded in the assembly from <c>Data/</c>.</summary>
internal static class DataTable
{
    /// <summary>Rows of a list, each padded to <paramref name="columns"/> cells; comment lines and empty lines are left out.</summary>
    public static IEnumerable<string[]> Rows(string file, int columns)
    {
        using Stream stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length < columns)
            {
                int given = cells.Length;
                Array.Resize(ref cells, columns);
                Array.Fill(cells, "", given, columns - given);
            }

            yield return cells;
        }
    }

    public static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
