namespace Demarche.Intake;

/// <summary>From paths to reports, one at a time: nothing is held but the document that is being read.</summary>
public static class IntakePipeline
{
    /// <summary>Reads what the paths name, lazily and in order. No exception of a reader or the file system gets out.</summary>
    /// <param name="paths">Files, folders, archives, globs; <c>-</c> is standard input.</param>
    public static IEnumerable<IntakeOutcome> Read(IEnumerable<string> paths, IntakeOptions options, Func<Stream> standardInput)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(standardInput);
        FolderRules rules = new();
        foreach (FoundSource source in SourceDiscovery.Find(paths))
        {
            if (source.Problem is { } problem)
            {
                yield return new IntakeFailure(source.Path, problem);
                continue;
            }

            IntakeOptions own = rules.For(source) is { } rule ? options with { Rule = rule } : options;
            foreach (IntakeFailure broken in rules.TakeBroken())
            {
                yield return broken;
            }

            foreach (IntakeOutcome outcome in SourceReading.File(source.Path, own, new ReadingPlace(source.InFolder), standardInput))
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
            return Guarded.Outcomes(reader.Format, document.Locator, () => reader.Read(document, options));
        }

        const string Unsupported = "not a supported kind of file";
        return inFolder
            ? [new IntakeSkipped(document.Locator, Unsupported)]
            :
            [
                new IntakeFailure(
                    document.Locator,
                    Unsupported + ": expected pages, feeds, text, tables, JSON, crawl files (WARC) or archives of them"
                ),
            ];
    }
}
