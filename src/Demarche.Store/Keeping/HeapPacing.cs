namespace Demarche.Store;

/// <summary>
/// Keeps memory flat on long readings. What is kept while reports are joined is bounded, but grows old before it is thrown away, and the
/// collector looks at old objects the more seldom the more of them it has seen live: left alone it lets half as much again grow. Here it is
/// asked to look whenever a bounded amount has come on top of what lived last time.
/// </summary>
internal sealed class HeapPacing
{
    /// <summary>Characters read between two looks.</summary>
    private const int Between = 100_000;

    /// <summary>Bytes that may come on top before the collector is asked: what is new (Gen0MaxBudget) and twice as much that grew old.</summary>
    private const long Slack = 12 << 20;

    /// <summary>Bytes of holes between what lives that may stay after a look; above, the next one moves what lives together.</summary>
    private const long MostHoles = 6 << 20;

    private long _living = GC.GetTotalMemory(forceFullCollection: false);
    private int _read;

    /// <summary>Something of this length was read from the store.</summary>
    public void Read(int length)
    {
        _read += length;
        if (_read < Between)
        {
            return;
        }

        _read = 0;
        if (GC.GetTotalMemory(forceFullCollection: false) > _living + Slack)
        {
            bool holes = GC.GetGCMemoryInfo(GCKind.FullBlocking).FragmentedBytes > MostHoles;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: holes);
            _living = GC.GetTotalMemory(forceFullCollection: false);
        }
    }
}
