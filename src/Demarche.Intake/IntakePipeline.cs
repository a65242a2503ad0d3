namespace Demarche.Intake;

/// <summary>From paths to reports, one at a time: nothing is held but the document that is being read.</summary>
public static class IntakePipeline
{
    /// <summary>Reads what the paths name, lazily and in order. No exception of a reader or the file system gets out.</summary>
    /// <param name="paths">Files, folders, globs; <c>-</c> is standard input.</param>
    public static IEnumerable<IntakeOutcome> Read(IEnumerable<string> paths, IntakeOptions options, Func<Stream> standardInput)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(standardInput);
        foreach (FoundSource source in SourceDiscovery.Find(paths))
        {
            if (source.Problem is { } problem)
            {
                yield return new IntakeFailure(source.Path, problem);
                continue;
            }

            (SourceDocument? document, string? reason) = SourceBytes.Load(source.Path, options, standardInput);
            if (document is null)
            {
                yield return new IntakeFailure(source.Path, reason ?? "cannot be read");
                continue;
            }

            foreach (IntakeOutcome outcome in Read(document, options, source.InFolder))
            {
                yield return outcome;
            }
        }
    }

    /// <summary>The reports of one document.</summary>
    /// <param name="inFolder">A document of no supported kind is then skipped, not failed.</param>
    public static IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options, bool inFolder = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        if (document.Content.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            return [new IntakeFailure(document.Locator, "empty")];
        }

        IReportReader? reader = IntakeReaders.For(document);
        if (reader is not null)
        {
            return Guarded(reader, document, options);
        }

        const string Unsupported = "not a supported kind of file";
        return inFolder
            ? [new IntakeSkipped(document.Locator, Unsupported)]
            :
            [
                new IntakeFailure(
                    document.Locator,
                    Unsupported + ": expected text, HTML, Markdown with front matter, JSON Lines or a feed"
                ),
            ];
    }

    // An exception may come with any step of the enumeration, and C# has no yield inside a try with a catch.
    private static IEnumerable<IntakeOutcome> Guarded(IReportReader reader, SourceDocument document, IntakeOptions options)
    {
        using IEnumerator<IntakeOutcome>? outcomes = Start(reader, document, options, out IntakeFailure? failure);
        while (outcomes is not null && Next(reader, document, outcomes, out failure))
        {
            yield return outcomes.Current;
        }

        if (failure is not null)
        {
            yield return failure;
        }
    }

    private static IEnumerator<IntakeOutcome>? Start(
        IReportReader reader,
        SourceDocument document,
        IntakeOptions options,
        out IntakeFailure? failure
    )
    {
        failure = null;
        try
        {
            return reader.Read(document, options).GetEnumerator();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = Failure(reader, document, error);
            return null;
        }
    }

    private static bool Next(IReportReader reader, SourceDocument document, IEnumerator<IntakeOutcome> outcomes, out IntakeFailure? failure)
    {
        failure = null;
        try
        {
            return outcomes.MoveNext();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = Failure(reader, document, error);
            return false;
        }
    }

    private static IntakeFailure Failure(IReportReader reader, SourceDocument document, Exception error) =>
        new(document.Locator, $"the {reader.Format} reader gave up: {error.Message}");
}
