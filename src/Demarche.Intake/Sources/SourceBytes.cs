namespace Demarche.Intake;

/// <summary>Opens files and standard input, and loads them up to the largest size that is read.</summary>
internal static class SourceBytes
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Opens a source and reads its first bytes, which tell whether it can be read as it comes.</summary>
    /// <returns>The stream with its head, or the reason why there is none.</returns>
    public static (Stream? Stream, ReadOnlyMemory<byte> Head, string? Reason) Open(string path, Func<Stream> standardInput)
    {
        Stream? stream = null;
        try
        {
            stream = path == SourceDiscovery.StandardInput ? standardInput() : OpenFile(path);
            byte[] head = new byte[HeadBytes];
            int filled = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return (stream, head.AsMemory(0, filled), null);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            stream?.Dispose();
            return (null, default, Reason(error));
        }
    }

    /// <summary>The whole document, or the reason why there is none.</summary>
    public static (SourceDocument? Document, string? Reason) Load(
        string path,
        Stream stream,
        ReadOnlyMemory<byte> head,
        IntakeOptions options
    )
    {
        try
        {
            if (head.Length > options.MaximumBytes || (stream.CanSeek && stream.Length > options.MaximumBytes))
            {
                return (null, TooLarge(options));
            }

            using MemoryStream content = new();
            content.Write(head.Span);
            byte[] buffer = new byte[HeadBytes];
            int count;
            while ((count = stream.Read(buffer)) > 0)
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

    private static bool IsOfFile(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException;

    private static string Reason(Exception error) =>
        error is UnauthorizedAccessException ? "no permission to read it" : $"cannot be read: {error.Message}";

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string TooLarge(IntakeOptions options) => $"larger than {options.MaximumBytes / (1024 * 1024)} MiB; split the file";
}
