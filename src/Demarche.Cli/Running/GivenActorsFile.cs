using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Cli;

/// <summary>The file of <c>--actors</c>.</summary>
internal static class GivenActorsFile
{
    /// <summary>The name under which such a file usually lies beside the reports.</summary>
    public const string UsualName = "actors.jsonl";

    /// <param name="path">None when null.</param>
    public static ImmutableArray<ActorEntry> Read(string? path)
    {
        if (path is null)
        {
            return [];
        }

        try
        {
            return ActorFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InputException($"{path}: {error.Message}");
        }
    }

    /// <summary>A file of the usual name in or beside a folder that is read; null when there is none. It is never taken unasked.</summary>
    public static string? Beside(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (path == "-" || !Directory.Exists(path))
            {
                continue;
            }

            string inside = Path.Combine(path, UsualName);
            string? parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
            string beside = Path.Combine(parent is null ? ".." : parent, UsualName);
            if (
                (
                    File.Exists(inside) ? inside
                    : File.Exists(beside) ? beside
                    : null
                ) is
                { } found
            )
            {
                return found;
            }
        }

        return null;
    }
}
