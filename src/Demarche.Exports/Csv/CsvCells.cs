using System.Globalization;
using System.Text;

namespace Demarche.Exports;

/// <summary>Cells by RFC 4180 and formats.md 0.5: no formulas, no line breaks, codes kept as text.</summary>
public static class CsvCells
{
    public static void WriteRow(TextWriter output, IEnumerable<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(cells);
        bool first = true;
        foreach (string? cell in cells)
        {
            if (!first)
            {
                output.Write(',');
            }

            first = false;
            output.Write(Cell(cell));
        }

        output.Write("\r\n");
    }

    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        string flat = Flat(value);
        bool number = double.TryParse(flat, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (!number && IsFormula(value[0]))
        {
            flat = "'" + flat;
        }

        bool codeLikeNumber = number && flat.Length > 1 && flat[0] == '0' && char.IsAsciiDigit(flat[1]);
        return codeLikeNumber || flat.AsSpan().ContainsAny(",\"") ? $"\"{flat.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : flat;
    }

    // What a spreadsheet would calculate instead of show.
    private static bool IsFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static string Flat(string value)
    {
        if (!value.AsSpan().ContainsAny("\r\n"))
        {
            return value;
        }

        StringBuilder flat = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\r' && i + 1 < value.Length && value[i + 1] == '\n')
            {
                continue;
            }

            flat.Append(value[i] is '\r' or '\n' ? ' ' : value[i]);
        }

        return flat.ToString();
    }
}
