namespace Demarche.Intake;

/// <summary>Reads one member of an archive as if it were a file of a folder.</summary>
internal static class ArchiveMember
{
    public static IEnumerable<IntakeOutcome> Read(Func<Stream> open, string locator, IntakeOptions options, ReadingPlace place) =>
        Guarded.Outcomes("archive", locator, () => Opened(open, locator, options, place));

    private static IEnumerable<IntakeOutcome> Opened(Func<Stream> open, string locator, IntakeOptions options, ReadingPlace place)
    {
        using OpenedSource source = OpenedSource.Of(new BudgetedStream(open(), place.Budget!), options);
        if (source.Head.IsEmpty)
        {
            yield return new IntakeSkipped(locator, "empty");
            yield break;
        }

        foreach (IntakeOutcome outcome in SourceReading.Read(source, locator, options, place))
        {
            yield return outcome;
        }
    }

    /// <summary>Where the members of an archive stand; null when too many archives are around it already.</summary>
    public static ReadingPlace? Inside(ReadingPlace place, IntakeOptions options) =>
        place.Depth >= options.MaximumArchiveDepth
            ? null
            : new ReadingPlace(InFolder: true, place.Depth + 1, place.Budget ?? new UnfoldingBudget(options.MaximumArchiveBytes));

    public static IntakeFailure TooDeep(string path) => new(path, "too many archives inside each other; unpack it and read what it holds");
}
