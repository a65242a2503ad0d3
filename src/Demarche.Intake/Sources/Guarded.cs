namespace Demarche.Intake;

/// <summary>Keeps the exceptions of readers and the file system inside: they become the failure of the one file.</summary>
internal static class Guarded
{
    /// <summary>The outcomes up to an exception, then the failure that it means.</summary>
    public static IEnumerable<IntakeOutcome> Outcomes(string format, string locator, Func<IEnumerable<IntakeOutcome>> read)
    {
        // An exception may come with any step of the enumeration, and C# has no yield inside a try with a catch.
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
        catch (Exception error) when (SourceBytes.IsOfFile(error))
        {
            failure = new IntakeFailure(locator, SourceBytes.Reason(error));
            return false;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = new IntakeFailure(locator, $"the {format} reader gave up ({error.GetType().Name})");
            return false;
        }
    }
}
