namespace Demarche.Store;

/// <summary>The file of a store: only its owner may read it, and so it is from its first byte on.</summary>
internal static class StoreFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file, and its folder, when there is none. SQLite gives the files beside it the same mode.</summary>
    public static void Prepare(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        try
        {
            if (folder is not null && !Directory.Exists(folder))
            {
                if (OperatingSystem.IsWindows())
                {
                    Directory.CreateDirectory(folder);
                }
                else
                {
                    Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreMessages.NoFolder(path, error.Message), error);
        }

        if (Directory.Exists(path))
        {
            throw new StoreException(StoreMessages.CannotOpen(path, "it is a folder"));
        }

        try
        {
            if (!File.Exists(path))
            {
                using FileStream made = OpenOwned(path, FileMode.OpenOrCreate, FileShare.ReadWrite);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreMessages.CannotOpen(path, error.Message), error);
        }
    }

    public static FileStream OpenOwned(string path, FileMode mode, FileShare share)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }
}
