namespace Demarche.Intake;

/// <summary>Opens files and standard input, and loads them up to the largest size that is read.</summary>
internal static class SourceBytes
{
    private const int Piece = 64 * 1024;

    /// <summary>Opens a source and reads its first bytes, which tell whether it can be read as it comes.</summary>
    /// <returns>The open source, or the reason why there is none.</returns>
    public static (OpenedSource? Source, string? Reason) Open(string path, IntakeOptions options, Func<Stream> standardInput)
    {
        Stream? stream = null;
        try
        {
            if (path != SourceDiscovery.StandardInput && HoldsNothing(path))
            {
                return (null, "empty, or no regular file");
            }

            stream = path == SourceDiscovery.StandardInput ? standardInput() : OpenFile(path);
            return (OpenedSource.Of(stream, options), null);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            stream?.Dispose();
            return (null, Reason(error));
        }
    }

    // Opening a named pipe waits for a writer. Its length is nought, and so is that of every device; what the shell hands over
    // as /dev/fd/63 is meant to be read.
    private static bool HoldsNothing(string path)
    {
        if (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
        {
            return false;
        }

        FileSystemInfo? target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        return new FileInfo(target?.FullName ?? path).Length == 0;
    }

    /// <summary>The whole document, or the reason why there is none.</summary>
    public static (SourceDocument? Document, string? Reason) Load(string path, OpenedSource source, IntakeOptions options)
    {
        try
        {
            if (source.Head.Length > options.MaximumBytes || source.Raw?.Length > options.MaximumBytes)
            {
                return (null, TooLarge(options));
            }

            using MemoryStream content = new();
            byte[] buffer = new byte[Piece];
            int count;
            while ((count = source.Content.Read(buffer)) > 0)
            {
                content.Write(buffer.AsSpan(0, count));
                if (content.Length > options.MaximumBytes)
                {
                    return (null, TooLarge(options));
                }
            }

            return (new SourceDocument(path, content.ToArray()), null);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            return (null, Reason(error));
        }
    }

    public static bool IsOfFile(Exception error) =>
        error is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException;

    public static string Reason(Exception error) =>
        error is UnauthorizedAccessException ? "no permission to read it" : $"cannot be read: {error.Message}";

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string TooLarge(IntakeOptions options) => $"larger than {options.MaximumBytes / (1024 * 1024)} MiB; split the file";
}
