using System.Text;

namespace Demarche.Intake;

/// <summary>Named header lines of a record, a message or a mail part; names in any case, the first of a name counts.</summary>
internal sealed class HeaderLines
{
    private const int MostLines = 500;
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads <c>Name: value</c> lines; a line that begins with white space goes on with the one before.</summary>
    public static HeaderLines Parse(ReadOnlySpan<byte> lines)
    {
        HeaderLines headers = new();
        string? name = null;
        StringBuilder value = new();
        int count = 0;
        while (!lines.IsEmpty && count++ < MostLines)
        {
            int end = lines.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? lines : lines[..end]).TrimEnd((byte)'\r');
            lines = end < 0 ? [] : lines[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] is (byte)' ' or (byte)'\t')
            {
                value.Append(' ').Append(Text(line.Trim(" \t"u8)));
                continue;
            }

            headers.Add(name, value);
            int colon = line.IndexOf((byte)':');
            name = colon > 0 ? Text(line[..colon]).Trim() : null;
            value.Clear().Append(Text(line[(colon + 1)..].Trim(" \t"u8)));
        }

        headers.Add(name, value);
        return headers;
    }

    private void Add(string? name, StringBuilder value)
    {
        if (name is not null)
        {
            _values.TryAdd(name, value.ToString());
        }
    }

    // Headers are ASCII by their standards; UTF-8 in the wild.
    private static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
