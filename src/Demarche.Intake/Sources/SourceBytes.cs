namespace Demarche.Intake;

/// <summary>Loads one file or standard input, up to the largest size that is read.</summary>
internal static class SourceBytes
{
    /// <summary>The document, or the reason why there is none.</summary>
    public static (SourceDocument? Document, string? Reason) Load(string path, IntakeOptions options, Func<Stream> standardInput)
    {
        try
        {
            using Stream stream = path == SourceDiscovery.StandardInput ? standardInput() : Open(path);
            if (stream.CanSeek && stream.Length > options.MaximumBytes)
            {
                return (null, TooLarge(options));
            }

            using MemoryStream content = new();
            byte[] buffer = new byte[64 * 1024];
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
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, error is UnauthorizedAccessException ? "no permission to read it" : $"cannot be read: {error.Message}");
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string TooLarge(IntakeOptions options) => $"larger than {options.MaximumBytes / (1024 * 1024)} MiB; split the file";
}
