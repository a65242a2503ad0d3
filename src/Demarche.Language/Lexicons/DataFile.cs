using System.Reflection;

namespace Demarche.Language;

/// <summary>The readable lists that ship inside the library: one entry a line, <c>#</c> opens a comment line.</summary>
internal static class DataFile
{
    public static IEnumerable<string> Lines(string name)
    {
        Assembly assembly = typeof(DataFile).Assembly;
        using Stream stream =
            assembly.GetManifestResourceStream($"Demarche.Language.Data.{name}")
            ?? throw new InvalidOperationException($"no data file {name} in {assembly.GetName().Name}");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is string line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
