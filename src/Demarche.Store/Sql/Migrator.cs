using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Demarche.Store;

/// <summary>Brings a store file to the version of this program, one numbered script after the other, each in its own transaction.</summary>
internal sealed class Migrator(ImmutableArray<Migration> migrations)
{
    /// <summary>"Demr" in ASCII, in the file's header: tells our files from other databases.</summary>
    private const long ApplicationId = 0x44656d72;

    public static Migrator Current { get; } = new(Embedded());

    public int Version => migrations.Length == 0 ? 0 : migrations[^1].Number;

    /// <summary>Numbers of all versions that there were, in order.</summary>
    public IEnumerable<int> Versions => migrations.Select(static migration => migration.Number);

    /// <summary>True when the file is at this program's version already.</summary>
    /// <exception cref="StoreException">The file is another program's, or a newer one's.</exception>
    public bool IsCurrent(SqlSession session, string path)
    {
        long version = session.Number("PRAGMA user_version") ?? 0;
        long application = session.Number("PRAGMA application_id") ?? 0;
        bool empty = !session.Any("SELECT 1 FROM sqlite_master LIMIT 1");
        if (!empty && application != ApplicationId)
        {
            throw new StoreException(StoreMessages.NotOurs(path));
        }

        return version <= Version ? version == Version : throw new StoreException(StoreMessages.Newer(path, version, Version));
    }

    /// <summary>Migrates; a store that holds something is copied first to <c>NAME.backup-vN</c>.</summary>
    public void Migrate(SqlSession session, string path)
    {
        if (IsCurrent(session, path))
        {
            return;
        }

        long version = session.Number("PRAGMA user_version") ?? 0;
        if (version > 0)
        {
            BackUp(session, path, version);
        }

        Run(session, migrations.Where(m => m.Number > version));
    }

    /// <summary>Makes the empty tables of a version, as a program of that version would have.</summary>
    public void Make(SqlSession session, int version) => Run(session, migrations.Where(m => m.Number <= version));

    private static void Run(SqlSession session, IEnumerable<Migration> scripts)
    {
        foreach (Migration migration in scripts)
        {
            session.Atomically(() =>
            {
                session.Run(migration.Script);
                session.Run($"PRAGMA user_version = {migration.Number.ToString(CultureInfo.InvariantCulture)}");
                session.Run($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            });
        }
    }

    private static void BackUp(SqlSession session, string path, long version)
    {
        string backup = string.Create(CultureInfo.InvariantCulture, $"{path}.backup-v{version}");
        string making = backup + ".making";

        // VACUUM INTO writes into an empty file that exists: made by us, it is its owner's alone from the start. An earlier backup stands until
        // the new one is whole.
        try
        {
            File.Delete(making);
            StoreFile.Prepare(making);
            session.Execute("VACUUM INTO $1", making);
            File.Move(making, backup, overwrite: true);
        }
        catch (SqliteException)
        {
            File.Delete(making);
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreMessages.NoBackup(path, backup, error.Message), error);
        }
    }

    private static ImmutableArray<Migration> Embedded()
    {
        Assembly assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(static name => name.StartsWith("Migrations/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using Stream stream = assembly.GetManifestResourceStream(name)!;
                    using StreamReader reader = new(stream);
                    int number = int.Parse(name.AsSpan("Migrations/".Length, 4), CultureInfo.InvariantCulture);
                    return new Migration(number, reader.ReadToEnd());
                }),
        ];
    }
}

internal sealed record Migration(int Number, string Script);
