using System.IO.Compression;
using Demarche.Cli.Tests.Examples;

namespace Demarche.Cli.Tests.Commands;

/// <summary>A store as the program of the first version wrote it (<c>Stores/</c>): backed up, migrated, and the record that of a reading today.</summary>
public sealed class EarlierStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-earlier-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_store_of_the_first_version_comes_to_the_record_of_today()
    {
        string stores = Path.Combine(AppContext.BaseDirectory, "Stores");
        byte[] written = Unpacked(Path.Combine(stores, "version-1.db.gz"));
        File.WriteAllBytes(Path.Combine(_folder, "old.db"), written);

        DemarcheProcess rebuilt = DemarcheProcess.Run(_folder, "rebuild", "--store", "old.db");
        DemarcheProcess read = DemarcheProcess.Run(
            stores,
            "read",
            "reports.jsonl",
            "--actors",
            "actors.jsonl",
            "--dispute",
            "imber",
            "--store",
            Path.Combine(_folder, "new.db")
        );

        Assert.True(rebuilt.ExitCode == 0, rebuilt.Errors);
        Assert.True(read.ExitCode == 0, read.Errors);
        Assert.True(File.Exists(Path.Combine(_folder, "old.db.backup-v1")), "no backup was made");
        foreach (string view in ShownRecord.Views)
        {
            Assert.Equal(ShownRecord.Of(_folder, "new.db", view), ShownRecord.Of(_folder, "old.db", view));
        }
    }

    private static byte[] Unpacked(string path)
    {
        using GZipStream packed = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream content = new();
        packed.CopyTo(content);
        return content.ToArray();
    }
}
