using Microsoft.Data.Sqlite;

namespace Demarche.Store;

/// <summary>Every sentence that a store says about itself: what is wrong, and what to do about it.</summary>
internal static class StoreMessages
{
    public static string Newer(string path, long version, int known) =>
        $"{path} was made by a newer version of Demarche (store version {version}, this program knows {known}). "
        + "Use that version, or name another file with --store.";

    public static string NewerBundle(int version, int known) =>
        $"the bundle was written by a newer version of Demarche (store version {version}, this program knows {known}). Use that version.";

    public static string StrangeBundle(string what) => $"the bundle does not hold what a store is made of: {what}. Export it again.";

    public static string NotEmpty(string path) =>
        $"{path} holds reports already. Name another file with --store; a bundle is restored into a new store.";

    public static string NotOurs(string path) => $"{path} is a database of another program. Name another file with --store.";

    public static string Held(string path, string? holder) =>
        $"{path} is being written to by {holder ?? "another process"}. Wait until it is done, or stop it; nothing was changed.";

    public static string NoFolder(string path, string reason) =>
        $"The folder of {path} cannot be made ({reason}). Name another file with --store.";

    public static string CannotOpen(string path, string reason) =>
        $"{path} cannot be opened ({reason}). Check that you may read and write it, or name another file with --store.";

    public static string NoBackup(string path, string backup, string reason) =>
        $"{path} was made by an older version and is to be backed up as {backup} before it is changed; that cannot be written ({reason}). "
        + "Make room for it there and give the command again; nothing was changed.";

    public static string Disk(string path, SqliteException error) =>
        $"{path} cannot be read or written: the database says \"{error.Message}\" (code {error.SqliteExtendedErrorCode}). "
        + "Check the disk and its free space and give the command again: it goes on where it stopped.";

    public static string Unknown(string path, SqliteException error) =>
        $"{path}: the database says \"{error.Message}\" (code {error.SqliteExtendedErrorCode}).";

    public static string Damaged(string path) =>
        $"{path} is damaged or is no Demarche store. Put back a backup (beside it, named …backup-v…), "
        + "or move it away and read the reports again.";

    public static string ReadOnly(string path) =>
        $"{path} or its folder cannot be written to. Change its permissions, or name another file with --store.";

    public static string Full(string path) =>
        $"The disk that holds {path} is full. Free some space and give the command again: it goes on where it stopped.";

    public static string Busy(string path) => $"{path} is locked by another process. Wait until it is done and give the command again.";

    public static string Ambiguous(IEnumerable<string> disputes) =>
        $"The store holds several disputes: {string.Join(", ", disputes)}. Say which with --dispute NAME.";

    public static string NoDispute(string name, IReadOnlyCollection<string> disputes) =>
        disputes.Count == 0
            ? $"There is no dispute \"{name}\": nothing was read yet."
            : $"There is no dispute \"{name}\"; there are: {string.Join(", ", disputes)}.";

    public static string BadCursor(string cursor) =>
        $"\"{cursor}\" is no cursor of this view. Take the one that the page before gave, or leave it out.";

    /// <summary>What the database's error means for the user.</summary>
    public static string For(string path, SqliteException error) =>
        error.SqliteErrorCode switch
        {
            5 or 6 => Busy(path),
            8 => ReadOnly(path),
            10 => Disk(path, error),
            11 or 26 => Damaged(path),
            13 => Full(path),
            14 => CannotOpen(path, error.Message),
            _ => Unknown(path, error),
        };
}
