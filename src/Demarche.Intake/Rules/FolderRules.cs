using System.Text;

namespace Demarche.Intake;

/// <summary>Finds the rule of a file: in its folder, else in one around it, up to the folder that the user named.</summary>
internal sealed class FolderRules
{
    private readonly Dictionary<string, FolderRule?> _known = new(StringComparer.Ordinal);
    private readonly List<IntakeFailure> _broken = [];

    /// <summary>Rule files that could not be used since the last call; the files beside them are read without.</summary>
    public IReadOnlyList<IntakeFailure> TakeBroken()
    {
        IntakeFailure[] broken = [.. _broken];
        _broken.Clear();
        return broken;
    }

    public FolderRule? For(FoundSource source)
    {
        if (source.Path == SourceDiscovery.StandardInput)
        {
            return null;
        }

        string? root = source.Root is null ? null : Path.GetFullPath(source.Root);
        string? folder = Path.GetDirectoryName(Path.GetFullPath(source.Path));
        while (folder is not null)
        {
            if (Of(folder) is { } rule)
            {
                return rule;
            }

            if (root is null || folder == root || !folder.StartsWith(root, StringComparison.Ordinal))
            {
                return null;
            }

            folder = Path.GetDirectoryName(folder);
        }

        return null;
    }

    private FolderRule? Of(string folder)
    {
        if (!_known.TryGetValue(folder, out FolderRule? rule))
        {
            _known[folder] = rule = Read(Path.Combine(folder, FolderRuleFile.Name));
        }

        return rule;
    }

    private FolderRule? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            string? problem = "longer than 64 KiB";
            FolderRule? rule =
                new FileInfo(path).Length > FolderRuleFile.MaximumBytes
                    ? null
                    : FolderRuleFile.Parse(File.ReadAllText(path, Encoding.UTF8), FolderRuleFile.Name, out problem);
            if (rule is null)
            {
                _broken.Add(new IntakeFailure(path, $"{problem}; the files beside it are read without it"));
            }

            return rule;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _broken.Add(new IntakeFailure(path, "cannot be read; the files beside it are read without it"));
            return null;
        }
    }
}
