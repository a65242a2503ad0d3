namespace Demarche.Language;

/// <summary>Names of files by their ending (<c>Data/file-extensions.txt</c>).</summary>
internal static class FileNames
{
    private const int LongestExtension = 5;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_extensions = new HashSet<string>(
        DataFile.Lines("file-extensions.txt"),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word ends in a full stop and a known ending of file names.</summary>
    public static bool Is(ReadOnlySpan<char> form)
    {
        int dot = form.LastIndexOf('.');
        return dot >= 0 && form.Length - dot - 1 is > 0 and <= LongestExtension && s_extensions.Contains(form[(dot + 1)..]);
    }
}
