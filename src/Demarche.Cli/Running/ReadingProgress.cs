using Demarche.Store;

namespace Demarche.Cli;

/// <summary>One line of progress on a terminal, rewritten in place a few times a second; nothing when standard error is no terminal.</summary>
internal sealed class ReadingProgress(TextWriter errors, TimeProvider clock) : IProgress<KeepingProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private long? _last;

    public void Report(KeepingProgress value)
    {
        lock (_lock)
        {
            if (_last is { } last && clock.GetElapsedTime(last) < Pause)
            {
                return;
            }

            _last = clock.GetTimestamp();
            string stage = value.Stage == KeepingStage.Reading ? "reading" : "joining";
            errors.Write($"\r{stage}: {value.Done}{(value.Total is { } total ? $" of {total}" : "")}\u001b[K");
        }
    }

    public void Clear()
    {
        if (_last is not null)
        {
            errors.Write("\r\u001b[K");
        }
    }
}
