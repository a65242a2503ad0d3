using System.Reflection;

namespace Demarche.Record;

/// <summary>Lines of the word lists and rule tables that ship inside the assembly; blank lines and <c>#</c> comments are left out.</summary>
internal static class EmbeddedLines
{
    public static IEnumerable<string> Of(string fileName)
    {
        Assembly assembly = typeof(EmbeddedLines).Assembly;
        using Stream stream =
            assembly.GetManifestResourceStream(fileName) ?? throw new InvalidOperationException($"no embedded table {fileName}");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    public static IEnumerable<string[]> Rows(string fileName) => Of(fileName).Select(line => line.Split('\t'));

    public static HashSet<string> Words(string fileName) => [.. Of(fileName).Select(line => line.Trim())];
}
