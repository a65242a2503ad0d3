using System.IO.Compression;
using System.Text;

namespace Demarche.Trainer;

/// <summary>The folder of data to learn from, which stands beside the project and is never part of it.</summary>
/// <param name="Root">The folder that holds <c>data/</c>.</param>
/// <param name="Library">The folder of the language library, whose <c>Models/</c> receives what was learned.</param>
internal sealed record SharedData(string Root, string Library)
{
    /// <summary>Reads <c>DEMARCHE_SHARED</c> and <c>DEMARCHE_LIBRARY</c>, which <c>tools/train</c> sets.</summary>
    public static SharedData FromSurroundings() =>
        new(
            Environment.GetEnvironmentVariable("DEMARCHE_SHARED") ?? "../shared",
            Environment.GetEnvironmentVariable("DEMARCHE_LIBRARY") ?? "src/Demarche.Language"
        );

    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, "data", .. parts]);

    /// <summary>Where a learned file is written: <c>Models/</c> of the library.</summary>
    public string ModelPath(string name)
    {
        string folder = Path.Combine(Library, "Models");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    /// <summary>Opens a file of UTF-8 text, unpacking it when its name ends in <c>.gz</c>.</summary>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static StreamReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file,
            Encoding.UTF8
        );
    }
}
