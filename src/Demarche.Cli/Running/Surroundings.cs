using System.Text;

namespace Demarche.Cli;

/// <summary>Everything outside that a command touches: streams, terminal, environment. Tests give their own.</summary>
public sealed record Surroundings
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public required Func<Stream> Input { get; init; }

    /// <summary>Takes the result and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Takes progress and messages, never the text of a report.</summary>
    public required TextWriter Errors { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorsAreTerminal { get; init; }

    /// <summary>Details of the work go to <see cref="Errors"/> as well.</summary>
    public bool Verbose { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The folder of the user's data, in which the store lies unless another is named.</summary>
    public string DataFolder { get; init; } = "";

    public IComposition Composition { get; init; } = new Composition();

    /// <summary>Cancelled when the user asks to stop.</summary>
    public Func<CancellationToken> Stop { get; init; } = static () => CancellationToken.None;

    public static Surroundings OfProcess() =>
        new()
        {
            Input = Console.OpenStandardInput,
            Output = Console.OpenStandardOutput(),
            Errors = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorsAreTerminal = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? 100 : Math.Clamp(WindowWidth(), 40, 160),
            Variable = Environment.GetEnvironmentVariable,
            DataFolder = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "demarche"
            ),
            Stop = StopSignal.Listen,
        };

    public TextWriter ResultText() => new StreamWriter(Output, Utf8, leaveOpen: true) { NewLine = "\n" };

    public void Say(string message) => Errors.WriteLine("demarche: " + message);

    /// <summary>Says a detail where details were asked for.</summary>
    public void Detail(string message)
    {
        if (Verbose)
        {
            Say(message);
        }
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
