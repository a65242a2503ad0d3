using Demarche.Record;

namespace Demarche.Store.Tests;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<IDisposable, string> _paths = [];

    protected override IDisposable Open(IReportAnalyser analyser, int batch, Action<string>? afterTransaction)
    {
        string path = _folder.File($"s{_paths.Count}.db");
        StoreSettings settings = new()
        {
            BatchSize = batch,
            Workers = batch,
            AfterTransaction = afterTransaction,
        };
        SqliteStore store = SqliteStore.Open(path, analyser, settings);
        _paths.Add(store, path);
        return store;
    }

    protected override IDisposable Again(IDisposable store, IReportAnalyser analyser) => SqliteStore.Open(_paths[store], analyser);

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("demarche-store-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
