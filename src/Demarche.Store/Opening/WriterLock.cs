using System.Text;

namespace Demarche.Store;

/// <summary>
/// One writer at a time: a lock on a file beside the store, which the system lets go of when the process dies, and a note of who holds it.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _lock;
    private readonly string _note;

    private WriterLock(FileStream held, string note)
    {
        _lock = held;
        _note = note;
    }

    /// <exception cref="StoreException">Another writer holds the store for longer than <paramref name="wait"/>.</exception>
    public static WriterLock Take(string path, string command, TimeSpan wait, TimeProvider clock)
    {
        string note = path + ".writer";
        long start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                FileStream held = StoreFile.OpenOwned(path + ".lock", FileMode.OpenOrCreate, FileShare.None);
                Leave(note, $"{command} (process {Environment.ProcessId})");
                return new WriterLock(held, note);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new StoreException(StoreMessages.ReadOnly(path), error);
            }
            catch (IOException error) when (IsFull(error))
            {
                throw new StoreException(StoreMessages.Full(path), error);
            }
            catch (IOException error)
            {
                if (clock.GetElapsedTime(start) >= wait)
                {
                    throw new StoreException(StoreMessages.Held(path, Holder(note)), error);
                }

                Thread.Sleep(Step);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_note);
        }
        catch (IOException)
        {
            // A stale note does no harm: it is only read while the lock is held.
        }

        _lock.Dispose();
    }

    // The note is a courtesy to who waits: on a full disk the writer goes on without it, and the database says what is wrong.
    private static void Leave(string note, string holder)
    {
        try
        {
            using FileStream text = StoreFile.OpenOwned(note, FileMode.Create, FileShare.ReadWrite);
            text.Write(Encoding.UTF8.GetBytes(holder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever waits is told "another process".
        }
    }

    // ENOSPC and EDQUOT of Unix, ERROR_DISK_FULL of Windows.
    private static bool IsFull(IOException error) => error.HResult is 28 or 122 or unchecked((int)0x80070070);

    private static string? Holder(string note)
    {
        try
        {
            using FileStream stream = new(note, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            string holder = reader.ReadToEnd();
            return holder.Length == 0 ? null : holder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
