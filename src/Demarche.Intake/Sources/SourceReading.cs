namespace Demarche.Intake;

/// <summary>
/// Reads one open source as its first bytes say: records one by one out of long files (JSON Lines, crawl files), members one by one out of
/// archives, and everything else as one document.
/// </summary>
internal static class SourceReading
{
    private const int MostHeld = 1000;

    /// <summary>The outcomes of a file.</summary>
    public static IEnumerable<IntakeOutcome> File(string path, IntakeOptions options, ReadingPlace place, Func<Stream> standardInput)
    {
        (OpenedSource? source, string? reason) = SourceBytes.Open(path, options, standardInput);
        if (source is not null)
        {
            return Closing(source, Read(source, path, options, place));
        }

        bool beside = place.InFolder && PlainTextReader.NotReports.Contains(Path.GetExtension(path).ToLowerInvariant());
        return beside ? [new IntakeSkipped(path, "not a supported kind of file")] : [new IntakeFailure(path, reason ?? "cannot be read")];
    }

    /// <summary>The outcomes of an open source. No exception gets out.</summary>
    public static IEnumerable<IntakeOutcome> Read(OpenedSource source, string path, IntakeOptions options, ReadingPlace place) =>
        WithoutData(path, place, OfKind(source, path, options, place));

    private static IEnumerable<IntakeOutcome> OfKind(OpenedSource source, string path, IntakeOptions options, ReadingPlace place)
    {
        ReadOnlySpan<byte> head = source.Head.Span;
        if (JsonLinesStream.Begins(head))
        {
            return Guarded.Outcomes("json lines", path, () => JsonLinesStream.Read(source.Content, path, options));
        }

        if (WarcScanner.Begins(head))
        {
            return Guarded.Outcomes("crawl file", path, () => OfCrawl(source.Content, path, options));
        }

        if (ZipMembers.Begins(head))
        {
            return Guarded.Outcomes("zip", path, () => ZipMembers.Read(source, path, options, place));
        }

        if (TarMembers.Begins(head))
        {
            return Guarded.Outcomes("tar", path, () => TarMembers.Read(source.Content, path, options, place));
        }

        (SourceDocument? document, string? reason) = SourceBytes.Load(path, source, options);
        if (document is null)
        {
            return [new IntakeFailure(path, reason ?? "cannot be read")];
        }

        return FeedList.Begins(document.Content.Span)
            ? Guarded.Outcomes("feed list", path, () => FeedList.Read(document, options, place))
            : IntakePipeline.Read(document, options, place.InFolder);
    }

    private static IEnumerable<IntakeOutcome> OfCrawl(Stream stream, string path, IntakeOptions options)
    {
        foreach ((SourceDocument? document, IntakeOutcome? outcome) in WarcSource.Read(stream, path, options))
        {
            if (document is null)
            {
                yield return outcome!;
                continue;
            }

            foreach (IntakeOutcome found in IntakePipeline.Read(document, options, inFolder: true))
            {
                // A crawl holds many pages that are no reports: fronts, searches, forms.
                yield return found is IntakeFailure { Reason: "empty" or "no text found on the page" or "no text found" } failure
                    ? new IntakeSkipped(failure.Locator, "a page without text")
                    : found;
            }
        }
    }

    // A folder of reports may hold JSON that is something else: settings, lists, expected results.
    private static IEnumerable<IntakeOutcome> WithoutData(string path, ReadingPlace place, IEnumerable<IntakeOutcome> outcomes)
    {
        if (!place.InFolder || !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
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
        return [new IntakeSkipped(path, "JSON without reports")];
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

    private static IEnumerable<IntakeOutcome> Closing(OpenedSource source, IEnumerable<IntakeOutcome> outcomes)
    {
        using (source)
        {
            foreach (IntakeOutcome outcome in outcomes)
            {
                yield return outcome;
            }
        }
    }
}
