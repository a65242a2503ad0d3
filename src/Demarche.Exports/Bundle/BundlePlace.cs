using System.IO.Compression;

namespace Demarche.Exports;

/// <summary>Where the files of a bundle go: a folder, or a zip file in one stream.</summary>
public interface IBundlePlace
{
    /// <summary>A new file, under a path with forward slashes. One at a time.</summary>
    Stream Create(string path);
}

/// <summary>A bundle as a folder of files.</summary>
public sealed class BundleFolder(string folder) : IBundlePlace
{
    public Stream Create(string path)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.Create(file);
    }
}

/// <summary>A bundle as one zip file. The same contents give the same bytes: members carry no time of their own.</summary>
public sealed class BundleZip(Stream stream) : IBundlePlace, IDisposable
{
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    public Stream Create(string path)
    {
        ZipArchiveEntry entry = _archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = s_noTime;
        return entry.Open();
    }

    public void Dispose() => _archive.Dispose();
}
