using System.Globalization;
using System.Runtime.ExceptionServices;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Something that may take longer than a page should: it goes on by itself, says how far it is, and can be stopped.</summary>
internal sealed class DeskWork(int number, string dispute, string section, string title) : IProgress<KeepingProgress>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private long _lines;
    private long _bytes;
    private ExceptionDispatchInfo? _trouble;

    public int Number => number;

    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string Dispute => dispute;

    /// <summary>The part of the desk that it belongs to, as <see cref="DeskPage"/> has it.</summary>
    public string Section => section;

    /// <summary>What is being done, as a heading: "Writing ical".</summary>
    public string Title => title;

    public CancellationToken Stopped => _stop.Token;

    public bool IsStopping => _stop.IsCancellationRequested;

    public bool IsDone { get; private set; }

    /// <summary>Completes when the work has ended, however it ended; never fails.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>How far a change of the record is; null before it had its turn.</summary>
    public KeepingProgress? Progress { get; private set; }

    /// <summary>Lines of the record written so far.</summary>
    public long Lines => Interlocked.Read(ref _lines);

    /// <summary>Bytes written so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The file that was written; null while there is none.</summary>
    public WrittenForm? File { get; set; }

    /// <summary>The page on which the result stands; null where the result is a file.</summary>
    public string? Page { get; set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Exception? Trouble => _trouble?.SourceException;

    public void Start(Action<DeskWork> work) =>
        Ended = Task.Run(() =>
        {
            try
            {
                work(this);
            }
#pragma warning disable CA1031 // Whatever it is, it is told to the one who asked for the work.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _trouble = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                IsDone = true;
            }
        });

    /// <summary>Throws what went wrong, for a page that waited for it.</summary>
    public void Demand() => _trouble?.Throw();

    public void Report(KeepingProgress value) => Progress = value;

    public void Wrote(long lines, long bytes)
    {
        _stop.Token.ThrowIfCancellationRequested();
        Interlocked.Add(ref _lines, lines);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        File?.Dispose();
        _stop.Dispose();
    }
}

/// <summary>A form of the record in a file of its own; it goes with this.</summary>
internal sealed record WrittenForm(string Path, string MediaType, string Name) : IDisposable
{
    public void Dispose()
    {
        try
        {
            System.IO.File.Delete(Path);
        }
        catch (IOException)
        {
            // Somebody still takes it; the system sweeps its folder of temporary files.
        }
    }
}
