using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Rows of a table of text (RFC 4180, with any of <c>, ; tab |</c> between cells). In one pass: from a quote that has no end on, quotes are letters.
/// </summary>
internal sealed class TableRows(string text, char parting)
{
    private const int MostCells = 2000;
    private int _at;
    private int _line = 1;
    private bool _quotes = true;

    /// <summary>Line at which the last row began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The row as it stands in the file.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Line of a quote that has no end; 0 for none.</summary>
    public int OpenQuote { get; private set; }

    /// <summary>The next row that is not empty; null at the end.</summary>
    public List<string>? Next()
    {
        while (_at < text.Length)
        {
            int start = _at;
            Line = _line;
            List<string>? row = Row();
            if (row is null)
            {
                // Once more, with quotes as letters.
                (_at, _line, _quotes) = (start, Line, false);
                OpenQuote = Line;
                row = Row()!;
            }

            Source = text[start.._at].TrimEnd('\n');
            if (row.Count > 1 || row[0].Length > 0)
            {
                return row;
            }
        }

        return null;
    }

    // Null when a quote has no end.
    private List<string>? Row()
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool begun = false;
        while (_at < text.Length)
        {
            char c = text[_at];
            if (c == '"' && !begun && _quotes)
            {
                if (!Quoted(cell))
                {
                    return null;
                }

                begun = true;
                continue;
            }

            _at++;
            if (c == '\n')
            {
                _line++;
                break;
            }

            if (c == parting && cells.Count < MostCells)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                begun = false;
                continue;
            }

            cell.Append(c);
            begun = true;
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private bool Quoted(StringBuilder cell)
    {
        _at++;
        while (true)
        {
            int end = text.IndexOf('"', _at);
            if (end < 0)
            {
                return false;
            }

            ReadOnlySpan<char> piece = text.AsSpan(_at, end - _at);
            cell.Append(piece);
            _line += piece.Count('\n');
            _at = end + 1;
            if (_at >= text.Length || text[_at] != '"')
            {
                return true;
            }

            cell.Append('"');
            _at++;
        }
    }
}
