using System.Text;

namespace Demarche.Desk.Tests;

/// <summary>Reads CSV by the grammar of RFC 4180 and by nothing else: what the grammar does not allow fails the test.</summary>
internal static class CsvRules
{
    public static List<string[]> Read(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        int at = 0;
        while (at < text.Length)
        {
            StringBuilder cell = new();
            if (text[at] == '"')
            {
                at++;
                while (true)
                {
                    Assert.True(at < text.Length, "a quoted cell has no end");
                    if (text[at] != '"')
                    {
                        cell.Append(text[at++]);
                    }
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        cell.Append('"');
                        at += 2;
                    }
                    else
                    {
                        at++;
                        break;
                    }
                }
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                {
                    Assert.False(text[at] == '"', $"a quotation mark inside a cell without any: {text[Math.Max(0, at - 40)..at]}");
                    cell.Append(text[at++]);
                }
            }

            row.Add(cell.ToString());
            Assert.True(at < text.Length, "the last row has no end");
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.True(text.AsSpan(at).StartsWith("\r\n"), $"a row ends with U+{(int)text[at]:X4}");
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        Assert.Empty(row);
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        return rows;
    }
}
