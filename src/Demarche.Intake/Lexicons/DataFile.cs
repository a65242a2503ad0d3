using System.Text;

namespace Demarche.Intake;

/// <summary>Reads the lists under <c>Data/</c> that are embedded in this assembly: UTF-8, one entry a line, <c>#</c> comments.</summary>
internal static class DataFile
{
    /// <summary>The entries of a list, in the order of the file, without comments and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream =
            typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no embedded list {name}");
        using StreamReader reader = new(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>A file that is not text.</summary>
    public static byte[] Bytes(string name)
    {
        using Stream stream =
            typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no embedded file {name}");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The entries of a table, cells parted by tabs.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        foreach (string line in Lines(name))
        {
            yield return line.Split('\t');
        }
    }
}
