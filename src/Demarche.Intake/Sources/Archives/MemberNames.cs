using System.Text;

namespace Demarche.Intake;

/// <summary>Names of archive members. Nothing is ever written under them: they only name reports and tell what belongs to a saved page.</summary>
internal static class MemberNames
{
    private const int Longest = 1000;
    private const string Parts = "_files/";

    /// <summary>Files that archivers and file managers leave behind.</summary>
    public static bool IsHidden(string name)
    {
        foreach (string step in name.Split('/', '\\'))
        {
            if (step is "__MACOSX" or "Thumbs.db" or "desktop.ini" || (step.StartsWith('.') && step is not ("." or "..")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The page that a member is a part of: <c>page</c> for <c>page_files/frame.html</c>; null for none.</summary>
    public static string? PageOf(string name)
    {
        int at = name.Replace('\\', '/').IndexOf(Parts, StringComparison.Ordinal);
        return at > 0 ? name[..at] : null;
    }

    /// <summary>The name as it stands in messages: no control characters, one that would break out of the line or the terminal.</summary>
    public static string Shown(string name)
    {
        StringBuilder shown = new(Math.Min(name.Length, Longest));
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, Longest)))
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) || c is >= '\u202A' and <= '\u202E' ? '\uFFFD' : c);
        }

        return shown.ToString();
    }

    /// <summary>The folder of a member with its last slash; empty for one at the top.</summary>
    public static string Folder(string name) => name[..(name.LastIndexOf('/') + 1)];
}
