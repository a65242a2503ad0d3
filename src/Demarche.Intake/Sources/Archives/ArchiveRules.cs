using System.Text;

namespace Demarche.Intake;

/// <summary>The rules of the folders of an archive, as <see cref="FolderRules"/> are those of a disk.</summary>
internal sealed class ArchiveRules(FolderRule? around)
{
    private readonly Dictionary<string, FolderRule> _rules = new(StringComparer.Ordinal);

    /// <summary>Takes a member <c>demarche.yaml</c> in; why it cannot be used, else null.</summary>
    public string? Add(string name, ReadOnlyMemory<byte> content)
    {
        FolderRule? rule = FolderRuleFile.Parse(Encoding.UTF8.GetString(content.Span), FolderRuleFile.Name, out string? problem);
        if (rule is not null)
        {
            _rules[MemberNames.Folder(name)] = rule;
        }

        return problem;
    }

    public FolderRule? For(string name)
    {
        string folder = MemberNames.Folder(name);
        while (_rules.Count > 0)
        {
            if (_rules.TryGetValue(folder, out FolderRule? rule))
            {
                return rule;
            }

            if (folder.Length == 0)
            {
                break;
            }

            folder = MemberNames.Folder(folder[..^1]);
        }

        return around;
    }

    public static bool Is(string name) => name == FolderRuleFile.Name || name.EndsWith("/" + FolderRuleFile.Name, StringComparison.Ordinal);
}
