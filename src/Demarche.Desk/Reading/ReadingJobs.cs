using System.Collections.Concurrent;
using System.Globalization;
using Demarche.Intake;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Readings of uploaded files: each goes on by itself, tells how far it is, and can be stopped; what is done stays.</summary>
internal sealed class ReadingJobs(DeskSettings settings) : IDisposable
{
    private readonly ConcurrentDictionary<string, ReadingJob> _jobs = new(StringComparer.Ordinal);
    private int _last;

    public ReadingJob? Find(string id) => _jobs.TryGetValue(id, out ReadingJob? job) ? job : null;

    public IEnumerable<ReadingJob> UnderWay => _jobs.Values.Where(static j => !j.IsDone).OrderBy(static j => j.Number);

    /// <summary>A folder of its own for the files of one upload; it goes when they are read.</summary>
    public ReadingJob Begin(string dispute)
    {
        int number = Interlocked.Increment(ref _last);
        string folder = Directory.CreateTempSubdirectory("demarche-upload-").FullName;
        ReadingJob job = new(number, dispute, folder);
        _jobs[job.Id] = job;
        return job;
    }

    /// <summary>Reads the files of an upload; returns at once.</summary>
    public void Start(ReadingJob job) => job.Work = Task.Run(() => Read(job));

    public void Dispose()
    {
        foreach (ReadingJob job in _jobs.Values)
        {
            job.Stop();
            job.Work?.Wait(TimeSpan.FromSeconds(10));
            job.Dispose();
        }
    }

    private void Read(ReadingJob job)
    {
        try
        {
            job.Summary = settings.Keeper.Read(job.Dispute, Named(job), job, job.Stopped);
        }
        catch (Exception error) when (error is StoreException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            job.Trouble = error is OperationCanceledException ? "stopped" : error.Message;
        }
        finally
        {
            job.IsDone = true;
            try
            {
                Directory.Delete(job.Folder, recursive: true);
            }
            catch (IOException)
            {
                // The system sweeps its folder of temporary files.
            }
        }
    }

    // Reports are named by the files as they were given, not by where they lay for a moment.
    private static IEnumerable<IntakeOutcome> Named(ReadingJob job)
    {
        string prefix = job.Folder + Path.DirectorySeparatorChar;
        foreach (IntakeOutcome outcome in IntakePipeline.Read([job.Folder], IntakeOptions.Default, static () => Stream.Null))
        {
            yield return outcome switch
            {
                IntakeReport { Report: var report } => new IntakeReport(report with { Locator = Short(report.Locator) }),
                IntakeFailure failure => failure with { Locator = Short(failure.Locator) },
                IntakeSkipped skipped => skipped with { Locator = Short(skipped.Locator) },
                IntakeSighting { Sighting: var sighting } => new IntakeSighting(sighting with { Locator = Short(sighting.Locator) }),
                _ => outcome,
            };
        }

        string Short(string locator) => locator.StartsWith(prefix, StringComparison.Ordinal) ? locator[prefix.Length..] : locator;
    }
}

/// <summary>One reading.</summary>
internal sealed class ReadingJob(int number, string dispute, string folder) : IProgress<KeepingProgress>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public int Number => number;

    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string Dispute => dispute;

    public string Folder => folder;

    public int Files { get; set; }

    public CancellationToken Stopped => _stop.Token;

    public Task? Work { get; set; }

    public KeepingProgress? Progress { get; private set; }

    public ReadSummary? Summary { get; set; }

    public string? Trouble { get; set; }

    public bool IsDone { get; set; }

    public bool IsStopping => _stop.IsCancellationRequested;

    public void Report(KeepingProgress value) => Progress = value;

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
