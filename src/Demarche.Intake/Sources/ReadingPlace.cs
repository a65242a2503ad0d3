namespace Demarche.Intake;

/// <summary>Where a source was found.</summary>
/// <param name="InFolder">In a folder or an archive: what is of no supported kind is skipped, not failed.</param>
/// <param name="Depth">How many archives are around it.</param>
/// <param name="Budget">What these archives may still unfold to; null outside of all.</param>
internal sealed record ReadingPlace(bool InFolder, int Depth = 0, UnfoldingBudget? Budget = null);

/// <summary>How many bytes an archive, with all archives in it, may still unfold to.</summary>
internal sealed class UnfoldingBudget(long bytes)
{
    private long _left = bytes;

    /// <exception cref="InvalidDataException">No more may be unfolded.</exception>
    public void Take(int count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new InvalidDataException("the archive unfolds to more than is read");
        }
    }
}

/// <summary>A stream whose bytes are paid for from a budget.</summary>
internal sealed class BudgetedStream(Stream inner, UnfoldingBudget budget) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        budget.Take(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
