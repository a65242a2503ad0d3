namespace Demarche.Store;

/// <summary>How a store is opened. The defaults are what the command line uses.</summary>
public sealed record StoreSettings
{
    public static StoreSettings Default { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a second writer waits for the first before it says who holds the store.</summary>
    public TimeSpan WaitForWriter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What other processes are told about this one while it writes: "demarche read".</summary>
    public string Command { get; init; } = "demarche";

    /// <summary>Reports stored, or units of the record recomputed, in one transaction.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Reports analysed at the same time; the order of the results does not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Most pages that the file may have, as a disk has an end: the way tests fill one.</summary>
    internal int? MostPages { get; init; }

    /// <summary>Called after every transaction of a writer, with what it did: the place where tests stop a reading.</summary>
    internal Action<string>? AfterTransaction { get; init; }
}
