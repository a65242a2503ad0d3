using System.Collections.Concurrent;

namespace Demarche.Desk;

/// <summary>The work of this run of the desk: what is under way, and the last of what has ended.</summary>
internal sealed class WorkUnderWay : IDisposable
{
    private const int MostEnded = 20;

    private readonly ConcurrentDictionary<string, DeskWork> _all = new(StringComparer.Ordinal);
    private int _last;

    public DeskWork Start(string dispute, string section, string title, Action<DeskWork> work)
    {
        DeskWork begun = new(Interlocked.Increment(ref _last), dispute, section, title);
        _all[begun.Id] = begun;
        foreach (DeskWork old in _all.Values.Where(static w => w.IsDone).OrderByDescending(static w => w.Number).Skip(MostEnded))
        {
            Forget(old);
        }

        begun.Start(work);
        return begun;
    }

    public DeskWork? Find(string id) => _all.TryGetValue(id, out DeskWork? work) ? work : null;

    public IEnumerable<DeskWork> Running => _all.Values.Where(static w => !w.IsDone).OrderBy(static w => w.Number);

    /// <summary>Lets go of work that has ended, and of what it wrote.</summary>
    public void Forget(DeskWork work)
    {
        if (_all.TryRemove(work.Id, out _))
        {
            work.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (DeskWork work in _all.Values)
        {
            work.Stop();
            work.Ended.Wait(TimeSpan.FromSeconds(10));
            Forget(work);
        }
    }
}
