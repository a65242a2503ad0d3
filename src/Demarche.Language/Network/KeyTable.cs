using System.Text;

namespace Demarche.Language;

/// <summary>The rows of a table by key: keys stand one a line in the model, and the first has row 1. Threads may share it.</summary>
public sealed class KeyTable
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _rows;

    /// <param name="lines">UTF-8, keys between line feeds.</param>
    public KeyTable(ReadOnlySpan<byte> lines)
    {
        string[] keys = Encoding.UTF8.GetString(lines).Split('\n');
        Dictionary<string, int> rows = new(keys.Length, StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            rows[keys[i]] = i + 1;
        }

        _rows = rows.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>0 for a key that is not there.</summary>
    public int Row(ReadOnlySpan<char> key) => _rows.TryGetValue(key, out int row) ? row : 0;
}
