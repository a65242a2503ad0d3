using System.Runtime.InteropServices;

namespace Demarche.Cli;

/// <summary>Ctrl-C and termination: the first asks the work to end at a safe place, the second ends the process.</summary>
internal static class StopSignal
{
    private static readonly List<PosixSignalRegistration> Kept = [];

    public static CancellationToken Listen()
    {
        CancellationTokenSource stop = new();
        foreach (PosixSignal signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            Kept.Add(
                PosixSignalRegistration.Create(
                    signal,
                    received =>
                    {
                        received.Cancel = !stop.IsCancellationRequested;
                        stop.Cancel();
                    }
                )
            );
        }

        return stop.Token;
    }
}
