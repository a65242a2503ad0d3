namespace Demarche.Cli.Tests.Examples;

/// <summary>The whole run over an example that ships: read, show, compare with what a careful reader finds.</summary>
public abstract class ExampleRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-example-").FullName;

    protected ExampleRun(string name)
    {
        string example = ExampleFolder(name);
        Store = Path.Combine(_folder, "example.db");
        Read = DemarcheProcess.Run(example, "read", "reports", "--actors", "actors.jsonl", "--store", Store, "--dispute", name);
        Record = RecordReading.Of(example, Store);
        Comparison = new Comparison(Record, Expected.Load(Path.Combine(example, "expected.json")));
    }

    public string Store { get; }

    internal DemarcheProcess Read { get; }

    public RecordReading Record { get; }

    public Comparison Comparison { get; }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string ExampleFolder(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string example = Path.Combine(folder.FullName, "examples", name);
            if (Directory.Exists(example))
            {
                return example;
            }
        }

        throw new DirectoryNotFoundException($"examples/{name} is not above the test's folder");
    }
}
