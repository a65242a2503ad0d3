using Demarche.Intake;

namespace Demarche.Cli;

/// <summary>The input of the stateless commands: JSON Lines whose text is clean already, or files that are cleaned.</summary>
internal static class GivenReports
{
    /// <summary>Reads lazily and in order; no path is standard input.</summary>
    public static IEnumerable<IntakeOutcome> Read(IReadOnlyList<string> paths, Func<Stream> input)
    {
        foreach (string path in paths.Count == 0 ? ["-"] : paths)
        {
            if (path == "-")
            {
                using Stream stream = input();
                foreach (IntakeOutcome outcome in AnnotationInput.Read(stream, path, IntakeOptions.Default))
                {
                    yield return outcome;
                }
            }
            else if (IsJsonLines(path) && File.Exists(path))
            {
                using FileStream stream = File.OpenRead(path);
                foreach (IntakeOutcome outcome in AnnotationInput.Read(stream, path, IntakeOptions.Default))
                {
                    yield return outcome;
                }
            }
            else
            {
                foreach (IntakeOutcome outcome in IntakePipeline.Read([path], IntakeOptions.Default, input))
                {
                    yield return outcome;
                }
            }
        }
    }

    public static string Message(IntakeFailure failure)
    {
        string place = failure.Locator.StartsWith("-#", StringComparison.Ordinal)
            ? $"standard input, line {failure.Locator[2..]}"
            : failure.Locator;
        return $"{place}: {failure.Reason}";
    }

    private static bool IsJsonLines(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
}
