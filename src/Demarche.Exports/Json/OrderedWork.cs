using System.Threading.Channels;

namespace Demarche.Exports;

/// <summary>Work on all cores whose results come out in the order of the input, with a bounded number of items under way.</summary>
public static class OrderedWork
{
    private const int ItemsPerCore = 8;

    public static void Run<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, TResult> work,
        Action<TResult> take,
        CancellationToken stop
    )
    {
        Channel<Task<TResult>> underWay = Channel.CreateBounded<Task<TResult>>(Environment.ProcessorCount * ItemsPerCore);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);

        // The reader of the input runs apart, so that a result goes out as soon as it is its turn.
        Task feeding = Task.Run(
            async () =>
            {
                try
                {
                    foreach (TItem item in items)
                    {
                        await underWay.Writer.WriteAsync(Task.Run(() => work(item), CancellationToken.None), end.Token);
                    }
                }
                finally
                {
                    underWay.Writer.Complete();
                }
            },
            CancellationToken.None
        );
        try
        {
            while (underWay.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (underWay.Reader.TryRead(out Task<TResult>? next))
                {
                    take(next.GetAwaiter().GetResult());
                }
            }
        }
        catch
        {
            end.Cancel();
            throw;
        }

        feeding.GetAwaiter().GetResult();
    }
}
