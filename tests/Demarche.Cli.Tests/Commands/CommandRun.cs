using System.Text;

namespace Demarche.Cli.Tests.Commands;

/// <summary>Runs a command line in the test's process, over a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("demarche-cli-").FullName;

    /// <summary>Cancelled when the user asks to stop.</summary>
    public CancellationToken Stop { get; init; }

    public (int Exit, string Output, string Errors) Run(string? input, params string[] arguments)
    {
        using MemoryStream output = new();
        using StringWriter errors = new() { NewLine = "\n" };
        Surroundings surroundings = new()
        {
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")),
            Output = output,
            Errors = errors,
            DataFolder = Folder,
            Stop = () => Stop,
        };
        int exit = DemarcheCommand.Run(arguments, surroundings);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
