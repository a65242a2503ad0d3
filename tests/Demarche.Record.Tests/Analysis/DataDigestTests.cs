using System.Reflection;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests;

/// <summary>The digest that a build writes of the data that ships: the engine's stamp rests on it.</summary>
public sealed class DataDigestTests
{
    [Theory]
    [InlineData(typeof(EnglishAnalyser))]
    [InlineData(typeof(ReportAnalyser))]
    public void It_names_every_table_and_model_with_the_hash_of_its_bytes(Type inside)
    {
        ArgumentNullException.ThrowIfNull(inside);
        Assembly assembly = inside.Assembly;
        string[] shipped = [.. assembly.GetManifestResourceNames().Where(static name => name != "data-digest.txt")];
        using StreamReader digest = new(assembly.GetManifestResourceStream("data-digest.txt")!);
        string[] lines = digest.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.NotEmpty(shipped);
        Assert.Equal(
            shipped.Select(name => $"{name} {Hash(assembly, name)}").Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase
        );
    }

    private static string Hash(Assembly assembly, string name)
    {
        using MemoryStream bytes = new();
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        stream.CopyTo(bytes);
        return ContentHash.Of(bytes.ToArray());
    }
}
