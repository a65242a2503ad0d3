using System.Collections.Immutable;
using System.CommandLine;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Cli;

/// <summary>Opens the store that a command is meant for.</summary>
internal static class RecordSession
{
    /// <summary>Opens a store that must be there already: showing what was never read would make an empty file.</summary>
    public static OpenRecord Existing(System.CommandLine.ParseResult parsed, Surroundings surroundings, CommandOptions options)
    {
        string path = options.StorePath(parsed, surroundings);
        return File.Exists(path)
            ? Open(parsed, surroundings, path)
            : throw new InputException($"there is no store at {path} yet; read reports into it first: demarche read PATH");
    }

    public static OpenRecord OrNew(System.CommandLine.ParseResult parsed, Surroundings surroundings, CommandOptions options)
    {
        string path = options.StorePath(parsed, surroundings);
        if (path.StartsWith(surroundings.DataFolder, StringComparison.Ordinal) && surroundings.DataFolder.Length > 0)
        {
            Directory.CreateDirectory(surroundings.DataFolder);
        }

        return Open(parsed, surroundings, path);
    }

    /// <summary>Keeps the actors of <c>--actors</c> with the store.</summary>
    public static void Give(OpenRecord record, ImmutableArray<ActorEntry> actors, Surroundings surroundings)
    {
        if (!actors.IsEmpty && record.Keeper.GiveActors(actors))
        {
            surroundings.Detail($"{actors.Length} actors kept with the store; reports read before are read again");
        }
    }

    /// <summary>The dispute that is meant; wrong usage when that is not clear.</summary>
    public static string Dispute(IRecordViews views, string? asked, bool mayBeNew)
    {
        string[] all = [.. views.Disputes()];
        if (asked is not null)
        {
            return mayBeNew || all.Length == 0 || all.Contains(asked, StringComparer.Ordinal)
                ? asked
                : throw new UsageException($"there is no dispute \"{asked}\"; the store holds: {string.Join(", ", all)}");
        }

        return all.Length switch
        {
            0 => "default",
            1 => all[0],
            _ => throw new UsageException($"the store holds several disputes; name one with --dispute: {string.Join(", ", all)}"),
        };
    }

    private static OpenRecord Open(System.CommandLine.ParseResult parsed, Surroundings surroundings, string path)
    {
        surroundings.Detail($"store {path}");
        return surroundings.Composition.Open(path, parsed.CommandResult.Command.Name);
    }
}
