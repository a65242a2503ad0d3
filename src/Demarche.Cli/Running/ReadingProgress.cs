using Demarche.Store;

namespace Demarche.Cli;

/// <summary>How far long work has come: one line rewritten in place on a terminal, a line now and then elsewhere.</summary>
internal sealed class ReadingProgress(TextWriter errors, TimeProvider clock, bool terminal) : IProgress<KeepingProgress>
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InLog = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private long? _last;

    public void Report(KeepingProgress value)
    {
        lock (_lock)
        {
            if (_last is { } last && clock.GetElapsedTime(last) < (terminal ? OnTerminal : InLog))
            {
                return;
            }

            _last = clock.GetTimestamp();
            string stage = value.Stage == KeepingStage.Reading ? "reading" : "joining";
            string line = $"{stage}: {value.Done}{(value.Total is { } total ? $" of {total}" : "")}";
            errors.Write(terminal ? $"\r{line}\u001b[K" : $"demarche: {line}\n");
        }
    }

    public void Clear()
    {
        if (terminal && _last is not null)
        {
            errors.Write("\r\u001b[K");
        }
    }
}
