using System.Text;

namespace Demarche.Exports;

/// <summary>How a text view is laid out.</summary>
/// <param name="Width">Columns of the terminal; lines wrap there.</param>
/// <param name="Colour">True on a terminal that takes colour.</param>
public sealed record TextLayout(int Width, bool Colour)
{
    public static TextLayout Plain { get; } = new(100, false);
}

/// <summary>Writes wrapped, indented lines. Control characters of a report never reach the terminal.</summary>
internal sealed class TextSheet(TextWriter output, TextLayout layout)
{
    private const string Reset = "\u001b[0m";

    /// <summary>Places whose words this sheet has shown, with the line that showed them.</summary>
    public Dictionary<string, string> Cited { get; } = new(StringComparer.Ordinal);

    public void Blank() => output.Write('\n');

    public void Heading(string text) => Wrapped("", text, 0, "\u001b[1m");

    public void Faint(string text, int indent) => Wrapped("", text, indent, "\u001b[2m");

    public void Line(string text, int indent = 0) => Wrapped("", text, indent, null);

    /// <summary>A left column and text beside it, wrapped under itself.</summary>
    /// <param name="struck">Crossed out, where the terminal can; said in words everywhere.</param>
    public void Row(string left, string text, int column, bool struck = false)
    {
        string label = Clean(left);
        string? look = struck ? "\u001b[9m" : null;
        string words = struck ? "[withdrawn] " + text : text;
        if (label.Length >= column)
        {
            Wrapped("", label, 0, "\u001b[36m");
            Wrapped("", words, column, look);
            return;
        }

        Wrapped(label, words, column, look);
    }

    private void Wrapped(string label, string text, int indent, string? colour)
    {
        int width = Math.Max(20, layout.Width - indent);
        StringBuilder line = new();
        bool first = true;
        foreach (string word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                Flush();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Flush();

        void Flush()
        {
            string head = first ? label.PadRight(indent) : new string(' ', indent);
            bool paintHead = first && label.Length > 0 && layout.Colour;
            output.Write(paintHead ? $"\u001b[36m{head}{Reset}" : head);
            output.Write(layout.Colour && colour is not null ? $"{colour}{line}{Reset}" : line.ToString());
            output.Write('\n');
            line.Clear();
            first = false;
        }
    }

    private static string Clean(string text)
    {
        bool clean = true;
        foreach (char c in text)
        {
            clean &= !char.IsControl(c);
        }

        return clean ? text : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
