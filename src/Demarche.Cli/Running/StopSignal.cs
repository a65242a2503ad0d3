namespace Demarche.Cli;

/// <summary>Ctrl-C and termination: the first asks the work to end at a safe place, the second ends the process.</summary>
internal static class StopSignal
{
    public static CancellationToken Listen()
    {
        CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return stop.Token;
    }
}
