using System.Text;
using Demarche.Exports;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;
using Microsoft.Data.Sqlite;

namespace Demarche.Desk.Tests;

/// <summary>A desk over a store of its own, on a port of its own.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-desk-").FullName;
    private DeskServer? _server;

    private readonly ManualResetEventSlim _flowing = new(initialState: true);

    public SqliteStore Store { get; private set; } = null!;

    /// <summary>Files that exports lie in while they are written or taken.</summary>
    public string[] FilesWritten => Directory.GetFiles(Path.Combine(_folder, "written"));

    public Uri Address => _server!.Address;

    /// <summary>The address of a page of the dispute.</summary>
    public string At(string path) => $"{Address}d/{InventedPress.Dispute}{path}";

    public async ValueTask InitializeAsync()
    {
        ReportAnalyser analyser = new(ActorKnowledge.Shipped);
        Store = SqliteStore.Open(Path.Combine(_folder, "demarche.db"), analyser);
        Read(InventedPress.All);
        _server = await DeskServer.Start(
            new DeskSettings
            {
                Views = Store,
                Lookup = Store,
                Keeper = Store,
                Whole = Store,
                Annotations = (stream, views, query, stopped) =>
                    AnnotationExport.Write(new HeldStream(stream, _flowing, stopped), views, query, analyser, withText: true, stopped),
                Version = "test",
                UploadFolder = Directory.CreateDirectory(Path.Combine(_folder, "written")).FullName,
            }
        );
    }

    /// <summary>Keeps every export of annotation objects after its first line until it is let go or stopped.</summary>
    public void HoldExports() => _flowing.Reset();

    public void LetExportsGo() => _flowing.Set();

    public ReadSummary Read(string lines)
    {
        IEnumerable<IntakeOutcome> outcomes = IntakePipeline.Read(
            ["-"],
            IntakeOptions.Default,
            () => new MemoryStream(Encoding.UTF8.GetBytes(lines))
        );
        return Store.Read(InventedPress.Dispute, outcomes, null, CancellationToken.None);
    }

    /// <summary>Reads files as they lie in a folder.</summary>
    public ReadSummary ReadFiles(params (string Name, string Content)[] files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName;
        foreach ((string name, string content) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), content);
        }

        return Store.Read(
            InventedPress.Dispute,
            IntakePipeline.Read([folder], IntakeOptions.Default, static () => Stream.Null),
            null,
            CancellationToken.None
        );
    }

    /// <summary>The report whose title begins so.</summary>
    public string Report(string title) =>
        Store
            .ReportRows(new ReportQuestion(InventedPress.Dispute, 50))
            .First(r => r.Status == "current" && r.Title!.StartsWith(title, StringComparison.Ordinal))
            .Id;

    public PositionItem Position(string proposition) =>
        Store
            .Positions(new ViewQuery(InventedPress.Dispute))
            .Items.First(p => p.Proposition.Contains(proposition, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _flowing.Dispose();
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
