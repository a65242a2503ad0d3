namespace Demarche.Intake;

/// <summary>Finds the files that paths, folders and globs name, each once, in the order of their names.</summary>
public static class SourceDiscovery
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly EnumerationOptions Listing = new()
    {
        IgnoreInaccessible = true,
        RecurseSubdirectories = false,
        AttributesToSkip = FileAttributes.None,
        ReturnSpecialDirectories = false,
    };

    /// <summary>What the paths name, lazily: folders are listed only when their turn comes.</summary>
    public static IEnumerable<FoundSource> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (string path in paths)
        {
            foreach (FoundSource source in OfPath(path))
            {
                yield return source;
            }
        }
    }

    private static IEnumerable<FoundSource> OfPath(string path)
    {
        if (path == StandardInput || File.Exists(path))
        {
            return [new FoundSource(path, InFolder: false)];
        }

        if (Directory.Exists(path))
        {
            return OfFolder(path);
        }

        return path.AsSpan().ContainsAny("*?") ? Globs.Find(path) : [Missing(path, "no such file or folder")];
    }

    internal static FoundSource Missing(string path, string reason) => new(path, InFolder: false, reason);

    // Folders that are links are not entered, so no loop can arise; a link to a file is read as the file.
    internal static IEnumerable<FoundSource> OfFolder(string folder)
    {
        Stack<string> waiting = new([folder]);
        while (waiting.TryPop(out string? current))
        {
            if (File.Exists(current))
            {
                yield return new FoundSource(current, InFolder: true) { Root = folder };
                continue;
            }

            List<string> members = [];
            foreach (FileSystemInfo member in Members(current))
            {
                bool linkedFolder = member is DirectoryInfo && member.LinkTarget is not null;
                if (!linkedFolder && !member.Name.StartsWith('.') && member.Name != FolderRuleFile.Name && !IsPartOfPage(member))
                {
                    members.Add(Path.Combine(current, member.Name));
                }
            }

            members.Sort(StringComparer.Ordinal);
            for (int i = members.Count - 1; i >= 0; i--)
            {
                waiting.Push(members[i]);
            }
        }
    }

    // "Save complete page" puts pictures, scripts and frames of page.html into page_files.
    private static bool IsPartOfPage(FileSystemInfo member)
    {
        const string Suffix = "_files";
        if (member is not DirectoryInfo || !member.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        string page = member.FullName[..^Suffix.Length];
        return File.Exists(page + ".html") || File.Exists(page + ".htm");
    }

    internal static IReadOnlyList<FileSystemInfo> Members(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Listing)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <summary>A file to read.</summary>
/// <param name="Path">As the user named it, or below the folder that the user named.</param>
/// <param name="InFolder">Found in a folder: a file of no supported kind is skipped, not failed.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record FoundSource(string Path, bool InFolder, string? Problem = null)
{
    /// <summary>The folder that the user named, for a file found in it.</summary>
    public string? Root { get; init; }
}
