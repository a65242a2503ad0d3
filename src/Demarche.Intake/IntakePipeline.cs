namespace Demarche.Intake;

/// <summary>From paths to reports, one at a time: nothing is held but the document that is being read.</summary>
public static class IntakePipeline
{
    private const string Unreadable = "cannot be read";
    private const int MostHeld = 1000;

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

            foreach (IntakeOutcome outcome in WithoutData(source, ReadSource(source, options, standardInput)))
            {
                yield return outcome;
            }
        }
    }

    private static IEnumerable<IntakeOutcome> ReadSource(FoundSource source, IntakeOptions options, Func<Stream> standardInput)
    {
        (Stream? stream, ReadOnlyMemory<byte> head, string? reason) = SourceBytes.Open(source.Path, options, standardInput);
        if (stream is null)
        {
            return [new IntakeFailure(source.Path, reason ?? Unreadable)];
        }

        if (JsonLinesStream.Begins(head.Span))
        {
            HeadedStream whole = new(head, stream);
            return Guarded("json lines", source.Path, () => Closing(stream, JsonLinesStream.Read(whole, source.Path, options)));
        }

        using (stream)
        {
            (SourceDocument? document, reason) = SourceBytes.Load(source.Path, stream, head, options);
            return document is null ? [new IntakeFailure(source.Path, reason ?? Unreadable)] : Read(document, options, source.InFolder);
        }
    }

    // A folder of reports may hold JSON that is something else: settings, lists, expected results.
    private static IEnumerable<IntakeOutcome> WithoutData(FoundSource source, IEnumerable<IntakeOutcome> outcomes)
    {
        if (!source.InFolder || !source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return outcomes;
        }

        List<IntakeOutcome> held = [];
        IEnumerator<IntakeOutcome> rest = outcomes.GetEnumerator();
        while (rest.MoveNext())
        {
            held.Add(rest.Current);
            if (held[^1] is IntakeReport || held.Count == MostHeld)
            {
                return Remaining(held, rest);
            }
        }

        rest.Dispose();
        return [new IntakeSkipped(source.Path, "JSON without reports")];
    }

    private static IEnumerable<IntakeOutcome> Remaining(List<IntakeOutcome> held, IEnumerator<IntakeOutcome> rest)
    {
        using (rest)
        {
            foreach (IntakeOutcome outcome in held)
            {
                yield return outcome;
            }

            while (rest.MoveNext())
            {
                yield return rest.Current;
            }
        }
    }

    private static IEnumerable<IntakeOutcome> Closing(Stream stream, IEnumerable<IntakeOutcome> outcomes)
    {
        using (stream)
        {
            foreach (IntakeOutcome outcome in outcomes)
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
            return Guarded(reader.Format, document.Locator, () => reader.Read(document, options));
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
    private static IEnumerable<IntakeOutcome> Guarded(string format, string locator, Func<IEnumerable<IntakeOutcome>> read)
    {
        IEnumerator<IntakeOutcome>? outcomes = null;
        IntakeFailure? failure = null;
        try
        {
            while (failure is null && Next(format, locator, read, ref outcomes, out failure))
            {
                yield return outcomes!.Current;
            }
        }
        finally
        {
            outcomes?.Dispose();
        }

        if (failure is not null)
        {
            yield return failure;
        }
    }

    private static bool Next(
        string format,
        string locator,
        Func<IEnumerable<IntakeOutcome>> read,
        ref IEnumerator<IntakeOutcome>? outcomes,
        out IntakeFailure? failure
    )
    {
        failure = null;
        try
        {
            outcomes ??= read().GetEnumerator();
            return outcomes.MoveNext();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = new IntakeFailure(locator, $"the {format} reader gave up ({error.GetType().Name})");
            return false;
        }
    }
}
